import type {ColumnSummary, SourceRecord} from "../../lib/bundle.js";
import type {CardField, ModelCard} from "../../lib/model/card.js";
import type {CodedLinear} from "../../lib/model/coded-linear.js";
import type {TableMonitor} from "../config/types.js";
import type {TableReference} from "../stages/table-reference.js";
import {digest} from "../state/json.js";
import type {Json} from "../state/json.js";
import {countText, listText, numberText, shareText, spanText} from "./card-text.js";
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
    version: digest(trained.model as unknown as Json).slice(0, 12),
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
  const levels = model.categories.reduce((sum, {levels: own}) => sum + own.length, 0);
  const weights = 1 + model.numbers.length + levels;
  const output = `${label.name}${label.description && `: ${label.description}`}${label.unit && ` (${label.unit})`}.`;
  return fields({
    Version: `${digest(model as unknown as Json).slice(0, 12)}, the first twelve digits of the SHA-256 of the weights.`,
    Type: `Least squares with ${countText(weights)} weights: an intercept, ${countText(model.numbers.length)} of numbers and ${countText(levels)} of levels of categories.`,
    Inputs: `${listText(features)}.`,
    Output: output,
    Training:
      "By the build itself, from sums over the reference rows. There is no chance in it: the same rows give the same weights.",
    "Largest weights": `${largestWeights(model, label.unit)} Intercept ${numberText(model.intercept)}.`
  });
}

/** Levels that are named. */
const NAMED = 5;

function largestWeights({numbers, categories}: CodedLinear, unit: string): string {
  const per = unit === "" ? "" : ` ${unit}`;
  const levels = categories
    .flatMap(({name, levels: own, weights}) => own.map((level, i) => ({what: `${name} ${level}`, weight: weights[i]!})))
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, NAMED)
    .map(({what, weight}) => `${what} ${numberText(weight)}${per}`);
  const slopes = numbers.map(({name, coefficient}) => `${name} ${numberText(coefficient)}${per} for each 1 more`);
  return `${[...levels, ...slopes].join("; ")}.`;
}

function intendedUse({monitor, label}: CardFacts): CardField[] {
  return fields({
    Purpose: `A plain yardstick for the monitor “${monitor.title}”: what the inputs tell of ${label.name}, so that it can be seen when they tell something else.`,
    Users: "Readers of this monitor.",
    "Out of scope": "Any decision about the rows themselves. Nobody has weighed what a wrong answer would do."
  });
}

function factors({trained, monitor}: CardFacts): CardField[] {
  const {categories} = trained.model;
  const named = categories.map(({name, levels}) => `${name} (${countText(levels.length)})`);
  return fields({
    Groups:
      categories.length === 0
        ? "None: no input is a category, so errors are not told apart by group."
        : `The most frequent levels of ${listText(categories.map(({name}) => name))}, because a mean error hides where a model is wrong.`,
    "Levels with a weight":
      named.length === 0
        ? "None: all inputs are numbers."
        : `${listText(named)}. All other levels of a category share one weight.`,
    Time: `Each ${monitor.partition} after the reference is measured by itself on this page.`
  });
}

function metrics({trained, label}: CardFacts): CardField[] {
  const {holdout, training, rows, rmse, deviation} = trained;
  const unit = label.unit === "" ? "the units of the label" : label.unit;
  const trial = (holdout ?? training)!;
  const [all] = trial.slices;
  const {n, rmse: tried, mae, bias} = all!;
  const explained = trial.r2 === null ? "" : `, R² ${trial.r2.toFixed(3).replace("-", "−")}`;
  return fields({
    Measures: `RMSE, mean absolute error and mean error (prediction minus label) in ${unit}; R² as a share.`,
    [holdout === null ? "Rows it was trained on" : "Hold-out rows"]:
      `RMSE ${numberText(tried)}, mean absolute error ${numberText(mae)}, mean error ${numberText(bias)}${explained} on ${countText(n)} rows.`,
    "Training rows": `RMSE ${numberText(rmse)}, R² ${(1 - (rmse / deviation) ** 2).toFixed(3)} on ${countText(rows)} rows.`,
    "Standard deviation of the label": `${numberText(deviation)} on the training rows: the error of a model that knows their mean alone.`
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
  const {span, rows: used} = trained;
  const left = rows - used;
  const {name, origin, licence, sha256} = source;
  return fields({
    Rows: `${countText(used)} reference rows${span[0] === "" ? "" : `, ${spanText(span)}`}.`,
    "Left out":
      left === 0
        ? "None: every reference row has a label and all inputs."
        : `${countText(left)} rows (${shareText(left / rows)}) without a label or without an input.`,
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
  const hasCategories = trained.model.categories.length > 0;
  return fields({
    ...(monitor.description === "" ? {} : {"About the data": monitor.description}),
    Form: "Effects add up: it knows no interaction, and of a number only a straight line.",
    "Missing inputs": `A number that is missing counts as the mean of the training rows${hasCategories ? ", a category as a level without a weight of its own" : ""}.`,
    Age: "It is trained on the reference and stays as it is, however much changes after it: that is what this page is for."
  });
}

function fields(texts: Readonly<Record<string, string>>): CardField[] {
  return Object.entries(texts).map(([name, text]) => ({name, text}));
}
