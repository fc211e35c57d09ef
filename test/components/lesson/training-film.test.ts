import {describe, expect, it} from "vitest";
import {averageAt, summariseRun, turningEpoch} from "../../../src/components/lesson/training-film.js";

const run = (seed: number, validation: readonly number[]) => ({seed, train: validation.map((x) => x / 2), validation});
const runs = [run(1, [9, 5, 4, 6]), run(2, [9, 3, 3, 3]), run(3, [9, 5, 4, 3])];

describe("summariseRun(run)", () => {
  it("finds the first epoch with the lowest validation error, counting from 1", () => {
    expect(runs.map(summariseRun).map(({bestEpoch, best}) => [bestEpoch, best])).toEqual([
      [3, 4],
      [2, 3],
      [4, 3]
    ]);
  });
});

describe("turningEpoch(runs)", () => {
  it("is the middle one of the best epochs", () => {
    expect(turningEpoch(runs.map(summariseRun))).toBe(3);
  });
});

describe("averageAt(loss, epoch)", () => {
  it("is the mean over the runs", () => {
    expect(averageAt({runs}, 3)).toEqual({train: 11 / 6, validation: 11 / 3});
  });
});
