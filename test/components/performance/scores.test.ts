import {describe, expect, it} from "vitest";
import {wilsonInterval} from "../../../lib/decay/interval.js";
import {PREDICTIONS, scoredSums, scoreSums} from "../../../lib/decay/score-sums.js";
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
  const {all, groups, verdicts} = groupsIn(scores, "RMSE", two, two, null);
  const [loud, quiet, empty] = groups;

  it("gives each group's own error, and predictions by bin", () => {
    const rows = [...days[0]!, ...days[1]!];
    expect(all.error.value).toBeCloseTo(rmseOf(rows), 12);
    expect(loud!.error.value).toBeCloseTo(rmseOf(rows.filter(({isLoud}) => isLoud)), 12);
    expect(loud!.distribution.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect(all.atEdges.low).toBe(rows.filter(({prediction}) => prediction <= -1).length / 400);
  });

  it("says more, less or nothing of a group against all others, with the level shared between verdicts", () => {
    expect([loud!.size, quiet!.size, empty!.size]).toEqual(["more", "less", "too few"]);
    expect([loud!.level, quiet!.level]).toEqual(["untold", "untold"]);
    expect(verdicts).toBe(4);
    const alone = groupsIn({...scores, slices: ["loud"]}, "RMSE", two, two, null).groups[0]!;
    expect(alone.difference.ratio.high - alone.difference.ratio.low).toBeLessThan(
      loud!.difference.ratio.high - loud!.difference.ratio.low
    );
  });

  it("draws no verdict in a window without labels", () => {
    const none = groupsIn(scores, "RMSE", {from: 2, to: 3}, two, null);
    expect(none.verdicts).toBe(0);
    expect(none.groups.map(({size}) => size)).toEqual(["too few", "too few", "too few"]);
    expect(none.all.rows).toBe(200);
  });
});

describe("versions side by side", () => {
  const canary = {version: "b", champion: "a", share: 0.4, from: 1, to: 2};

  it("versionsIn(scores, window, reference, slice) names who answered", () => {
    expect(versionsIn(scores, "RMSE", two, two, null).map(({version, rows}) => [version, rows])).toEqual([
      ["a", 320],
      ["b", 80]
    ]);
    expect(versionsIn(scores, "RMSE", {from: 0, to: 1}, two, null).map(({version}) => version)).toEqual(["a"]);
  });

  it("armsOf(scores, versions, reference, slice) compares the same partitions alone", () => {
    const [arms] = armsOf(scores, "RMSE", {champions: [], marks: [], canaries: [canary]}, two, null);
    expect([arms!.champion.labelled, arms!.canary.labelled]).toEqual([120, 80]);
    const [own, theirs] = [rmseOf(days[1]!.slice(120)) ** 2, rmseOf(days[1]!.slice(0, 120)) ** 2];
    expect(arms!.difference.value).toBeCloseTo(own - theirs, 12);
    expect(arms!.difference.low).toBeLessThan(arms!.difference.value);
  });

  it("armsOf(scores, versions, reference, slice) has no limits below 30 rows in an arm", () => {
    const [arms] = armsOf(scores, "RMSE", {champions: [], marks: [], canaries: [canary]}, two, "loud");
    expect([arms!.canary.labelled, arms!.difference.low]).toEqual([20, NaN]);
  });
});

describe("of classes", () => {
  const random = seeded(9);
  /** Scores of yes, which are true probabilities in the group "fair", and twice too small for yes in the group "other". */
  const rows = Array.from({length: 2000}, (_, i) => {
    const isFair = i % 3 !== 0;
    const p = random();
    const label = Number(random() < p);
    const score = isFair ? p : p / 2;
    return {isFair, score, error: score - label, wrong: Number(score >= 0.5 !== (label === 1))};
  });
  const sumsOf = (own: typeof rows) =>
    scoredSums(
      {
        predictions: own.map(({score}) => score),
        errors: own.map(({error}) => error),
        wrong: own.map(({wrong}) => wrong)
      },
      edges
    );
  const [fair, other] = [rows.filter(({isFair}) => isFair), rows.filter(({isFair}) => !isFair)];
  const cell = (slice: string | null, own: typeof rows): ScoreCell => ({
    ...{start: starts[0]!, model: "a", slice, sums: sumsOf(own)}
  });
  const published = {edges, cells: [cell(null, rows), cell("fair", fair), cell("other", other)]};
  const own = scoresOf(published, {starts: starts.slice(0, 1), labelled: [2000]});
  const one = {from: 0, to: 1};
  const rateOf = (of: typeof rows): number => of.reduce((sum, {wrong}) => sum + wrong, 0) / of.length;

  it("groupsIn(scores, measure, window, reference, model) compares error rates and mean scores", () => {
    const {all, groups} = groupsIn(own, "error rate", one, one, null);
    expect(all.error.value).toBeCloseTo(rateOf(rows), 12);
    const [good, bad] = groups;
    expect(good!.error.value).toBeCloseTo(rateOf(fair), 12);
    expect(good!.error).toEqual(wilsonInterval(fair.length * rateOf(fair), fair.length, 0.95));
    expect(bad!.points!.value).toBeCloseTo(rateOf(other) - rateOf(fair), 12);
    expect([good!.size, bad!.size, bad!.level]).toEqual(["less", "more", "less"]);
    expect(bad!.distribution.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  });

  it("versionsIn and armsOf tell the error rate, and the difference of Brier scores", () => {
    expect(versionsIn(own, "error rate", one, one, null)[0]!.error.value).toBeCloseTo(rateOf(rows), 12);
    const cells = [cell(null, fair), {...cell(null, other), model: "b"}];
    const both = scoresOf({edges, cells}, {starts: starts.slice(0, 1), labelled: [2000]});
    const canaries = [{version: "b", champion: "a", share: 0.5, ...one}];
    const [arms] = armsOf(both, "error rate", {champions: [], marks: [], canaries}, one, null);
    const brier = (of: typeof rows): number => of.reduce((sum, {error}) => sum + error ** 2, 0) / of.length;
    expect(arms!.difference.value).toBeCloseTo(brier(other) - brier(fair), 12);
    expect(arms!.canary.error.value).toBeCloseTo(rateOf(other), 12);
  });

  it("forgets errors of partitions whose labels are not known, and has no mean error of several classes", () => {
    const hidden = scoresOf(published, {starts: starts.slice(0, 1), labelled: [0]});
    expect(groupsIn(hidden, "error rate", one, one, null).all).toMatchObject({labelled: 0, rows: 2000});
    const several = scoresOf(
      {...published, classes: ["a", "b", "c", "d"]},
      {starts: starts.slice(0, 1), labelled: [1]}
    );
    const {all, groups, hasOrder, verdicts} = groupsIn(several, "error rate", one, one, null);
    expect([hasOrder, verdicts]).toEqual([false, groups.length]);
    expect([all.bias.value, all.atEdges.low, groups[0]!.level]).toEqual([NaN, NaN, "untold"]);
  });
});
