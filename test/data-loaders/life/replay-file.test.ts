import {describe, expect, it} from "vitest";
import {blockOf, replayBlocks, replayColumns, replayFiles} from "../../../data-loaders/life/replay-file.js";
import {gramOfTriangle, gramTriangle} from "../../../lib/model/gram-triangle.js";
import {gramRmse} from "../../../lib/model/gram.js";
import {leastSquares, predictLinear} from "../../../lib/model/least-squares.js";
import {publishedReplay} from "../../../lib/policy/published-replay.js";
import {columnsOf, features, rowsOf, trainRows} from "../../lib/policy/boston-streams.js";

const target = "medv";
const names = [...features, target];
const first = Object.fromEntries(names.map((name, i) => [name, columnsOf(trainRows)[i]!]));
const columns = replayColumns(features, target, first);
const {training, scoring} = rowsOf("S4", 50);
const rows = [...training, ...scoring];

describe("replayBlocks(columns, rows)", () => {
  const values = (name: string): Float64Array => Float64Array.from(rows, (row) => row[name] ?? NaN);
  const isScored = (row: number): boolean => row >= training.length;
  const blocks = replayBlocks(columns, {column: values, isScored});

  it("keeps apart what may train and what scores", () => {
    expect(blocks.training).toEqual(gramTriangle(columnsOf(training)));
    expect(blocks.scoring).toEqual(gramTriangle(columnsOf(scoring)));
  });

  it("gives the error of a model on rows as the rows give it", () => {
    const model = leastSquares(gramOfTriangle(names, blockOf(columns, first)), features, target);
    const scored = columnsOf(scoring);
    const errors = predictLinear(model, scored.slice(0, -1)).map((answer, row) => answer - scored.at(-1)![row]!);
    const byRow = Math.sqrt(errors.reduce((sum, e) => sum + e * e, 0) / errors.length);
    expect(Math.abs(gramRmse(gramOfTriangle(names, blocks.scoring), model, target) / byRow - 1)).toBeLessThan(1e-9);
  });

  it("takes a missing value for its mean over the first rows, and leaves out rows without a label", () => {
    const gaps = (name: string): Float64Array => {
      const all = values(name);
      if (name === "ptratio") all.fill(NaN);
      if (name === target) all[0] = NaN;
      return all;
    };
    const {training: own} = replayBlocks(columns, {column: gaps, isScored});
    const {values: moments} = gramOfTriangle(names, own);
    const at = 1 + features.indexOf("ptratio");
    expect(moments[0]).toBe(training.length - 1);
    expect(moments[at]! / moments[0]!).toBeCloseTo(columns.means["ptratio"]!, 12);
  });
});

describe("replayFiles(replays)", () => {
  it("writes doubles as they are", () => {
    const day = {start: "2026-01-01", training: [2, 0.1, 0.7], scoring: [1, 1 / 3, 5], features: [], anomalies: []};
    const fixed = {features: [], target: "y", delay: 3, first: [1, 2, 4], holdout: [1, 2, 4]};
    const files = replayFiles({S0: publishedReplay(fixed, [day])});
    expect(Object.keys(files)).toEqual(["replay-S0.json"]);
    expect(JSON.parse(files["replay-S0.json"]!)).toEqual({
      ...{...fixed, starts: ["2026-01-01"], training: [[2], [0.1], [0.7]], scoring: [[1], [1 / 3], [5]]},
      ...{distances: {}, alarms: [[]], anomalies: [[]]}
    });
  });
});
