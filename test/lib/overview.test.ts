import {describe, expect, it} from "vitest";
import type {StreamSummary, Summary} from "../../lib/bundle.js";
import {overviewOf, pooledError} from "../../lib/overview.js";
import {syntheticSummary, syntheticTimeline} from "../bench/synthetic.js";

const made = syntheticSummary(syntheticTimeline({columns: 3, days: 8, rowsPerDay: 10, seed: 1}));

const stream: StreamSummary = {
  ...made.streams[0]!,
  rows: [10, 10, 10, 10, 10, 10, 10, 10],
  labelled: [10, 10, 10, 10, 0, 5, 10, 10],
  alarms: [[], [], [], ["column2"], ["column1"], ["column1", "column2"], ["column1"], []],
  error: [3, 3, 3, 3, null, 5, 1, 3]
};

const summary: Summary = {...made, reference: {from: 0, to: 3}, current: 2, streams: [stream]};

describe("overviewOf(summary)", () => {
  it("counts features in alarm, and not the label", () => {
    const [overview] = overviewOf(summary).streams;
    expect(overview!.alarms).toEqual([0, 0, 0, 0, 1, 1, 1, 0]);
    expect(overview).toMatchObject({compared: 5, comparedInAlarm: 3, last: "2026-01-08"});
  });

  it("pools the error of rolling windows over labelled rows, and has none before the first is full", () => {
    const {error, referenceError} = overviewOf(summary).streams[0]!;
    expect(referenceError).toBe(3);
    expect(error.map((x) => x && Math.round(x * 1000) / 1000)).toEqual([null, 3, 3, 3, 3, 5, 3, 2.236]);
  });

  it("has no error where none is measured, and no last partition where there is none", () => {
    const inputs = overviewOf({...summary, errorMeasure: null, model: null}).streams[0]!;
    expect([inputs.referenceError, ...inputs.error]).toEqual(Array(9).fill(null));
    const empty = {...stream, starts: [], rows: [], labelled: [], quarantined: [], alarms: [], error: []};
    const none = overviewOf({...summary, streams: [empty]}).streams[0]!;
    expect(none).toMatchObject({last: null, compared: 0, alarms: [], referenceError: null});
  });

  it("says what the monitor has", () => {
    expect(overviewOf(summary)).toMatchObject({
      columns: 3,
      features: 1,
      label: {name: "column2", unit: ""},
      model: "1"
    });
    expect(overviewOf({...summary, model: null}).model).toBeNull();
  });
});

describe("pooledError(stream, measure, window)", () => {
  it("adds up wrong rows for the error rate", () => {
    const rates = {error: [0.1, 0.4, null], labelled: [30, 10, 0]};
    expect(pooledError(rates, "error rate", {from: 0, to: 3})).toBeCloseTo(7 / 40, 12);
    expect(pooledError(rates, "error rate", {from: 2, to: 3})).toBeNull();
  });
});
