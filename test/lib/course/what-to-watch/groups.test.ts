import {describe, expect, it} from "vitest";
import {groupError, groupsOf, isClearlyWorse, judgedRows} from "../../../../lib/course/what-to-watch/groups.js";
import {versions} from "../../../../lib/course/what-to-watch/production.js";
import {errorsOf} from "../../../../lib/model/metrics.js";
import {production} from "./production.js";

const judged = judgedRows(production);
const cuts = ["city", "cap", ...production.features];

describe("groupsOf(production, cut)", () => {
  it.each(cuts)("by %s, every row is in one group", (cut) => {
    const groups = groupsOf(production, cut);
    const rows = groups.map((group) => groupError(judged, group, "v2").n);
    expect(groups.length).toBeGreaterThan(1);
    expect(rows.reduce((sum, n) => sum + n, 0)).toBe(production.stream.pool.length);
    expect(Math.min(...rows)).toBeGreaterThan(0);
  });

  it("refuses a column that is not there", () => {
    expect(() => groupsOf(production, "b")).toThrow("unknown feature: b (known: crim, zn");
  });
});

describe("groupError(judged, group, version)", () => {
  it.each(versions)("of all rows is the error of %s, between its limits", (version) => {
    const {n, rmse, bias} = groupError(judged, null, version);
    const errors = errorsOf(judged.predictions[version], judged.labels);
    expect(n).toBe(errors.n);
    expect(rmse.value).toBeCloseTo(errors.rmse, 9);
    expect(bias.value).toBeCloseTo(errors.bias, 9);
    expect(rmse.low).toBeLessThan(rmse.value);
    expect(rmse.high).toBeGreaterThan(rmse.value);
  });

  it("the squared error of the whole is the mean of the groups’, so that a small bad group hardly shows in it", () => {
    const groups = groupsOf(production, "cap").map((group) => groupError(judged, group, "v2"));
    const squares = groups.reduce((sum, {n, rmse}) => sum + n * rmse.value ** 2, 0);
    const whole = groupError(judged, null, "v2");
    expect(Math.sqrt(squares / whole.n)).toBeCloseTo(whole.rmse.value, 9);
    expect(groups[1]!.rmse.value).toBeGreaterThan(1.5 * whole.rmse.value);
  });

  it("gives no limits where rows are too few", () => {
    const capped = groupError(judged, groupsOf(production, "cap")[1]!, "v2");
    expect(capped.n).toBeLessThan(30);
    expect(capped.rmse.low).toBeNaN();
  });
});

describe("isClearlyWorse(judged, pair, version)", () => {
  const rows = Array.from({length: 400}, (_, row) => row);
  const made = (spread: (row: number) => number): typeof judged => {
    const predictions = rows.map((row) => spread(row) * (row % 2 === 0 ? 1 : -1) * (1 + (row % 5) / 5));
    return {
      columns: {x: rows.map((row) => (row < 300 ? 0 : 1))},
      labels: rows.map(() => 0),
      predictions: {v1: predictions, v2: predictions}
    };
  };
  const [best, worst] = [
    {column: "x", above: -Infinity, upTo: 0},
    {column: "x", above: 0, upTo: Infinity}
  ];

  it("tells a group with twice the error from the rest, and not one with the same", () => {
    expect(
      isClearlyWorse(
        made((row) => (row < 300 ? 1 : 2)),
        {worst, best, groups: 2},
        "v2"
      )
    ).toBe(true);
    expect(
      isClearlyWorse(
        made(() => 1),
        {worst, best, groups: 2},
        "v2"
      )
    ).toBe(false);
  });

  it("asks for more when the two were picked among many", () => {
    const slightly = made((row) => (row < 300 ? 1 : 1.09));
    expect(isClearlyWorse(slightly, {worst, best, groups: 2}, "v2")).toBe(true);
    expect(isClearlyWorse(slightly, {worst, best, groups: 40}, "v2")).toBe(false);
  });

  it("says nothing where rows are too few", () => {
    const [others, capped] = groupsOf(production, "cap");
    expect(isClearlyWorse(judged, {worst: capped!, best: others!, groups: 2}, "v2")).toBeNull();
  });
});
