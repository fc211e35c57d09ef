import {coarseCells} from "../../drift/cells.js";
import {covarianceOf} from "../../drift/second-moments.js";
import {gramMatrix} from "../../profile/blocks/gram.js";
import {columnLayout, layoutOf, ROWS} from "../../profile/layout.js";
import {sliceSums} from "../../profile/slices.js";
import type {ProfileSpec} from "../../profile/types.js";
import {windowSums} from "../../profile/window.js";
import type {Timeline, Window} from "../../profile/window.js";
import {psi} from "../../statistics/distances.js";
import {PREDICTION} from "./days.js";

/** Two windows of a stream: the quiet one, and the one that is looked at. */
export interface Windows {
  readonly reference: Window;
  readonly current: Window;
}

/** How a column goes with the model's answers and with its errors (prediction − label): Pearson's correlations. */
export interface Ties {
  readonly feature: string;
  readonly prediction: number;
  readonly error: number;
}

/** What a window says of a feature, beside the reference. */
export interface FeatureEvidence {
  readonly feature: string;
  readonly psi: number;
  readonly before: Ties;
  readonly now: Ties;
}

/**
 * Returns what the window says of each feature. Windows are sums of days: their counts, and the second moments that
 * correlations follow from, add.
 */
export function featureEvidence(timeline: Timeline, windows: Windows): FeatureEvidence[] {
  const {spec} = timeline;
  const [before, now] = [windowSums(timeline, windows.reference), windowSums(timeline, windows.current)];
  const [tiesBefore, tiesNow] = [tiesOf(spec, before), tiesOf(spec, now)];
  return tiesNow.map((ties, i) => {
    const column = columnLayout(spec, ties.feature);
    const distance = psi(coarseCells(before, column), coarseCells(now, column));
    return {feature: ties.feature, psi: distance, before: tiesBefore[i]!, now: ties};
  });
}

/** Returns the correlation of each feature with the answers and with the errors, from the sums of a window. */
export function tiesOf(spec: ProfileSpec, sums: ArrayLike<number>): Ties[] {
  const {spec: block, start} = layoutOf(spec).blocks[0]!;
  if (block.kind !== "gram") throw new RangeError(`incompatible block: ${block.kind}, expected gram`);
  const {names, covariance} = covarianceOf(gramMatrix(sums, start, block, spec.columns));
  const at = (i: number, j: number): number => covariance[i]![j]!;
  const label = names.findIndex((name) => spec.columns.find((column) => column.name === name)?.role === "label");
  const prediction = names.indexOf(PREDICTION);
  // the error is the difference of two columns of the block, so that its moments follow from theirs
  const errorVariance = at(prediction, prediction) - 2 * at(prediction, label) + at(label, label);
  return names.flatMap((feature, i) => {
    if (i === label || i === prediction) return [];
    const spread = Math.sqrt(at(i, i));
    return {
      feature,
      prediction: at(i, prediction) / (spread * Math.sqrt(at(prediction, prediction))),
      error: (at(i, prediction) - at(i, label)) / (spread * Math.sqrt(errorVariance))
    };
  });
}

/** What features can be ranked by: one per panel that shows them. */
export type Ranking = "psi" | "prediction" | "error";

/** Returns the features, the one that changed most first. */
export function rankedBy(evidence: readonly FeatureEvidence[], ranking: Ranking): FeatureEvidence[] {
  const change = ({psi, before, now}: FeatureEvidence): number =>
    ranking === "psi" ? psi : Math.abs(now[ranking] - before[ranking]);
  return evidence.toSorted((a, b) => change(b) - change(a));
}

/** Returns the share of answers at the lower and at the upper edge (`EDGES`), from the sums of a window. */
export function edgeShares(spec: ProfileSpec, sums: Float64Array): readonly [number, number] {
  const rowsIn = (slice: number | null): number => sliceSums(spec, sums, slice)[ROWS]!;
  return [rowsIn(0) / rowsIn(null), rowsIn(1) / rowsIn(null)];
}
