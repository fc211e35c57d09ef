import {describe, expect, it} from "vitest";
import {evaluate, EVALUATION} from "../../../../lib/course/false-alarms/late-labels.js";
import type {LabelledDay} from "../../../../lib/course/false-alarms/late-labels.js";

/** Days whose errors are all of one size; of ten rows, the share up to 0.5 labels five. */
const daysOf = (sizes: readonly number[]): LabelledDay[] =>
  sizes.map((size) => ({
    errors: Float64Array.from({length: 10}, (_, row) => (row % 2 === 0 ? size : -size)),
    draws: Float64Array.from({length: 10}, (_, row) => row / 10)
  }));

const sizes = [...new Array<number>(10).fill(1), ...new Array<number>(10).fill(2)];
const atOnce = {delay: 0, share: 1};

describe("evaluate(days, plan, usual, change)", () => {
  it("finds a jump on the third day after it", () => {
    const {dataDay, alarmDay, falseAlarms} = evaluate(daysOf(sizes), atOnce, 1, 10);
    expect({dataDay, alarmDay, falseAlarms}).toEqual({
      dataDay: 10 + EVALUATION.over - 1,
      alarmDay: 10 + EVALUATION.over - 1,
      falseAlarms: 0
    });
  });

  it("finds it later by just the delay, and not at all where the days end before", () => {
    const days = daysOf(sizes);
    const found = Array.from({length: 10}, (_, delay) => evaluate(days, {...atOnce, delay}, 1, 10).alarmDay);
    expect(found).toEqual([12, 13, 14, 15, 16, 17, 18, 19, null, null]);
  });

  it("counts alarms before the change, and all where nothing changes", () => {
    const quiet = daysOf([1, 2, 2, 2, 1, 1, 1, 1, 1, 1]);
    expect(evaluate(quiet, atOnce, 1, null)).toMatchObject({dataDay: null, alarmDay: null, falseAlarms: 3});
    expect(evaluate(quiet, atOnce, 1, 5)).toMatchObject({dataDay: 5, falseAlarms: 2});
  });

  it("takes the rows whose draw is below the share, and says when they are too few for limits", () => {
    const {readings} = evaluate(daysOf(sizes), {delay: 0, share: 0.5}, 1, 10);
    expect(readings.map(({n}) => n)).toEqual(sizes.map(() => 5));
    expect(readings[19]!.recent.n).toBe(25);
    expect(readings[19]!.recent.rmse).toMatchObject({value: 2, low: NaN});
  });

  it("has no reading of a day without labels", () => {
    const {readings, dataDay} = evaluate(daysOf(sizes), {delay: 0, share: 0}, 1, 10);
    expect(readings[15]!.rmse).toBeNaN();
    expect(dataDay).toBeNull();
  });
});
