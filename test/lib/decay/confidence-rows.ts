import {estimateAccuracy} from "../../../lib/decay/cbpe-confidence.js";
import {estimateMulticlass} from "../../../lib/decay/cbpe-multiclass.js";
import {scoreTableOf} from "../../../lib/decay/score-table.js";
import type {ScoreTable} from "../../../lib/decay/score-table.js";
import {seeded} from "../../../lib/statistics/random.js";
import {normalQuantile} from "../../../lib/statistics/special.js";

/** Rows of a classifier of several classes, with the probabilities that it gives each of them. */
interface ClassRows {
  /** per class */
  readonly scores: readonly (readonly number[])[];
  readonly predicted: readonly number[];
  readonly labels: readonly (number | null)[];
}

/** Where three classes lie. */
const MIDDLES = [0, 1, 2].map((k): [number, number] => [
  1.3 * Math.cos((2 * Math.PI * k) / 3),
  1.3 * Math.sin((2 * Math.PI * k) / 3)
]);
/** The model is too sure of the first class, and says the second too readily. */
const SHARPNESS = [2, 1, 1];
const LIKING = [0, 0.7, 0];

/**
 * Draws points about the middles of three classes. What a point means is the same for any weights and spread; only where
 * the points lie changes.
 */
export function softmaxRows(
  seed: number,
  n: number,
  {weights, spread}: {readonly weights: readonly number[]; readonly spread: number}
): {scores: number[][]; predicted: number[]; labels: number[]} {
  const random = seeded(7000 + seed);
  const normal = (): number => normalQuantile((Math.floor(random() * 1e6) + 0.5) / 1e6);
  const drawn = (shares: readonly number[]): number => {
    const at = random();
    let sum = 0;
    return Math.max(
      0,
      shares.findIndex((share) => (sum += share) > at)
    );
  };
  const rows = {scores: MIDDLES.map(() => [] as number[]), predicted: [] as number[], labels: [] as number[]};
  for (let row = 0; row < n; ++row) {
    const [mx, my] = MIDDLES[drawn(weights)]!;
    const [x, y] = [mx + spread * normal(), my + spread * normal()];
    const logits = MIDDLES.map(([cx, cy]) => -((x - cx) ** 2 + (y - cy) ** 2) / 2);
    const said = softmax(logits.map((logit, k) => SHARPNESS[k]! * logit + LIKING[k]!));
    said.forEach((p, k) => rows.scores[k]!.push(p));
    rows.predicted.push(said.indexOf(Math.max(...said)));
    rows.labels.push(drawn(softmax(logits)));
  }
  return rows;
}

function softmax(logits: readonly number[]): number[] {
  const exps = logits.map((logit) => Math.exp(logit - Math.max(...logits)));
  const sum = exps.reduce((a, b) => a + b, 0);
  return exps.map((value) => value / sum);
}

/** Returns the table of each class that is said, by the probability that it is given. */
export function confidenceTables({scores, predicted, labels}: ClassRows, edges: readonly number[]): ScoreTable[] {
  return scores.map((own, k) => {
    const rows = Array.from(predicted, (_, row) => row).filter((row) => predicted[row] === k);
    return scoreTableOf(
      rows.map((row) => own[row]!),
      rows.map((row) => (labels[row] === null ? null : Number(labels[row] === k))),
      edges
    );
  });
}

const WINDOWS = 12;
const SIXTEENTHS = Array.from({length: 15}, (_, i) => (i + 1) / 16);
const EVEN = [1 / 3, 1 / 3, 1 / 3];

/** Where windows lie; what their points mean is what it is in the reference, whose weights are even and spread 1. */
export const MOVES: readonly {
  readonly name: string;
  readonly weights: readonly number[];
  readonly spread: number;
}[] = [
  {name: "as the reference", weights: EVEN, spread: 1},
  {name: "most of the first class", weights: [0.8, 0.1, 0.1], spread: 1},
  {name: "most of the second", weights: [0.1, 0.8, 0.1], spread: 1},
  {name: "none of the first", weights: [0, 0.5, 0.5], spread: 1},
  {name: "half as spread", weights: EVEN, spread: 0.5},
  {name: "1.6 times as spread", weights: EVEN, spread: 1.6}
];

/** Returns the root mean squared deviation of both estimates from the realised accuracy of windows of 2000 rows. */
export function accuracyDeviations(move: {readonly weights: readonly number[]; readonly spread: number}): {
  readonly counts: number;
  readonly rows: number;
} {
  let [counts, rows] = [0, 0];
  for (let window = 0; window < WINDOWS; ++window) {
    const reference = softmaxRows(2 * window, 3000, {weights: EVEN, spread: 1});
    const current = softmaxRows(2 * window + 1, 2000, move);
    const realised = current.predicted.filter((k, row) => k === current.labels[row]).length / 2000;
    const tables = confidenceTables(current, SIXTEENTHS);
    const own = estimateAccuracy(confidenceTables(reference, SIXTEENTHS), tables).value;
    counts += (own - realised) ** 2 / WINDOWS;
    rows += (estimateMulticlass(reference, current).accuracy.value - realised) ** 2 / WINDOWS;
  }
  return {counts: Math.sqrt(counts), rows: Math.sqrt(rows)};
}
