import type {ColumnSummary, SourceRecord} from "../../lib/bundle.js";
import type {CardField, ModelCard} from "../../lib/model/card.js";
import type {TableMonitor} from "../config/types.js";
import {calibrationField} from "../life/calibration-field.js";
import {versionOf} from "../life/models.js";
import type {TableReference} from "../stages/table-reference.js";
import {countText, listText, numberText, shareText, spanText} from "./card-text.js";
import {formText, measuresText, missingText, trainingText, typeText, weightFields} from "./model-text.js";
import type {Trained} from "./train.js";

/** What the card is written from. */
interface CardFacts {
  readonly monitor: TableMonitor;
  readonly trained: Trained;
  /** rows of the reference, whether the model could be trained on them or not */
  readonly rows: number;
  readonly source: SourceRecord;
  /** of the target */
  readonly label: ColumnSummary;
}

/** Writes the card of a model that the build trained; null where it trained none. Every figure is from the run. */
export function tableCard(
  monitor: TableMonitor,
  {trained, rows}: TableReference,
  source: SourceRecord,
  columns: readonly ColumnSummary[]
): ModelCard | null {
  if (trained === null) return null;
  const label = columns.find(({name}) => name === trained.target)!;
  const facts: CardFacts = {monitor, trained, rows, source, label};
  const trial = (trained.holdout ?? trained.training)!;
  const [all] = trial.slices as [ModelCard["quantitativeAnalyses"][number], ...unknown[]];
  return {
    version: versionOf(trained.model),
    holdout: trained.holdout === null ? null : {rows: all.n, rmse: all.rmse},
    details: details(facts),
    intendedUse: intendedUse(facts),
    factors: factors(facts),
    metrics: metrics(facts),
    evaluationData: evaluationData(facts),
    trainingData: trainingData(facts),
    quantitativeAnalyses: trial.slices,
    ethicalConsiderations: ethicalConsiderations(facts),
    caveats: caveats(facts)
  };
}

function details({trained, label}: CardFacts): CardField[] {
  const {model, features} = trained;
  const output = `${label.name}${label.description && `: ${label.description}`}${label.unit && ` (${label.unit})`}.`;
  return fields({
    Version: `${versionOf(model)}, the first twelve digits of the SHA-256 of the weights.`,
    Type: typeText(model),
    Inputs: `${listText(features)}.`,
    Output: output,
    Training: trainingText(trained),
    ...weightFields(model, label.unit)
  });
}

function intendedUse({monitor, label}: CardFacts): CardField[] {
  return fields({
    Purpose: `A plain yardstick for the monitor “${monitor.title}”: what the inputs tell of ${label.name}, so that it can be seen when they tell something else.`,
    Users: "Readers of this monitor.",
    "Out of scope": "Any decision about the rows themselves. Nobody has weighed what a wrong answer would do."
  });
}

function factors({trained, monitor}: CardFacts): CardField[] {
  const categories = trained.model.inputs.filter((input) => input.kind === "category");
  const named = categories.map(({name, levels}) => `${name} (${countText(levels.length)})`);
  return fields({
    Groups:
      categories.length === 0
        ? "None: no input is a category, so errors are not told apart by group."
        : `The most frequent levels of ${listText(categories.map(({name}) => name))}, because a mean error hides where a model is wrong.`,
    "Levels with a weight":
      named.length === 0
        ? "None: all inputs are numbers."
        : `${listText(named)}. All other levels of a category share one.`,
    Time: `Each ${monitor.partition} after the reference is measured by itself on this page.`
  });
}

function metrics({trained, label}: CardFacts): CardField[] {
  const {model, holdout, training, rows, rmse, deviation} = trained;
  const trial = (holdout ?? training)!;
  const [all] = trial.slices;
  const {n, rmse: tried, mae, bias} = all!;
  const {calibration} = trial;
  const explained = trial.r2 === null ? "" : `, R² ${trial.r2.toFixed(3).replace("-", "−")}`;
  return fields({
    Measures: measuresText(model, label.unit),
    [holdout === null ? "Rows it was trained on" : "Hold-out rows"]:
      `RMSE ${numberText(tried)}, mean absolute error ${numberText(mae)}, mean error ${numberText(bias)}${explained} on ${countText(n)} rows.`,
    "Training rows": `RMSE ${numberText(rmse)}, R² ${(1 - (rmse / deviation) ** 2).toFixed(3)} on ${countText(rows)} rows.`,
    "Knowing nothing": `RMSE ${numberText(deviation)} on the training rows, for a model that knows ${model.outcome.task === "regression" ? "the mean of the label" : "the share of each class"} alone.`,
    ...(calibration === null ? {} : {Calibration: calibrationField(calibration).text})
  });
}

function evaluationData({trained: {holdout}, monitor}: CardFacts): CardField[] {
  if (holdout === null)
    return fields({
      Rows: "The rows it was trained on.",
      Limits: `The reference has fewer than five partitions by time with labels, so that none could be held out. The figures flatter the model; the partitions after the reference do not.`
    });
  return fields({
    Rows: `${countText(holdout.slices[0]!.n)} rows with a label, ${spanText(holdout.span)}.`,
    Choice: `The last fifth of the reference, by ${monitor.partition}: a model is asked about what comes after its rows, so it is tried on that.`,
    Limits: "They were tried on a model of the rows before them. The model in force has learnt from them too."
  });
}

function trainingData({trained, rows, source}: CardFacts): CardField[] {
  const {span, rows: used, pool} = trained;
  const left = rows - used - pool;
  const {name, origin, licence, sha256} = source;
  return fields({
    Rows: `${countText(used)} reference rows${span[0] === "" ? "" : `, ${spanText(span)}`}.`,
    ...(pool === 0 ? {} : {"Set aside": `${countText(pool)} rows, drawn at random, that said when to stop.`}),
    "Left out":
      left === 0
        ? "None: every reference row has a label."
        : `${countText(left)} ${left === 1 ? "row" : "rows"} (${shareText(left / rows)}) without a label.`,
    ...(name === "" && origin === "" ? {} : {Source: `${[name, origin].filter((text) => text !== "").join("; ")}.`}),
    ...(licence === "" ? {} : {Licence: `${licence}.`}),
    ...(sha256 === null ? {} : {"SHA-256": sha256})
  });
}

function ethicalConsiderations({trained, label}: CardFacts): CardField[] {
  return fields({
    People:
      "The build knows columns, not what they mean. If rows are about people, whoever uses the answers has to find out who bears the errors.",
    Inputs: `${listText(trained.features)}: an input that stands in for something it should not know does so here as well.`,
    Label: `The model repeats what was recorded as ${label.name}, with whatever is wrong in the records.`
  });
}

function caveats({monitor, trained}: CardFacts): CardField[] {
  return fields({
    ...(monitor.description === "" ? {} : {"About the data": monitor.description}),
    Form: formText(trained.model),
    "Missing inputs": missingText(trained.model),
    Age:
      monitor.retrain === null
        ? "It is trained on the reference and stays as it is, however much changes after it: that is what this page is for."
        : "It is trained on the reference and answers until a challenger, trained on later rows, passes the gate and its trial."
  });
}

function fields(texts: Readonly<Record<string, string>>): CardField[] {
  return Object.entries(texts).map(([name, text]) => ({name, text}));
}
