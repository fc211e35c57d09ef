import {firstColumns} from "../../lib/model/inputs.js";
import {networksOf} from "../../lib/model/predict.js";
import type {ModelInput, TrainedModel} from "../../lib/model/types.js";
import {countText, listText, numberText} from "./card-text.js";
import type {Trained} from "./train.js";

/** What kind of model it is, and how large. */
export function typeText(model: TrainedModel): string {
  const networks = networksOf(model);
  const [layers] = networks;
  const weights = networks.flat().reduce((sum, layer) => sum + layer.weights.length + layer.bias.length, 0);
  if (model.kind === "least squares" || model.kind === "ridge") {
    const numbers = model.inputs.filter(({kind}) => kind === "number").length;
    const others = weights - 1 - numbers;
    const name = model.kind === "ridge" ? "Ridge regression" : "Least squares";
    return `${name} with ${countText(weights)} weights: an intercept, ${countText(numbers)} of numbers and ${countText(others)} of levels and gaps.`;
  }
  const sizes = [layers![0]!.inputs, ...layers!.map(({outputs}) => outputs)].join("-");
  const link = {regression: "linear", binary: "logistic", multiclass: "softmax"}[model.outcome.task];
  const each = `${sizes}, relu and then ${link}`;
  return model.kind === "ensemble"
    ? `Mean of ${networks.length} dense networks ${each}, with ${countText(weights)} weights together.`
    : `Dense network ${each}, with ${countText(weights)} weights.`;
}

/** How it was trained. */
export function trainingText({recipe, epochs, pool}: Pick<Trained, "recipe" | "epochs" | "pool">): string {
  if (recipe.kind === "least squares" || recipe.kind === "ridge") {
    const penalty =
      recipe.kind === "ridge" ? ` The penalty is ${recipe.penalty}, on inputs in their standard deviations.` : "";
    return `By the build itself, from sums over the reference rows. There is no chance in it: the same rows give the same weights.${penalty}`;
  }
  const {learningRate, batchSize} = recipe;
  const ends =
    pool === 0
      ? `${recipe.epochs} epochs`
      : `${listText(epochs.map(String))} epochs of at most ${recipe.epochs}, after which ${countText(pool)} rows set aside got no better`;
  return `By the build itself, on TensorFlow.js: Adam at ${learningRate} in batches of ${batchSize}, ${ends}. The same rows and seed give the same weights.`;
}

/** What errors are measured in. */
export function measuresText(model: TrainedModel, unit: string): string {
  const against = model.outcome.task === "multiclass" ? " of that of the shares of classes" : "";
  return `${errorText(model, unit)}; R² as a share${against}.`;
}

/** What a model's errors are, without a full stop. */
export function errorText({outcome}: Pick<TrainedModel, "outcome">, unit: string): string {
  const measures = "RMSE, mean absolute error and mean error";
  if (outcome.task === "regression")
    return `${measures} (prediction minus label) in ${unit === "" ? "the units of the label" : unit}`;
  if (outcome.task === "multiclass")
    return `${measures} of the probabilities of the classes: the root of half the sum of their squared distances from 1 for the one that was true and 0 for the others, so that the mean square is the Brier score`;
  return `${measures} of the probability of ${outcome.classes[1]}: 1 where it was ${outcome.classes[1]}, 0 where it was ${outcome.classes[0]}; the mean square is the Brier score`;
}

/** Levels that are named. */
const NAMED = 5;

/** The weights of a linear model that say most, in the columns' own units; none of a network, whose weights say nothing. */
export function weightFields(model: TrainedModel, unit: string): Record<string, string> {
  if (model.kind === "network" || model.kind === "ensemble") return {};
  const {weights, bias} = model.layers[0]!;
  const firsts = firstColumns(model.inputs);
  const per = unit === "" ? "" : ` ${unit}`;
  const levels = model.inputs
    .flatMap((input, i) => levelWeights(input, weights.slice(firsts[i])))
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, NAMED)
    .map(({what, weight}) => `${what} ${numberText(weight)}${per}`);
  const slopes = model.inputs.flatMap((input, i) =>
    input.kind === "number"
      ? [`${input.name} ${numberText(weights[firsts[i]!]! / input.sd)}${per} for each 1 more`]
      : []
  );
  const start = `Where all numbers are at their means: ${numberText(bias[0]!)}${per}.`;
  return {"Largest weights": `${[...levels, ...slopes].join("; ")}. ${start}`};
}

function levelWeights(input: ModelInput, weights: readonly number[]): {what: string; weight: number}[] {
  if (input.kind === "number") return [];
  return input.levels.map((level, i) => ({what: `${input.name} ${level}`, weight: weights[i]!}));
}

/** What the model cannot say, whatever it learnt from. */
export function formText({kind}: TrainedModel): string {
  return kind === "network" || kind === "ensemble"
    ? "Far from its training rows a network goes on in straight lines, which need not be those of the world."
    : "Effects add up: it knows no interaction, and of a number only a straight line.";
}

/** What it makes of a gap. */
export function missingText({inputs}: TrainedModel): string {
  const numbers = inputs.filter((input) => input.kind === "number");
  const hasCategories = inputs.length > numbers.length;
  const gaps = numbers.filter((input) => input.gaps).map(({name}) => name);
  const parts = [
    numbers.length === 0 ? "" : "A number that is missing counts as the mean of the training rows",
    gaps.length === 0 ? "" : `, with a weight of its own for ${listText(gaps)}, which had gaps there`,
    hasCategories ? `${numbers.length === 0 ? "A" : "; a"} category that is missing counts as a level of its own` : ""
  ];
  return `${parts.join("")}. What training rows did not have weighs nothing.`;
}
