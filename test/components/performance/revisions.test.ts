import {describe, expect, it} from "vitest";
import type {RevisedLabels} from "../../../lib/performance-files.js";
import {partitionsOf} from "../../../src/components/partitions.js";
import {mostMoved, movedErrors} from "../../../src/components/performance/revisions.js";
import {revisionsTitle} from "../../../src/messages/performance.en.js";
import {english} from "../../messages/english.js";

const revisions: readonly RevisedLabels[] = [
  {start: "2026-03-03", rows: 2, first: {n: 4, total: 16}, now: {n: 4, total: 36}},
  {start: "2026-03-04", rows: 1, first: {n: 4, total: 64}, now: {n: 4, total: 16}},
  {start: "2026-03-05", rows: 9, first: {n: 0, total: 0}, now: {n: 0, total: 0}}
];
const partitions = partitionsOf(english, {unit: "day", timeZone: "UTC"}, ["2026-03-01", "2026-03-05"]);

describe("movedErrors(revisions, measure)", () => {
  it("is the error by first labels and by those in force, where there is any", () => {
    expect(movedErrors(revisions, "RMSE")).toEqual([
      {start: "2026-03-03", rows: 2, labelled: 4, said: 2, known: 3},
      {start: "2026-03-04", rows: 1, labelled: 4, said: 4, known: 2}
    ]);
    const wrong = [{start: "2026-03-03", rows: 1, first: {n: 8, total: 2}, now: {n: 8, total: 4}}];
    expect(movedErrors(wrong, "error rate")).toMatchObject([{said: 0.25, known: 0.5}]);
  });

  it("knows which has moved most, down as well as up", () => {
    expect(mostMoved(movedErrors(revisions, "RMSE")).start).toBe("2026-03-04");
  });
});

describe("revisionsTitle(moved, measure, partitions)", () => {
  const titleOf = (own: readonly RevisedLabels[]): string =>
    revisionsTitle(movedErrors(own, "RMSE"), "RMSE", partitions);

  it("tells how many labels were revised, and where the error moved most", () => {
    expect(titleOf(revisions)).toBe(
      "3 labels were revised, in 2 days: the RMSE of 4 Mar moved most, from 4.00 to 2.00."
    );
    expect(titleOf(revisions.slice(1, 2))).toMatch(/^1 label was revised, in 1 day: /);
  });

  it("says so where none was, or nothing moved that one could see", () => {
    expect(titleOf([])).toBe("No label has been revised.");
    expect(titleOf([{...revisions[0]!, now: {n: 4, total: 16}}])).toBe(
      "2 labels were revised, in 1 day: the RMSE of none has moved by as much as is shown."
    );
  });
});
