import {z} from "zod";
import type {SliceSpec} from "../../lib/profile/types.js";
import type {SlotUnit} from "../../lib/sql/types.js";
import type {ColumnKind} from "../sources/types.js";
import {didYouMean} from "./closest.js";
import {
  choose,
  columnName,
  columnText,
  columnUnit,
  currentPartitions,
  distance,
  falseAlarmRate,
  firstPartitions,
  hasKey,
  levelSlice,
  monitorId,
  numberSlice,
  seed,
  title
} from "./fields.js";
import {retrain} from "./retrain.js";
import {labels, servingSource, source} from "./sources.js";
import {trainedModel} from "./trained-model.js";
import type {TrainedInput} from "./trained-model.js";
import type {ReferencePeriod, TableModel} from "./types.js";

const UNITS = ["hour", "day", "week", "month"] as const satisfies readonly SlotUnit[];
const TYPES = ["number", "integer", "boolean", "timestamp", "text"] as const satisfies readonly ColumnKind[];

const timeZones = ["UTC", ...Intl.supportedValuesOf("timeZone")];

function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat("en", {timeZone: name}) !== null;
  } catch {
    return false;
  }
}

const timeZone = z
  .string()
  .refine(isTimeZone, {
    error: ({input}) => `expected a time zone such as Europe/Berlin${didYouMean(String(input), timeZones)}`
  })
  .default("UTC")
  .describe("Time zone on whose clock and calendar partitions start, such as `Europe/Berlin`.");

/** Where a table monitor's rows are. */
export const tableData = z.strictObject({
  serving: servingSource.meta({
    shown: "[source](#a-source)",
    description: "The rows that the model was, or would have been, asked about."
  }),
  reference: source.optional().meta({
    shown: "[source](#a-source)",
    description: "Rows of their own to compare with, such as those the model learnt from."
  }),
  labels: labels
    .optional()
    .meta({shown: "[labels](#labels)", description: "Labels that arrive apart from the rows, and are joined by key."}),
  time: columnName
    .optional()
    .describe(
      "Column of the time at which a row was served. Without it each file is a partition, in order of its name."
    ),
  key: columnName.optional().describe("Column that tells a row from all others; labels are joined by it."),
  timeZone,
  derive: z
    .record(columnName, z.string().min(1))
    .default({})
    .describe("Computed columns, by name: SQL expressions over the source's columns."),
  name: z.string().default("").describe("What the data are called, shown on the page."),
  origin: z.string().default("").describe("Where they come from, shown on the page."),
  licence: z.string().default("").describe("On what terms, shown on the page."),
  quarantineLimit: z
    .number()
    .min(0)
    .max(1)
    .default(0.01)
    .describe("Share of a partition's rows that may be unreadable before the build fails.")
});

/** What is said about a column. */
export const tableColumn = z.strictObject({
  name: columnName.describe("Its name in the source, or in `derive`."),
  type: z.enum(TYPES).optional().describe("How values are read; where left out, what all rows allow."),
  kind: z
    .enum(["numeric", "categorical"])
    .optional()
    .describe("Whether values are compared by size or counted; where left out, the type says it."),
  role: z
    .enum(["feature", "ignore"])
    .default("feature")
    .describe("`ignore` leaves a column out of the report, as keys and free text should be."),
  unit: columnUnit,
  description: columnText
});

export const predictionModel = z.strictObject({
  prediction: columnName.describe("Column of the model's answer."),
  confidence: columnName
    .optional()
    .describe(
      "Of more than two classes: column of the probability of that answer, 0 to 1, from which errors are estimated before labels come."
    )
});

export const scoreModel = z.strictObject({
  score: columnName.describe("Column of the probability of yes, 0 to 1."),
  threshold: z.number().min(0).max(1).default(0.5).describe("The answer is yes from this score up.")
});

const inputColumns = choose<string | string[], string | string[]>((value) =>
  Array.isArray(value) ? z.array(columnName).min(1) : columnName
);

type InputsField = string[] | Record<string, string | string[]>;

const modelInputs = choose<InputsField, InputsField>((value) =>
  Array.isArray(value) ? z.array(columnName).min(1) : z.record(z.string().min(1), inputColumns)
);

export const fileModel = z.strictObject({
  file: z
    .string()
    .min(1)
    .describe("An ONNX file, or the folder of a TensorFlow.js model, whose `model.json` and weights lie in it."),
  inputs: modelInputs.optional().meta({
    shown: "list of text, or object of text or list of text by name",
    description:
      "Columns that the model is given: a list for its only input, in the order in which it learnt them, or an object with the columns of each input by its name. Where left out, each input takes the column of its name."
  }),
  codes: z
    .record(columnName, z.record(z.string(), z.number()))
    .default({})
    .describe("Of columns of texts that an input takes as numbers: the number of each text, by column."),
  output: z
    .string()
    .min(1)
    .optional()
    .describe(
      "Name of the output that is the answer; may be left out where there is one, or, of a classifier, one of probabilities."
    ),
  classes: z
    .array(z.string())
    .min(2)
    .optional()
    .describe(
      "What the output's probabilities are of, in their order, as labels write it; of two, the second is yes. Where left out, `0`, `1`, `2` and so on."
    ),
  threshold: z
    .number()
    .min(0)
    .max(1)
    .default(0.5)
    .describe("Of two classes, the answer is the second from this probability up."),
  publish: z
    .boolean()
    .default(true)
    .describe("Whether the model's file is published with the report, so that its page can ask it too.")
});

type ModelInput =
  z.input<typeof predictionModel> | z.input<typeof scoreModel> | z.input<typeof fileModel> | TrainedInput;

const model = choose<ModelInput, TableModel>((value) => {
  if (hasKey(value, "file"))
    return fileModel.transform(({inputs = null, output = null, classes = null, ...rest}) => {
      return {...rest, inputs, output, classes};
    });
  if (hasKey(value, "train")) return trainedModel;
  if (hasKey(value, "score") || hasKey(value, "threshold")) return scoreModel;
  return predictionModel.transform(({prediction, confidence = null}) => ({prediction, confidence}));
});

/** Also normalises an instant, so that it compares with starts of partitions as text. */
const moment = choose<string, string>((value) =>
  typeof value === "string" && value.includes("T")
    ? z.iso
        .datetime({offset: true, error: "expected an instant such as 2026-03-31T12:00:00Z"})
        .transform((text) => new Date(text).toISOString())
    : z.iso.date("expected a day such as 2026-03-31")
);

export const namedPeriod = z.strictObject({
  from: moment.meta({
    shown: "day, or for hours instant",
    description:
      "Start of the first partition, such as `2001-01-01`; for hours an instant, such as `2001-01-01T06:00:00Z`."
  }),
  until: moment.meta({
    shown: "day, or for hours instant",
    description: "Start of the first partition that no longer belongs to it."
  })
});

type PeriodInput = z.input<typeof firstPartitions> | z.input<typeof namedPeriod>;

const period = choose<PeriodInput, ReferencePeriod>((value) =>
  hasKey(value, "from") || hasKey(value, "until") ? namedPeriod : firstPartitions
);

export const tableDrift = z.strictObject({
  distance,
  falseAlarmRate,
  reference: period.optional().meta({
    shown: "[period](#driftreference)",
    description:
      "Partitions that later ones are compared with; where left out, `{first: 30}`, or the rows of `data.reference`."
  }),
  current: currentPartitions.default(7)
});

type SliceInput = z.input<typeof numberSlice> | z.input<typeof levelSlice>;

const slice = choose<SliceInput, SliceSpec>((value) => (hasKey(value, "levels") ? levelSlice : numberSlice));

/** How much of the past is published in full. */
export const tableHorizon = z.strictObject({
  fine: z.int().min(1).default(366).describe("The last so many partitions are published as they are."),
  coarse: z
    .int()
    .min(0)
    .default(104)
    .describe(
      "Of those before, so many merged by the next longer unit: hours by day, days by week, weeks by month. What is older is merged by month."
    )
});

/** A monitor of the user's own rows. */
export const tableMonitor = z.strictObject({
  kind: z
    .literal("table")
    .default("table")
    .describe("May be left out: a monitor without a `stream` is one of a table."),
  id: monitorId,
  title,
  description: z.string().default("").describe("A paragraph under the heading."),
  data: tableData.describe("Where the rows are."),
  partition: z
    .enum(UNITS)
    .optional()
    .describe("What a partition is, where rows have a time; a day unless it says otherwise."),
  task: z
    .enum(["regression", "binary", "multiclass"])
    .optional()
    .describe("What the model does; may be left out where there is no target."),
  columns: z.array(tableColumn).default([]).describe("What is known about columns; the rest is inferred."),
  target: columnName.optional().describe("Column that the model predicts."),
  model: model.optional().meta({shown: "[model](#model)", description: "Where predictions come from."}),
  slices: z.array(slice).default([]).meta({
    shown: "list of [slice](#a-slice)",
    description:
      "Rows whose errors and predictions are reported apart, whoever predicts; not of a table of Trino, whose rows stay there."
  }),
  retrain: retrain.optional().meta({
    shown: "[retrain](#retrain)",
    description: "When a model that is trained here is trained again, on what, and what it has to pass."
  }),
  drift: tableDrift.prefault({}).describe("What is compared, and when it is an alarm."),
  horizon: tableHorizon
    .prefault({})
    .describe("How much of the past is published in full; merged partitions keep their exact counts."),
  publishRows: z
    .int()
    .min(0)
    .max(1000)
    .default(0)
    .describe(
      "Rows of the last seven partitions that are published, drawn at random, so that the page can be asked about them and their answers in SQL. Nobody's rows are published unless this says so; columns with the role `ignore` and the key never are. Not of a table of Trino."
    ),
  seed: seed.default(42)
});

/** A table monitor whose fields are right one by one. */
export type TableFields = z.output<typeof tableMonitor>;
