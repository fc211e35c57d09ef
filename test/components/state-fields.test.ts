import {describe, expect, it} from "vitest";
import {guess, integer, oneOf, parseState, someOf} from "../../src/components/state-fields.js";
import type {Guess} from "../../src/components/state-fields.js";

interface State {
  seed: number;
  protocol: "random" | "grouped";
  on: readonly string[];
  guess: Guess;
}

const fields = {
  seed: integer(1, 0, 99),
  protocol: oneOf(["random", "grouped"] as const, "random"),
  on: someOf(["rm", "age", "lstat"], ["rm"]),
  guess: guess(3, 20)
};

const initial: State = {seed: 1, protocol: "random", on: ["rm"], guess: null};
const read = (hash: string): State => parseState<State>("c", fields, new URLSearchParams(hash));

describe("parseState(id, fields, parameters)", () => {
  it("reads the widget's own keys", () => {
    expect(read("c.seed=7&c.protocol=grouped&c.on=lstat+rm&c.guess=5.5&b.seed=9")).toEqual({
      seed: 7,
      protocol: "grouped",
      on: ["rm", "lstat"],
      guess: 5.5
    });
  });
  it.each(["", "c.seed=1e9", "c.seed=abc", "c.seed=-1", "c.seed=1.5", "c.protocol=keras", "c.guess=", "c.guess=21"])(
    "keeps the initial value for what is missing or not valid: %s",
    (hash) => expect(read(hash)).toEqual(initial)
  );
  it("knows a skipped guess and an empty list", () => {
    expect(read("c.guess=skipped&c.on=")).toEqual({...initial, guess: "skipped", on: []});
  });
  it("shows the answer at once where the guess is locked, unless the address has one", () => {
    const locked = (hash: string): State => parseState<State>("c", fields, new URLSearchParams(hash), () => true);
    expect(locked("c.seed=7")).toEqual({...initial, seed: 7, guess: "skipped"});
    expect(locked("c.guess=5.5").guess).toBe(5.5);
    const other = parseState<State>("c", fields, new URLSearchParams(""), (name) => name === "seed");
    expect(other).toEqual(initial);
  });
  it("reads back what the fields write", () => {
    const state: State = {seed: 42, protocol: "grouped", on: ["age", "lstat"], guess: 4.2};
    const parameters = new URLSearchParams({
      "c.seed": fields.seed.format(state.seed),
      "c.protocol": fields.protocol.format(state.protocol),
      "c.on": fields.on.format(state.on as ("rm" | "age" | "lstat")[]),
      "c.guess": fields.guess.format(state.guess)
    });
    expect(read(parameters.toString())).toEqual(state);
  });
});
