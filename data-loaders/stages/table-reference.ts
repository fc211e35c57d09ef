import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {mergeProfiles} from "../../lib/profile/merge.js";
import {emptyProfile} from "../../lib/profile/profile-rows.js";
import type {ProfileSpec} from "../../lib/profile/types.js";
import type {TableMonitor} from "../config/types.js";
import {defaultEffects} from "../effects.js";
import type {Effects} from "../effects.js";
import type {Database} from "../engines/duckdb.js";
import {referenceSpecs} from "../engines/reference-specs.js";
import type {Table} from "../engines/rows.js";
import {readTable} from "../engines/table.js";
import {checkLabels} from "../table/answer.js";
import type {ProfiledColumn} from "../table/columns.js";
import {outcomeBlocks, referenceSchema, shapeOf} from "../table/reference-parts.js";
import type {Trained} from "../table/train.js";
import type {Reference} from "./reference.js";

/** What later partitions are measured with, and the model that was trained on the same rows; null without one. */
export interface TableReference extends Reference {
  readonly trained: Trained | null;
  readonly rows: number;
}

/** What of a monitor its reference depends on. */
export type ReferenceConfig = Pick<TableMonitor, "id" | "model" | "target" | "task" | "seed">;

/**
 * Writes the reference of a monitor of a table.
 * @param table the reference rows
 * @throws Error if there are none
 */
export async function writeTableReference(
  folder: string,
  database: Database,
  monitor: ReferenceConfig,
  table: Table,
  columns: readonly ProfiledColumn[],
  effects: Pick<Effects, "progress"> = defaultEffects
): Promise<void> {
  const reference = await referenceOf(database, monitor, table, columns, effects);
  await writeFile(join(folder, "reference.json"), JSON.stringify(reference));
}

/** Returns the reference that `writeTableReference` wrote. */
export async function readTableReference(folder: string): Promise<TableReference> {
  return JSON.parse(await readFile(join(folder, "reference.json"), "utf8")) as TableReference;
}

async function referenceOf(
  database: Database,
  {id, model, target, task, seed}: ReferenceConfig,
  table: Table,
  columns: readonly ProfiledColumn[],
  effects: Pick<Effects, "progress">
): Promise<TableReference> {
  const isTrained = model !== null && "train" in model;
  const inTable = columns.filter(({role}) => !isTrained || (role !== "prediction" && role !== "score"));
  const read = await referenceSpecs(database, table, inTable.map(shapeOf));
  checkLabels({id, model}, read);
  const features = columns.flatMap(({name, role}) => (role === "feature" ? [name] : []));
  // what trains is only loaded where something is trained
  const trained = isTrained
    ? await (
        await import("../table/train.js")
      ).trainOnTable(
        ...([database, table, read] as const),
        {
          ...{recipe: model.train, task: task!, features: model.features ?? features},
          ...{target: target!, levels: model.levels, seed}
        },
        effects
      )
    : null;
  const specs =
    trained === null
      ? read
      : [...read, ...(await (await import("../table/trained-answers.js")).answerSpecs(database, table, read, trained))];
  const spec: ProfileSpec = {columns: specs, blocks: outcomeBlocks(specs, {model, task}), slices: []};
  const predictor = trained && (await (await import("../table/train.js")).predictorOf(trained, specs));
  const {partitions, rows} = await readTable(database, spec, table, {predictor});
  if (rows === 0) throw new Error(`no reference rows: monitor ${id} has none that can be read`);
  const profile = mergeProfiles(emptyProfile(spec), ...partitions.map((partition) => partition.profile));
  return {schema: referenceSchema(spec, profile), spec, trained, rows};
}
