import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {knownModel} from "../../data-loaders/life/models.js";
import {modelFiles, readReferencePredictions, writeReferencePredictions} from "../../data-loaders/stages/model-file.js";
import type {ModelCard} from "../../lib/model/card.js";
import type {TrainedModel} from "../../lib/model/types.js";
import type {PublishedModel, ReferencePredictions, Serving} from "../../lib/published-model.js";
import {seeded} from "../../lib/statistics/random.js";
import {championOf} from "../../src/components/serve/champion.js";

const random = seeded(7);
const weights = (length: number): number[] => Array.from({length}, () => 2 * random() - 1);
const model: TrainedModel = {
  kind: "network",
  inputs: [
    {kind: "number", name: "size", mean: 50, sd: 20, gaps: false},
    {kind: "number", name: "rooms", mean: 3, sd: 1.5, gaps: true}
  ],
  outcome: {task: "regression", name: "price", mean: 22.5, sd: 9.2},
  layers: [
    {inputs: 3, outputs: 50, weights: weights(150), bias: weights(50), activation: "relu"},
    {inputs: 50, outputs: 1, weights: weights(50), bias: weights(1), activation: "linear"}
  ]
};
const table = {
  size: Array.from({length: 506}, () => 100 * random()),
  rooms: Array.from({length: 506}, () => 1 + 6 * random()),
  price: Array.from({length: 506}, () => 0)
};
const pools = Uint8Array.from(table.size, (_, row) => row % 3);

const parsed = <T>(files: ReturnType<typeof modelFiles>, name: string): T => JSON.parse(String(files[name])) as T;

describe("writeReferencePredictions", () => {
  let folder: string;
  let rows: ReferencePredictions;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "driftbook-"));
    // the card is not looked at
    const {predictor} = knownModel(model, {} as ModelCard);
    await writeReferencePredictions(folder, "a1", await predictor(), table, pools);
    rows = await readReferencePredictions(folder);
  });
  afterAll(() => rm(folder, {recursive: true}));

  it("keeps the model's inputs of every row, in its order, with the pools", () => {
    expect(rows).toMatchObject({version: "a1", inputs: ["size", "rooms"], columns: [table.size, table.rooms]});
    expect(rows.pools).toEqual(Array.from(pools));
    expect(rows.predictions.length).toBe(506);
  });

  it("holds what the page answers, to a ten-thousandth on every row", () => {
    const champion = championOf({version: "a1", model});
    const off = rows.predictions.map((prediction, row) => {
      const own = champion.predict({size: table.size[row]!, rooms: table.rooms[row]!})[0]!;
      return Math.abs(own - prediction);
    });
    expect(Math.max(...off)).toBeLessThan(1e-4);
    expect(Math.max(...rows.predictions) - Math.min(...rows.predictions)).toBeGreaterThan(1);
  });
});

describe("modelFiles", () => {
  const published: PublishedModel = {version: "a1", model};
  const rows: ReferencePredictions = {version: "a1", inputs: [], columns: [], pools: [], predictions: []};

  it("names the files there are, and gives them", () => {
    const files = modelFiles({model: published, rows});
    expect(parsed<Serving>(files, "serving.json")).toMatchObject({
      model: "model-a1.json",
      rows: "reference-predictions.json"
    });
    expect(parsed(files, "model-a1.json")).toEqual(published);
    expect(parsed(files, "reference-predictions.json")).toEqual(rows);
  });

  it("says so where there is none", () => {
    const files = modelFiles({model: null, rows: null});
    expect(Object.keys(files)).toEqual(["serving.json"]);
    expect(parsed<Serving>(files, "serving.json")).toMatchObject({model: null, rows: null});
  });
});
