import {describe, expect, it} from "vitest";
import {runQueueLab} from "../../../lib/course/serving/queue-lab.js";
import {decades} from "../../../src/components/serving/decades.js";
import {queueFields, settingsOf, surprise} from "../../../src/components/serving/queue-state.js";
import type {QueueState} from "../../../src/components/serving/queue-state.js";
import {parseState} from "../../../src/components/state-fields.js";

const parse = (text: string): QueueState => parseState<QueueState>("a", queueFields, new URLSearchParams(text));

describe("the state of the queue", () => {
  it("comes from the address, and what is out of range keeps its first value", () => {
    const state = parse("a.rate=300&a.servers=99&a.accelerator=on&a.lookUps=cache&a.guess=460");
    expect([state.rate, state.servers, state.guess]).toEqual([300, parse("").servers, 460]);
    expect(settingsOf(state)).toMatchObject({rate: 300, accelerated: true, lookUps: "cache"});
  });

  it("holds nothing that a simulation does not need once it is made into settings", () => {
    expect(settingsOf(parse("a.guess=460&a.cents=5"))).toEqual(settingsOf(parse("")));
  });

  it("after a surprise is one that the address can hold and that runs, and the same for the same seed", () => {
    let state = parse("");
    for (let i = 0; i < 10; ++i) {
      const patch = surprise(state);
      expect(surprise(state)).toEqual(patch);
      state = {...state, ...patch};
      const text = Object.entries(state).map(([name, value]) => `a.${name}=${String(value)}`);
      expect(parse(text.filter((pair) => !pair.startsWith("a.guess")).join("&"))).toEqual(state);
      expect(runQueueLab(settingsOf(state)).summary.arrived).toBeGreaterThan(0);
    }
  });
});

describe("decades(values)", () => {
  it.each([
    [
      [3, 40],
      [0, 2]
    ],
    [
      [10, 100],
      [1, 2]
    ],
    [
      [5, 5],
      [0, 1]
    ],
    [
      [0.002, 5],
      [-3, 1]
    ]
  ])("of %j are %j", (values, expected) => {
    expect(decades(values)).toEqual(expected);
  });
});
