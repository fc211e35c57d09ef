import {readAnswers} from "../../lib/model/own/answers.js";
import type {OwnAnswers} from "../../lib/model/own/answers.js";
import {askRows} from "../../lib/model/own/ask.js";
import type {RunModel} from "../../lib/model/own/ask.js";
import {gapsOf} from "../../lib/model/own/gaps.js";
import type {Gap, OwnModel, OwnRows} from "../../lib/model/own/types.js";
import {concatenated} from "../engines/concatenated.js";

/** Rows that are put to a model at once: enough that the call costs nothing, few enough that they fit the cache. */
export const BATCH = 4096;

/**
 * Asks a model about rows. A row that cannot be put to it, or to which it says nothing, has a gap in place of an answer.
 * @param run the model's runtime
 * @param size rows at once, where the model does not fix them
 * @throws Error from the runtime; RangeError if its output is not what it should be
 */
export async function askModel(
  run: RunModel,
  model: OwnModel,
  rows: OwnRows,
  length: number,
  size = BATCH
): Promise<OwnAnswers> {
  const unfit = gapsOf(model, rows, length);
  const parts: OwnAnswers[] = [];
  const step = model.batch ?? size;
  for (let start = 0; start < length; start += step) {
    const count = Math.min(step, length - start);
    const answers = readAnswers(model.output, await askRows(run, model, rows, {start, length: count}), count);
    parts.push({...answers, gaps: answers.gaps.map((gap) => ({...gap, row: start + gap.row}))});
  }
  return withGaps(parts, unfit);
}

function withGaps(parts: readonly OwnAnswers[], unfit: readonly Gap[]): OwnAnswers {
  const known = new Set(unfit.map(({row}) => row));
  const silent = parts.flatMap(({gaps}) => gaps.filter(({row}) => !known.has(row)));
  const gaps = [...unfit, ...silent].sort((a, b) => a.row - b.row);
  const classes = parts.flatMap((part) => (part.kind === "classes" ? [part] : []));
  if (classes.length > 0) {
    const values = classes.flatMap((part) => part.values);
    const known = classes.flatMap((part) => part.confidences ?? []);
    const confidences = known.length === 0 ? null : concatenated(known);
    for (const {row} of gaps) {
      values[row] = null;
      if (confidences !== null) confidences[row] = NaN;
    }
    return {kind: "classes", values, confidences, gaps};
  }
  const values = concatenated(parts.map((part) => part.values as Float64Array));
  for (const {row} of gaps) values[row] = NaN;
  return {kind: "numbers", values, gaps};
}

/** Rows that are asked about one by one as well, and by how much the answers may differ, by their size. */
const TRIED = 5;
const TOLERANCE = 1e-4;

/**
 * Checks that a model answers each row by itself, as it would where it is served.
 * @throws Error if its answer to a row depends on the rows it is asked about beside it
 */
export async function checkIndependence(run: RunModel, model: OwnModel, rows: OwnRows, length: number): Promise<void> {
  if (model.batch !== null) return;
  const tried = Math.min(TRIED, length);
  const together = await askModel(run, model, rows, length);
  const alone = await askModel(run, model, rows, tried, 1);
  for (let row = 0; row < tried; ++row) {
    const [a, b] = [together.values[row]!, alone.values[row]!];
    if (Object.is(a, b) || (typeof a === "number" && Math.abs(a - Number(b)) <= TOLERANCE * (1 + Math.abs(a))))
      continue;
    throw new Error(`the answer to a row depends on those beside it: ${a} among ${length} rows, ${b} by itself`);
  }
}
