import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import type {ModelFileConfig} from "../../../data-loaders/config/types.js";
import {readModelFiles} from "../../../data-loaders/models/files.js";
import {openModel} from "../../../data-loaders/models/open.js";
import {planModel} from "../../../data-loaders/models/plan.js";
import type {ModelData, OpenModel} from "../../../data-loaders/models/types.js";
import type {OwnModel, OwnRows, OwnValues} from "../../../lib/model/own/types.js";

const folder = new URL("../../data/models/", import.meta.url);

/** What export.py wrote: rows with their labels, and what each model says of them by its own library. */
interface Exported {
  readonly rows: Readonly<Record<string, readonly (number | string | null)[]>>;
  readonly labels: Readonly<Record<string, readonly (number | string)[]>>;
  readonly models: Readonly<Record<string, ExportedAnswers>>;
}

interface ExportedAnswers {
  readonly answers: readonly (number | string)[];
  readonly classes?: readonly (number | string)[];
  readonly probabilities?: readonly (readonly number[])[];
}

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), "utf8"));

export const exported = read("answers.json") as Exported;

/** What plain loops say of the rows, by tensorflow.ts; null for rows with a gap. */
export const looped = read("tensorflow.json") as readonly ({
  readonly layers: number;
  readonly graph: readonly number[];
} | null)[];

export const ROWS = exported.rows["age"]!.length;

/** The rows as models are given them. */
export const rows: OwnRows = new Map(
  Object.entries(exported.rows).map(([name, values]): [string, OwnValues] =>
    name === "job"
      ? [name, {kind: "texts", values: values as readonly (string | null)[]}]
      : [name, {kind: "numbers", values: Float64Array.from(values, (x) => (x === null ? NaN : Number(x)))}]
  )
);

export const NUMBERS = ["age", "income", "hours"];

export const data: Pick<ModelData, "monitor" | "columns" | "forbidden"> = {
  monitor: "small",
  columns: [
    {name: "age", type: "integer"},
    {name: "income", type: "number"},
    {name: "hours", type: "number"},
    {name: "job", type: "text"},
    {name: "at", type: "timestamp"},
    {name: "left", type: "boolean"}
  ],
  forbidden: new Map()
};

/** Returns the configuration of a model with defaults filled in. */
export function configOf(file: string, config: Partial<ModelFileConfig> = {}): ModelFileConfig {
  const defaults = {inputs: null, codes: {}, output: null, classes: null, threshold: 0.5, publish: true};
  return {file, ...defaults, ...config};
}

/** Opens a model of the test data, and settles how rows are put to it. */
export async function open(
  file: string,
  task: ModelData["task"],
  config: Partial<ModelFileConfig> = {}
): Promise<{model: OpenModel; plan: OwnModel}> {
  const files = await readModelFiles(fileURLToPath(new URL(file, folder)), file);
  const model = await openModel(files, file);
  return {model, plan: planModel(files, model, configOf(file, config), {...data, task})};
}
