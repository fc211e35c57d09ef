import {describe, expect, it} from "vitest";
import type {Summary} from "../../../lib/bundle.js";
import {formatState, initialState, parseState} from "../../../src/components/drift/state.js";
import {syntheticSummary, syntheticTimeline} from "../../bench/synthetic.js";

const made = syntheticSummary(syntheticTimeline({columns: 4, days: 60, rowsPerDay: 5, seed: 1}));
const stream = made.streams[0]!;
const summary: Summary = {
  ...made,
  streams: [
    {...stream, id: "S0", changeAt: null},
    {...stream, id: "S1"}
  ]
};

describe("initialState(summary)", () => {
  it("is the first stream that changes, the build's reference and the last days", () => {
    expect(initialState(summary)).toEqual({
      stream: "S1",
      reference: {from: 0, to: 30},
      current: {from: 53, to: 60},
      distance: "psi",
      open: null
    });
  });

  it("is the first stream where none changes", () => {
    expect(initialState({...summary, streams: [summary.streams[0]!]}).stream).toBe("S0");
  });

  it("fits a stream shorter than the windows", () => {
    const short = {...stream, starts: stream.starts.slice(0, 4)};
    expect(initialState({...summary, streams: [short]})).toMatchObject({
      reference: {from: 0, to: 4},
      current: {from: 0, to: 4}
    });
  });

  it("takes the build's reference wherever it lies, and the last partition before it where there are no more", () => {
    const later = {...summary, reference: {from: 10, to: 20}, streams: [stream]};
    expect(initialState(later).reference).toEqual({from: 10, to: 20});
    const short = {...later, streams: [{...stream, starts: stream.starts.slice(0, 4)}]};
    expect(initialState(short).reference).toEqual({from: 3, to: 4});
  });
});

describe("formatState and parseState", () => {
  const written = (state: ReturnType<typeof initialState>): URLSearchParams =>
    new URLSearchParams(
      Object.entries(formatState(summary, state)).filter((entry): entry is [string, string] => entry[1] !== null)
    );

  it("write nothing of the initial state", () => expect(written(initialState(summary)).toString()).toBe(""));

  it("lose nothing", () => {
    const state = {
      stream: "S0",
      reference: {from: 3, to: 9},
      current: {from: 8, to: 9},
      distance: "kolmogorovSmirnov",
      open: "column2"
    } as const;
    expect(written(state).get("cur")).toBe("2026-01-09..2026-01-09");
    expect(parseState(summary, written(state))).toEqual(state);
  });

  it("tell files apart that have the sign between two names in theirs", () => {
    const starts = ["a..b", "b..c", "b", "c"];
    const files: Summary = {...summary, unit: "file", streams: [{...stream, starts}]};
    const state = {...initialState(files), reference: {from: 0, to: 1}, current: {from: 2, to: 4}};
    const text = formatState(files, state);
    expect([text["ref"], text["cur"]]).toEqual(["a..b..a..b", "b..c"]);
    const read = parseState(files, new URLSearchParams({ref: "a..b..b..c", cur: "b..c"}));
    expect([read.reference, read.current]).toEqual([
      {from: 0, to: 2},
      {from: 2, to: 4}
    ]);
  });

  it.each([
    "stream=S9",
    "ref=2026-01-09..2026-01-02",
    "ref=2025-01-01..2026-01-02",
    "cur=..",
    "distance=kl",
    "open=nobody",
    "other=1"
  ])("keep the initial value for %s", (text) => {
    expect(parseState(summary, new URLSearchParams(text))).toEqual(initialState(summary));
  });
});
