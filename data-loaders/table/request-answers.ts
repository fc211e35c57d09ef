import type {Batch, CodedValues, NumericValues} from "../../lib/profile/batch.js";
import type {ColumnSpec} from "../../lib/profile/types.js";
import {readRows} from "../engines/rows.js";
import type {Table} from "../engines/rows.js";
import {versionOfAnswers} from "./fold.js";
import type {FoldedTable} from "./fold.js";
import {answererOf, servingName} from "./life/answers.js";
import type {Answered, TableServing} from "./life/answers.js";
import type {KeptReference} from "./read-reference.js";
import type {TableRun} from "./run.js";

/** A value as it is published; null where it is missing. */
export type Value = number | string | null;

/** What was said of a row, and by whom. */
interface Said {
  /** version that answered; null where that is not known */
  readonly model: string | null;
  /** by name of the column; none where answers stand beside the row */
  readonly values: readonly (readonly [string, Value])[];
}

/** Tells whether a column is a part of an answer. */
export function isAnswer({role}: Pick<ColumnSpec, "role">): boolean {
  return role === "prediction" || role === "score";
}

/** Rows that were drawn, and the partition of each, in their order. */
interface Drawn {
  readonly table: Table;
  readonly partitions: readonly string[];
}

/** Returns what was said of rows by the model that was in force, or was asked of a model that is trained once. */
export async function answersToDrawn(
  {database}: TableRun,
  kept: KeptReference,
  {partitions, lived}: FoldedTable,
  drawn: Drawn
): Promise<Said[]> {
  const {spec, trained} = kept.reference;
  const version = versionOfAnswers(kept);
  if (trained === null) return drawn.partitions.map(() => ({model: version, values: []}));
  const only: TableServing = {champion: {version: version!, model: trained.model}, canary: null};
  const servings = new Map(partitions.map(({start}, i) => [start, lived?.serving[i] ?? only]));
  const asked = spec.columns.filter((column) => !isAnswer(column));
  const answers = spec.columns.filter(isAnswer);
  const answerers = new Map<string, (batch: Batch) => Answered>();
  const said: Said[] = [];
  for (const start of new Set(drawn.partitions)) {
    const serving = servings.get(start)!;
    const name = servingName(serving);
    if (!answerers.has(name)) answerers.set(name, await answererOf(spec, serving));
  }
  for await (const {batch} of readRows(database, asked, drawn.table)) {
    const answered = new Map(Array.from(answerers, ([name, answer]) => [name, answer(batch)]));
    for (let row = 0; row < batch.rows; ++row) {
      const serving = servings.get(drawn.partitions[said.length]!)!;
      const own = answered.get(servingName(serving))!;
      said.push({
        model: (own.byCanary?.[row] === 1 ? serving.canary! : serving.champion).version,
        values: answers.map((column) => [column.name, valueAt(own.batch.columns.get(column.name)!, column, row)])
      });
    }
  }
  return said;
}

function valueAt(values: NumericValues | CodedValues, column: ColumnSpec, row: number): Value {
  if (values.kind === "numeric") return Number.isNaN(values.values[row]) ? null : values.values[row]!;
  return column.kind === "categorical" ? (column.levels[values.codes[row]!] ?? null) : null;
}
