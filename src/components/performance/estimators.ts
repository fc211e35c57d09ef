import {estimateAccuracy} from "../../lib/decay/cbpe-confidence.js";
import {estimateClassFigures} from "../../lib/decay/cbpe.js";
import type {Estimate} from "../../lib/decay/cbpe.js";
import {estimateErrors} from "../../lib/decay/dle.js";
import {emptyErrorTable} from "../../lib/decay/error-table.js";
import type {ErrorTable} from "../../lib/decay/error-table.js";
import type {Interval} from "../../lib/decay/interval.js";
import {profiledConfidence, profiledErrors, profiledScores} from "../../lib/decay/profile-tables.js";
import {rowsPerBin} from "../../lib/decay/score-table.js";
import type {ScoreTable} from "../../lib/decay/score-table.js";
import {ERRORS, layoutOf} from "../../lib/profile/layout.js";
import type {BlockLayout, ColumnLayout} from "../../lib/profile/layout.js";
import type {Decision, ErrorsSpec, NumericSpec, ProfileSpec, ScoresSpec} from "../../lib/profile/types.js";
import {total} from "../../lib/statistics/counts.js";

/** How errors of rows without labels are told from those of rows with labels. */
export interface Estimator {
  /** rows of some partitions that have a label */
  labelled(sums: ArrayLike<number>): number;
  /**
   * Returns the error to expect, by the monitor's measure.
   * @param taught sums of rows with labels
   * @param current sums of the rows to judge; none of their labels is looked at
   * @returns null where they have no answer
   */
  estimate(taught: ArrayLike<number>, current: ArrayLike<number>): Interval | null;
}

/**
 * Returns how a monitor's errors are estimated: by its prediction, by its score, or by how sure it is of the class that it
 * says; null where profiles keep none of these.
 */
export function estimatorOf(spec: ProfileSpec): Estimator | null {
  for (const {spec: block, ...place} of layoutOf(spec).blocks) {
    if (block.kind === "errors") return byPrediction(spec, {spec: block, ...place});
    if (block.kind === "scores" && block.decides !== undefined)
      return byScore(spec, {spec: block, ...place}, block.decides);
    if (block.kind === "confidence") return byConfidence({spec: block, ...place});
  }
  return null;
}

/** Rows are expected to err as those with labels did whose prediction lay in the same tenth. */
function byPrediction(spec: ProfileSpec, block: BlockLayout & {readonly spec: ErrorsSpec}): Estimator {
  const column = layoutOf(spec).columns.find(({spec: {name}}) => name === block.spec.prediction)!;
  return {
    labelled: (sums) => sums[ERRORS.n]!,
    estimate(taught, sums) {
      const current = predictionsIn(sums, block.spec, column);
      return current.rows.some((rows) => rows > 0) ? estimateErrors(profiledErrors(block, taught), current).rmse : null;
    }
  };
}

/** Rows are expected to have the label that those with labels had whose score lay in the same bin. */
function byScore(
  spec: ProfileSpec,
  block: BlockLayout & {readonly spec: ScoresSpec},
  {positive, above}: Decision
): Estimator {
  const tableOf = (sums: ArrayLike<number>) => profiledScores(spec, block, sums, positive);
  return {
    labelled: (sums) => labelledRows([tableOf(sums)]),
    estimate(taught, sums) {
      const current = tableOf(sums);
      if (total(rowsPerBin(current)) === 0) return null;
      return wrongShare(estimateClassFigures(tableOf(taught), current, above).accuracy);
    }
  };
}

/** Rows are expected to be right as often as those with labels that said the same class and were as sure of it. */
function byConfidence(block: BlockLayout): Estimator {
  return {
    labelled: (sums) => labelledRows(profiledConfidence(block, sums)),
    estimate(taught, sums) {
      const current = profiledConfidence(block, sums);
      if (current.every((table) => total(rowsPerBin(table)) === 0)) return null;
      return wrongShare(estimateAccuracy(profiledConfidence(block, taught), current));
    }
  };
}

function labelledRows(tables: readonly ScoreTable[]): number {
  return tables.reduce((sum, {positives, negatives}) => sum + total(positives) + total(negatives), 0);
}

function wrongShare({value, low, high}: Estimate): Interval {
  return {value: 1 - value, low: 1 - high, high: 1 - low};
}

/**
 * Counts the predictions of a window by the block's bins. The block itself counts rows as well, but none of a partition
 * whose labels have not come.
 */
function predictionsIn(sums: ArrayLike<number>, {edges}: ErrorsSpec, {spec, cells, end}: ColumnLayout): ErrorTable {
  const fine = (spec as NumericSpec).edges;
  const missing = edges.find((edge) => !fine.includes(edge));
  if (missing !== undefined) throw new RangeError(`incompatible bins: ${missing} is no edge of ${spec.name}`);
  const table = emptyErrorTable({predictionEdges: edges, featureEdges: []});
  let bin = 0;
  for (let cell = cells; cell < end; ++cell) {
    table.rows[bin]! += sums[cell]!;
    if (fine[cell - cells] === edges[bin]) ++bin;
  }
  return table;
}
