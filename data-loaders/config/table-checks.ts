import type {z} from "zod";
import {fileColumns} from "./column-names.js";
import type {TableFields} from "./table-fields.js";
import type {ModelFileConfig} from "./types.js";

type Refuse = (path: PropertyKey[], message: string) => void;

/** Refuses parts of a table monitor that contradict each other, each where it is most likely to be mended. */
export function checkTable({value, issues}: z.core.ParsePayload<TableFields>): void {
  const refuse: Refuse = (path, message) => void issues.push({code: "custom", message, path, input: value});
  checkTask(value, refuse);
  checkRoles(value, refuse);
  checkColumns(value, refuse);
  checkTime(value, refuse);
  checkLabels(value, refuse);
  checkEngine(value, refuse);
  checkSlices(value, refuse);
  checkRetrain(value, refuse);
}

function checkTask({task, target, model}: TableFields, refuse: Refuse): void {
  if (target !== undefined && task === undefined)
    refuse(["task"], "expected one of regression, binary, multiclass, because there is a target");
  if (model === undefined) return;
  if ("score" in model && task !== "binary")
    refuse(["model", "score"], "expected the task binary: a score is the probability of yes");
  if ("prediction" in model && model.confidence !== null && task !== "multiclass")
    refuse(["model", "confidence"], `expected the task multiclass; of two classes, use model.score instead`);
  if ("file" in model) checkFile(model, task, refuse);
  if (!("train" in model)) return;
  if (target === undefined) refuse(["target"], "expected a target, because a model is to be trained");
  const {kind} = model.train;
  if ((kind === "least squares" || kind === "ridge") && task !== undefined && task !== "regression")
    refuse(["model", "train"], `expected the task regression, which is what ${kind} can do; or a network`);
}

/** What a model in a file answers is known by the task. */
function checkFile({classes}: ModelFileConfig, task: TableFields["task"], refuse: Refuse): void {
  if (task === undefined) refuse(["task"], "expected one of regression, binary, multiclass, because a model is asked");
  if (classes === null) return;
  if (task === "regression") refuse(["model", "classes"], "expected nothing: the answer of a regression is a number");
  if (task === "binary" && classes.length !== 2)
    refuse(["model", "classes"], "expected two, because the task is binary");
  if (new Set(classes).size < classes.length) refuse(["model", "classes"], "expected each class once");
}

/** A column has one part to play. */
function checkRoles({data, target, model}: TableFields, refuse: Refuse): void {
  const roles: [PropertyKey[], string | undefined][] = [
    [["data", "time"], data.time],
    [["data", "key"], data.key],
    [["target"], target],
    ...(model === undefined || "train" in model || "file" in model ? [] : outputsOf(model)),
    ...(model !== undefined && "file" in model ? inputsOf(model) : []),
    ...(model !== undefined && "train" in model
      ? (model.features ?? []).map((name, i): [PropertyKey[], string] => [["model", "features", i], name])
      : [])
  ];
  roles.forEach(([path, name], i) => {
    const earlier = roles.slice(0, i).find(([, other]) => name !== undefined && other === name);
    if (earlier !== undefined) refuse(path, `expected a column other than that of ${earlier[0].join(".")}`);
  });
}

/** A column may be given to several inputs. */
function inputsOf(model: ModelFileConfig): [PropertyKey[], string][] {
  const first = new Map<string, readonly PropertyKey[]>();
  for (const {path, name} of fileColumns(model)) if (!first.has(name)) first.set(name, path);
  return Array.from(first, ([name, path]) => [[...path], name]);
}

function outputsOf(
  model: {prediction: string; confidence: string | null} | {score: string}
): [PropertyKey[], string | undefined][] {
  if ("score" in model) return [[["model", "score"], model.score]];
  return [
    [["model", "prediction"], model.prediction],
    [["model", "confidence"], model.confidence ?? undefined]
  ];
}

function checkColumns({columns, target, model}: TableFields, refuse: Refuse): void {
  const names = columns.map(({name}) => name);
  const used = new Set([target, ...(model === undefined ? [] : columnsOf(model))]);
  columns.forEach(({name, type, kind, role}, i) => {
    if (names.indexOf(name) !== i) refuse(["columns", i, "name"], "expected each column once");
    if (type === "text" && kind === "numeric")
      refuse(["columns", i, "kind"], "expected categorical, because it is text");
    if (role === "ignore" && used.has(name))
      refuse(["columns", i, "role"], "expected feature, because the model or the target names this column");
  });
}

/** Returns what a model names, columns among it. */
function columnsOf(model: NonNullable<TableFields["model"]>): unknown[] {
  return "file" in model ? fileColumns(model).map(({name}) => name) : Object.values(model).flat();
}

function checkTime({data, partition, drift}: TableFields, refuse: Refuse): void {
  const {reference} = drift;
  if (data.time === undefined && partition !== undefined)
    refuse(["partition"], "expected nothing without data.time: each file is a partition");
  if (reference === undefined) return;
  const path = ["drift", "reference"];
  if (data.reference !== undefined) refuse(path, "expected nothing, because data.reference has rows to compare with");
  if ("first" in reference) return;
  if (data.time === undefined) return refuse(path, "expected {first: number of files}, because rows have no time");
  for (const end of ["from", "until"] as const)
    if (reference[end].includes("T") !== (partition === "hour"))
      refuse(
        [...path, end],
        partition === "hour" ? "expected an instant such as 2026-03-31T12:00:00Z" : "expected a day such as 2026-03-31"
      );
  if (reference.from >= reference.until) refuse([...path, "until"], "expected a moment after from");
}

function checkLabels({data, target}: TableFields, refuse: Refuse): void {
  if (data.labels === undefined) return;
  if (data.key === undefined) refuse(["data", "key"], "expected a column, because labels are joined by it");
  if (target === undefined) refuse(["target"], "expected the name that labels go by, because there are labels");
}

/** Rows that an engine counts are dealt to partitions by their time, and no row comes here. */
function checkEngine({data, model, publishRows}: TableFields, refuse: Refuse): void {
  if (!("trino" in data.serving)) return;
  if (publishRows > 0) refuse(["publishRows"], "expected 0, because rows stay in Trino");
  if (data.time === undefined)
    refuse(["data", "time"], "expected a column, because a table of Trino has no files to be partitions");
  if (data.labels !== undefined)
    refuse(["data", "labels"], "expected nothing, because rows stay in Trino; join the labels there, in a view");
  for (const key of ["train", "file"])
    if (model !== undefined && key in model)
      refuse(["model", key], "expected predictions in a column, because rows stay in Trino");
}

/** Rows of slices are scored as all rows are: by what the model says of them, against their labels. */
function checkSlices({data, target, model, slices}: TableFields, refuse: Refuse): void {
  if (slices.length === 0) return;
  const missing = target === undefined ? "a target" : model === undefined ? "a model" : null;
  if (missing !== null)
    refuse(["slices"], `expected nothing without ${missing}, because slices tell for which rows a model errs more`);
  if ("trino" in data.serving)
    refuse(
      ["slices"],
      "expected nothing, because rows stay in Trino; give the rows of a slice, as a view of their own, a monitor of their own"
    );
  const names = slices.map(({name}) => name);
  names.forEach((name, i) => {
    if (names.indexOf(name) !== i) refuse(["slices", i, "name"], "expected each slice once");
  });
}

/** What a model is trained on again are partitions of the serving rows. */
function checkRetrain({data, model, retrain}: TableFields, refuse: Refuse): void {
  const isTrained = model !== undefined && "train" in model;
  if (retrain === undefined) return;
  const path = ["retrain"];
  if (!isTrained) {
    refuse(path, "expected nothing, because the model is not trained here: `model.train` is missing");
    return;
  }
  if (data.time === undefined) refuse(path, "expected nothing without data.time: partitions have no order in time");
  if (data.reference !== undefined)
    refuse(path, "expected nothing with data.reference; take the reference from the serving rows, by drift.reference");
  const {kind} = model.train;
  if (retrain.start === "continue" && (kind === "least squares" || kind === "ridge"))
    refuse([...path, "start"], `expected rebuild: ${kind} does not learn step by step; a longer window does the same`);
}
