import {total} from "../statistics/counts.js";
import {calibrationOf, estimateOf} from "./cbpe.js";
import type {Estimate} from "./cbpe.js";
import {calibrated} from "./isotonic.js";
import {mergeScoreTables, rowsPerBin} from "./score-table.js";
import type {ScoreTable} from "./score-table.js";

/** Fewest labelled rows of a class that calibrate it by themselves. */
const ENOUGH = 30;

/**
 * Estimates the accuracy of a classifier of any number of classes without labels, from how sure it is of the class that it
 * says. Of each class that is said, the share that is right is fitted on its probability over the reference (isotonic
 * regression), and a row of the window is expected to be right with that share. Classes of fewer than 30 labelled rows are
 * calibrated by all of them together. Unlike `estimateMulticlass` it needs no probability of the classes that are not
 * said, so that counts are enough, which merge.
 * @param reference per class that is said, rows by its score: positive where it is right (`profiledConfidence`)
 * @param current the same of the window to judge; its labels are not looked at
 * @throws RangeError if the numbers of classes or the edges differ, or the reference has no labels
 * Source: C. Gupta and A. Ramdas, ICLR 2022, for calibration by the class that is said; the sampling error is NannyML's.
 * @example estimateAccuracy([scoreTableOf([0.6, 0.6, 0.9, 0.9], [0, 1, 1, 1], [0.75])], [scoreTableOf([0.6, 0.9], [null, null], [0.75])]).value // 0.75
 */
export function estimateAccuracy(reference: readonly ScoreTable[], current: readonly ScoreTable[]): Estimate {
  if (reference.length !== current.length || reference.length === 0)
    throw new RangeError(`classes differ: ${reference.length} and ${current.length}`);
  const all = reference.reduce(mergeScoreTables);
  checkEdges(all, current);
  const together = calibrationOf(all);
  let [rows, right] = [0, 0];
  current.forEach((table, k) => {
    const calibration = labelledRows(reference[k]!) < ENOUGH ? together : calibrationOf(reference[k]!);
    rowsPerBin(table).forEach((n, bin) => {
      if (n === 0) return;
      rows += n;
      right += n * calibrated(calibration, (table.scoreSums[bin]! + table.unlabelledScoreSums[bin]!) / n);
    });
  });
  const realised = total(all.positives) / labelledRows(all);
  return estimateOf(right / rows, Math.sqrt((realised * (1 - realised)) / rows));
}

function labelledRows({positives, negatives}: ScoreTable): number {
  return total(positives) + total(negatives);
}

function checkEdges({edges}: ScoreTable, tables: readonly ScoreTable[]): void {
  if (tables.some((table) => table.edges.length !== edges.length || edges.some((edge, i) => edge !== table.edges[i])))
    throw new RangeError("incompatible score tables: edges of reference and current differ");
}
