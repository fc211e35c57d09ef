import {describe, expect, it} from "vitest";
import {PREDICTIONS, scoreSums} from "../../../lib/decay/score-sums.js";
import type {ScoreCell} from "../../../lib/decay/score-sums.js";
import {seeded} from "../../../lib/statistics/random.js";
import {armsOf, versionsIn} from "../../../src/components/performance/arms.js";
import {groupsIn} from "../../../src/components/performance/groups.js";
import {scoresOf} from "../../../src/components/performance/scores.js";

const edges = [-1, 0, 1];
const starts = ["2026-01-01", "2026-01-02", "2026-01-03"];
const stream = {starts, labelled: [200, 200, 0]};

interface Row {
  readonly prediction: number;
  readonly label: number;
  readonly isLoud: boolean;
}

/** A day of rows: those of the slice "loud" have errors three times as large. */
function rowsOf(seed: number, scale = 1): Row[] {
  const random = seeded(seed);
  return Array.from({length: 200}, (_, i) => {
    const isLoud = i % 4 === 0;
    const label = 4 * (random() - 0.5);
    return {label, isLoud, prediction: label + scale * (isLoud ? 3 : 1) * (random() - 0.5)};
  });
}

function cellsOf(start: string, model: string, rows: readonly Row[]): ScoreCell[] {
  const sums = (own: readonly Row[]) =>
    scoreSums(
      own.map(({prediction}) => prediction),
      own.map(({label}) => label),
      edges
    );
  const [loud, quiet] = [rows.filter(({isLoud}) => isLoud), rows.filter(({isLoud}) => !isLoud)];
  return [
    {start, model, slice: null, sums: sums(rows)},
    {start, model, slice: "loud", sums: sums(loud)},
    {start, model, slice: "quiet", sums: sums(quiet)},
    {start, model, slice: "empty", sums: sums([])}
  ];
}

const days = [rowsOf(1), rowsOf(2), rowsOf(3)];
const scores = scoresOf(
  {
    edges,
    cells: [
      ...cellsOf(starts[0]!, "a", days[0]!),
      ...cellsOf(starts[1]!, "a", days[1]!.slice(0, 120)),
      ...cellsOf(starts[1]!, "b", days[1]!.slice(120)),
      ...cellsOf(starts[2]!, "a", days[2]!)
    ]
  },
  stream
);
const rmseOf = (rows: readonly Row[]): number =>
  Math.sqrt(rows.reduce((sum, {prediction, label}) => sum + (prediction - label) ** 2, 0) / rows.length);
const two = {from: 0, to: 2};

describe("scoresOf(published, stream)", () => {
  it("adds partitions and versions, all rows or one slice", () => {
    expect(scores.models).toEqual(["a", "b"]);
    expect(scores.slices).toEqual(["loud", "quiet", "empty"]);
    expect(scores.sums(two, {slice: null, model: null})[0]).toBe(400);
    expect(scores.sums(two, {slice: "loud", model: null})[0]).toBe(100);
    expect(scores.sums(two, {slice: null, model: "b"})[0]).toBe(80);
    expect(scores.sums({from: 0, to: 1}, {slice: null, model: "b"})).toEqual(Array(PREDICTIONS.bins + 4).fill(0));
  });

  it("leaves out errors of a partition whose labels are not known, but not its predictions", () => {
    const sums = scores.sums({from: 2, to: 3}, {slice: null, model: null});
    expect(sums.slice(0, 6)).toEqual([200, 0, 0, 0, 0, 0]);
    expect(sums.slice(PREDICTIONS.bins).reduce((a, b) => a + b)).toBe(200);
  });
});

describe("groupsIn(scores, window, reference, model)", () => {
  const {all, groups, verdicts} = groupsIn(scores, two, two, null);
  const [loud, quiet, empty] = groups;

  it("gives each group's own error, and predictions by bin", () => {
    const rows = [...days[0]!, ...days[1]!];
    expect(all.rmse.value).toBeCloseTo(rmseOf(rows), 12);
    expect(loud!.rmse.value).toBeCloseTo(rmseOf(rows.filter(({isLoud}) => isLoud)), 12);
    expect(loud!.distribution.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect(all.atEdges.low).toBe(rows.filter(({prediction}) => prediction <= -1).length / 400);
  });

  it("says more, less or nothing of a group against all others, with the level shared between verdicts", () => {
    expect([loud!.size, quiet!.size, empty!.size]).toEqual(["more", "less", "too few"]);
    expect([loud!.level, quiet!.level]).toEqual(["untold", "untold"]);
    expect(verdicts).toBe(4);
    const alone = groupsIn({...scores, slices: ["loud"]}, two, two, null).groups[0]!;
    expect(alone.difference.ratio.high - alone.difference.ratio.low).toBeLessThan(
      loud!.difference.ratio.high - loud!.difference.ratio.low
    );
  });

  it("draws no verdict in a window without labels", () => {
    const none = groupsIn(scores, {from: 2, to: 3}, two, null);
    expect(none.verdicts).toBe(0);
    expect(none.groups.map(({size}) => size)).toEqual(["too few", "too few", "too few"]);
    expect(none.all.rows).toBe(200);
  });
});

describe("versions side by side", () => {
  const canary = {version: "b", champion: "a", share: 0.4, from: 1, to: 2};

  it("versionsIn(scores, window, reference, slice) names who answered", () => {
    expect(versionsIn(scores, two, two, null).map(({version, rows}) => [version, rows])).toEqual([
      ["a", 320],
      ["b", 80]
    ]);
    expect(versionsIn(scores, {from: 0, to: 1}, two, null).map(({version}) => version)).toEqual(["a"]);
  });

  it("armsOf(scores, versions, reference, slice) compares the same partitions alone", () => {
    const [arms] = armsOf(scores, {champions: [], marks: [], canaries: [canary]}, two, null);
    expect([arms!.champion.labelled, arms!.canary.labelled]).toEqual([120, 80]);
    const [own, theirs] = [rmseOf(days[1]!.slice(120)) ** 2, rmseOf(days[1]!.slice(0, 120)) ** 2];
    expect(arms!.difference.value).toBeCloseTo(own - theirs, 12);
    expect(arms!.difference.low).toBeLessThan(arms!.difference.value);
  });

  it("armsOf(scores, versions, reference, slice) has no limits below 30 rows in an arm", () => {
    const [arms] = armsOf(scores, {champions: [], marks: [], canaries: [canary]}, two, "loud");
    expect([arms!.canary.labelled, arms!.difference.low]).toEqual([20, NaN]);
  });
});
