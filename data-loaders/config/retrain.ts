import {z} from "zod";
import type {RetrainPolicy, Trigger} from "../../lib/policy/types.js";
import {choose} from "./fields.js";

const partitions = z.int().min(1);

const NAMED = "Which trigger it is.";

export const scheduleTrigger = z.strictObject({
  on: z.literal("schedule").describe(NAMED),
  every: partitions.describe("So many partitions after the last training.")
});

export const labelsTrigger = z.strictObject({
  on: z.literal("new labels").describe(NAMED),
  rows: z.int().min(1).describe("So many rows have got a label, that a model may learn from, since the last training.")
});

export const performanceTrigger = z.strictObject({
  on: z.literal("performance").describe(NAMED),
  ratio: z
    .number()
    .gt(1)
    .describe(
      "The error of the last labelled partitions is over this many times that on the model's hold-out rows: the RMSE, or of classes the Brier score."
    ),
  partitions: partitions.describe("Number of those partitions.")
});

export const distributionTrigger = z.strictObject({
  on: z.literal("distribution").describe(NAMED),
  columns: z.int().min(1).default(1).describe("So many features have moved."),
  limit: z
    .number()
    .gt(0)
    .nullable()
    .default(null)
    .describe("A feature has moved when `drift.distance` is over this; `null`: when it is in alarm.")
});

const triggers = {
  schedule: scheduleTrigger,
  "new labels": labelsTrigger,
  performance: performanceTrigger,
  distribution: distributionTrigger
} as const satisfies Record<Trigger["on"], z.ZodType<Trigger>>;

const names = Object.keys(triggers) as Trigger["on"][];

const unknownTrigger = z.strictObject({on: z.enum(names)}).transform((value): Trigger => value as never);

const trigger = choose<{readonly on: Trigger["on"]}, Trigger>((value) => {
  const on = (value as {on?: unknown} | null)?.on;
  return names.includes(on as Trigger["on"]) ? triggers[on as Trigger["on"]] : unknownTrigger;
});

export const gate = z.strictObject({
  holdout: partitions
    .default(14)
    .describe("Champion and challenger are tried on the last so many labelled partitions, on rows new to both."),
  confidence: z
    .number()
    .gt(0.5)
    .lt(1)
    .default(0.95)
    .describe("The challenger's error (RMSE, or of classes the Brier score) has to be lower with this confidence."),
  slices: z
    .number()
    .min(0)
    .default(0.1)
    .describe("Most that the error of a slice, by the same measure, may grow, as a share of the champion's."),
  size: z.number().min(1).default(2).describe("Most bytes, as a multiple of the champion's."),
  cost: z.number().min(1).default(2).describe("Most operations per row, as a multiple of the champion's."),
  latency: z
    .number()
    .min(1)
    .nullable()
    .default(null)
    .describe(
      "Most time for one row, as a multiple of the champion's, both measured by the build; `null` not to ask. A measured time depends on the machine, and so do the gate and all that follows."
    )
});

export const canary = z.strictObject({
  share: z.number().gt(0).lte(1).describe("Share of the rows that the challenger answers."),
  partitions: partitions.describe("For so many partitions; when their labels are there, it is judged.")
});

export const retrain = z.strictObject({
  triggers: z.array(trigger).meta({
    shown: "list of [triggers](#a-trigger)",
    description: "Each is asked at every partition. `npm run retrain` works without any."
  }),
  coolDown: z.int().min(0).default(30).describe("Partitions after a training during which all triggers are silent."),
  window: partitions
    .nullable()
    .default(null)
    .describe("A challenger learns from the last so many labelled partitions; `null`: from all, and the first rows."),
  start: z
    .enum(["rebuild", "continue"])
    .default("rebuild")
    .describe("Whether it starts from nothing or from the champion's weights."),
  gate: gate.prefault({}).describe("What it has to pass."),
  canary: canary
    .nullable()
    .default(null)
    .describe("A share of the rows it has to answer before it gets all; `null` to promote it at once.")
}) satisfies z.ZodType<RetrainPolicy>;
