import {expect, it} from "vitest";
import {mergeCells} from "../../../lib/decay/score-cells.js";

it("mergeCells adds cells of one version and slice in the partition that theirs were merged into", () => {
  const cell = (start: string, model: string, slice: string | null, ...sums: number[]) => ({start, model, slice, sums});
  const cells = [
    ...[cell("1", "m", null, 1, 2), cell("1", "m", "s", 1, 1)],
    ...[cell("2", "m", null, 3, 4), cell("2", "n", null, 5, 6)],
    cell("3", "m", null, 7, 8)
  ];
  expect(mergeCells(cells, (start) => (start === "2" ? "1" : start))).toEqual([
    ...[cell("1", "m", null, 4, 6), cell("1", "m", "s", 1, 1)],
    ...[cell("1", "n", null, 5, 6), cell("3", "m", null, 7, 8)]
  ]);
  expect(mergeCells([], (start) => start)).toEqual([]);
});
