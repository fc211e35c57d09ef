import {z} from "zod";
import type {Recipe} from "../training/recipes.js";
import {choose, columnName} from "./fields.js";
import type {TableModel} from "./types.js";

/** What is said of every model that is trained in the build. */
const common = {
  features: z
    .array(columnName)
    .min(1)
    .optional()
    .describe("Its inputs; where left out, every column with the role of a feature."),
  levels: z
    .int()
    .min(1)
    .default(20)
    .describe("Of a category, the most frequent levels get a weight of their own; the others share one.")
};

/** How a network learns. */
const learning = {
  hidden: z
    .array(z.int().min(1))
    .default([32, 16])
    .describe("Units of each hidden layer; an empty list makes a linear or logistic model."),
  epochs: z.int().min(1).default(100).describe("Times through the training rows, at the most."),
  batchSize: z.int().min(1).default(128).describe("Rows in a step."),
  learningRate: z.number().gt(0).default(0.003).describe("Length of a step."),
  patience: z
    .int()
    .min(1)
    .nullable()
    .default(10)
    .describe(
      "Training ends when a fifth of the rows, which it does not learn from, have been predicted no better for so many epochs, and the best epoch counts. `null` trains on all rows for all epochs."
    )
};

const words = "Trains the model in the build, on the reference rows:";

/** A table monitor's `model.train`, by its kind. */
export const trainedForms = {
  "least squares": z.strictObject({
    train: z.literal("least squares").describe(`${words} a weight per input.`),
    ...common
  }),
  ridge: z.strictObject({
    train: z.literal("ridge").describe(`${words} least squares whose weights are held small.`),
    penalty: z
      .number()
      .gt(0)
      .default(1)
      .describe("How much the sum of squared weights counts, of inputs in units of their standard deviations."),
    ...common
  }),
  network: z.strictObject({
    train: z.literal("network").describe(`${words} a dense neural network.`),
    ...learning,
    ...common
  }),
  ensemble: z.strictObject({
    train: z.literal("ensemble").describe(`${words} networks that differ in their seeds, and answer by their mean.`),
    networks: z.int().min(2).default(5).describe("How many there are."),
    ...learning,
    ...common
  })
};

export type TrainedInput = {
  [K in keyof typeof trainedForms]: z.input<(typeof trainedForms)[K]>;
}[keyof typeof trainedForms];

type TrainedFields = {[K in keyof typeof trainedForms]: z.output<(typeof trainedForms)[K]>}[keyof typeof trainedForms];

const kinds = Object.keys(trainedForms) as (keyof typeof trainedForms)[];

/** A model that is trained here: its recipe, and what it is trained on. */
export const trainedModel = choose<TrainedInput, TableModel>((value) => {
  const {train} = value as {train: unknown};
  const kind = kinds.find((known) => known === train);
  const form: z.ZodType<TrainedFields> =
    kind === undefined ? z.looseObject({train: z.enum(kinds)}).transform((): never => z.NEVER) : trainedForms[kind];
  return form.transform(({features = null, levels, train: own, ...rest}): TableModel => {
    return {train: {kind: own, ...rest} as Recipe, features, levels};
  });
});
