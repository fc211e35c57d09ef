import {z} from "zod";
import {DISTANCES} from "../../lib/drift/types.js";
import {describeIssue} from "./problems.js";

export const monitorId = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, "expected lower-case letters, digits and _")
  .describe("Used in addresses and file names: lower-case letters, digits and `_`.");

export const title = z.string().min(1).describe("Heading of the monitor's page.");

export const columnName = z.string().min(1);

export const columnUnit = z.string().default("").describe("Unit of its values, shown on axes.");

export const columnText = z.string().default("").describe("What it says, in a few words.");

export const seed = z.int().describe("Start of every random choice: the same seed and data give the same report.");

export const distance = z
  .enum(DISTANCES)
  .default("psi")
  .describe("The number that tells how far a column has moved; the page can show the others too.");

export const falseAlarmRate = z
  .number()
  .gt(0)
  .lt(1)
  .default(0.01)
  .describe("Probability that any column raises an alarm in one partition when nothing changed.");

export const firstPartitions = z.strictObject({
  first: z.int().min(1).describe("Number of partitions, counted from the first, that later ones are compared with.")
});

export const currentPartitions = z
  .int()
  .min(1)
  .describe("Length of the rolling window that is compared, in partitions.");

/** Returns a schema that depends on the value: so an error speaks of the form that was meant, not of all there are. */
export function choose<Input, Output>(pick: (value: unknown) => z.ZodType<Output>): z.ZodType<Output, Input> {
  const chosen = z.unknown().transform((value, context): Output => {
    const result = pick(value).safeParse(value, {error: describeIssue});
    if (result.success) return result.data;
    for (const {message, path} of result.error.issues) context.addIssue({code: "custom", message, path: [...path]});
    return z.NEVER;
  });
  return chosen as unknown as z.ZodType<Output, Input>;
}

/** Tells whether a value is an object with a key. */
export function hasKey(value: unknown, key: string): boolean {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key);
}

const sliceName = z.string().min(1).describe("What the rows are called.");

/** Rows by a number, whose errors and predictions are reported apart. */
export const numberSlice = z.strictObject({
  name: sliceName,
  column: columnName.describe("Column of numbers, which need not be a feature."),
  above: z.number().nullable().default(null).describe("Its values are above this; `null` for no limit."),
  upTo: z.number().nullable().default(null).describe("Its values are at most this; `null` for no limit.")
});

/** Rows by a category, whose errors and predictions are reported apart. */
export const levelSlice = z.strictObject({
  name: sliceName,
  column: columnName.describe("Column of categories."),
  levels: z.array(z.string()).min(1).describe("Its value is one of these.")
});
