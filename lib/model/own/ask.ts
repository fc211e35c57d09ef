import {inputTensor} from "./tensors.js";
import type {OwnModel, OwnRows, OwnTensor} from "./types.js";

/** What runs a model: gives one output for the given inputs, all of as many rows. */
export type RunModel = (inputs: ReadonlyMap<string, OwnTensor>, output: string) => Promise<OwnTensor>;

/**
 * Rows that a model is asked about at once, at least. Runtimes multiply a single row by a way of their own, which differs
 * in the last digit from that of several; so the answer to a row is the same however many it stands among.
 */
const LEAST = 2;

/**
 * Asks a model about some rows at once.
 * @param start first row
 * @param length of them, which is the model's own where it fixes one
 * @returns the output, which may go on beyond the rows that were asked about
 * @throws RangeError if a column is not there, or has no rows
 */
export function askRows(
  run: RunModel,
  {inputs, output, batch}: OwnModel,
  rows: OwnRows,
  {start, length}: {start: number; length: number}
): Promise<OwnTensor> {
  const given = inputs.map((input): [string, OwnTensor] => [
    input.name,
    inputTensor(input, rows, start, batch ?? Math.max(length, LEAST))
  ]);
  return run(new Map(given), output.name);
}
