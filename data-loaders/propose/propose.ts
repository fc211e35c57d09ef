import type {Task} from "../../lib/bundle.js";
import {didYouMean} from "../config/closest.js";
import type {ColumnKind} from "../sources/types.js";
import type {ColumnFacts, Look, Slots} from "./look.js";
import {choosePartition} from "./partition.js";
import type {Stray} from "./stray.js";

/** What the user said about a table. */
export interface Wishes {
  readonly target: string | null;
  readonly prediction: string | null;
  readonly time: string | null;
}

/** A column with why it is proposed as it is, where that is not plain. */
export interface ProposedColumn {
  readonly name: string;
  readonly type: ColumnKind;
  /** null for a column that is left out of the report */
  readonly kind: "numeric" | "categorical" | null;
  readonly reason: string | null;
}

/** A monitor as it is proposed. */
export interface Proposal {
  readonly time: {readonly column: string; readonly slots: Slots} | null;
  readonly columns: readonly ProposedColumn[];
  readonly target: string | null;
  readonly task: Task | null;
  readonly taskReason: string | null;
  readonly output: {readonly column: string; readonly isScore: boolean} | null;
}

/**
 * Proposes a monitor for a table.
 * @throws Error if a column that the user named is not there, if several hold times and none was named, and if there is
 * no row, or none with a time
 */
export async function propose(look: Look, wishes: Wishes): Promise<Proposal> {
  const find = (option: string, name: string | null): ColumnFacts | null => {
    if (name === null) return null;
    const found = look.columns.find((column) => column.name === name);
    if (found !== undefined) return found;
    const known = look.columns.map((column) => column.name);
    throw new Error(`unknown column: --${option} ${name}${didYouMean(name, known)}; known: ${known.join(", ")}`);
  };
  if (look.rows === 0) throw new Error("no rows to look at");
  const target = find("target", wishes.target);
  const output = find("prediction", wishes.prediction);
  const time = timeColumn(look, find("time", wishes.time));
  const {task, reason} = taskOf(target);
  const isScored = task === "binary" && output !== null && isScore(output);
  const isOfClasses = task !== null && task !== "regression";
  const classes = isOfClasses ? [target, isScored ? null : output] : [];
  const columnOf = (facts: ColumnFacts): ProposedColumn => {
    if (classes.includes(facts)) return proposeClasses(facts);
    const reason = facts === target || facts === output ? null : reasonToIgnore(facts, look.rows);
    return proposeColumn(facts, reason);
  };
  return {
    time: time === null ? null : {column: time.name, slots: await partitionsBy(time, look)},
    columns: look.columns.filter((column) => column !== time).map(columnOf),
    target: target?.name ?? null,
    task,
    taskReason: reason,
    output: output === null ? null : {column: output.name, isScore: isScored}
  };
}

/** Returns the column of times: the one that was named, or the only one there is. */
function timeColumn({columns}: Look, named: ColumnFacts | null): ColumnFacts | null {
  if (named !== null) {
    if (named.type === "timestamp") return named;
    throw new Error(`not a time: column ${named.name} holds values of type ${named.type}`);
  }
  const times = columns.filter(({type}) => type === "timestamp");
  if (times.length > 1)
    throw new Error(`several columns hold times: ${times.map(({name}) => name).join(", ")}; say which with --time`);
  return times[0] ?? null;
}

async function partitionsBy({name}: ColumnFacts, look: Look): Promise<Slots> {
  const slots = await choosePartition((unit) => look.slots(name, unit), !look.holdsDays(name));
  if (slots.starts.length === 0) throw new Error(`no row has a time in column ${name}`);
  return slots;
}

/** Up to this many whole numbers may stand for classes. */
const MOST_CLASSES = 20;

function taskOf(target: ColumnFacts | null): {task: Task | null; reason: string | null} {
  if (target === null) return {task: null, reason: null};
  const {type, distinct} = target;
  if (type === "boolean" || distinct === 2) return {task: "binary", reason: null};
  if (type === "text") return {task: "multiclass", reason: null};
  const isUnsure = type === "integer" && distinct <= MOST_CLASSES;
  return {task: "regression", reason: isUnsure ? `if its ${distinct} numbers stand for classes: "multiclass"` : null};
}

/** Probabilities lie between 0 and 1, and answers of yes or no take two values. */
function isScore({type, range, distinct}: ColumnFacts): boolean {
  return type === "number" && range !== null && range[0] >= 0 && range[1] <= 1 && distinct > 2;
}

function proposeColumn({name, type, stray}: ColumnFacts, reason: string | null): ProposedColumn {
  if (reason !== null) return {name, type, kind: null, reason};
  const kind = type === "text" || type === "boolean" ? "categorical" : "numeric";
  return {name, type, kind, reason: stray === null ? null : strayReason(stray)};
}

function strayReason({type, rows, present, example}: Stray): string {
  const shown = example.length > 30 ? `${example.slice(0, 30)}…` : example;
  return `${rows} of ${present} values are no ${type}, such as ${JSON.stringify(shown)}: those rows go to quarantine`;
}

/** Classes are counted; fractions have no text that every engine writes alike. */
function proposeClasses({name, type, isWhole}: ColumnFacts): ProposedColumn {
  if (type !== "number") return {name, type, kind: "categorical", reason: null};
  const read = isWhole ? "integer" : "text";
  return {
    name,
    type: read,
    kind: "categorical",
    reason: `written as fractions, read as ${read}: they stand for classes`
  };
}

/** From this many rows up, values that never come twice are no accident. */
const ENOUGH_FOR_KEYS = 50;

/** Whole numbers that number rows leave few gaps, at most nine of ten. */
const WIDEST_KEYS = 10;

function reasonToIgnore({type, present, distinct, range, name}: ColumnFacts, rows: number): string | null {
  if (present === 0) return "no row has a value";
  if (type === "timestamp") return "a moment: it moves on whatever happens";
  if (present < ENOUGH_FOR_KEYS) return null;
  if (type === "text" && distinct === present) return "a key: no value comes twice";
  if (type === "text" && distinct >= present / 2) return "a key or free text: more than half of its values are new";
  const isDense = range !== null && range[1] - range[0] < WIDEST_KEYS * rows;
  const isNamedKey = /(?:^|[_\W])id$/i.test(name) || /[a-z]I[dD]$/.test(name);
  return type === "integer" && distinct === present && (isDense || isNamedKey) ? "a key: it numbers the rows" : null;
}
