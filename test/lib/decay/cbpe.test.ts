import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {estimateAccuracy} from "../../../lib/decay/cbpe-confidence.js";
import {estimateMulticlass} from "../../../lib/decay/cbpe-multiclass.js";
import {calibrationOf, estimateClassFigures, expectedConfusion} from "../../../lib/decay/cbpe.js";
import {classFigures} from "../../../lib/decay/confusion.js";
import {calibrated} from "../../../lib/decay/isotonic.js";
import {expectedCalibrationError, maximumCalibrationError, reliabilityOf} from "../../../lib/decay/reliability.js";
import type {ScoreTable} from "../../../lib/decay/score-table.js";
import {confusionOf, emptyScoreTable, mergeScoreTables, scoreTableOf} from "../../../lib/decay/score-table.js";
import {seeded} from "../../../lib/statistics/random.js";
import {accuracyDeviations, confidenceTables, MOVES, softmaxRows} from "./confidence-rows.js";
import {binaryRows, golden, multiclassRows} from "./estimate-rows.js";

const nannyName = {
  accuracy: "accuracy",
  precision: "precision",
  recall: "recall",
  specificity: "specificity",
  f1: "f1",
  rocAuc: "roc_auc"
} as const;
const names = Object.keys(nannyName) as (keyof typeof nannyName)[];
const distinct = (values: readonly number[]): number[] => [...new Set(values)].sort((a, b) => a - b);
const even = (k: number): number[] => Array.from({length: k - 1}, (_, i) => (i + 1) / k);
const unlabelled = (scores: readonly number[], edges: readonly number[]): ScoreTable =>
  scoreTableOf(
    scores,
    scores.map(() => null),
    edges
  );

describe("estimateClassFigures(reference, current, threshold)", () => {
  it.each(golden.binary)(
    "is NannyML's to 1e-6 when each score has a bin: $n reference rows, $m rows, tilt $tilt, threshold $threshold",
    ({seed, n, m, tilt, threshold, figures}) => {
      const [reference, current] = [binaryRows(seed, n, 0), binaryRows(seed + 1, m, tilt)];
      const edges = distinct([...reference.scores, ...current.scores, threshold]);
      const estimates = estimateClassFigures(
        scoreTableOf(reference.scores, reference.labels, edges),
        unlabelled(current.scores, edges),
        threshold
      );
      for (const name of names) {
        const [value, samplingError, low, high] = figures[nannyName[name]]!;
        expect(Math.abs(estimates[name].value - value)).toBeLessThan(1e-6);
        expect(Math.abs(estimates[name].samplingError - samplingError)).toBeLessThan(1e-6);
        expect(Math.abs(estimates[name].low - low)).toBeLessThan(4e-6);
        expect(Math.abs(estimates[name].high - high)).toBeLessThan(4e-6);
      }
    }
  );

  it("from 64 bins is within a hundredth of the estimate from rows", () => {
    for (const {seed, n, m, tilt, figures} of golden.binary.filter(({threshold}) => threshold === 0.5)) {
      const [reference, current] = [binaryRows(seed, n, 0), binaryRows(seed + 1, m, tilt)];
      const estimates = estimateClassFigures(
        scoreTableOf(reference.scores, reference.labels, even(64)),
        unlabelled(current.scores, even(64)),
        0.5
      );
      for (const name of names)
        expect(Math.abs(estimates[name].value - figures[nannyName[name]]![0])).toBeLessThan(0.01);
    }
  });

  it("follows the realised figures under data drift: on average within a fifth of their spread", () => {
    const edges = even(50);
    const reference = binaryRows(13, 200000, 0);
    const learnt = scoreTableOf(reference.scores, reference.labels, edges);
    const differences = Array.from({length: 300}, (_, i) => {
      const {scores, labels} = binaryRows(77777 * (i + 1), 500, 0.6);
      const realised = classFigures(confusionOf(scoreTableOf(scores, labels, edges), 0.5));
      const estimated = estimateClassFigures(learnt, unlabelled(scores, edges), 0.5);
      return names
        .filter((name) => name !== "rocAuc")
        .map((name) => (estimated[name].value - realised[name]) / estimated[name].samplingError);
    });
    for (const column of [0, 1, 2, 3, 4]) {
      const mean = differences.reduce((sum, row) => sum + row[column]!, 0) / differences.length;
      expect(Math.abs(mean)).toBeLessThan(0.2);
      const beyond = differences.filter((row) => Math.abs(row[column]!) > 3).length;
      expect(beyond).toBeLessThan(0.02 * differences.length);
    }
  });

  it("does not look at the labels of the current window", () => {
    const [reference, current] = [binaryRows(31, 800, 0), binaryRows(32, 300, 0.4)];
    const edges = even(20);
    const learnt = scoreTableOf(reference.scores, reference.labels, edges);
    const withLabels = estimateClassFigures(learnt, scoreTableOf(current.scores, current.labels, edges), 0.5);
    const without = estimateClassFigures(learnt, unlabelled(current.scores, edges), 0.5);
    for (const name of names) expect(withLabels[name].value).toBeCloseTo(without[name].value, 12);
  });

  it("is NaN for a window without rows", () => {
    const {scores, labels} = binaryRows(33, 100, 0);
    const learnt = scoreTableOf(scores, labels, even(10));
    const {accuracy, rocAuc} = estimateClassFigures(learnt, emptyScoreTable(even(10)), 0.5);
    expect([accuracy.value, accuracy.low, rocAuc.value]).toEqual([NaN, NaN, NaN]);
  });

  it("refuses tables of other edges, a threshold within a bin, and a reference without labels", () => {
    const table = unlabelled([0.2, 0.8], even(10));
    expect(() => estimateClassFigures(table, unlabelled([0.2], even(4)), 0.5)).toThrow(
      new RangeError("incompatible score tables: edges of reference and current differ")
    );
    const learnt = scoreTableOf([0.2, 0.8], [0, 1], even(10));
    expect(() => estimateClassFigures(learnt, table, 0.45)).toThrow(
      new RangeError("threshold is no edge of the score table: 0.45")
    );
    expect(() => estimateClassFigures(table, table, 0.5)).toThrow(
      new RangeError("missing points: nothing to calibrate with")
    );
  });
});

describe("expectedConfusion(rows, probabilities, isPositive)", () => {
  it("of calibrated scores is the realised confusion on average: no bias in 400 seeded windows", () => {
    const random = seeded(41);
    const figures = {estimated: 0, realised: 0};
    const ones = new Float64Array(200).fill(1);
    for (let window = 0; window < 400; ++window) {
      const scores = Float64Array.from(ones, () => random() ** 2);
      const labels = scores.map((p) => Number(random() < p));
      const f1 = (probabilities: Float64Array): number =>
        classFigures(expectedConfusion(ones, probabilities, (i) => scores[i]! > 0.4)).f1;
      figures.estimated += f1(scores) / 400;
      figures.realised += f1(labels) / 400;
    }
    expect(Math.abs(figures.estimated - figures.realised)).toBeLessThan(0.01);
  });

  it("counts every row once", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({n: fc.nat(50), p: fc.double({min: 0, max: 1, noNaN: true}), positive: fc.boolean()})),
        (cells) => {
          const confusion = expectedConfusion(
            cells.map(({n}) => n),
            cells.map(({p}) => p),
            (i) => cells[i]!.positive
          );
          const total = Object.values(confusion).reduce((sum: number, n: number) => sum + n, 0);
          expect(total).toBeCloseTo(
            cells.reduce((sum, {n}) => sum + n, 0),
            8
          );
        }
      ),
      {seed: 4, numRuns: 100}
    );
  });
});

describe("estimateMulticlass(reference, current)", () => {
  it.each(golden.multiclass)(
    "is NannyML's to 1e-6: $n reference rows, $m rows, tilt $tilt",
    ({seed, n, m, tilt, figures}) => {
      const estimates = estimateMulticlass(multiclassRows(seed, n, 0), multiclassRows(seed + 1, m, tilt));
      for (const name of names) {
        const [value, samplingError, low, high] = figures[nannyName[name]]!;
        expect(Math.abs(estimates[name].value - value)).toBeLessThan(1e-6);
        expect(Math.abs(estimates[name].samplingError - samplingError)).toBeLessThan(1e-6);
        expect(Math.abs(estimates[name].low - low)).toBeLessThan(4e-6);
        expect(Math.abs(estimates[name].high - high)).toBeLessThan(4e-6);
      }
    }
  );

  it("refuses rows of another number of classes", () => {
    const rows = multiclassRows(1, 20, 0);
    expect(() => estimateMulticlass(rows, {...rows, scores: rows.scores.slice(1)})).toThrow(
      new RangeError("classes differ: 3 and 2")
    );
  });
});

describe("scoreTableOf(scores, labels, edges)", () => {
  const rows = fc.array(fc.record({score: fc.double({min: 0, max: 1}), label: fc.constantFrom(0, 1, null)}), {
    maxLength: 60
  });
  const tableOf = (list: readonly {score: number; label: number | null}[]): ScoreTable =>
    scoreTableOf(
      list.map(({score}) => score),
      list.map(({label}) => label),
      even(7)
    );
  const expectSame = (a: ScoreTable, b: ScoreTable): void => {
    for (const name of ["negatives", "positives", "unlabelled"] as const) expect(a[name]).toEqual(b[name]);
    for (const name of ["scoreSums", "unlabelledScoreSums"] as const)
      a[name].forEach((sum, i) => expect(sum).toBeCloseTo(b[name][i]!, 12));
  };

  it("of two sets of rows is the merge of their tables, whatever the order", () => {
    fc.assert(
      fc.property(rows, rows, rows, (a, b, c) => {
        const [x, y, z] = [tableOf(a), tableOf(b), tableOf(c)];
        expectSame(mergeScoreTables(x, y), tableOf([...a, ...b]));
        expectSame(mergeScoreTables(x, y), mergeScoreTables(y, x));
        expectSame(mergeScoreTables(mergeScoreTables(x, y), z), mergeScoreTables(x, mergeScoreTables(y, z)));
        expectSame(mergeScoreTables(x, emptyScoreTable(even(7))), x);
      }),
      {seed: 5, numRuns: 100}
    );
  });

  it("leaves out scores that are not finite, and refuses labels other than 0, 1 and null", () => {
    const table = scoreTableOf([NaN, Infinity, 0.3], [1, 0, 1], even(2));
    expect([...table.positives, ...table.negatives]).toEqual([1, 0, 0, 0]);
    expect(() => scoreTableOf([0.5], [2], even(2))).toThrow(new RangeError("invalid label, expected 0, 1 or null: 2"));
    expect(() => scoreTableOf([0.5], [], even(2))).toThrow(new RangeError("lengths differ: 1 scores, 0 labels"));
    expect(() => mergeScoreTables(table, emptyScoreTable(even(3)))).toThrow(
      new RangeError("incompatible score tables: edges differ (k=1 and k=2)")
    );
  });

  it("counts a score at the threshold as predicted negative", () => {
    expect(confusionOf(scoreTableOf([0.5, 0.51], [1, 1], even(2)), 0.5)).toEqual({
      truePositives: 1,
      falsePositives: 0,
      falseNegatives: 1,
      trueNegatives: 0
    });
  });
});

describe("expectedCalibrationError(table)", () => {
  it.each(golden.calibrationError)("is NannyML's over its bins, to 1e-12: $n rows", ({seed, n, edges, value}) => {
    const {scores, labels} = binaryRows(seed, n, 0);
    expect(expectedCalibrationError(scoreTableOf(scores, labels, edges))).toBeCloseTo(value, 12);
  });

  it("is small for calibrated scores, as the chance formula says, and large for others", () => {
    const random = seeded(51);
    const scores = Array.from({length: 20000}, random);
    const labels = scores.map((p) => Number(random() < p));
    const table = scoreTableOf(scores, labels, even(10));
    const chance = reliabilityOf(table).reduce((sum, {n, score}) => sum + Math.sqrt(n * score * (1 - score)), 0);
    const expected = (Math.sqrt(2 / Math.PI) * chance) / 20000;
    expect(expectedCalibrationError(table)).toBeLessThan(2 * expected);
    expect(expectedCalibrationError(table)).toBeGreaterThan(expected / 2);
    const skew = binaryRows(52, 5000, 0);
    expect(expectedCalibrationError(scoreTableOf(skew.scores, skew.labels, even(10)))).toBeGreaterThan(0.1);
  });

  it("is never above the largest error of a bin; both are NaN without labels", () => {
    const {scores, labels} = binaryRows(53, 300, 0);
    const table = scoreTableOf(scores, labels, even(8));
    expect(maximumCalibrationError(table)).toBeGreaterThanOrEqual(expectedCalibrationError(table));
    const nothing = unlabelled(scores, even(8));
    expect([expectedCalibrationError(nothing), maximumCalibrationError(nothing)]).toEqual([NaN, NaN]);
    expect(reliabilityOf(nothing)).toEqual([]);
  });
});

describe("calibrationOf(table)", () => {
  it("takes rows without a label for nothing", () => {
    const {scores, labels} = binaryRows(61, 400, 0);
    const labelled = scoreTableOf(scores, labels, even(10));
    const mixed = mergeScoreTables(labelled, unlabelled([0.01, 0.02, 0.99], even(10)));
    expect(calibrationOf(mixed)).toEqual(calibrationOf(labelled));
    expect(calibrated(calibrationOf(labelled), 0.9)).toBeGreaterThan(0.5);
  });
});

describe("estimateAccuracy(reference, current)", () => {
  const edges = even(16);

  it.each(golden.multiclass)(
    "is within two hundredths of NannyML's accuracy, and has its sampling error: $n reference rows, $m rows, tilt $tilt",
    ({seed, n, m, tilt, figures}) => {
      const [reference, current] = [multiclassRows(seed, n, 0), multiclassRows(seed + 1, m, tilt)];
      const {value, samplingError} = estimateAccuracy(
        confidenceTables(reference, edges),
        confidenceTables({...current, labels: current.predicted.map(() => null)}, edges)
      );
      const [theirs, error] = figures.accuracy!;
      expect(Math.abs(value - theirs)).toBeLessThan(0.02);
      expect(Math.abs(samplingError - error)).toBeLessThan(1e-6);
    }
  );

  it.each(MOVES)("follows rows that move, about as well as the estimate from rows does: $name", (move) => {
    const {counts, rows} = accuracyDeviations(move);
    expect(counts).toBeLessThan(0.03);
    expect(counts).toBeLessThan(rows + 0.02);
  });

  it("does not look at the window's labels, and is the same of merged windows", () => {
    const reference = confidenceTables(softmaxRows(1, 1000, {weights: [0.4, 0.3, 0.3], spread: 1}), edges);
    const rows = softmaxRows(2, 600, {weights: [0.1, 0.3, 0.6], spread: 1});
    const labelled = confidenceTables(rows, edges);
    const hidden = confidenceTables({...rows, labels: rows.labels.map(() => null)}, edges);
    expect(estimateAccuracy(reference, hidden).value).toBeCloseTo(estimateAccuracy(reference, labelled).value, 12);
    const halves = [0, 300].map((from) =>
      confidenceTables(
        {
          scores: rows.scores.map((scores) => scores.slice(from, from + 300)),
          ...{predicted: rows.predicted.slice(from, from + 300), labels: rows.labels.slice(from, from + 300)}
        },
        edges
      )
    );
    const merged = halves[0]!.map((table, k) => mergeScoreTables(table, halves[1]![k]!));
    expect(estimateAccuracy(reference, merged).value).toBeCloseTo(estimateAccuracy(reference, labelled).value, 12);
  });

  it("calibrates a class with few labels by all of them", () => {
    const table = (right: number, wrong: number): ScoreTable => {
      const labels = Array.from({length: right + wrong}, (_, i) => Number(i < right));
      return scoreTableOf(
        labels.map(() => 0.7),
        labels,
        []
      );
    };
    const now = [emptyScoreTable([]), unlabelled([0.7], [])];
    expect(estimateAccuracy([table(60, 20), table(0, 20)], now).value).toBeCloseTo(0.6, 12);
    expect(estimateAccuracy([table(60, 20), table(0, 30)], now).value).toBeCloseTo(0, 12);
  });

  it("refuses tables that do not fit, and a reference without labels", () => {
    const table = unlabelled([0.5], [0.5]);
    expect(() => estimateAccuracy([table], [table, table])).toThrow(new RangeError("classes differ: 1 and 2"));
    expect(() => estimateAccuracy([scoreTableOf([0.5], [1], [])], [table])).toThrow(
      new RangeError("incompatible score tables: edges of reference and current differ")
    );
    expect(() => estimateAccuracy([table], [table])).toThrow(
      new RangeError("missing points: nothing to calibrate with")
    );
  });
});
