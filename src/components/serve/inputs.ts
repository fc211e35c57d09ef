import type {ColumnSummary} from "../../lib/bundle.js";
import type {Row} from "../../lib/model/encode.js";
import type {Outcome} from "../../lib/model/types.js";
import {columnLayout, NUMERIC} from "../../lib/profile/layout.js";
import type {ColumnLayout} from "../../lib/profile/layout.js";
import type {ColumnSpec, ProfileSpec} from "../../lib/profile/types.js";
import {medianOf} from "../../lib/schema/median.js";
import type {ReferenceWindow} from "./reference-window.js";

/** One input of the model, as the form asks for it. */
export interface Input {
  readonly name: string;
  /** "" where there is none; so too `unit` */
  readonly description: string;
  readonly unit: string;
  readonly spec: ColumnSpec;
  /** smallest and largest finite value of the reference; null for categories, and where there is none */
  readonly range: readonly [number, number] | null;
  /** the median of the reference to four digits, or its most frequent level; null where it has no value */
  readonly typical: Row[string];
}

/**
 * Returns the inputs of a model, with what the reference says of them.
 * @param names of the columns that it reads
 * @throws RangeError if a column is not profiled
 */
export function inputsOf(
  names: readonly string[],
  described: readonly Pick<ColumnSummary, "name" | "unit" | "description">[],
  {spec, profile}: ReferenceWindow
): Input[] {
  return names.map((name) => {
    const column = columnLayout(spec, name);
    const {unit, description} = described.find((one) => one.name === name) ?? {unit: "", description: ""};
    const [min, max] = [profile.extremes[2 * column.index]!, profile.extremes[2 * column.index + 1]!];
    const range = column.spec.kind === "numeric" && min <= max ? ([min, max] as const) : null;
    return {name, unit, description, spec: column.spec, range, typical: typicalOf(column, profile.sums, range)};
  });
}

/** Returns the row of typical values. */
export function typicalRow(inputs: readonly Input[]): Row {
  return Object.fromEntries(inputs.map(({name, typical}) => [name, typical]));
}

function typicalOf(column: ColumnLayout, sums: Float64Array, range: Input["range"]): Input["typical"] {
  const {spec, start, cells, end} = column;
  const counts = Array.from(sums.subarray(cells, end));
  if (spec.kind === "categorical") {
    const most = Math.max(...counts);
    return most > 0 ? spec.levels[counts.indexOf(most)]! : null;
  }
  if (range === null) return null;
  const [min, max] = range;
  const isWhole = sums[start + NUMERIC.fractional] === 0;
  const {value} = medianOf({counts, edges: spec.edges, min, max, isWhole})!;
  return isWhole ? Math.round(value) : Number(value.toPrecision(4));
}

/** What a reader has typed: a value, or text that the column cannot hold. */
type Entry = {readonly value: number | string | null} | {readonly untyped: string};

/**
 * Reads a field as ingest reads a file: nothing is missing, a category is its text, and a number is written with a point.
 * @example readEntry({kind: "numeric"}, " 6.2 ") // {value: 6.2}
 * @example readEntry({kind: "numeric"}, "6,2") // {untyped: "6,2"}
 */
export function readEntry({kind}: Pick<ColumnSpec, "kind">, text: string): Entry {
  const trimmed = text.trim();
  if (trimmed === "") return {value: null};
  if (kind === "categorical") return {value: trimmed};
  const value = Number(trimmed);
  return Number.isFinite(value) ? {value} : {untyped: trimmed};
}

/**
 * Returns the columns of a spec that a request has: the model's inputs and, of a regression, its prediction.
 * @param names of the inputs
 */
export function requestSpec(spec: ProfileSpec, names: readonly string[], {task}: Pick<Outcome, "task">): ProfileSpec {
  const columns = spec.columns.filter(
    ({name, role}) => names.includes(name) || (role === "prediction" && task === "regression")
  );
  return {columns, blocks: [], slices: []};
}
