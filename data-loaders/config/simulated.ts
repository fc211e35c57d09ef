import {z} from "zod";
import {scenarioIds} from "../../lib/scenario/scenarios.js";
import {didYouMean} from "./closest.js";
import {
  columnText,
  columnUnit,
  currentPartitions,
  distance,
  falseAlarmRate,
  firstPartitions,
  monitorId,
  numberSlice,
  seed,
  title
} from "./fields.js";
import {retrain} from "./retrain.js";

const name = z.string().regex(/^[A-Za-z_]\w*$/, "expected a column name: letters, digits and _");

/** A column of a simulated monitor. */
export const simulatedColumn = z.strictObject({
  name: name.describe("Its name in the file."),
  kind: z
    .enum(["numeric", "categorical"])
    .default("numeric")
    .describe("Whether values are compared by size or counted."),
  unit: columnUnit,
  description: columnText
});

/** The file that production is drawn from. */
export const simulatedData = z.strictObject({
  file: z.string().min(1).describe("CSV with a header line, from the configuration's folder."),
  name: z.string().describe("What the data are called."),
  origin: z.string().describe("Where they come from."),
  licence: z.string().describe("On what terms."),
  rows: z.int().positive().describe("Number of rows that the file must have."),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, "expected 64 hexadecimal digits")
    .nullable()
    .default(null)
    .describe("The file's SHA-256 in hexadecimal digits; `null` accepts any contents that fit the columns."),
  columns: z
    .record(name, z.enum(["int", "float"]))
    .describe("Every column of the file, in order; both types are numbers.")
});

/** How production is simulated. */
export const stream = z.strictObject({
  scenarios: z.array(z.enum(scenarioIds)).min(1).describe("Each is a stream of days, changed in its own way."),
  start: z.iso.date().describe("First day."),
  days: z.int().min(1).describe("Number of days."),
  rowsPerDay: z.int().min(30).max(1000).describe("Rows that are drawn each day."),
  labelDelay: z.int().min(0).default(0).describe("Days after which the labels of a day become known.")
});

export const simulatedDrift = z.strictObject({
  distance,
  falseAlarmRate,
  reference: firstPartitions.describe("First days of a stream, which later ones are compared with."),
  current: currentPartitions
});

/** A monitor whose production is simulated: rows of a file are drawn day by day, and each scenario changes them. */
export const simulatedMonitor = z.strictObject({
  kind: z
    .literal("simulated")
    .default("simulated")
    .describe("May be left out: a monitor with a `stream` is simulated."),
  id: monitorId,
  title,
  description: z.string().describe("A paragraph under the heading."),
  data: simulatedData.describe("The file that production is drawn from."),
  features: z.array(simulatedColumn).min(1).describe("The model's inputs."),
  target: simulatedColumn.describe("The column the model predicts."),
  stream: stream.describe("How production is simulated."),
  drift: simulatedDrift.describe("What is compared, and when it is an alarm."),
  slices: z.array(numberSlice).default([]).describe("Rows whose errors and predictions are reported apart."),
  retrain: retrain.meta({
    shown: "[retrain](#retrain)",
    description: "When the model is trained again, on what, and what it has to pass."
  }),
  seed
});

/** The same with its parts checked against each other. */
export const checkedSimulatedMonitor = simulatedMonitor.check(({value, issues}) => {
  const refuse = (path: PropertyKey[], message: string): void =>
    void issues.push({code: "custom", message, path, input: value});
  const known = Object.keys(value.data.columns);
  const names = value.features.map((feature) => feature.name);
  const checkName = (path: PropertyKey[], column: string): void => {
    if (!known.includes(column)) refuse(path, `expected a column of the data${didYouMean(column, known)}`);
  };
  names.forEach((column, i) => {
    checkName(["features", i, "name"], column);
    if (names.indexOf(column) !== i) refuse(["features", i, "name"], "expected each feature once");
    if (column === value.target.name) refuse(["features", i, "name"], "expected a feature other than the target");
  });
  checkName(["target", "name"], value.target.name);
  value.slices.forEach(({column}, i) => checkName(["slices", i, "column"], column));
  if (value.drift.reference.first >= value.stream.days)
    refuse(
      ["drift", "reference", "first"],
      "expected fewer days than the stream has, so that some are left to compare"
    );
});

export type SimulatedMonitor = z.output<typeof simulatedMonitor>;
