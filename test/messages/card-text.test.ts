import {describe, expect, it} from "vitest";
import {challengerCard} from "../../data-loaders/life/challenger-card.js";
import type {ChallengerFacts} from "../../data-loaders/life/challenger-card.js";
import {bostonCard} from "../../data-loaders/stages/boston-card.js";
import {tableCard} from "../../data-loaders/table/card.js";
import {errorText} from "../../data-loaders/table/model-text.js";
import {ownCard} from "../../data-loaders/table/own-card.js";
import type {KeptModel} from "../../data-loaders/table/own-model.js";
import type {Trained} from "../../data-loaders/table/train.js";
import type {ColumnSummary} from "../../lib/bundle.js";
import type {CardField, CardSlice, ModelCard} from "../../lib/model/card.js";
import type {OwnModel} from "../../lib/model/own/types.js";
import type {DenseLayer, ModelInput, Outcome, TrainedModel} from "../../lib/model/types.js";
import {cardText as englishText} from "../../src/messages/card-text.en.js";
import {cardText} from "../../src/messages/card-text.zh-TW.js";
import {bostonColumns, bostonFeatures} from "../boston-rows.js";
import {parseTable} from "../data-loaders/config/table-monitor.js";

const slices: CardSlice[] = [
  {slice: "hold-out rows", n: 4321, rmse: 30.2, mae: 17.9, bias: -0.12},
  {slice: "job nurse", n: 57, rmse: 41.5, mae: 20.3, bias: 1.4}
];
const calibration = [
  {n: 40, prediction: -4.91, label: -1.08},
  {n: 40, prediction: 20.2, label: 17.9}
];

/** Fields that stay in the words of whoever configured the monitor. */
const OTHERS = ["About the data", "Source", "SHA-256"];

const ENGLISH = /\b(?:the|of|is|was|are|that|which|with|and|for|from|each|by|on|to|it|no|not|has|have|what)\b/i;

const fieldsOf = (card: ModelCard): CardField[] =>
  Object.entries(card).flatMap(([name, value]) =>
    name !== "quantitativeAnalyses" && Array.isArray(value) ? (value as CardField[]) : []
  );
const figuresIn = (text: string): string[] => text.replaceAll("$1000", "").match(/\d[\d,.]*\d|\d/g) ?? [];

/** Fields that are still in English, or have lost a figure. */
function unsaid(card: ModelCard, monitor: string): unknown[] {
  const told = fieldsOf(cardText(card, monitor));
  return fieldsOf(card).flatMap(({name, text}, i) => {
    const own = told[i]!;
    if (OTHERS.includes(name)) return [];
    const lost = figuresIn(text).filter((figure) => !own.text.includes(figure));
    const isSaid = own.text !== text && !ENGLISH.test(own.text);
    const isNamed = name === "LSTAT" || /\p{Script=Han}/u.test(own.name);
    return isSaid && isNamed && lost.length === 0 ? [] : [{name, text, told: own, lost}];
  });
}

const boston = bostonCard({
  table: bostonColumns,
  source: {rows: 506, name: "Boston house prices", origin: "npm package x-y", licence: "PDDL 1.0", sha256: "56768d9c"},
  pools: bostonColumns["medv"]!.map((_, row) => row % 3),
  features: bostonFeatures,
  target: "medv",
  seed: 42,
  version: "8caa6c2b3c52",
  evaluations: {
    model: {
      train: {n: 304, rmse: 2.12, mae: 1.51, bias: -0.1, r2: 0.949},
      holdout: {n: 202, rmse: 3.3, mae: 2.47, bias: 0.17, r2: 0.862}
    },
    baseline: {
      train: {n: 304, rmse: 4.5, mae: 3.2, bias: 0, r2: 0.7},
      holdout: {n: 202, rmse: 4.9, mae: 3.51, bias: 0.08, r2: 0.696}
    }
  },
  slices: [
    {slice: "all", n: 202, rmse: 3.3, mae: 2.47, bias: 0.17},
    {slice: "LSTAT 8.1 to 14.2", n: 60, rmse: 3, mae: 2, bias: 0},
    {slice: "MEDV at the cap of 50", n: 5, rmse: 9, mae: 8, bias: -8},
    {slice: "MEDV below the cap", n: 197, rmse: 3, mae: 2, bias: 0.3}
  ]
});

const challenger: ChallengerFacts = {
  ...{version: "e1407cd3b2b5", parent: "8caa6c2b3c52", trainedAt: "2026-03-05", rows: 808, unit: "$1000"},
  ...{span: ["2026-02-17", "2026-03-02"], holdout: ["2026-02-24", "2026-03-02"], isFromAll: true},
  ...{startsFrom: "continue", classes: null, calibration, metrics: slices, parentError: 4.06}
};

const inputs: ModelInput[] = [
  {kind: "number", name: "age", mean: 40, sd: 10, gaps: true},
  {kind: "category", name: "job", levels: ["nurse", "cook"]}
];
const layer = (ins: number, outs: number): DenseLayer => ({
  ...{inputs: ins, outputs: outs, activation: "linear"},
  ...{weights: Array.from({length: ins * outs}, (_, i) => i - 2.5), bias: Array.from({length: outs}, () => 28.6)}
});
const outcomes: Readonly<Record<Outcome["task"], Outcome>> = {
  regression: {task: "regression", name: "y", mean: 0, sd: 1},
  binary: {task: "binary", name: "y", classes: ["low", "high"]},
  multiclass: {task: "multiclass", name: "y", classes: ["low", "middle", "high"]}
};
const network = {hidden: [4], epochs: 50, batchSize: 32, learningRate: 0.01, patience: 5};

const trainedOf = (
  recipe: Trained["recipe"],
  task: Outcome["task"],
  more: Partial<Trained> = {},
  read: readonly ModelInput[] = inputs
): Trained => {
  const common = {inputs: read, outcome: outcomes[task]};
  const layers = [layer(6, 4), layer(4, 1)];
  const model: TrainedModel =
    recipe.kind === "ensemble"
      ? {...common, kind: "ensemble", networks: [layers, layers]}
      : recipe.kind === "network"
        ? {...common, kind: "network", layers}
        : {...common, kind: recipe.kind, layers: [layer(6, 1)]};
  return {
    ...{model, recipe, features: ["age", "job"], target: "y", rows: 508239, rmse: 30.2, deviation: 30.9},
    ...{pool: 0, epochs: [], span: ["2001-01-01", "2001-01-31"], training: null},
    holdout: {r2: 0.047, slices, calibration, span: ["2001-01-26", "2001-01-31"]},
    ...more
  };
};

const monitorOf = (id: string, more: object = {}) =>
  parseTable({
    ...{id, title: "Credit", description: "Requests for credit.", task: "regression", target: "y"},
    ...{data: {serving: "logs/*.csv", time: "ts"}, model: {train: "least squares"}, ...more}
  });
const columns: ColumnSummary[] = [{name: "y", role: "label", kind: "numeric", unit: "minutes", description: "loss"}];
const source = {name: "Credit", origin: "a bank", licence: "CC0", sha256: "dbeb920c", files: 2, rows: 508300};
const cardOf = (trained: Trained, id = "credit"): ModelCard =>
  tableCard(monitorOf(id), {trained, rows: 508300, schema: null as never, spec: null as never}, source, columns)!;

const trained: readonly [string, Trained][] = [
  ["least squares", trainedOf({kind: "least squares"}, "regression")],
  [
    "ridge, without time",
    trainedOf({kind: "ridge", penalty: 2}, "regression", {
      holdout: null,
      span: ["", ""],
      training: {r2: null, slices, calibration: null}
    })
  ],
  ["a network", trainedOf({kind: "network", ...network}, "binary", {pool: 1200, epochs: [37]})],
  [
    "an ensemble",
    trainedOf({kind: "ensemble", networks: 2, ...network}, "multiclass", {rows: 508300, epochs: [50, 50]})
  ],
  ["numbers alone", trainedOf({kind: "least squares"}, "regression", {}, [{...inputs[0]!, gaps: false} as ModelInput])],
  ["categories alone", trainedOf({kind: "least squares"}, "regression", {}, [inputs[1]!])]
];

const plan: OwnModel = {
  format: "onnx",
  inputs: [
    {
      name: "rows",
      type: "float32",
      rank: 2,
      columns: [
        {name: "age", codes: null},
        {name: "job", codes: {nurse: 1}}
      ]
    }
  ],
  output: {name: "answer", kind: "number", classes: null},
  batch: null
};
const ownOf = (
  format: OwnModel["format"],
  kind: OwnModel["output"]["kind"],
  publish: boolean,
  gaps: number
): KeptModel => {
  const port = {name: "rows", type: "float32", shape: [null, 2]};
  const classes = kind === "probabilities" ? ["low", "middle", "high"] : null;
  return {
    config: {file: "models/ridge.onnx", publish},
    files: {sha256: "2adabd5aae31ffff", files: format === "onnx" ? ["a"] : ["a", "b"]},
    facts: {
      plan: {...plan, format, output: {name: "answer", kind, classes}},
      ...{producer: format === "onnx" ? "skl2onnx 1.17" : "", dialect: format === "onnx" ? "ai.onnx 13" : ""},
      ...{runtime: "ONNX Runtime 1.20", sizeBytes: 12345, inputs: [port], outputs: [{...port, name: "answer"}]}
    },
    accounts: new Map([["a", {rows: 3000, gaps: gaps === 0 ? [] : [{column: "job", reason: "missing", rows: gaps}]}]])
  } as unknown as KeptModel;
};

describe("cardText(card, monitor) for a Chinese reader", () => {
  it("says all fields of the Boston model's card, with their figures", () => {
    expect(unsaid(boston, "boston")).toEqual([]);
    expect(cardText(boston, "boston").quantitativeAnalyses.map(({slice}) => slice)).toEqual([
      "全部",
      "LSTAT 8.1到14.2",
      "MEDV封頂於50",
      "MEDV未封頂"
    ]);
  });

  it.each([
    ["of numbers", challenger],
    ["without a unit", {...challenger, unit: "", isFromAll: false, startsFrom: "rebuild", calibration: null}],
    [
      "of classes",
      {
        ...challenger,
        classes: {measures: `${errorText({outcome: outcomes.binary}, "")}.`, wrong: 0.123, parentWrong: 0.2}
      }
    ]
  ] as [string, ChallengerFacts][])("says all fields of a challenger's card, %s", (_, facts) => {
    expect(unsaid(challengerCard(boston, facts), "boston")).toEqual([]);
  });

  it.each(trained)("says all fields of the card of a trained model: %s", (_, own) => {
    expect(unsaid(cardOf(own), "credit")).toEqual([]);
  });

  it.each([
    ["onnx", "number", true, 0],
    ["layers", "yes", false, 12],
    ["graph", "probabilities", false, 0],
    ["onnx", "class", false, 3]
  ] as const)(
    "says all fields of the card of a model in a file: %s that answers with a %s",
    (format, kind, publish, gaps) => {
      const task = kind === "number" ? "regression" : kind === "yes" ? "binary" : "multiclass";
      const monitor = monitorOf("credit", {task, model: {file: "models/ridge.onnx"}});
      const model = ownOf(format, kind, publish, gaps);
      expect(unsaid(ownCard(monitor, model, {r2: 0.5, slices, calibration: null}, columns), "credit")).toEqual([]);
      expect(unsaid(ownCard(monitor, model, null, []), "credit")).toEqual([]);
    }
  );

  it("calls a built-in monitor, its columns and its units by their Chinese names, and others as they are configured", () => {
    const text = (card: ModelCard): string => JSON.stringify(fieldsOf(card));
    const [, own] = trained[0]!;
    const ours = text(cardText(cardOf(own, "flights"), "flights"));
    expect(ours).toContain("美國航班");
    expect(ours).toContain("航空公司依14 CFR Part 234");
    expect(ours).toMatch(/每多1：[−\d.]+分鐘/);
    const others = text(cardText(cardOf(own), "credit"));
    for (const name of ["Credit", "Requests for credit.", "loss", "minutes", "CC0"]) expect(others).toContain(name);
  });

  it("keeps a field that it has no words for", () => {
    const odd = {
      ...boston,
      details: [
        {name: "Version", text: "unlike any"},
        {name: "Colour", text: "blue"}
      ]
    };
    expect(cardText(odd, "boston").details).toEqual([
      {name: "版本", text: "unlike any"},
      {name: "Colour", text: "blue"}
    ]);
  });
});

describe("cardText(card, monitor) in English", () => {
  it("is the card as it was published", () => {
    expect(englishText(boston, "boston")).toBe(boston);
  });
});
