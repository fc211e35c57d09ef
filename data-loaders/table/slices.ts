import {scoreBins} from "../../lib/decay/score-columns.js";
import type {ScoreCell} from "../../lib/decay/score-sums.js";
import type {ColumnSpec, ProfileSpec, SliceSpec} from "../../lib/profile/types.js";
import type {PublishedScores} from "../../lib/registry/published.js";
import {didYouMean} from "../config/closest.js";
import type {TableMonitor} from "../config/types.js";
import {errorMeasureOf} from "./error-measure.js";
import type {TablePartition} from "./partitions.js";
import type {KeptReference} from "./read-reference.js";

/**
 * Returns the slices that rows are scored by as they are profiled: none before a label has come, and none where models are
 * trained again, whose answers are scored apart (`writeAnswers`).
 */
export function scoredSlices(monitor: TableMonitor, spec: ProfileSpec): readonly SliceSpec[] {
  return monitor.retrain !== null || errorMeasureOf(monitor, spec) === null ? [] : monitor.slices;
}

/**
 * Checks that rows can be told by the columns of slices.
 * @throws Error naming the slice that they cannot be told by, and the remedy
 */
export function checkSlices({id, slices}: Pick<TableMonitor, "id" | "slices">, {columns}: ProfileSpec): void {
  for (const [i, slice] of slices.entries()) {
    const refuse = (remedy: string): never => {
      throw new Error(`slices[${i}] (${slice.name}) of monitor ${id}: ${remedy}`);
    };
    const names = columns.map(({name}) => name);
    const column = columns.find(({name}) => name === slice.column);
    if (column === undefined)
      return refuse(
        `expected a column that is profiled; found ${slice.column}${didYouMean(slice.column, names)}, which is not (known: ${names.join(", ")}); a key, a time and what is ignored are not profiled`
      );
    checkColumn(slice, column, refuse);
  }
}

function checkColumn(slice: SliceSpec, column: ColumnSpec, refuse: (remedy: string) => never): void {
  if (!("levels" in slice)) {
    if (column.kind !== "numeric") refuse(`column ${column.name} holds categories, expected \`levels\``);
    return;
  }
  if (column.kind !== "categorical")
    return refuse(
      `column ${column.name} holds numbers, expected \`above\` and \`upTo\`; or give the column the kind categorical`
    );
  const odd = slice.levels.find((level) => !column.levels.includes(level));
  if (odd !== undefined)
    refuse(
      `column ${column.name} has no ${odd} among the values that are counted one by one, which are the 1,000 most frequent of the reference; leave it out, or take reference rows that have it`
    );
}

/**
 * Returns what is published of rows that were scored by slice as they were profiled; null where none were.
 * @param model in whose name; null where answers come with the rows, which go by the name of their column
 */
export function publishedScores(
  monitor: TableMonitor,
  {reference: {spec}}: Pick<KeptReference, "reference">,
  partitions: readonly TablePartition[],
  model: string | null
): PublishedScores | null {
  const cells = partitions.flatMap(({start, scores}) =>
    scores.map((own): ScoreCell => ({start, model: model ?? columnOfAnswers(monitor), ...own}))
  );
  if (cells.length === 0) return null;
  const {edges, classes} = scoreBins(spec);
  return {edges, ...(classes === null ? {} : {classes}), cells};
}

function columnOfAnswers({id, model}: TableMonitor): string {
  if (model !== null && "prediction" in model) return model.prediction;
  if (model !== null && "score" in model) return model.score;
  throw new RangeError(`no column of answers: monitor ${id}`);
}
