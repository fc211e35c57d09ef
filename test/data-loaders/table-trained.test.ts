import {describe, expect, it} from "vitest";
import type {Advanced} from "../../data-loaders/advanced.js";
import type {Summary} from "../../lib/bundle.js";
import {seeded} from "../../lib/statistics/random.js";
import {smallProject} from "./small-table.js";

const summaryOf = ({files}: Advanced): Summary =>
  JSON.parse(Buffer.from(files["summary.json"]!).toString("utf8")) as Summary;

const DAYS = 8;
const ROWS = 60;

/** Days of a number with gaps, a category, and a label that follows from both; from the seventh day the label is turned round. */
function daysOf(words: readonly string[]): string[] {
  const random = seeded(6);
  return Array.from({length: DAYS}, (_, day) => {
    const lines = Array.from({length: ROWS}, (_, row) => {
      const x = row % 15 === 0 ? null : 10 * random();
      const c = random() < 0.5 ? "low" : "high";
      const at = (x ?? 9) + (c === "high" ? 2 : 0) > 6 ? 1 : words.length === 3 && c === "high" ? 2 : 0;
      const label = words[day < 6 ? at : (at + 1) % words.length];
      return `2026-03-0${day + 1} 12:00:00,${x?.toFixed(4) ?? ""},${c},${label}`;
    });
    return ["ts,x,c,y", ...lines, ""].join("\n");
  });
}

async function summariesOf(words: readonly string[], monitor: object, times = 1): Promise<Summary[]> {
  const made = await smallProject();
  for (const [i, text] of daysOf(words).entries()) await made.write(`logs/2026-03-0${i + 1}.csv`, text);
  const data = {serving: "logs/*.csv", time: "ts"};
  const drift = {reference: {first: 5}, current: 1};
  const whole = {data, drift, columns: [], target: "y", ...monitor};
  const summaries: Summary[] = [];
  for (let time = 0; time < times; ++time)
    summaries.push(summaryOf(await made.advance({monitor: whole, ...(time === 0 ? {} : {rebuild: true})})));
  return summaries;
}

const network = {hidden: [12], epochs: 200, batchSize: 32, learningRate: 0.02};

describe("a classifier that is trained in the build", () => {
  it("answers in the label's words with a score, and its error shows what changed", async () => {
    const [summary] = await summariesOf(["no", "yes"], {task: "binary", model: {train: "network", ...network}});
    const {columns, errorMeasure, streams, model} = summary!;
    expect(columns.map(({name, role, kind}) => [name, role, kind])).toEqual([
      ["x", "feature", "numeric"],
      ["c", "feature", "categorical"],
      ["y", "label", "categorical"],
      ["score", "score", "numeric"],
      ["prediction", "prediction", "categorical"]
    ]);
    expect(errorMeasure).toBe("error rate");
    const {error, labelled} = streams[0]!;
    expect(labelled).toEqual(new Array(DAYS).fill(ROWS));
    for (const rate of error.slice(0, 6)) expect(rate).toBeLessThan(0.15);
    for (const rate of error.slice(6)) expect(rate).toBeGreaterThan(0.85);
    expect(model!.details[1]!.text).toMatch(/^Dense network 6-12-1, relu and then logistic/);
  });

  it("tells three classes apart, and gives the same report when it starts over", async () => {
    const model = {train: "ensemble", networks: 2, ...network};
    const [summary, again] = await summariesOf(["no", "yes", "perhaps"], {task: "multiclass", model}, 2);
    expect(again).toEqual(summary);
    const {columns, streams} = summary!;
    expect(columns.slice(2).map(({name, role, kind}) => [name, role, kind])).toEqual([
      ["y", "label", "categorical"],
      ["confidence", "score", "numeric"],
      ["prediction", "prediction", "categorical"]
    ]);
    for (const rate of streams[0]!.error.slice(0, 6)) expect(rate).toBeLessThan(0.2);
  });

  it("refuses labels that are not two, for two classes", async () => {
    const monitor = {task: "binary", model: {train: "network", ...network}};
    await expect(summariesOf(["no", "yes", "perhaps"], monitor)).rejects.toThrow("column y has 3 classes");
  });
});

describe("a regression that is trained in the build", () => {
  it.each([{train: "least squares"}, {train: "ridge", penalty: 0.5}, {train: "network", ...network}])(
    "predicts by %j",
    async (model) => {
      const [summary] = await summariesOf(["0", "10"], {task: "regression", model});
      const {columns, errorMeasure, streams} = summary!;
      expect(columns.at(-1)).toMatchObject({name: "prediction", role: "prediction", kind: "numeric"});
      expect(errorMeasure).toBe("RMSE");
      const {error} = streams[0]!;
      for (const rmse of error.slice(0, 5)) expect(rmse).toBeLessThan(4);
      for (const rmse of error.slice(6)) expect(rmse).toBeGreaterThan(6);
    }
  );
});
