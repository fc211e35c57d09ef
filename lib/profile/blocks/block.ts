import type {Batch} from "../batch.js";
import type {BlockSpec, ColumnSpec} from "../types.js";
import {addConfidence, CONFIDENCE_FIGURES, confidenceCells} from "./confidence.js";
import {addErrorCells, ERROR_FIGURES, errorCells} from "./errors.js";
import {addGram, gramLength} from "./gram.js";
import {addPair, pairLength} from "./pair.js";
import {addScores, scoreStride} from "./scores.js";

/**
 * Blocks are what a profile keeps of several columns at once. Like everything in a profile's sums they add, so that
 * windows, merging and the codec need know nothing about them.
 */

/**
 * Returns how many numbers a block takes.
 * @param columns of the spec that the block is in
 * @throws RangeError if it names a column that is not there or of the wrong kind, or would take too many numbers
 * @example blockLength({kind: "gram", columns: ["x"]}, [{kind: "numeric", type: "number", name: "x", role: "feature", edges: [], ranks: [], centre: 0}]) // 3
 */
export function blockLength(block: BlockSpec, columns: readonly ColumnSpec[]): number {
  switch (block.kind) {
    case "pair":
      return pairLength(block, columns);
    case "scores":
      return scoreStride(block, columns) * (block.edges.length + 1);
    case "confidence":
      return CONFIDENCE_FIGURES.length * confidenceCells(block, columns);
    case "errors":
      return ERROR_FIGURES.length * errorCells(block, columns);
    case "gram":
      return gramLength(block, columns);
  }
}

/**
 * Returns the slots of a block that hold sums of values and not counts of rows.
 * @param columns of the spec that the block is in
 * @returns positions from the block's start, ascending; none of a pair
 * @throws RangeError as `blockLength`
 * @example blockValueSlots({kind: "gram", columns: ["x"]}, [{kind: "numeric", type: "number", name: "x", role: "feature", edges: [], ranks: [], centre: 0}]) // [1, 2]
 */
export function blockValueSlots(block: BlockSpec, columns: readonly ColumnSpec[]): number[] {
  const length = blockLength(block, columns);
  const slots = (isValue: (slot: number) => boolean): number[] =>
    Array.from({length}, (_, slot) => slot).filter(isValue);
  switch (block.kind) {
    case "pair":
      return [];
    case "scores": {
      const stride = scoreStride(block, columns);
      return slots((slot) => slot % stride >= stride - 2);
    }
    case "confidence":
      return slots((slot) => slot % CONFIDENCE_FIGURES.length >= 3);
    case "errors":
      return slots((slot) => slot % ERROR_FIGURES.length >= 2);
    case "gram":
      return slots((slot) => slot > 0);
  }
}

/**
 * Adds the rows of a batch to a block's numbers; in time proportional to the rows, for a Gram block times the square of
 * its encoded columns.
 * @param sums of a profile, changed in place
 * @param start slot of the block's first number
 * @param columns of the spec that the block is in; the batch has those that the block names, in their kinds
 * @throws RangeError as `blockLength`
 */
export function addBlock(
  sums: Float64Array,
  start: number,
  block: BlockSpec,
  columns: readonly ColumnSpec[],
  batch: Batch
): void {
  switch (block.kind) {
    case "pair":
      return addPair(sums, start, block, columns, batch);
    case "scores":
      return addScores(sums, start, block, columns, batch);
    case "confidence":
      return addConfidence(sums, start, block, columns, batch);
    case "errors":
      return addErrorCells(sums, start, block, batch);
    case "gram":
      return addGram(sums, start, block, columns, batch);
  }
}
