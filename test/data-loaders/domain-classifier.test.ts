import {beforeAll, describe, expect, it} from "vitest";
import {domainClassifier} from "../../data-loaders/domain-classifier.js";
import type {DomainDrift} from "../../data-loaders/domain-classifier.js";
import {domainInputs} from "../../data-loaders/domain-inputs.js";
import type {DomainColumn} from "../../data-loaders/domain-inputs.js";
import {loadTensorflow} from "../../data-loaders/training/tensorflow.js";
import type {Tensorflow} from "../../data-loaders/training/tensorflow.js";
import {kolmogorovSmirnovOf} from "../../lib/statistics/kolmogorov-smirnov.js";
import {seeded} from "../../lib/statistics/random.js";
import type {Random} from "../../lib/statistics/random.js";
import {normalTail} from "../../lib/statistics/special.js";

let tensorflow: Tensorflow;
beforeAll(async () => {
  tensorflow = await loadTensorflow();
});

type Measured = Extract<DomainDrift, {status: "measured"}>;

function measured(columns: readonly DomainColumn[], seed = 1): Measured {
  const drift = domainClassifier(tensorflow, columns, seed);
  if (drift.status !== "measured") throw new Error(drift.status);
  return drift;
}

const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

interface Rows {
  readonly rows: number;
  readonly width: number;
  /** of the first column */
  readonly shift?: number;
  /** of the first two columns, each of which stays standard normal */
  readonly correlation?: number;
}

function normals({rows, width, shift = 0, correlation = 0}: Rows, random: Random): number[][] {
  const columns = Array.from({length: width}, () => Array.from({length: rows}, () => normal(random)));
  const [first, second] = [columns[0]!, columns[1]!];
  columns[1] = second.map((x, i) => correlation * first[i]! + Math.sqrt(1 - correlation ** 2) * x);
  columns[0] = first.map((x) => x + shift);
  return columns;
}

function numeric(reference: readonly number[][], current: readonly number[][]): DomainColumn[] {
  return reference.map((values, i) => ({name: `x${i}`, kind: "numeric", reference: values, current: current[i]!}));
}

describe("domainClassifier(tensorflow, columns, seed) when nothing changed", () => {
  it("has AUROC near ½ and a p that keeps its rate, in 100 pairs of windows of 120 and 80 rows", () => {
    const random = seeded(11);
    const trials = Array.from({length: 100}, (_, seed) => {
      const [a, b] = [normals({rows: 120, width: 3}, random), normals({rows: 80, width: 3}, random)];
      return measured(numeric(a, b), seed);
    });
    const rate = (alpha: number): number => trials.filter(({pValue}) => pValue <= alpha).length / trials.length;
    const areas = trials.map(({auroc}) => auroc);
    // three standard errors each
    expect(Math.abs(areas.reduce((sum, x) => sum + x, 0) / trials.length - 0.5)).toBeLessThan(0.018);
    expect(Math.abs(rate(0.05) - 0.05)).toBeLessThan(0.066);
    expect(Math.abs(rate(0.2) - 0.2)).toBeLessThan(0.12);
    expect(Math.abs(rate(0.5) - 0.5)).toBeLessThan(0.15);
  });
});

describe("domainClassifier(tensorflow, columns, seed)", () => {
  it.each([0.5, 1, 2])(
    "nears Φ(d / √2) for normal columns %d deviations apart, and names the one that moved",
    (shift) => {
      const random = seeded(12);
      const [a, b] = [normals({rows: 1500, width: 4}, random), normals({rows: 1500, width: 4, shift}, random)];
      const {auroc, pValue, importance} = measured(numeric(a, b));
      const limit = normalTail(-shift / Math.SQRT2);
      // out of fold nothing beats it but by chance: three standard errors
      expect(auroc).toBeLessThan(limit + 0.03);
      expect(auroc).toBeGreaterThan(limit - 0.035);
      expect(pValue).toBeLessThan(1e-9);
      expect(importance[0]!.name).toBe("x0");
      expect(importance[0]!.drop).toBeGreaterThan(10 * importance[1]!.drop);
    }
  );

  it("sees columns that move together anew, though each by itself stays as it was", () => {
    const random = seeded(13);
    const [a, b] = [normals({rows: 1000, width: 4}, random), normals({rows: 1000, width: 4, correlation: 0.6}, random)];
    for (const [i, values] of a.entries()) expect(kolmogorovSmirnovOf(values, b[i]!).pValue).toBeGreaterThan(0.05);
    const {auroc, pValue, importance} = measured(numeric(a, b));
    expect(auroc).toBeGreaterThan(0.6);
    expect(pValue).toBeLessThan(1e-6);
    expect(
      importance
        .slice(0, 2)
        .map(({name}) => name)
        .sort()
    ).toEqual(["x0", "x1"]);
  });

  it("judges windows of unequal size alike", () => {
    const random = seeded(14);
    const [few, many] = [normals({rows: 150, width: 3, shift: 1}, random), normals({rows: 3000, width: 3}, random)];
    const [there, back] = [measured(numeric(many, few)), measured(numeric(few, many))];
    for (const {auroc, pValue} of [there, back]) {
      expect(Math.abs(auroc - normalTail(-1 / Math.SQRT2))).toBeLessThan(0.06);
      expect(pValue).toBeLessThan(1e-6);
    }
  });

  it("does not depend on units, nor on how far away the far values are", () => {
    const random = seeded(15);
    const [a, b] = [normals({rows: 200, width: 2}, random), normals({rows: 200, width: 2, shift: 0.7}, random)];
    const stretch = (x: number): number => Math.sign(x) * Math.expm1(150 * Math.abs(x));
    const stretched = (columns: number[][]): number[][] => columns.map((values) => values.map(stretch));
    expect(measured(numeric(stretched(a), stretched(b)))).toEqual(measured(numeric(a, b)));
  });

  it("sees gaps, levels unheard of, and infinite values", () => {
    const same = Array.from({length: 100}, (_, i) => i % 7);
    const level = (i: number): string => "abc"[i % 3]!;
    const cases: [DomainColumn["kind"], (i: number) => unknown, (i: number) => unknown][] = [
      ["numeric", (i) => i % 7, (i) => (i % 3 === 0 ? null : i % 7)],
      ["numeric", (i) => i % 7, (i) => (i % 3 === 0 ? Infinity : i % 7)],
      ["numeric", () => 1, () => NaN],
      ["categorical", level, (i) => (i % 3 === 0 ? "unheard of" : level(i))],
      ["categorical", level, () => null],
      ["categorical", (i) => `before ${i}`, (i) => (i % 2 === 0 ? `now ${i}` : "one")]
    ];
    for (const [kind, before, now] of cases) {
      const values = (of: (i: number) => unknown): never => same.map((_, i) => of(i)) as never;
      const columns = [
        {name: "same", kind: "numeric", reference: same, current: same},
        {name: "other", kind, reference: values(before), current: values(now)}
      ] as const;
      const {auroc, importance} = measured(columns);
      expect(auroc).toBeGreaterThan(0.6);
      expect(importance[0]!.name).toBe("other");
    }
  });

  it("gives the same result for the same seed, and another for another", () => {
    const random = seeded(16);
    const columns = numeric(normals({rows: 90, width: 2}, random), normals({rows: 70, width: 2}, random));
    expect(JSON.stringify(measured(columns, 3))).toBe(JSON.stringify(measured(columns, 3)));
    expect(measured(columns, 3).auroc).not.toBe(measured(columns, 4).auroc);
  });

  it("takes rows as they come: sorted ones are as easy to tell apart", () => {
    const random = seeded(17);
    const [a, b] = [normals({rows: 200, width: 2}, random), normals({rows: 200, width: 2, shift: 1}, random)];
    const sorted = (columns: number[][]): number[][] => {
      const order = [...columns[0]!.keys()].sort((i, j) => columns[0]![i]! - columns[0]![j]!);
      return columns.map((values) => order.map((i) => values[i]!));
    };
    expect(measured(numeric(sorted(a), sorted(b))).auroc).toBeGreaterThan(0.7);
  });

  it("says so where there is nothing to learn from, and never throws", () => {
    const column = (reference: (number | null)[], current: (number | null)[]): DomainColumn[] => [
      {name: "x", kind: "numeric", reference, current}
    ];
    const many = <T>(value: T): T[] => new Array<T>(60).fill(value);
    const status = (columns: readonly DomainColumn[]): string => domainClassifier(tensorflow, columns, 1).status;
    expect(status([])).toBe("not enough rows");
    expect(status(column([], []))).toBe("not enough rows");
    expect(status(column([1], [2]))).toBe("not enough rows");
    expect(status(column(many(1), many(2).slice(0, 49)))).toBe("not enough rows");
    expect(status(column(many(3), many(3)))).toBe("no column varies");
    expect(status(column(many(null), many(NaN)))).toBe("no column varies");
    expect(status(column(many(0), many(-0)))).toBe("no column varies");
    expect(status([{name: "x", kind: "categorical", reference: many(null), current: many(null)}])).toBe(
      "no column varies"
    );
    expect(measured(column([NaN, ...many(1e308)], [null, ...many(-1e308)])).auroc).toBeGreaterThan(0.95);
  });

  it("refuses columns of different lengths, naming both", () => {
    const [ten, nine] = [new Array<number>(10).fill(0), new Array<number>(9).fill(0)];
    const columns = [
      {name: "a", kind: "numeric", reference: ten, current: ten},
      {name: "b", kind: "numeric", reference: ten, current: nine}
    ] as const;
    expect(() => domainClassifier(tensorflow, columns, 1)).toThrow(
      new RangeError("columns differ in current rows: a has 10, b 9")
    );
  });

  it("takes seconds, not minutes, for 5000 and 5000 rows of twelve columns", () => {
    const random = seeded(18);
    const columns = numeric(normals({rows: 5000, width: 12}, random), normals({rows: 5000, width: 12}, random));
    const start = performance.now();
    measured(columns);
    // one to two seconds where nothing else runs; a busy machine may take ten times as long
    expect(performance.now() - start).toBeLessThan(60_000);
  });
});

describe("domainInputs(column, rows)", () => {
  const rows = {reference: [0, 1, 2], current: [0]};

  it("are normal scores with ties at their middle rank, and a mark for a gap", () => {
    const [scores, gap] = domainInputs({name: "x", kind: "numeric", reference: [5, null, 5], current: [-9]}, rows);
    expect(Array.from(scores!, (x) => Math.round(1000 * x) / 1000)).toEqual([0.431, NaN, 0.431, -0.967]);
    expect([...gap!]).toEqual([0, 1, 0, 0]);
  });

  it("are a mark per level, and one for all levels below one in a hundred", () => {
    const reference = ["a", null, ...new Array<string>(198).fill("b")];
    const marks = domainInputs(
      {name: "x", kind: "categorical", reference, current: ["a", "c", "a"]},
      {reference: [...reference.keys()], current: [0, 1, 2]}
    );
    const marked = marks.map((mark) => [...mark.keys()].filter((i) => mark[i] === 1).length);
    expect(marked.sort((x, y) => x - y)).toEqual([1, 1, 3, 198]);
  });
});
