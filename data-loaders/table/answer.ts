import type {ColumnSpec} from "../../lib/profile/types.js";
import {sqlName, sqlNumber} from "../../lib/sql/literals.js";
import type {TableMonitor} from "../config/types.js";
import {PREDICTED} from "../engines/predictor.js";
import type {ColumnKind, TypedColumn} from "../sources/types.js";

/** How labels write yes and no, in SQL; null for kinds that have no words for it. */
const WORDS: Readonly<Record<ColumnKind, readonly [string, string] | null>> = {
  boolean: ["TRUE", "FALSE"],
  integer: ["CAST(1 AS BIGINT)", "CAST(0 AS BIGINT)"],
  number: null,
  timestamp: null,
  text: null
};

/**
 * Returns the answer of a model that gives a score, as a computed column: yes from the threshold up, in the words of the
 * label. A row without a score, or with one that is no number, has no answer.
 * @param label null where there is none
 * @returns null for a monitor without a score
 * @throws Error if labels are neither true and false nor 0 and 1
 */
export function answerColumn(
  {id, model}: TableMonitor,
  label: Pick<TypedColumn, "name" | "type"> | null
): TypedColumn | null {
  if (model === null || !("score" in model)) return null;
  const type = label === null ? "boolean" : label.type;
  const words = WORDS[type];
  if (words === null)
    throw new Error(
      `column ${label!.name} of monitor ${id} holds values of type ${type}, expected true and false or 1 and 0, which is what ` +
        `the score is turned into; write labels so, derive a column that is, or give the answer in a column as model.prediction`
    );
  const [yes, no] = words;
  const score = `CAST(${sqlName(model.score)} AS DOUBLE)`;
  const threshold = sqlNumber(model.threshold);
  // in words that all engines know: NaN is above infinity in some, and compares with nothing in others
  const isYes = `${score} >= ${threshold} AND ${score} <= CAST('Infinity' AS DOUBLE)`;
  const derive = `CASE WHEN ${isYes} THEN ${yes} WHEN ${score} < ${threshold} THEN ${no} END`;
  return {name: PREDICTED, type, derive};
}

/**
 * Checks that labels are what a score is turned into, once it is known which there are.
 * @param specs of all columns
 * @throws Error naming a label that no answer can ever equal
 */
export function checkLabels({id, model}: Pick<TableMonitor, "id" | "model">, specs: readonly ColumnSpec[]): void {
  if (model === null || !("score" in model)) return;
  const label = specs.find(({role}) => role === "label");
  if (label?.kind !== "categorical" || label.type === "boolean") return;
  const odd = label.levels.find((level) => level !== "0" && level !== "1");
  if (odd !== undefined)
    throw new Error(
      `column ${label.name} of monitor ${id} has the label ${odd}, expected 1 and 0, which is what the score is turned into; ` +
        "write labels so, derive a column that is, or give the answer in a column as model.prediction"
    );
}
