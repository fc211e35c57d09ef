import type {Batch} from "../batch.js";
import type {BlockSpec, ColumnSpec} from "../types.js";
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
 * @throws RangeError if it names a column that is not there or of the wrong kind, or would take too many numbers
 */
export function blockLength(block: BlockSpec, columns: readonly ColumnSpec[]): number {
  switch (block.kind) {
    case "pair":
      return pairLength(block, columns);
    case "scores":
      return scoreStride(block, columns) * (block.edges.length + 1);
    case "errors":
      return ERROR_FIGURES.length * errorCells(block, columns);
    case "gram":
      return gramLength(block, columns);
  }
}

/** Returns the slots of a block, from its start, that hold sums of values and not counts of rows. */
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
    case "errors":
      return slots((slot) => slot % ERROR_FIGURES.length >= 2);
    case "gram":
      return slots((slot) => slot > 0);
  }
}

/** Adds the rows of a batch to a block's numbers, which begin at `start`. */
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
    case "errors":
      return addErrorCells(sums, start, block, batch);
    case "gram":
      return addGram(sums, start, block, columns, batch);
  }
}
