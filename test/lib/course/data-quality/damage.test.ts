import {describe, expect, it} from "vitest";
import {amountAt, amountsOf, errorsByAmount} from "../../../../lib/course/data-quality/damage-curves.js";
import {damagedRows, damageKinds, mostDamage, undamaged} from "../../../../lib/course/data-quality/damage.js";
import type {DamageKind, DamageSource} from "../../../../lib/course/data-quality/damage.js";
import {damagedError, damagedFit} from "../../../../lib/course/data-quality/damaged-fit.js";
import {selectColumns} from "../../../../lib/model/columns.js";
import {gramOf, gramRmse} from "../../../../lib/model/gram.js";
import {leastSquares} from "../../../../lib/model/least-squares.js";
import {dealPools} from "../../../../lib/scenario/pools.js";
import {quantile} from "../../../../lib/statistics/quantile.js";
import {bostonColumns, bostonFeatures} from "../../../boston-rows.js";

const pools = dealPools(bostonColumns["medv"]!, 42);
const numbers = Array.from(pools.keys());
const source: DamageSource = {
  columns: bostonColumns,
  features: bostonFeatures.filter((name) => name !== "b"),
  target: "medv",
  train: numbers.filter((row) => pools[row] === 0),
  holdOut: numbers.filter((row) => pools[row] !== 0)
};
const only = (kind: DamageKind, share: number) => ({...undamaged, [kind]: share});
const clean = damagedRows(source, undamaged, 1);
const differing = (a: Float64Array, b: Float64Array): number[] => [...a.keys()].filter((i) => a[i] !== b[i]);

describe("damagedRows(source, damage, seed)", () => {
  it("leaves the rows as they are without damage", () => {
    expect(clean.features).toEqual(selectColumns(bostonColumns, source.features, source.train));
    expect(clean.labels).toEqual(selectColumns(bostonColumns, ["medv"], source.train)[0]);
    expect(clean.copied.size).toBe(0);
  });

  it("gives the same rows for the same seed, others for another", () => {
    const damage = {lost: 0.2, labels: 0.2, units: 0.2, gaps: 0.2, copies: 0.2};
    expect(damagedRows(source, damage, 7)).toEqual(damagedRows(source, damage, 7));
    expect(damagedRows(source, damage, 8).labels).not.toEqual(damagedRows(source, damage, 7).labels);
  });

  it("loses the stated share, but never the last row", () => {
    expect(damagedRows(source, only("lost", 0.5), 1).labels).toHaveLength(152);
    expect(damagedRows(source, only("lost", 1), 1).labels).toHaveLength(1);
  });

  it("moves labels between rows and nothing else", () => {
    const {labels, features} = damagedRows(source, only("labels", 0.25), 3);
    const moved = differing(labels, clean.labels);
    // a few get a label equal to their own
    expect(moved.length).toBeGreaterThan(65);
    expect(moved.length).toBeLessThanOrEqual(76);
    expect(features).toEqual(clean.features);
  });

  it("doubles RM in half of the rows hit and takes a tenth of TAX in the others", () => {
    const {features} = damagedRows(source, only("units", 0.1), 3);
    const [rm, tax] = [source.features.indexOf("rm"), source.features.indexOf("tax")];
    const [doubled, tenths] = [rm, tax].map((i) => differing(features[i]!, clean.features[i]!)) as [number[], number[]];
    expect([doubled.length, tenths.length]).toEqual([15, 15]);
    for (const row of doubled) expect(features[rm]![row]).toBe(2 * clean.features[rm]![row]!);
    for (const row of tenths) expect(features[tax]![row]).toBeCloseTo(clean.features[tax]![row]! / 10, 9);
    expect(doubled.filter((row) => tenths.includes(row))).toEqual([]);
  });

  it("fills gaps with the mean of what is left in the column", () => {
    const {features} = damagedRows(source, only("gaps", 0.3), 3);
    const filled = features.map((column, i) => differing(column, clean.features[i]!));
    const cells = filled.reduce((sum, rows) => sum + rows.length, 0);
    expect(cells / (12 * 304)).toBeCloseTo(0.3, 1);
    const lstat = source.features.indexOf("lstat");
    const left = clean.features[lstat]!.filter((_, row) => !filled[lstat]!.includes(row));
    const mean = left.reduce((a, b) => a + b, 0) / left.length;
    for (const row of filled[lstat]!) expect(features[lstat]![row]).toBeCloseTo(mean, 9);
  });

  it("fills a column of which nothing is left with 0", () => {
    expect(damagedRows(source, only("gaps", 1), 1).features.every((column) => column.every((x) => x === 0))).toBe(true);
  });

  it("appends rows held out, as they are", () => {
    const {labels, features, copied} = damagedRows(source, only("copies", 0.5), 1);
    expect([labels.length, copied.size]).toEqual([304 + 101, 101]);
    expect(features.every((column) => column.length === labels.length)).toBe(true);
    expect([...copied].every((row) => source.holdOut.includes(row))).toBe(true);
    expect([...labels.slice(304)]).toEqual([...copied].map((row) => bostonColumns["medv"]![row]));
  });

  it("hits the same rows and more when there is more of it", () => {
    const hit = (share: number): number[] =>
      differing(
        damagedRows(source, only("units", share), 5).features[source.features.indexOf("tax")]!,
        clean.features[9]!
      );
    expect(source.features[9]).toBe("tax");
    expect(hit(0.2)).toEqual(expect.arrayContaining(hit(0.1)));
  });
});

describe("damagedFit(source, damage, seed)", () => {
  it("without damage is the fit on the clean rows", () => {
    const names = [...source.features, "medv"];
    const block = (rows: readonly number[]) => gramOf(names, selectColumns(bostonColumns, names, rows));
    const expected = gramRmse(
      block(source.holdOut),
      leastSquares(block(source.train), source.features, "medv"),
      "medv"
    );
    const error = damagedFit(source, undamaged, 1);
    expect(error.rmse).toBeCloseTo(expected, 8);
    expect(error.unseen).toBe(error.rmse);
    expect(error.rows).toBe(304);
  });

  it("is worse with more wrong labels, in the median of 20 seeds", () => {
    const median = (share: number): number => {
      const errors = Array.from({length: 20}, (_, i) => damagedFit(source, only("labels", share), i + 1).rmse);
      return quantile(
        errors.sort((a, b) => a - b),
        0.5
      );
    };
    const errors = [0, 0.1, 0.25, 0.4, 0.6].map(median);
    expect(errors).toEqual(errors.toSorted((a, b) => a - b));
    expect(errors.at(-1)! / errors[0]!).toBeGreaterThan(1.2);
  });

  it("measures a model of the worst rows too", () => {
    for (const kind of damageKinds)
      expect(Number.isFinite(damagedFit(source, only(kind, mostDamage[kind]), 1).rmse)).toBe(true);
    expect(Number.isFinite(damagedFit(source, mostDamage, 1).rmse)).toBe(true);
  });
});

describe("damagedError(source, rows, predict)", () => {
  it("tells rows that were in training from the others", () => {
    const rows = damagedRows(source, only("copies", 0.5), 1);
    const right = (columns: readonly ArrayLike<number>[]): number[] =>
      source.holdOut.map(
        (row, i) => bostonColumns["medv"]![row]! + (rows.copied.has(row) ? 0 : columns[5]![i]! > 0 ? 2 : 0)
      );
    const error = damagedError(source, rows, right);
    expect(error.unseen).toBeCloseTo(2, 12);
    expect(error.rmse).toBeCloseTo(Math.SQRT2, 2);
    expect(error.rows).toBe(405);
  });
  it("has no error on unseen rows where there are none", () => {
    expect(damagedFit(source, only("copies", 1), 1).unseen).toBeNaN();
  });
});

describe("amountsOf(kind, steps)", () => {
  it("goes from nothing to the most that is tried", () => {
    expect(amountsOf("units", 3)).toEqual([0, 0.1, 0.2, 0.3]);
  });
});

describe("errorsByAmount(amounts, draws)", () => {
  it("gives the median and the tenths of each amount", () => {
    const draws = [[3, 1, 2].map((rmse) => ({rows: 1, rmse, unseen: 2 * rmse}))];
    expect(errorsByAmount([0.5], draws)).toEqual({amounts: [0.5], median: [2], low: [1.2], high: [2.8], unseen: [4]});
  });
});

describe("amountAt(amounts, errors, error)", () => {
  it("lies on the line between two amounts", () => {
    expect(amountAt([0, 10, 20], [4, 5, 7], 6)).toBe(15);
  });
  it("is the first amount where that is enough, and null where none is", () => {
    expect(amountAt([0, 10], [4, 5], 3)).toBe(0);
    expect(amountAt([0, 10], [4, 5], 6)).toBeNull();
  });
});
