import {estimateErrors} from "../../decay/dle.js";
import {emptyErrorTable, errorTableOf} from "../../decay/error-table.js";
import {binOf} from "../../profile/bin.js";
import {jensenShannon, psi} from "../../statistics/distances.js";
import {quantile} from "../../statistics/quantile.js";
import type {Regime} from "./regime.js";

/** Distances of a column from the tracts as they were: PSI, and the Jensen–Shannon divergence in bits. */
export interface ColumnDistance {
  readonly psi: number;
  readonly js: number;
}

/** What there is to read of a window. */
export interface Reading {
  /** by feature, in the model's order */
  readonly inputs: readonly ColumnDistance[];
  readonly prediction: ColumnDistance;
  /** needs labels, as do `rmse` and `bias` (mean of prediction − label) */
  readonly label: ColumnDistance;
  readonly rmse: number;
  readonly bias: number;
  /** RMSE expected from the predictions alone: rows err as those did whose prediction lay in the same tenth */
  readonly estimate: number;
}

/** Rows of a regime that are in a window, each with its chance or its count. */
export interface Part {
  readonly regime: Regime;
  readonly weights: Float64Array;
}

/** A PSI above this is called large by the rule of thumb. */
export const LARGE_PSI = 0.25;
/** An error that has grown by more than this share does harm. */
export const HARM = 0.1;

const TENTHS = 10;

/**
 * Returns what reads windows of a model: distances over the distinct tenths of the base.
 * @param base the tracts as they were when nothing had changed, all equally likely
 */
export function readerOf(base: Regime): (parts: readonly Part[]) => Reading {
  const columns = columnsOf(base).map((values) => {
    const edges = tenthsOf(values);
    return {edges, counts: countsIn([{values, weights: base.weights}], edges)};
  });
  const cells = {predictionEdges: columns[base.inputs.length]!.edges, featureEdges: []};
  const taught = errorTableOf(base, cells);
  return (parts) => {
    const counted = columns.map(({edges}, i) =>
      countsIn(
        parts.map(({regime, weights}) => ({values: columnsOf(regime)[i]!, weights})),
        edges
      )
    );
    const distances = counted.map((counts, i) => ({
      psi: psi(columns[i]!.counts, counts),
      js: jensenShannon(columns[i]!.counts, counts)
    }));
    const [prediction, label] = distances.slice(-2) as [ColumnDistance, ColumnDistance];
    const asked = {...emptyErrorTable(cells), rows: counted[base.inputs.length]!};
    const estimate = estimateErrors(taught, asked).rmse.value;
    return {inputs: distances.slice(0, -2), prediction, label, estimate, ...errorsIn(parts)};
  };
}

/** Inputs, then predictions, then labels. */
function columnsOf({inputs, predictions, labels}: Regime): readonly Float64Array[] {
  return [...inputs, predictions, labels];
}

function tenthsOf(values: Float64Array): number[] {
  const sorted = values.slice().sort();
  return [...new Set(Array.from({length: TENTHS - 1}, (_, i) => quantile(sorted, (i + 1) / TENTHS)))];
}

function countsIn(
  parts: readonly {readonly values: Float64Array; readonly weights: Float64Array}[],
  edges: readonly number[]
): Float64Array {
  const counts = new Float64Array(edges.length + 1);
  for (const {values, weights} of parts)
    for (let row = 0; row < values.length; ++row) counts[binOf(values[row]!, edges)]! += weights[row]!;
  return counts;
}

function errorsIn(parts: readonly Part[]): Pick<Reading, "rmse" | "bias"> {
  let [weight, sum, squares] = [0, 0, 0];
  for (const {regime, weights} of parts)
    for (let row = 0; row < weights.length; ++row) {
      const error = regime.predictions[row]! - regime.labels[row]!;
      weight += weights[row]!;
      sum += weights[row]! * error;
      squares += weights[row]! * error ** 2;
    }
  return {rmse: Math.sqrt(squares / weight), bias: sum / weight};
}

/**
 * Returns the largest PSI of an input.
 * @example largestPsi([{psi: 0.1, js: 0}, {psi: 2, js: 0.5}]) // 2
 */
export function largestPsi(inputs: readonly ColumnDistance[]): number {
  return Math.max(...inputs.map((distance) => distance.psi));
}

/**
 * Returns how many inputs the rule of thumb calls changed.
 * @example loudInputs([{psi: 0.1, js: 0}, {psi: 2, js: 0.5}]) // 1
 */
export function loudInputs(inputs: readonly ColumnDistance[]): number {
  return inputs.filter((distance) => distance.psi > LARGE_PSI).length;
}
