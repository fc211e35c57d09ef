import type {OwnOutput} from "../../lib/model/own/types.js";
import type {ColumnSpec, Role} from "../../lib/profile/types.js";
import {sqlNumber, sqlText} from "../../lib/sql/literals.js";
import type {TableMonitor} from "../config/types.js";
import {CONFIDENT, PREDICTED, SCORED} from "../engines/predictor.js";
import type {ColumnKind, TypedColumn} from "../sources/types.js";

/** A column that is made of a model's answers and laid beside the rows. */
export interface AnswerColumn {
  readonly name: string;
  readonly role: Role;
  readonly kind: "numeric" | "categorical";
  readonly type: ColumnKind;
  /** over the columns `answer` and `confidence` */
  readonly sql: string;
}

type Label = Pick<TypedColumn, "name" | "type">;

/**
 * Returns the columns that the answers of a model in a file become: the prediction, in the words of the label, and
 * before it, of a probability of yes, that; of the probabilities of several classes, that of the one which is said.
 * @param label null where there is none
 * @throws Error if a class is nothing that a label can be
 */
export function answerColumns(monitor: TableMonitor, output: OwnOutput, label: Label | null): AnswerColumn[] {
  const answer = {name: PREDICTED, role: "prediction"} as const;
  if (output.kind === "number") return [{...answer, kind: "numeric", type: "number", sql: "answer"}];
  const type = label?.type ?? (output.kind === "yes" && output.classes === null ? "boolean" : "text");
  const said = (word: string): string => wordText(monitor, word, type, label);
  const column = {...answer, kind: "categorical", type} as const;
  if (output.kind === "yes") {
    const [no, yes] = (output.classes ?? (type === "boolean" ? ["false", "true"] : ["0", "1"])) as [string, string];
    const threshold = sqlNumber((monitor.model as {threshold: number}).threshold);
    const sql = `CASE WHEN answer >= ${threshold} THEN ${said(yes)} WHEN answer < ${threshold} THEN ${said(no)} END`;
    return [
      {name: SCORED, role: "score", kind: "numeric", type: "number", sql: "answer"},
      {...column, sql}
    ];
  }
  if (output.classes === null) return [{...column, sql: castText(monitor, type, label)}];
  const cases = output.classes.map((word) => `WHEN ${sqlText(word)} THEN ${said(word)}`);
  const answered = {...column, sql: `CASE answer ${cases.join(" ")} END`};
  const sure = {name: CONFIDENT, role: "score", kind: "numeric", type: "number", sql: "confidence"} as const;
  return output.kind === "probabilities" ? [sure, answered] : [answered];
}

const FALSE = ["0", "false"];
const TRUE = ["1", "true"];

/** Returns a class as labels write it, in SQL. */
function wordText({id}: TableMonitor, word: string, type: ColumnKind, label: Label | null): string {
  if (type === "text") return sqlText(word);
  if (type === "integer" && /^-?\d{1,15}$/.test(word)) return `CAST(${word} AS BIGINT)`;
  if (type === "boolean" && [...FALSE, ...TRUE].includes(word)) return TRUE.includes(word) ? "TRUE" : "FALSE";
  throw new Error(
    `the model of monitor ${id} says ${word}, which no label can be: column ${label!.name} is of type ${type}; ` +
      "name the classes as labels write them in model.classes, or give the column another type"
  );
}

/** Classes that are known when the model says them. */
function castText({id}: TableMonitor, type: ColumnKind, label: Label | null): string {
  if (type === "text") return "answer";
  if (type === "integer") return "CAST(answer AS BIGINT)";
  if (type === "boolean") return "CAST(answer AS BOOLEAN)";
  throw new Error(
    `column ${label!.name} of monitor ${id} is of type ${type}, expected text, integer or boolean, which the model's classes can be`
  );
}

/**
 * Checks that labels are classes of the model, once it is known which there are.
 * @throws Error naming a label that no answer can ever equal
 */
export function checkOwnLabels({id}: Pick<TableMonitor, "id">, output: OwnOutput, specs: readonly ColumnSpec[]): void {
  const label = specs.find(({role}) => role === "label");
  if (output.kind === "number" || label?.kind !== "categorical" || label.type === "boolean") return;
  const classes = output.classes ?? (output.kind === "yes" ? ["0", "1"] : null);
  const odd = classes === null ? undefined : label.levels.find((level) => !classes.includes(level));
  if (odd !== undefined)
    throw new Error(
      `column ${label.name} of monitor ${id} has the label ${odd}, expected one of ${classes!.join(", ")}, which the model can say; ` +
        "name the classes as labels write them in model.classes, in the order of the model's output"
    );
}
