import type {z} from "zod";
import {firstPartitions, levelSlice, numberSlice} from "../../data-loaders/config/fields.js";
import {
  canary,
  distributionTrigger,
  gate,
  labelsTrigger,
  performanceTrigger,
  retrain,
  scheduleTrigger
} from "../../data-loaders/config/retrain.js";
import {wholeConfig} from "../../data-loaders/config/schema.js";
import {
  simulatedColumn,
  simulatedData,
  simulatedDrift,
  simulatedMonitor,
  stream
} from "../../data-loaders/config/simulated.js";
import {databaseSource, fileSource, labelFields, trinoSource} from "../../data-loaders/config/sources.js";
import {
  fileModel,
  namedPeriod,
  predictionModel,
  scoreModel,
  tableColumn,
  tableData,
  tableDrift,
  tableHorizon,
  tableMonitor
} from "../../data-loaders/config/table-fields.js";
import {trainedForms} from "../../data-loaders/config/trained-model.js";

type Fields = Readonly<Record<string, z.ZodType>>;

/** A chapter of the document: words, then a table for each form that the thing can take. */
export interface Section {
  readonly heading: string;
  readonly words: string;
  readonly forms: readonly {readonly title: string | null; readonly fields: Fields}[];
}

const one = (fields: Fields): Section["forms"] => [{title: null, fields}];

const smallest = `import {defineConfig} from "./data-loaders/config/define.js";

export default defineConfig({
  title: "My models",
  monitors: [
    {
      id: "churn",
      title: "Churn",
      data: {serving: "logs/*.parquet", time: "served_at"},
      task: "binary",
      target: "left",
      model: {score: "p"}
    }
  ]
});`;

const larger = `import {defineConfig} from "./data-loaders/config/define.js";

export default defineConfig({
  title: "Credit",
  monitors: [
    {
      id: "credit",
      title: "Credit risk",
      description: "Probability that a loan is not paid back.",
      data: {
        serving: "logs/year=*/month=*/*.parquet",
        reference: "train.parquet",
        labels: {files: "labels/*.csv", key: "loan", column: "defaulted", time: "known_at"},
        time: "asked_at",
        key: "loan",
        timeZone: "Europe/Berlin",
        derive: {weekday: "dayofweek(asked_at)", debt_ratio: "debt / nullif(income, 0)"}
      },
      partition: "week",
      task: "binary",
      columns: [
        {name: "loan", role: "ignore"},
        {name: "weekday", kind: "categorical"},
        {name: "income", unit: "€", description: "yearly, after tax"}
      ],
      target: "defaulted",
      model: {score: "p", threshold: 0.3},
      drift: {distance: "jensenShannon", falseAlarmRate: 0.01, current: 4},
      seed: 42
    }
  ]
});`;

/** The document's chapters, in order. */
export const sections: readonly Section[] = [
  {
    heading: "Configuration",
    words: `\`driftbook.config.ts\` says what is watched. The quickest way to one for your own table:

\`\`\`sh
npm run init -- --data predictions.parquet --target y --prediction yhat --time ts
npm run build
\`\`\`

\`init\` looks at the file and writes a commented monitor into the configuration. Only \`--data\` is needed; the others are \`--reference\` (rows to compare with), \`--id\`, \`--title\` and \`--config\` (another configuration than \`driftbook.config.ts\`; it is made if it is not there). \`npm run build -- --config path\` builds from another configuration.

The smallest monitor that is of use:

\`\`\`ts
${smallest}
\`\`\`

One that says more:

\`\`\`ts
${larger}
\`\`\`

The configuration is checked before anything is read. Every problem is named with its path, what is allowed, what was found and, where a name is not known, the closest one that is. Relative paths start from the folder that the configuration lies in. It can be TypeScript, JavaScript or JSON, in any folder; \`defineConfig\` lets an editor check it while you type and may be left out. No secret belongs in it: credentials come from the environment.

In the tables below a key without a default must be given, unless it says “may be left out”.`,
    forms: one(wholeConfig.shape)
  },
  {
    heading: "A table monitor",
    words: "A monitor of your own rows. What can be inferred may be left out.",
    forms: one(tableMonitor.shape)
  },
  {
    heading: "data",
    words: "Where a table monitor's rows are, and which columns have a part of their own.",
    forms: one(tableData.shape)
  },
  {
    heading: "A source",
    words:
      "One address, a list of addresses, or one of these objects. Formats, and how rows that cannot be read are dealt with, are described in [sources](sources.md). A table of Trino can be the serving rows alone; see [engines](engines.md#a-table-of-trino-as-a-source).",
    forms: [
      {title: "Files", fields: fileSource.shape},
      {title: "A table of a database", fields: databaseSource.shape},
      {title: "A table of Trino", fields: trinoSource.shape}
    ]
  },
  {
    heading: "labels",
    words: "A source as an object, `{files}` or `{database, table}`, with these keys as well.",
    forms: one(labelFields)
  },
  {
    heading: "columns",
    words: "Each entry says what is known about one column. Columns without an entry are inferred from all rows.",
    forms: one(tableColumn.shape)
  },
  {
    heading: "model",
    words:
      "Where predictions come from: a column, a column of scores, a model in a file, or a model that is trained in the build. How a model in a file is asked is described in [models](models.md).",
    forms: [
      {title: "Predictions in a column", fields: predictionModel.shape},
      {title: "Scores in a column", fields: scoreModel.shape},
      {title: "A model in a file", fields: fileModel.shape},
      {title: "Least squares, trained in the build", fields: trainedForms["least squares"].shape},
      {title: "Ridge, trained in the build", fields: trainedForms.ridge.shape},
      {title: "A network, trained in the build", fields: trainedForms.network.shape},
      {title: "Several networks, trained in the build", fields: trainedForms.ensemble.shape}
    ]
  },
  {heading: "drift", words: "What is compared, and when it is an alarm.", forms: one(tableDrift.shape)},
  {
    heading: "horizon",
    words:
      "How much of the past is published in full, so that the site does not grow with every partition there ever was. Merged partitions keep their exact counts; the bounds of the reference stay; the state keeps everything.",
    forms: one(tableHorizon.shape)
  },
  {
    heading: "drift.reference",
    words: "The partitions that later ones are compared with.",
    forms: [
      {title: "The first ones", fields: firstPartitions.shape},
      {title: "Between two moments", fields: namedPeriod.shape}
    ]
  },
  {
    heading: "A simulated monitor",
    words:
      "A monitor for teaching: production is simulated by drawing rows of a file day by day, and each scenario changes them in one known way.",
    forms: one(simulatedMonitor.shape)
  },
  {
    heading: "Simulated data",
    words: "The file that production is drawn from. Nothing is inferred: it must be exactly what is said.",
    forms: one(simulatedData.shape)
  },
  {heading: "A column of simulated data", words: "A feature, or the target.", forms: one(simulatedColumn.shape)},
  {heading: "stream", words: "How production is simulated.", forms: one(stream.shape)},
  {heading: "Drift in simulated data", words: "As `drift` of a table monitor.", forms: one(simulatedDrift.shape)},
  {
    heading: "A slice",
    words:
      "Rows by the value of a column, whose errors and predictions are reported apart, and which the gate of a new model looks at one by one. Rows without a value are in no slice. In a table the column is one that is profiled, an input of the model or not, and levels are values that the reference has. A simulated monitor has slices of numbers alone.",
    forms: [
      {title: "Of a number", fields: numberSlice.shape},
      {title: "Of a category", fields: levelSlice.shape}
    ]
  },
  {
    heading: "retrain",
    words:
      "When a model that is trained in the build is trained again, on what, and what it has to pass before it answers anybody. What the parts mean, and what they cost, is told in [policy](policy.md); how it is done, in [retraining](retraining.md).",
    forms: one(retrain.shape)
  },
  {
    heading: "A trigger",
    words:
      "What asks for a new model. The first of those that fire, in the order of the list, is named in the journal.",
    forms: [
      {title: "The time since the last training", fields: scheduleTrigger.shape},
      {title: "Labels since the last training", fields: labelsTrigger.shape},
      {title: "A larger error", fields: performanceTrigger.shape},
      {title: "Features that have moved", fields: distributionTrigger.shape}
    ]
  },
  {heading: "retrain.gate", words: "What a new model has to pass.", forms: one(gate.shape)},
  {
    heading: "retrain.canary",
    words: "The share of the rows that a new model answers first, once it has passed.",
    forms: one(canary.shape)
  }
];
