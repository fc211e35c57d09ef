import type {Summary} from "../../lib/bundle.js";
import type {Row} from "../../lib/model/encode.js";
import type {ProfileSpec} from "../../lib/profile/types.js";
import type {PageModel, RowValue} from "../model/onnx-session.js";
import type {Answered, Answerer, AnswerOutcome} from "./answerer.js";

/**
 * Lets a model that came in a file answer in the page. A row that cannot be put to it has no answer, as in the build.
 * @param spec of the monitor's columns
 */
export function ownAnswerer(
  {version, plan, inputs, predict}: PageModel,
  summary: Pick<Summary, "task" | "columns">,
  spec: ProfileSpec
): Answerer {
  const numbers = new Set(inputs.flatMap(({name, kind}) => (kind === "number" ? [name] : [])));
  const given = (row: Row): Record<string, RowValue> =>
    Object.fromEntries(inputs.map(({name}) => [name, numbers.has(name) ? numberOf(row[name]) : row[name]]));
  return {
    version,
    inputs: inputs.map(({name}) => name),
    outcome: outcomeOf(plan.output, summary, spec),
    async answer(row): Promise<Answered> {
      try {
        return {answer: await predict(given(row)), reason: null};
      } catch (error) {
        return {answer: null, reason: error instanceof Error ? error.message : String(error)};
      }
    },
    async repeat(row, times) {
      const values = given(row);
      for (let i = 0; i < times; ++i) await predict(values);
    }
  };
}

/** A column of yes and no is text in the form, and a number to the model; text that is no number is a gap to it. */
function numberOf(value: Row[string] | undefined): RowValue {
  if (value === null || value === undefined || typeof value === "number") return value;
  if (value === "true" || value === "false") return value === "true";
  return Number(value);
}

/** Classes are called as labels call them, which decides what yes and no are where nothing was configured. */
function outcomeOf(
  {kind, classes}: PageModel["plan"]["output"],
  {task, columns}: Pick<Summary, "task" | "columns">,
  spec: ProfileSpec
): AnswerOutcome {
  const prediction = spec.columns.find(({role}) => role === "prediction")!;
  const name = columns.find(({role}) => role === "label")?.name ?? prediction.name;
  const yesAndNo = prediction.type === "boolean" ? ["false", "true"] : ["0", "1"];
  const said = kind === "yes" ? (classes ?? yesAndNo) : kind === "probabilities" ? classes! : [];
  return {task: task!, name, classes: said};
}
