import {tableFromIPC} from "@uwdata/flechette";
import {describe, expect, it} from "vitest";
import type {Advanced} from "../../data-loaders/advanced.js";
import type {Summary} from "../../lib/bundle.js";
import {predictRow} from "../../lib/model/predict.js";
import {modelFile} from "../../lib/published-model.js";
import type {PublishedModel} from "../../lib/published-model.js";
import {madeBy, rowsOf, smallProject} from "./small-table.js";
import type {SmallProject} from "./small-table.js";

type Row = Readonly<Record<string, unknown>>;

const summaryOf = ({files}: Advanced): Summary => JSON.parse(Buffer.from(files["summary.json"]!).toString()) as Summary;
const requestsOf = ({files}: Advanced): readonly Row[] => tableFromIPC(files["requests-log.arrow"]!).toArray() as Row[];
const named = (rows: readonly Row[], name: string): unknown[] => rows.map((row) => row[name]);

const data = {serving: "logs/*.csv", time: "ts", quarantineLimit: 0.5};
const monitor = {data, drift: {reference: {first: 1}, current: 1}, publishRows: 40};
const dayOf = (i: number): string => `2026-03-${String(i + 1).padStart(2, "0")}`;

/** A project with a file of 30 rows for each of some days. */
async function days(count: number): Promise<SmallProject> {
  const made = await smallProject();
  for (let i = 0; i < count; ++i) await made.write(`logs/${dayOf(i)}.csv`, rowsOf(dayOf(i), 30, i));
  return made;
}

describe("requests of a table", () => {
  it("are published only where the configuration says so", async () => {
    const made = await days(2);
    const quiet = await made.advance({monitor: {...monitor, publishRows: 0}});
    expect(Object.keys(quiet.files)).not.toContain("requests-log.arrow");
    expect(summaryOf(quiet).streams[0]!.hasRequests).toBe(false);
    const open = await made.advance({monitor});
    expect(summaryOf(open).streams[0]!.hasRequests).toBe(true);
    expect(madeBy(open, "chunk")).toBe(0);
  });

  it("are rows of the last seven partitions, as they stand in the files, without what is left out", async () => {
    const made = await days(9);
    const rows = requestsOf(await made.advance({monitor}));
    expect(rows).toHaveLength(40);
    expect(Object.keys(rows[0]!)).toEqual(["time", "partition", "model", "x", "kind", "prediction", "label"]);
    expect(new Set(named(rows, "partition"))).toEqual(new Set(Array.from({length: 7}, (_, i) => dayOf(i + 2))));
    const inFile = new Set(
      Array.from({length: 9}, (_, i) => rowsOf(dayOf(i), 30, i).trim().split("\n").slice(1)).flatMap((lines) =>
        lines.map((line) => {
          const [, time, x, kind, y, yhat] = line.split(",") as [string, string, string, string, string, string];
          return JSON.stringify([Date.parse(`${time.replace(" ", "T")}Z`), Number(x), kind, Number(y), Number(yhat)]);
        })
      )
    );
    const drawn = rows.map(({time, x, kind, label, prediction}) => {
      return JSON.stringify([Number(time), x, kind, label, prediction]);
    });
    expect(new Set(drawn).size).toBe(40);
    expect(drawn.filter((row) => !inFile.has(row))).toEqual([]);
    expect(new Set(named(rows, "model"))).toEqual(new Set([null]));
    expect(named(rows, "time")).toEqual([...named(rows, "time")].sort((a, b) => Number(a) - Number(b)));
  });

  it("are the same whether days come one by one or at once, and not drawn again when nothing is new", async () => {
    const made = await days(3);
    await made.advance({monitor});
    await made.write(`logs/${dayOf(3)}.csv`, rowsOf(dayOf(3), 30, 3));
    const step = await made.advance({monitor});
    const again = await made.advance({monitor});
    expect([madeBy(step, "request-sample"), madeBy(again, "request-sample")]).toEqual([1, 0]);
    const whole = await made.advance({monitor, rebuild: true});
    expect(requestsOf(step)).toEqual(requestsOf(whole));
  });

  it("are drawn evenly: of two days, each has about half", async () => {
    const made = await smallProject();
    for (const i of [0, 1]) await made.write(`logs/${dayOf(i)}.csv`, rowsOf(dayOf(i), 2000, i));
    const rows = requestsOf(await made.advance({monitor: {...monitor, publishRows: 1000}}));
    const first = named(rows, "partition").filter((start) => start === dayOf(0)).length;
    // hypergeometric, 1,000 of 4,000: standard deviation 13.7
    expect(Math.abs(first - 500)).toBeLessThan(4 * 13.7);
  });

  it("have the answers of a model that is trained in the build, with its version", async () => {
    const made = await days(3);
    const model = {train: "least squares", features: ["x"]};
    const done = await made.advance({monitor: {...monitor, model, columns: [{name: "yhat", role: "ignore"}]}});
    const rows = requestsOf(done);
    const name = modelFile(summaryOf(done).model!.version);
    const {version, model: trained} = JSON.parse(Buffer.from(done.files[name]!).toString()) as PublishedModel;
    expect(new Set(named(rows, "model"))).toEqual(new Set([version]));
    for (const row of rows) expect(row["prediction"]).toBeCloseTo(predictRow(trained, {x: row["x"] as number})[0]!, 12);
  });

  it("of files without times come from each file, and keep a column that is called as ours are", async () => {
    const made = await smallProject();
    const table = (rows: readonly string[]): string => ["model,x,said,y", ...rows, ""].join("\n");
    await made.write("logs/a.csv", table(["s,1,yes,yes", "t,2,no,yes"]));
    await made.write("logs/b.csv", table(["s,3,no,no", ",4,,yes"]));
    await made.write("train.csv", table(["s,1,yes,yes", "t,2,no,no"]));
    const done = await made.advance({
      monitor: {
        ...{...monitor, data: {serving: "logs/*.csv", reference: "train.csv"}, partition: undefined, drift: {}},
        ...{task: "multiclass", target: "y", model: {prediction: "said"}, columns: []}
      }
    });
    const rows = requestsOf(done).map((row) => [
      ...["partition", "model", "model (column)", "x", "prediction", "label"].map((name) => row[name])
    ]);
    expect(rows).toHaveLength(4);
    expect(rows).toEqual(
      expect.arrayContaining([
        ["a.csv", null, "s", 1, "yes", "yes"],
        ["a.csv", null, "t", 2, "no", "yes"],
        ["b.csv", null, "s", 3, "no", "no"],
        ["b.csv", null, null, 4, null, "yes"]
      ])
    );
  });

  it("have labels that came apart, as far as they are known", async () => {
    const made = await smallProject();
    await made.write(`logs/${dayOf(0)}.csv`, `id,ts,x,yhat\na,${dayOf(0)} 10:00:00,1,2\nb,${dayOf(0)} 11:00:00,2,3\n`);
    await made.write("labels.csv", "id,y\na,5\n");
    const done = await made.advance({
      monitor: {
        ...monitor,
        data: {...data, key: "id", labels: {files: "labels.csv", key: "id", column: "y"}},
        columns: []
      }
    });
    expect(requestsOf(done).map(({x, label}) => [x, label])).toEqual([
      [1, 5],
      [2, null]
    ]);
  });
});
