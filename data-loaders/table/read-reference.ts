import type {TimeColumn} from "../../lib/sql/types.js";
import type {FileMonitor} from "../config/types.js";
import type {OpenFile, SourceConfig, TypedColumn} from "../sources/types.js";
import {readColumns, writeColumns} from "../stages/columns.js";
import type {LabelForm} from "../stages/label-file.js";
import {readSpans, writeSpans} from "../stages/spans.js";
import {readTableReference, writeTableReference} from "../stages/table-reference.js";
import type {TableReference} from "../stages/table-reference.js";
import {artefactName} from "../state/artefact-name.js";
import type {Json} from "../state/json.js";
import {tensorflowVersions} from "../training/tensorflow.js";
import {tableColumns} from "./columns.js";
import type {ProfiledColumn, TableColumns} from "./columns.js";
import {checkAllUnchanged, formOf, keyOf, present} from "./inputs.js";
import type {InputFile} from "./inputs.js";
import {labelForm} from "./label-columns.js";
import {readLabels} from "./labels.js";
import type {KeptLabels} from "./labels.js";
import {answered, keptModel} from "./own-model.js";
import type {AnsweredRows, KeptModel} from "./own-model.js";
import {readTrial, writeTrial} from "./own-trial.js";
import {countsAsOf, rangeOf, referenceWindow} from "./period.js";
import type {TableRun} from "./run.js";
import type {Trial} from "./trial.js";

/** The reference of a monitor, as the store keeps it, and how its rows are read. */
export interface KeptReference {
  readonly key: string;
  readonly reference: TableReference;
  readonly columns: TableColumns;
  /** as the rows of a reference of its own are read: they bring their labels along */
  readonly apart: readonly TypedColumn[];
  readonly time: TimeColumn | null;
  /** null where labels come with the rows, or there are none yet */
  readonly labels: KeptLabels | null;
  /** null where the model is not in a file */
  readonly model: KeptModel | null;
  /** how it did on the reference rows with a label; null where there is none */
  readonly trial: Trial | null;
}

/** Rows to be measured with: whole files, or those of some partitions. */
interface ReferenceRows {
  readonly source: SourceConfig;
  readonly files: readonly InputFile[];
  /** first and last start of the partitions */
  readonly span: readonly [string, string] | null;
}

/** Returns the reference, making it first where its rows, or what is said about them, have changed. */
export async function readReference(run: TableRun): Promise<KeptReference> {
  const {monitor, store, database} = run;
  const {data, model, target, task, partition} = monitor;
  const time: TimeColumn | null =
    data.time === null || partition === "file" ? null : {column: data.time, unit: partition, zone: data.timeZone};
  const rows = await referenceRows(run, time);
  const found = await foundColumns(run, rows);
  const form = await labelForm(run, found);
  const label = labelOf(monitor, form, found);
  const own = await keptModel(run, found);
  const columns = tableColumns(monitor, found, label, own?.facts.plan.output ?? null);
  const labels = form === null ? null : await readLabels(run, form, {read: columns.read, time});
  const joined = data.reference === null ? labels : null;
  const read = data.reference === null || label === null ? columns.read : [...columns.read, label];
  const profiled = joined === null ? columns.profiled : withKnownLabels(columns.profiled, joined, rows);
  if (model !== null && "train" in model && !profiled.some(({role}) => role === "label"))
    throw new Error(`nothing to train on: monitor ${monitor.id} has no label of a reference row yet`);
  const asked = new Map<InputFile, AnsweredRows>();
  if (own !== null)
    for (const input of rows.files) {
      const form = {source: rows.source, columns: read, time: rows.span === null ? null : time};
      asked.set(input, await answered(run, own, input, form, columns.answers));
    }
  const inputs = {
    files: rows.files.map(keyOf),
    ...{
      span: rows.span,
      time: time as Json,
      columns: {read, profiled} as unknown as Json,
      source: formOf(rows.source)
    },
    ...{model: model as Json, target, task},
    ...(isNetwork(model) ? {seed: monitor.seed, packages: tensorflowVersions()} : {}),
    ...(own === null ? {} : {answers: Array.from(asked.values(), ({artefact}) => artefact.key)}),
    ...(joined === null ? {} : {labels: rows.files.map(({file}) => joined.keyOf(file.path, rows.span))})
  };
  const make = async (draft: string): Promise<void> => {
    const open: OpenFile[] = [];
    try {
      for (const input of rows.files) {
        const file = await run.copies.open(rows.source, present(input), read, rows.span === null ? null : time, true);
        const labelled = joined === null ? file : (await joined.label(input.file.path, file)).open;
        open.push(own === null ? labelled : await asked.get(input)!.lay(labelled));
      }
      const range =
        time === null || rows.span === null ? null : rangeOf(rows.span[0], rows.span[1], time.unit, time.zone);
      const table = {
        relation: unionOf(open),
        columns: open[0]!.columns,
        time: range === null ? null : time,
        range,
        ...(open.length === 1 && open[0]!.pieces !== undefined ? {pieces: open[0]!.pieces} : {})
      };
      await writeTableReference(draft, database, monitor, table, profiled, run.effects);
      if (own !== null) await writeTrial(draft, database, monitor, table, own.facts.plan);
      await checkAllUnchanged(rows.source, rows.files);
    } finally {
      for (const file of open) await file.close();
    }
  };
  const {key, folder} = await store.artefact("table-reference", "reference", inputs, make, "table/read-reference");
  return {
    ...{key, reference: await readTableReference(folder), columns, apart: read, time, labels},
    ...{model: own, trial: own === null ? null : await readTrial(folder)}
  };
}

/** A network depends on its seed and on what trains it, which the digest of code does not see. */
function isNetwork(model: FileMonitor["model"]): boolean {
  return model !== null && "train" in model && (model.train.kind === "network" || model.train.kind === "ensemble");
}

/** The label as it is read, where it comes apart from the rows: by what labels hold, or else what a reference of its own does. */
function labelOf(
  {id, data, target}: FileMonitor,
  form: LabelForm | null,
  found: readonly TypedColumn[]
): TypedColumn | null {
  if (data.labels === null) return null;
  const own = data.reference === null ? null : (found.find(({name}) => name === target) ?? null);
  if (data.reference !== null && own === null)
    throw new Error(
      `missing column: ${target} in data.reference of monitor ${id}; reference rows of their own have to bring their labels along`
    );
  return form === null ? own : {...form.label, name: target!};
}

/** Without a label in the reference there is nothing to measure labels with: they are left out until one arrives. */
function withKnownLabels(
  profiled: readonly ProfiledColumn[],
  {arrivals}: KeptLabels,
  {files, span}: ReferenceRows
): readonly ProfiledColumn[] {
  const isOf = (of: string): boolean =>
    span === null ? files.some(({file}) => file.path === of) : of >= span[0] && of <= span[1];
  const isKnown = Object.entries(arrivals).some(([of, {labelled}]) => labelled > 0 && isOf(of));
  return isKnown ? profiled : profiled.filter(({role}) => role !== "label");
}

async function referenceRows(
  {monitor, inputs, store, database, asOf}: TableRun,
  time: TimeColumn | null
): Promise<ReferenceRows> {
  const {id, data, drift} = monitor;
  if (data.reference !== null) return {source: data.reference, files: inputs.reference, span: null};
  const source = data.serving;
  const period = drift.reference!;
  if (time === null) {
    const {from, to} = referenceWindow(
      inputs.serving.map(({file}) => file.path),
      period,
      id
    );
    return {source, files: inputs.serving.slice(from, to), span: null};
  }
  const derive = data.derive[time.column] ?? null;
  const spans = new Map<InputFile, readonly string[]>();
  for (const input of inputs.serving) {
    const key = {file: keyOf(input), source: formOf(source), time: {...time}};
    const {folder} = await store.artefact("spans", artefactName(input.file.path), key, async (draft) => {
      await writeSpans(draft, database, source, present(input), time, derive);
      await checkAllUnchanged(source, [input]);
    });
    spans.set(input, await readSpans(folder));
  }
  const all = [...new Set([...spans.values()].flat())].sort();
  const starts = all.filter(countsAsOf(asOf, time.unit, time.zone));
  if (starts.length === 0 && all.length > 0)
    throw new Error(`no data: ${id} starts with ${all[0]}, after --as-of ${asOf}`);
  const {from, to} = referenceWindow(starts, period, id);
  const [first, last] = [starts[from]!, starts[to - 1]!];
  const files = inputs.serving.filter((input) => spans.get(input)!.some((start) => start >= first && start <= last));
  return {source, files, span: [first, last]};
}

async function foundColumns(
  {store, database, monitor}: TableRun,
  {source, files}: ReferenceRows
): Promise<TypedColumn[]> {
  const {derive} = monitor.data;
  const declared = monitor.columns.flatMap(({name, type}) => (type === null ? [] : [[name, type] as const]));
  const inputs = {files: files.map(keyOf), source: formOf(source), derive, types: Object.fromEntries(declared)};
  const {folder} = await store.artefact("columns", "columns", inputs, async (draft) => {
    await writeColumns(draft, database, source, files.map(present), derive, new Map(declared));
    await checkAllUnchanged(source, files);
  });
  return readColumns(folder);
}

/** Columns that a file lacks are missing there. */
function unionOf(files: readonly OpenFile[]): string {
  if (files.length === 1) return files[0]!.relation;
  return `(${files.map(({relation}) => `SELECT * FROM ${relation}`).join(" UNION ALL BY NAME ")})`;
}
