import type {ColumnSummary} from "../../lib/bundle.js";
import type {TableMonitor} from "../config/types.js";
import {CONFIDENT, PREDICTED, SCORED} from "../engines/predictor.js";

/** Returns what is said of a monitor's columns. */
export function columnsOf(
  {columns, target, model}: TableMonitor,
  specs: readonly Pick<ColumnSummary, "name" | "role" | "kind">[]
): ColumnSummary[] {
  const said = new Map(columns.map((column) => [column.name, column]));
  const unitOf = (name: string): string => said.get(name)?.unit ?? "";
  return specs.map(({name, role, kind}) => {
    const isAnswer = name === PREDICTED && !said.has(name);
    const unit = isAnswer && target !== null ? unitOf(target) : unitOf(name);
    const isScore = name === SCORED && model !== null && "file" in model;
    const isConfidence = name === CONFIDENT && role === "score" && !said.has(name);
    const what = isAnswer
      ? "answer"
      : isScore
        ? "probability"
        : isConfidence
          ? "probability of the class it says"
          : null;
    const of = target === null ? "" : ` for ${target}`;
    const description = what === null ? (said.get(name)?.description ?? "") : `the model's ${what}${of}`;
    return {name, role, kind, unit, description};
  });
}
