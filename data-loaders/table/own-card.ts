import type {ColumnSummary} from "../../lib/bundle.js";
import type {CardField, ModelCard} from "../../lib/model/card.js";
import type {ModelPort, OwnModel} from "../../lib/model/own/types.js";
import type {TableMonitor} from "../config/types.js";
import {accountText, addAccounts} from "../models/accounts.js";
import {FORMATS} from "../models/open.js";
import {portText} from "../models/ports.js";
import {countText, listText, numberText} from "./card-text.js";
import type {KeptModel} from "./own-model.js";
import type {Trial} from "./trial.js";

/** What the card is written from. */
interface OwnFacts {
  readonly monitor: TableMonitor;
  readonly model: KeptModel;
  /** on the reference rows; null where none has a label */
  readonly trial: Trial | null;
  /** null where there is none */
  readonly label: ColumnSummary | null;
  readonly inputs: readonly string[];
}

/**
 * Writes the card of a model in a file: what the file says, what the build found out, and what nobody told it. Without
 * labels nothing was measured, and there is no analysis.
 */
export function ownCard(
  monitor: TableMonitor,
  model: KeptModel,
  trial: Trial | null,
  columns: readonly ColumnSummary[]
): ModelCard {
  const label = columns.find(({role}) => role === "label") ?? null;
  const inputs = [...new Set(model.facts.plan.inputs.flatMap((input) => input.columns.map(({name}) => name)))];
  const facts: OwnFacts = {monitor, model, trial, label, inputs};
  return {
    version: model.files.sha256.slice(0, 12),
    // which rows it has learnt from is not known
    holdout: null,
    details: details(facts),
    intendedUse: intendedUse(facts),
    factors: factors(facts),
    metrics: metrics(facts),
    evaluationData: evaluationData(facts),
    trainingData: trainingData(facts),
    quantitativeAnalyses: trial?.slices ?? [],
    ethicalConsiderations: ethicalConsiderations(facts),
    caveats: caveats(facts)
  };
}

function details({model: {config, files, facts}, inputs}: OwnFacts): CardField[] {
  const {plan, producer, dialect, runtime, sizeBytes} = facts;
  return fields({
    Version: `${files.sha256.slice(0, 12)}, the first twelve digits of the SHA-256 of ${files.files.length === 1 ? "the file" : "its files"}.`,
    File: `${config.file}, ${countText(sizeBytes)} bytes${files.files.length === 1 ? "" : ` in ${countText(files.files.length)} files`}.`,
    "SHA-256": files.sha256,
    Format: `${FORMATS[plan.format]}${dialect === "" ? "" : `, ${dialect}`}.`,
    Producer: producer === "" ? "The file does not say." : `${producer}, as the file says.`,
    Inputs: `${facts.inputs.map((port) => `${portText(port)} from ${listText(columnsOf(plan, port))}`).join("; ")}.`,
    Columns: `${listText(inputs)}.`,
    Outputs: `${facts.outputs.map(portText).join("; ")}.`,
    Answer: `${answerText(plan)}.`,
    Runtime: `${runtime}, on one thread, so that the same rows have the same answers on every machine of a kind.`
  });
}

function columnsOf({inputs}: OwnModel, {name}: ModelPort): string[] {
  return inputs.find((input) => input.name === name)?.columns.map((column) => column.name) ?? [];
}

function answerText({output: {name, kind, classes}}: OwnModel): string {
  switch (kind) {
    case "number":
      return `The number in ${name}`;
    case "yes":
      return `The probability of ${classes === null ? "yes" : classes[1]} in ${name}`;
    case "probabilities":
      return `The most probable of ${listText(classes!)} by ${name}`;
    case "class":
      return `The class in ${name}`;
  }
}

function intendedUse({monitor}: OwnFacts): CardField[] {
  return fields({
    Purpose: `The file does not say what the model is for. Here it answers the rows of the monitor “${monitor.title}”, so that its answers can be watched.`,
    Users: "Whoever serves the model, and the readers of this monitor.",
    "Out of scope": "Rows that differ from those it has learnt from: which those are is known to its makers alone."
  });
}

function factors({trial, monitor}: OwnFacts): CardField[] {
  const hasGroups = (trial?.slices.length ?? 0) > 1;
  return fields({
    Groups: hasGroups
      ? "The most frequent levels of its categories, because a mean error hides where a model is wrong."
      : "None: errors are not told apart by group, because no input is a category, or there are no labels.",
    Time: `Each ${monitor.partition} after the reference is measured by itself on this page.`
  });
}

function metrics({trial, label, model: {facts}, monitor: {task}}: OwnFacts): CardField[] {
  if (trial === null || label === null)
    return fields({
      Measures: "None: no reference row has a label, so how far the model is from the truth is not known."
    });
  const {n, rmse, mae, bias} = trial.slices[0]!;
  const figures = `RMSE ${numberText(rmse)}, mean absolute error ${numberText(mae)}, mean error ${numberText(bias)}`;
  const explained = trial.r2 === null || task !== "regression" ? "" : `, R² ${trial.r2.toFixed(3).replace("-", "−")}`;
  return fields({
    Measures: measureText(facts.plan.output.kind, label),
    "Reference rows": `${figures}${explained} on ${countText(n)} rows with a label and an answer.`
  });
}

function measureText(kind: OwnModel["output"]["kind"], {unit}: ColumnSummary): string {
  const what = "RMSE, mean absolute error and mean error";
  if (kind === "number") return `${what}, prediction minus label, in ${unit === "" ? "the units of the label" : unit}.`;
  if (kind === "yes")
    return `${what} of the probability, less 1 where the label is yes: the square of the RMSE is the Brier score.`;
  return `${what}, where a wrong class counts 1 and a right one 0: the mean error is the share that is wrong.`;
}

function evaluationData({trial, monitor}: OwnFacts): CardField[] {
  return fields({
    Rows:
      trial === null
        ? "None: no reference row has a label."
        : `${countText(trial.slices[0]!.n)} rows of the reference of this monitor that have a label and an answer.`,
    Limits: `Whether the model has learnt from these rows is not known; if it has, the figures flatter it. The ${monitor.partition === "file" ? "files" : `${monitor.partition}s`} after the reference do not.`
  });
}

function trainingData({model: {config}}: OwnFacts): CardField[] {
  return fields({
    Rows: "Not known: the model was trained elsewhere, and its file does not say on what.",
    Kept: `The answers in this report are those of ${config.file} with the hash above; with another file all rows are asked about anew.`
  });
}

function ethicalConsiderations({label, inputs}: OwnFacts): CardField[] {
  return fields({
    People:
      "The build knows columns, not what they mean. If rows are about people, whoever uses the answers has to find out who bears the errors.",
    Inputs: `${listText(inputs)}: an input that stands in for something it should not know does so here as well.`,
    Label:
      label === null
        ? "None is known here, so nobody can see on this page for whom the answers are wrong."
        : `What was recorded as ${label.name} is taken for the truth, with whatever is wrong in the records.`
  });
}

function caveats({model: {accounts, config, facts}, monitor}: OwnFacts): CardField[] {
  const account = accountText(addAccounts(accounts.values()));
  return fields({
    ...(monitor.description === "" ? {} : {"About the data": monitor.description}),
    "Rows without an answer": `Of those read, ${account}. They count as rows with a missing prediction.`,
    "Missing inputs":
      facts.plan.format === "onnx"
        ? "A number that is missing is passed on as one that is no number, and what it makes of that is its own affair; a text, a whole number, or yes and no, that is missing cannot be put to it."
        : "A row without one of its inputs is not put to the model: the backends of TensorFlow.js lose such a gap on its way.",
    Rounding: facts.plan.inputs.some(({type}) => type === "float32")
      ? "Inputs are rounded to 32 bits, as the model takes them."
      : "Inputs are given as they are.",
    Published: config.publish
      ? "With this report: a reader can ask it on the page."
      : "No: answers are those of the build alone."
  });
}

function fields(texts: Readonly<Record<string, string>>): CardField[] {
  return Object.entries(texts).map(([name, text]) => ({name, text}));
}
