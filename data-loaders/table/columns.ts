import type {OwnOutput} from "../../lib/model/own/types.js";
import type {Role} from "../../lib/profile/types.js";
import {checkColumnNames} from "../config/column-names.js";
import type {TableMonitor} from "../config/types.js";
import {CONFIDENT, PREDICTED, SCORED} from "../engines/predictor.js";
import type {ColumnKind, TypedColumn} from "../sources/types.js";
import {answerColumn} from "./answer.js";
import {answerColumns} from "./own-answer.js";
import type {AnswerColumn} from "./own-answer.js";

/** A column as it is profiled. */
export interface ProfiledColumn {
  readonly name: string;
  readonly role: Role;
  readonly kind: "numeric" | "categorical";
  readonly type: ColumnKind;
}

/** What is read of a table, and what of it is profiled. */
export interface TableColumns {
  /** the profiled columns, the time and the key; without a label that comes apart from the rows */
  readonly read: readonly TypedColumn[];
  readonly profiled: readonly ProfiledColumn[];
  /** of those, what a model in a file answers */
  readonly answers: readonly AnswerColumn[];
}

/**
 * Settles the columns of a monitor: what the rows were found to hold, with what the configuration says about it.
 * @param found columns of the source and of `data.derive`, in their order
 * @param label the label where labels come apart from the rows, by the name of the target; null where they are in the rows,
 * or there is none yet
 * @param output of the model in a file; null where there is none
 * @throws Error naming what is missing or does not fit, and the remedy
 */
export function tableColumns(
  monitor: TableMonitor,
  found: readonly TypedColumn[],
  label: TypedColumn | null = null,
  output: OwnOutput | null = null
): TableColumns {
  const isApart = monitor.data.labels !== null;
  const known = [...found, ...servingAlone(monitor, found)];
  const own = isApart ? known.filter(({name}) => name !== monitor.target) : known;
  const available = label === null ? own : [...own, label];
  checkColumnNames(
    monitor,
    known.map(({name}) => name)
  );
  const said = new Map(monitor.columns.map((column) => [column.name, column]));
  const typed = available.map((column) => ({...column, type: said.get(column.name)?.type ?? column.type}));
  const {time, key} = monitor.data;
  const profiled = typed.flatMap((column): ProfiledColumn[] => {
    const {name, type} = column;
    if (name === time || name === key || said.get(name)?.role === "ignore") return [];
    const role = roleOf(monitor, name);
    return [{name, role, kind: said.get(name)?.kind ?? kindOf(monitor, role, type), type}];
  });
  profiled.forEach((column) => checkKind(monitor, column));
  if (profiled.length === 0)
    throw new Error(`no columns to profile: monitor ${monitor.id}; give one the role of a feature`);
  const names = new Set([...profiled.map(({name}) => name), time, key]);
  // what computed columns are made of is known to DuckDB alone
  const isRead = typed.some(({derive}) => derive !== null) ? () => true : ({name}: TypedColumn) => names.has(name);
  const read = typed.filter((column) => isRead(column) && !(isApart && column.name === monitor.target));
  const target = profiled.find(({role}) => role === "label") ?? null;
  const answer = answerColumn(monitor, target);
  const answers = output === null ? [] : answerColumns(monitor, output, target);
  return {
    read: answer === null ? read : [...read, answer],
    profiled: withAnswer(monitor, profiled, answer, answers),
    answers
  };
}

/** Reference rows that come apart need neither time nor key, which serving rows have. */
function servingAlone({data}: TableMonitor, found: readonly TypedColumn[]): TypedColumn[] {
  if (data.reference === null) return [];
  const needed: readonly (readonly [string | null, ColumnKind])[] = [
    [data.time, "timestamp"],
    [data.key, "text"]
  ];
  return needed.flatMap(([name, type]) =>
    name === null || found.some((column) => column.name === name) ? [] : [{name, type, derive: null}]
  );
}

function roleOf({target, model}: TableMonitor, name: string): Role {
  if (name === target) return "label";
  if (model !== null && "prediction" in model && name === model.prediction) return "prediction";
  if (model !== null && "confidence" in model && name === model.confidence) return "score";
  return model !== null && "score" in model && name === model.score ? "score" : "feature";
}

/** Classes are counted, whatever they are written as; else numbers and times are compared by size. */
function kindOf({task}: TableMonitor, role: Role, type: ColumnKind): ProfiledColumn["kind"] {
  if (type === "text" || type === "boolean") return "categorical";
  const isOutcome = role === "label" || role === "prediction";
  return isOutcome && task !== null && task !== "regression" ? "categorical" : "numeric";
}

function checkKind({id, task}: TableMonitor, {name, role, kind, type}: ProfiledColumn): void {
  const refuse = (remedy: string): never => {
    throw new Error(`column ${name} of monitor ${id} holds values of type ${type}, ${remedy}`);
  };
  if (kind === "numeric" && type === "text") refuse("which have no size; give it the kind categorical");
  if (kind === "categorical" && (type === "number" || type === "timestamp"))
    refuse("which are no categories; give it the type text, or derive one that is");
  const isOutcome = role === "label" || role === "prediction";
  if (task === "regression" && isOutcome && kind === "categorical")
    refuse("expected numbers, because the task is regression");
  if (role === "score" && kind === "categorical") refuse("expected numbers from 0 to 1, because it is the score");
}

/** A model that is trained here, one in a file, and one that gives a score, answer in columns that no source has. */
function withAnswer(
  {id, model, task}: TableMonitor,
  profiled: readonly ProfiledColumn[],
  answer: TypedColumn | null,
  answers: readonly AnswerColumn[]
): ProfiledColumn[] {
  const isTrained = model !== null && "train" in model;
  const label = profiled.find(({role}) => role === "label");
  const made = isTrained
    ? trainedAnswers(task, label?.type ?? "number")
    : answers.map(({name, role, kind, type}): ProfiledColumn => ({name, role, kind, type}));
  if (answer === null && made.length === 0) return [...profiled];
  const names = made.length === 0 ? [PREDICTED] : made.map(({name}) => name);
  const taken = profiled.find(({name}) => names.includes(name))?.name;
  if (taken !== undefined)
    throw new Error(
      `column ${taken} of monitor ${id} would be mixed up with the model's answer; give it the role ignore, or use it as model.prediction`
    );
  if (answer === null) return [...profiled, ...made];
  return [...profiled, {name: PREDICTED, role: "prediction", kind: "categorical", type: answer.type}];
}

/** A classifier answers in the words of the label, and with a probability: of the second of two, or of what it says. */
function trainedAnswers(task: TableMonitor["task"], type: ColumnKind): ProfiledColumn[] {
  const answer = {name: PREDICTED, role: "prediction"} as const;
  if (task === "regression") return [{...answer, kind: "numeric", type: "number"}];
  const name = task === "binary" ? SCORED : CONFIDENT;
  return [
    {name, role: "score", kind: "numeric", type: "number"},
    {...answer, kind: "categorical", type}
  ];
}
