import {copyFile, mkdir, readdir, readFile, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {tableFromIPC} from "@uwdata/flechette";
import {describe, expect, it} from "vitest";
import type {Advanced} from "../../data-loaders/advanced.js";
import type {Summary} from "../../lib/bundle.js";
import {profiledConfidence} from "../../lib/decay/profile-tables.js";
import {wrongSlot} from "../../lib/decay/score-sums.js";
import type {PublishedOwnModel} from "../../lib/model/own/published.js";
import {outcomesFile} from "../../lib/performance-files.js";
import {decodeProfiles} from "../../lib/profile/codec.js";
import {ERRORS, layoutOf} from "../../lib/profile/layout.js";
import type {PublishedScores} from "../../lib/registry/published.js";
import {exported, ROWS} from "./models/fixtures.js";
import {madeBy, smallProject} from "./small-table.js";
import type {SmallProject} from "./small-table.js";

const summaryOf = ({files}: Advanced): Summary =>
  JSON.parse(Buffer.from(files["summary.json"]!).toString("utf8")) as Summary;

const models = fileURLToPath(new URL("../data/models/", import.meta.url));

async function copyModel({folder}: SmallProject, ...names: string[]): Promise<void> {
  for (const name of names) {
    await mkdir(dirname(join(folder, "models", name)), {recursive: true});
    await copyFile(join(models, name), join(folder, "models", name));
  }
}

type Row = Readonly<Record<string, string | number | null>>;

/** The rows of the export, with a label. */
const rowsWith = (label: string): Row[] =>
  Array.from({length: ROWS}, (_, i) => ({
    ...Object.fromEntries(Object.entries(exported.rows).map(([name, values]) => [name, values[i]!])),
    y: exported.labels[label]![i]!
  }));

const csv = (rows: readonly Row[], day: string): string => {
  const names = Object.keys(rows[0]!);
  const lines = rows.map((row) => [`${day} 12:00:00`, ...names.map((name) => row[name] ?? "")].join(","));
  return [["ts", ...names].join(","), ...lines, ""].join("\n");
};

/** A project with a day of reference rows and two more days. */
async function project(label: string, changed: (rows: Row[]) => Row[] = (rows) => rows): Promise<SmallProject> {
  const made = await smallProject();
  const rows = rowsWith(label);
  for (const [i, day] of ["2026-03-01", "2026-03-02", "2026-03-03"].entries())
    await made.write(`logs/${day}.csv`, csv(i === 0 ? rows : changed(rows.slice(20 * (i - 1), 20 * i)), day));
  return made;
}

const monitorOf = (task: string, model: object, more: object = {}) => ({
  ...{data: {serving: "logs/*.csv", time: "ts"}, task, model, columns: []},
  drift: {reference: {first: 1}, current: 1},
  ...more
});

describe("a monitor of a model in a file", () => {
  it("measures a regression of ONNX as its own library would", async () => {
    const made = await project("number");
    await copyModel(made, "ridge.onnx");
    const done = await made.advance({monitor: monitorOf("regression", {file: "models/ridge.onnx"})});
    const {streams, columns, model, errorMeasure} = summaryOf(done);
    expect(errorMeasure).toBe("RMSE");
    expect(columns.filter(({role}) => role === "prediction").map(({name}) => name)).toEqual(["prediction"]);
    const errors = exported.models["ridge"]!.answers.map((x, i) => Number(x) - Number(exported.labels["number"]![i]));
    const rmse = (some: readonly number[]): number => Math.sqrt(some.reduce((sum, e) => sum + e * e, 0) / some.length);
    const expected = [errors, errors.slice(0, 20), errors.slice(20, 40)].map(rmse);
    streams[0]!.error.forEach((error, i) => expect(error).toBeCloseTo(expected[i]!, 5));
    expect(model!.quantitativeAnalyses[0]).toMatchObject({slice: "reference rows", n: ROWS});
    expect(model!.quantitativeAnalyses[0]!.rmse).toBeCloseTo(expected[0]!, 5);
    expect(model!.quantitativeAnalyses.map(({slice}) => slice)).toContain("job nurse");
  });

  it("measures the classes and probabilities of yes and no", async () => {
    const made = await project("yes");
    await copyModel(made, "logistic.onnx");
    const done = await made.advance({monitor: monitorOf("binary", {file: "models/logistic.onnx"})});
    const {streams, columns} = summaryOf(done);
    expect(columns.map(({name, role}) => [name, role])).toEqual([
      ...["age", "income", "hours", "job"].map((name) => [name, "feature"]),
      ["y", "label"],
      ["score", "score"],
      ["prediction", "prediction"]
    ]);
    const {answers} = exported.models["logistic"]!;
    const wrong = answers.filter((x, i) => x !== exported.labels["yes"]![i]).length;
    expect(wrong).toBeGreaterThan(0);
    expect(streams[0]!.error[0]).toBeCloseTo(wrong / ROWS, 12);
    expect(streams[0]!.labelled).toEqual([ROWS, 20, 20]);
  });

  it("is scored by slice, by its probabilities and by what they say", async () => {
    const made = await project("yes");
    await copyModel(made, "logistic.onnx");
    const slices = [{name: "nurses", column: "job", levels: ["nurse"]}];
    const done = await made.advance({monitor: monitorOf("binary", {file: "models/logistic.onnx"}, {slices})});
    const {edges, cells} = JSON.parse(Buffer.from(done.files["scores-log.json"]!).toString("utf8")) as PublishedScores;
    const {answers} = exported.models["logistic"]!;
    const {job} = exported.rows as unknown as {job: readonly (string | null)[]};
    const nurses = Array.from({length: ROWS}, (_, i) => i).filter((i) => job[i] === "nurse");
    const wrong = nurses.filter((i) => answers[i] !== exported.labels["yes"]![i]).length;
    const {sums, model} = cells.find(({start, slice}) => start === "2026-03-01" && slice === "nurses")!;
    expect(nurses.length).toBeGreaterThan(0);
    expect([sums[0], sums[ERRORS.n], sums[wrongSlot(edges)]]).toEqual([nurses.length, nurses.length, wrong]);
    expect(model).toBe(summaryOf(done).model!.version);
  });

  it("names classes as labels do", async () => {
    const made = await project("word");
    await copyModel(made, "network.onnx");
    const model = {file: "models/network.onnx", classes: ["high", "low", "middle"]};
    const done = await made.advance({monitor: monitorOf("multiclass", model)});
    const {streams, columns} = summaryOf(done);
    expect(columns.slice(-2).map(({name, role, description}) => [name, role, description])).toEqual([
      ["confidence", "score", "the model's probability of the class it says for y"],
      ["prediction", "prediction", "the model's answer for y"]
    ]);
    const {spec, partitions} = decodeProfiles(done.files[outcomesFile(streams[0]!.id)] as Uint8Array);
    const block = layoutOf(spec).blocks.find((own) => own.spec.kind === "confidence")!;
    const tables = profiledConfidence(block, partitions[0]!.profile.sums);
    expect(tables.flatMap(({positives, negatives}) => [...positives, ...negatives]).reduce((a, b) => a + b)).toBe(ROWS);
    // a probability that is the largest of three
    for (const {scoreSums, positives, negatives} of tables)
      scoreSums.forEach((sum, bin) => {
        const rows = positives[bin]! + negatives[bin]!;
        expect(sum).toBeGreaterThanOrEqual(rows / 3);
        expect(sum).toBeLessThanOrEqual(rows);
      });
    const wrong = exported.models["network"]!.answers.filter((x, i) => x !== exported.labels["word"]![i]).length;
    expect(streams[0]!.error[0]).toBeCloseTo(wrong / ROWS, 12);
    await expect(
      made.advance({monitor: monitorOf("multiclass", {...model, classes: ["high", "low", "medium"]})})
    ).rejects.toThrow("column y of monitor small has the label middle, expected one of high, low, medium");
  });

  it("counts and lists rows that it cannot be asked about, and keeps them", async () => {
    const made = await project("number", (rows) => rows.map((row, i) => (i < 3 ? {...row, job: null} : row)));
    await copyModel(made, "ridge.onnx");
    const done = await made.advance({monitor: monitorOf("regression", {file: "models/ridge.onnx"})});
    const {streams, model, quarantine} = summaryOf(done);
    expect(quarantine.quarantined).toBe(0);
    expect(streams[0]!.rows).toEqual([ROWS, 20, 20]);
    // a row without an answer has no error
    expect(streams[0]!.labelled).toEqual([ROWS, 17, 17]);
    const account = model!.caveats.find(({name}) => name === "Rows without an answer")!.text;
    expect(account).toContain("6 of 100 rows have no answer: job missing (6)");
    expect(made.said.join("\n")).toMatch(/logs\/2026-03-02\.csv: 3 of 20 rows have no answer: job missing \(3\)/);
    const listed = await unansweredOf(made, "2026-03-02");
    expect(listed.map((line) => JSON.parse(line) as object)).toEqual(
      [1, 2, 3].map((row) => ({row, column: "job", reason: "missing"}))
    );
  });

  it("asks a model of TensorFlow.js", async () => {
    const made = await project("yes");
    await copyModel(made, ...["model.json", "group1-shard1of2.bin", "group1-shard2of2.bin"].map((n) => `layers/${n}`));
    const done = await made.advance({monitor: monitorOf("binary", {file: "models/layers"})});
    const {model} = summaryOf(done);
    expect(model!.details.find(({name}) => name === "Format")!.text).toBe("TensorFlow.js layers model.");
    expect(model!.caveats.find(({name}) => name === "Rows without an answer")!.text).toContain("income missing");
  });

  it("asks anew where the model's file has changed, and about new files alone where not", async () => {
    const made = await project("number");
    await copyModel(made, "ridge.onnx", "xgboost-number.onnx");
    const monitor = monitorOf("regression", {file: "models/ridge.onnx"});
    const first = await made.advance({monitor});
    expect(madeBy(first, "own-answers")).toBe(3);
    await made.write("logs/2026-03-04.csv", csv(rowsWith("number").slice(5, 25), "2026-03-04"));
    const second = await made.advance({monitor});
    expect([madeBy(second, "own-model"), madeBy(second, "own-answers"), madeBy(second, "chunk")]).toEqual([0, 1, 1]);
    const version = summaryOf(second).model!.version;
    // one byte of the producer's name, which changes no answer
    const bytes = await readFile(join(models, "ridge.onnx"));
    bytes[bytes.indexOf("skl2onnx")] = "S".charCodeAt(0);
    await writeFile(join(made.folder, "models", "ridge.onnx"), bytes);
    const third = await made.advance({monitor});
    expect(madeBy(third, "own-answers")).toBe(4);
    expect(summaryOf(third).model!.version).not.toBe(version);
    expect(summaryOf(third).streams[0]!.error).toEqual(summaryOf(second).streams[0]!.error);
  });

  it("publishes what a page needs to ask it, unless that is kept back", async () => {
    const made = await project("number");
    await copyModel(made, "ridge.onnx");
    const model = {file: "models/ridge.onnx"};
    const {files} = await made.advance({monitor: monitorOf("regression", model)});
    const published = JSON.parse(Buffer.from(files["own-model.json"]!).toString("utf8")) as PublishedOwnModel;
    expect(Buffer.from(files[published.model]!)).toEqual(await readFile(join(models, "ridge.onnx")));
    expect(published.plan.inputs.map(({name}) => name)).toEqual(["age", "income", "hours", "job"]);
    const kept = await made.advance({monitor: monitorOf("regression", {...model, publish: false})});
    expect(Object.keys(kept.files).filter((name) => name.startsWith("own-model"))).toEqual([]);
    expect(madeBy(kept, "own-answers")).toBe(0);
  });

  it("has a card without an empty field", async () => {
    const made = await project("number");
    await copyModel(made, "ridge.onnx");
    const {model} = summaryOf(await made.advance({monitor: monitorOf("regression", {file: "models/ridge.onnx"})}));
    const sections = Object.entries(model!).filter(([, value]) => Array.isArray(value)) as [string, object[]][];
    expect(sections).toHaveLength(9);
    for (const [section, fields] of sections) {
      expect(fields.length, section).toBeGreaterThan(0);
      for (const field of fields)
        for (const value of Object.values(field))
          expect(String(value), section).not.toMatch(/NaN|undefined|null|Infinity|^\s*$|\.\.$/);
    }
    expect(model!.details.find(({name}) => name === "Inputs")!.text).toContain("job string [rows, 1] from job");
  });

  it("refuses classes that cannot be read as labels", async () => {
    const made = await project("yes");
    await copyModel(made, "tree.onnx");
    const inputs = ["age", "income", "hours"];
    const model = {file: "models/tree.onnx", inputs, output: "label"};
    await expect(made.advance({monitor: monitorOf("binary", model)})).rejects.toThrow(
      "the model's answers are no labels: Conversion Error: Could not convert string"
    );
    await expect(
      made.advance({monitor: monitorOf("multiclass", {...model, classes: ["high", "low", "middle"]})})
    ).rejects.toThrow("the model of monitor small says high, which no label can be: column y is of type integer");
  });

  it("lays answers and labels that come apart beside the same rows", async () => {
    const made = await smallProject();
    await copyModel(made, "ridge.onnx");
    const rows = rowsWith("number").map(({y, ...row}, i) => ({row: {id: `r${i}`, ...row}, label: `r${i},${y}`}));
    const unlabelled = rows.map(({row}) => row);
    await made.write("logs/2026-03-01.csv", csv(unlabelled, "2026-03-01"));
    await made.write("labels.csv", ["id,y", ...rows.slice(10).map(({label}) => label), ""].join("\n"));
    const labels = {files: "labels.csv", key: "id", column: "y"};
    const data = {serving: "logs/*.csv", time: "ts", key: "id", labels};
    const done = await made.advance({
      monitor: monitorOf("regression", {file: "models/ridge.onnx"}, {data, publishRows: 1000})
    });
    const {streams} = summaryOf(done);
    const errors = exported.models["ridge"]!.answers.map(
      (x, i) => Number(x) - Number(exported.labels["number"]![i])
    ).slice(10);
    expect(streams[0]!.labelled).toEqual([ROWS - 10]);
    expect(streams[0]!.error[0]).toBeCloseTo(Math.sqrt(errors.reduce((sum, e) => sum + e * e, 0) / errors.length), 5);
    const published = tableFromIPC(done.files["requests-log.arrow"]!).toArray() as Record<string, number | null>[];
    const known = published.flatMap(({prediction, label}) => (label === null ? [] : [prediction! - label!]));
    expect(published).toHaveLength(ROWS);
    expect(known).toHaveLength(ROWS - 10);
    const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);
    sorted(known).forEach((error, i) => expect(error).toBeCloseTo(sorted(errors)[i]!, 4));
  });

  it("takes answers without labels", async () => {
    const made = await project("yes");
    await copyModel(made, "logistic.onnx");
    const {model, columns} = summaryOf(
      await made.advance({
        monitor: monitorOf(
          "binary",
          {file: "models/logistic.onnx"},
          {target: undefined, columns: [{name: "y", role: "ignore"}]}
        )
      })
    );
    expect(columns.slice(-2).map(({name, kind}) => [name, kind])).toEqual([
      ["score", "numeric"],
      ["prediction", "categorical"]
    ]);
    expect(model!.metrics[0]!.text).toContain("no reference row has a label");
    expect(model!.quantitativeAnalyses).toEqual([]);
  });

  it("refuses what does not fit before any row is asked about", async () => {
    const made = await project("number");
    await copyModel(made, "ridge.onnx");
    const file = "models/ridge.onnx";
    const advance = (model: object, more: object = {}) =>
      made.advance({monitor: monitorOf("regression", {file, ...model}, more)});
    await expect(advance({inputs: {age: "agee"}})).rejects.toThrow(
      "model.inputs.age: unknown column: agee (did you mean age?)"
    );
    await expect(advance({inputs: {age: "job"}})).rejects.toThrow("model.inputs.age: column job is of type text");
    await expect(advance({}, {columns: [{name: "job", role: "ignore"}]})).rejects.toThrow(
      "model.inputs: column job is left out by its role, expected another"
    );
    await expect(advance({file: "models/rigde.onnx"})).rejects.toThrow("did you mean ridge.onnx?");
  });
});

async function unansweredOf({state}: SmallProject, day: string): Promise<string[]> {
  const [name] = (await readdir(join(state, "own-answers"))).filter((n) => n.includes(day) && !n.endsWith(".json"));
  return (await readFile(join(state, "own-answers", name!, "unanswered.ndjson"), "utf8")).trim().split("\n");
}
