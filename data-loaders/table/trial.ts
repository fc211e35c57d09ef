import type {CardSlice} from "../../lib/model/card.js";
import type {Batch, CodedValues} from "../../lib/profile/batch.js";
import type {CategoricalSpec, ColumnSpec} from "../../lib/profile/types.js";
import type {CalibrationBin} from "../../lib/registry/types.js";
import {concatenated} from "../engines/concatenated.js";
import type {Database} from "../engines/duckdb.js";
import {readRows} from "../engines/rows.js";
import type {Table} from "../engines/rows.js";
import {calibrationOf} from "../life/record.js";
import type {Promised} from "./promised.js";

/** How far a model's answers were from labels. */
export interface Trial {
  /** share of the labels' variance that is explained; null where they do not vary */
  readonly r2: number | null;
  /** errors on all rows with a label, then on those with the most frequent levels of categories */
  readonly slices: readonly CardSlice[];
  /** of all of them, by tenth of prediction; null where there are too few, or answers are classes alone */
  readonly calibration: readonly CalibrationBin[] | null;
}

/** What a model's answers to some rows were worth; NaN where there is no label. */
export interface Judged {
  /** numbers, or positions of classes */
  readonly labels: Float64Array;
  /** answer − label (`errorsBy`) */
  readonly errors: Float64Array;
  /** null where answers are classes alone */
  readonly promised: Promised | null;
}

/** Slices of a category, and categories that are sliced, at most. */
const LEVELS = 5;
const CATEGORIES = 4;

/** Sums over rows with a label: of e = prediction − label, and of the label about a value near its mean. */
interface Sums {
  n: number;
  error: number;
  absolute: number;
  square: number;
}

/**
 * Tries a model on the rows of a table, read once.
 * @param columns that the model reads, and the label
 * @param inputs names of those that the model reads
 * @param all what to call the rows as a whole
 * @returns null if no row has a label
 */
export async function tryModel(
  database: Database,
  table: Table,
  columns: readonly ColumnSpec[],
  {judge, inputs, all}: {judge: (batch: Batch) => Judged; inputs: readonly string[]; all: string}
): Promise<Trial | null> {
  const categories = columns
    .filter((column): column is CategoricalSpec => column.kind === "categorical" && inputs.includes(column.name))
    .slice(0, CATEGORIES);
  const whole = noRows();
  const promised: Promised[] = [];
  const byLevel = categories.map(({levels}) => levels.map(noRows));
  // about the first label, which is near enough to the mean for the variance to keep its digits
  let [centre, sum, squares] = [NaN, 0, 0];
  for await (const {batch} of readRows(database, columns, table)) {
    const {labels, errors, promised: own} = judge(batch);
    // what is read may be views into memory that DuckDB uses again
    if (own !== null) promised.push({predictions: own.predictions.slice(), labels: own.labels.slice()});
    const codes = categories.map(({name}) => (batch.columns.get(name) as CodedValues).codes);
    for (let row = 0; row < batch.rows; ++row) {
      const [label, error] = [labels[row]!, errors[row]!];
      if (!Number.isFinite(error)) continue;
      if (Number.isNaN(centre)) centre = label;
      sum += label - centre;
      squares += (label - centre) ** 2;
      add(whole, error);
      codes.forEach((own, i) => own[row]! >= 0 && add(byLevel[i]![own[row]!], error));
    }
  }
  if (whole.n === 0) return null;
  const total = squares - sum ** 2 / whole.n;
  const levels = categories.flatMap(({name, levels: names}, i) => frequent(name, names, byLevel[i]!));
  return {
    r2: total > 0 ? 1 - whole.square / total : null,
    slices: [sliceOf(all, whole), ...levels],
    calibration: calibrationOf(labelledAlone(promised))
  };
}

/** Sixteen bytes a row are kept. */
function labelledAlone(parts: readonly Promised[]): Promised {
  const of = (name: keyof Promised): Float64Array => concatenated(parts.map((part) => part[name]));
  const [predictions, labels] = [of("predictions"), of("labels")];
  const isKnown = (_: number, row: number): boolean => Number.isFinite(predictions[row]! + labels[row]!);
  return {predictions: predictions.filter(isKnown), labels: labels.filter(isKnown)};
}

function noRows(): Sums {
  return {n: 0, error: 0, absolute: 0, square: 0};
}

/** @param sums undefined for a value outside the levels */
function add(sums: Sums | undefined, error: number): void {
  if (sums === undefined) return;
  sums.n += 1;
  sums.error += error;
  sums.absolute += Math.abs(error);
  sums.square += error * error;
}

function sliceOf(slice: string, {n, error, absolute, square}: Sums): CardSlice {
  return {slice, n, rmse: Math.sqrt(square / n), mae: absolute / n, bias: error / n};
}

/** The levels with the most rows; of those with as many, the first in their order. */
function frequent(name: string, levels: readonly string[], sums: readonly Sums[]): CardSlice[] {
  return levels
    .map((level, i) => ({level, own: sums[i]!}))
    .filter(({own}) => own.n > 0)
    .sort((a, b) => b.own.n - a.own.n)
    .slice(0, LEVELS)
    .map(({level, own}) => sliceOf(`${name} ${level}`, own));
}
