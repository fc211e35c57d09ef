import {readFileSync} from "node:fs";
import {seeded} from "../../../lib/statistics/random.js";

/** test/data/estimates.json: what NannyML, scikit-learn and SciPy say (see the README there). */
export interface Golden {
  /** figures: value, sampling error, lower and upper limit */
  binary: {
    seed: number;
    n: number;
    m: number;
    tilt: number;
    threshold: number;
    figures: Record<string, [number, number, number, number]>;
  }[];
  multiclass: {
    seed: number;
    n: number;
    m: number;
    tilt: number;
    figures: Record<string, [number, number, number, number]>;
  }[];
  dle: {
    seed: number;
    n: number;
    m: number;
    /** mae, rmse: value, sampling error; realised: mae, rmse */
    windows: {
      low: number;
      high: number;
      seed: number;
      mae: [number, number];
      rmse: [number, number];
      realised: [number, number];
    }[];
  };
  isotonic: {scores: number[]; values: number[]; weights: number[]; asked: number[]; answers: number[]}[];
  /** count, n, level, low, high */
  wilson: [number, number, number, number, number][];
  delong: {seed: number; n: number; auc: number; variance: number}[];
  calibrationError: {seed: number; n: number; edges: number[]; value: number}[];
}

export const golden = JSON.parse(readFileSync(new URL("../../data/estimates.json", import.meta.url), "utf8")) as Golden;

/** Scores that are too sure of themselves, moved up by `tilt`, and labels: those of test/data/estimates.py. */
export function binaryRows(seed: number, n: number, tilt: number): {scores: number[]; labels: number[]} {
  const random = seeded(seed);
  const rows = Array.from({length: n}, () => {
    const score = random() * (1 - tilt) + tilt * Math.sqrt(random());
    return {score, label: random() < 0.2 + 0.5 * score * score ? 1 : 0};
  });
  return {scores: rows.map(({score}) => score), labels: rows.map(({label}) => label)};
}

/** Scores over three classes, one array per class, with predictions and labels. */
export function multiclassRows(
  seed: number,
  n: number,
  tilt: number
): {scores: number[][]; predicted: number[]; labels: number[]} {
  const random = seeded(seed);
  const rows = Array.from({length: n}, () => {
    const raw = [0, 1, 2].map((k) => random() + (k === 0 ? tilt : 0));
    const scores = raw.map((x) => x / (raw[0]! + raw[1]! + raw[2]!));
    const [a, b, c] = scores.map((x) => x * x) as [number, number, number];
    const u = random() * (a + b + c);
    return {scores, predicted: scores.indexOf(Math.max(...scores)), label: u < a ? 0 : u < a + b ? 1 : 2};
  });
  return {
    scores: [0, 1, 2].map((k) => rows.map(({scores}) => scores[k]!)),
    predicted: rows.map(({predicted}) => predicted),
    labels: rows.map(({label}) => label)
  };
}

/** Predictions whose errors grow with a feature that is uniform in [low, high). */
export function regressionRows(
  seed: number,
  n: number,
  low: number,
  high: number
): {feature: number[]; predictions: number[]; labels: number[]} {
  const random = seeded(seed);
  const feature: number[] = [];
  const labels: number[] = [];
  for (let i = 0; i < n; ++i) {
    const x = low + (high - low) * random();
    const noise = random() + random() - 1;
    feature.push(x);
    labels.push(3 * x - noise * (0.5 + x * x));
  }
  return {feature, predictions: feature.map((x) => 3 * x), labels};
}
