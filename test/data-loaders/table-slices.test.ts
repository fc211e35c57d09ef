import {describe, expect, it} from "vitest";
import type {Advanced} from "../../data-loaders/advanced.js";
import type {Summary} from "../../lib/bundle.js";
import {PREDICTIONS, wrongSlot} from "../../lib/decay/score-sums.js";
import type {PublishedCourse} from "../../lib/performance-files.js";
import {ERRORS, ROWS} from "../../lib/profile/layout.js";
import type {PublishedScores} from "../../lib/registry/published.js";
import {madeBy, smallProject} from "./small-table.js";
import type {SmallProject} from "./small-table.js";

const jsonOf = <T>({files}: Advanced, name: string): T => JSON.parse(Buffer.from(files[name]!).toString("utf8")) as T;
const scoresOf = (done: Advanced): PublishedScores => jsonOf(done, "scores-log.json");
const summaryOf = (done: Advanced): Summary => jsonOf(done, "summary.json");

/** All of a bundle, as text. */
const textsOf = ({files}: Advanced): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString("base64")]));

/** Rows and sums of errors of a cell; of classes the rows with a wrong one follow. */
function errorsIn({edges, cells}: PublishedScores, start: string, slice: string | null): number[] {
  const {sums} = cells.find((cell) => cell.start === start && cell.slice === slice)!;
  const {n, sum, absolute, square, fourth} = ERRORS;
  const wrong = sums[wrongSlot(edges)];
  return [
    ...[ROWS, n, sum, absolute, square, fourth].map((slot) => sums[slot]!),
    ...(wrong === undefined ? [] : [wrong])
  ];
}

/** Sum, sum of squares and rows by bin of the predictions of a cell. */
function predictionsIn({edges, cells}: PublishedScores, start: string, slice: string | null): number[] {
  const {sums} = cells.find((cell) => cell.start === start && cell.slice === slice)!;
  return sums.slice(PREDICTIONS.sum, wrongSlot(edges));
}

/** A project with a file for each day. */
async function project(header: string, days: Readonly<Record<string, readonly string[]>>): Promise<SmallProject> {
  const made = await smallProject();
  for (const [day, rows] of Object.entries(days))
    await made.write(
      `logs/${day}.csv`,
      [`ts,${header}`, ...rows.map((row) => `${day} 12:00:00,${row}`), ""].join("\n")
    );
  return made;
}

const data = {serving: "logs/*.csv", time: "ts", quarantineLimit: 0.5};
const drift = {reference: {first: 1}, current: 1};
const kindA = {name: "kind a", column: "kind", levels: ["a"]};
const [FIRST, SECOND] = ["2026-03-01", "2026-03-02"];

describe("numbers predicted in a column", () => {
  const columns = ["x", "y", "yhat"].map((name) => ({name, type: "number"}));
  const monitor = {data, drift, columns, slices: [kindA, {name: "large", column: "x", above: 2, upTo: 4}]};
  const days = {
    [FIRST]: ["1,a,1,2", "2,b,2,2", "3,a,3,2.5", "4,b,4,5"],
    // the second has no label, the third no answer, the fourth no kind; the last cannot be typed
    [SECOND]: ["1,a,1,1.5", "3,a,,2", "2.5,b,2,", "4,,1,0", "5,a,6,4", "oops,a,1,1"]
  };

  it("are scored by partition and slice, as one counts them by hand", async () => {
    const done = await (await project("x,kind,y,yhat", days)).advance({monitor});
    const scores = scoresOf(done);
    expect(scores.classes).toBeUndefined();
    expect(scores.cells.map(({start, model, slice}) => [start, model, slice])).toEqual(
      [FIRST, SECOND].flatMap((day) => [null, "kind a", "large"].map((slice) => [day, "yhat", slice]))
    );
    // errors: 1, 0, −0.5, 1
    expect(errorsIn(scores, FIRST, null)).toEqual([4, 4, 1.5, 2.5, 2.25, 2.0625]);
    expect(errorsIn(scores, FIRST, "kind a")).toEqual([2, 2, 0.5, 1.5, 1.25, 1.0625]);
    expect(errorsIn(scores, FIRST, "large")).toEqual([2, 2, 0.5, 1.5, 1.25, 1.0625]);
    // errors: 0.5, −1 of the fourth, −2 of the fifth
    expect(errorsIn(scores, SECOND, null)).toEqual([5, 3, -2.5, 3.5, 5.25, 17.0625]);
    expect(errorsIn(scores, SECOND, "kind a")).toEqual([3, 2, -1.5, 2.5, 4.25, 16.0625]);
    expect(errorsIn(scores, SECOND, "large")).toEqual([3, 1, -1, 1, 1, 1]);
    const [sum, square, ...bins] = predictionsIn(scores, SECOND, "kind a");
    expect([sum, square]).toEqual([7.5, 22.25]);
    const said = [1.5, 2, 4];
    const limits = [-Infinity, ...scores.edges, Infinity];
    expect(bins).toEqual(
      limits.slice(1).map((end, i) => said.filter((prediction) => prediction > limits[i]! && prediction <= end).length)
    );
    expect(jsonOf<PublishedCourse>(done, "life-log.json").isScored).toBe(true);
    expect(summaryOf(done).streams[0]!.error[1]).toBe(Math.sqrt(5.25 / 3));
  });

  it("come to the same bytes file by file as at once, and a file that is as it was is not read again", async () => {
    const made = await project("x,kind,y,yhat", {[FIRST]: days[FIRST]!});
    await made.advance({monitor});
    const write = (file: string, rows: readonly string[]) =>
      made.write(`logs/${file}.csv`, ["ts,x,kind,y,yhat", ...rows, ""].join("\n"));
    await write("later", [`${SECOND} 12:00:00,3,b,0.1,0.3`, `2026-03-03 12:00:00,3,a,0.1,0.7`]);
    expect(madeBy(await made.advance({monitor}), "chunk")).toBe(1);
    await write("between", [`${SECOND} 13:00:00,3,a,0.7,0.1`]);
    const third = await made.advance({monitor});
    expect(madeBy(third, "chunk")).toBe(1);
    expect(madeBy(await made.advance({monitor}), "chunk")).toBe(0);
    expect(errorsIn(scoresOf(third), SECOND, "large").slice(0, 2)).toEqual([2, 2]);
    expect(textsOf(third)).toEqual(textsOf(await made.advance({monitor, rebuild: true})));
  });

  it("are read again for other slices, and not scored without any", async () => {
    const made = await project("x,kind,y,yhat", days);
    await made.advance({monitor});
    const other = await made.advance({monitor: {...monitor, slices: [kindA]}});
    expect(madeBy(other, "chunk")).toBe(2);
    expect(scoresOf(other).cells).toHaveLength(4);
    const none = await made.advance({monitor: {...monitor, slices: []}});
    expect(none.files["scores-log.json"]).toBeUndefined();
    expect(jsonOf<PublishedCourse>(none, "life-log.json").isScored).toBeUndefined();
  });

  it("are added where partitions are merged in what is published", async () => {
    const names = Array.from({length: 9}, (_, i) => `2026-03-0${i + 1}`);
    const made = await project("x,kind,y,yhat", Object.fromEntries(names.map((day) => [day, days[FIRST]!])));
    const done = await made.advance({monitor: {...monitor, horizon: {fine: 2, coarse: 1}}});
    const {starts, merged} = summaryOf(done).streams[0]!;
    expect(merged.some((count) => count > 1)).toBe(true);
    const scores = scoresOf(done);
    expect(scores.cells).toHaveLength(3 * starts.length);
    starts.forEach((start, i) => {
      expect(errorsIn(scores, start, "kind a")).toEqual([2, 2, 0.5, 1.5, 1.25, 1.0625].map((sum) => sum * merged[i]!));
    });
  });

  it("are scored of rows without a time, each file by itself, and of reference rows of their own", async () => {
    const made = await smallProject();
    await made.write("train.csv", "x,kind,y,yhat\n1,a,1,2\n2,b,2,2\n");
    await made.write("logs/one.csv", "x,kind,y,yhat\n3,a,3,2.5\n4,b,4,5\n");
    const files = {serving: "logs/*.csv", reference: "train.csv"};
    const scores = scoresOf(await made.advance({monitor: {...monitor, data: files, partition: undefined, drift: {}}}));
    expect(scores.cells).toHaveLength(6);
    expect(errorsIn(scores, "reference", "kind a")).toEqual([1, 1, 1, 1, 1, 1]);
    expect(errorsIn(scores, "one.csv", "large")).toEqual([2, 2, 0.5, 1.5, 1.25, 1.0625]);
  });

  it("change with labels that come late, and only the files of these are read again", async () => {
    const made = await project("id,x,kind,yhat", {
      [FIRST]: ["a,1,a,2", "b,2,b,2", "c,3,a,2.5"],
      [SECOND]: ["d,1,a,1.5", "e,3,b,2"]
    });
    const late = {...monitor, data: {...data, key: "id", labels: {files: "labels/*.csv", key: "id", column: "y"}}};
    const withoutLabels = await made.advance({monitor: late});
    expect(withoutLabels.files["scores-log.json"]).toBeUndefined();
    await made.write("labels/1.csv", "id,y\na,1\nb,2\nc,3\n");
    const first = await made.advance({monitor: late});
    expect(errorsIn(scoresOf(first), FIRST, "kind a")).toEqual([2, 2, 0.5, 1.5, 1.25, 1.0625]);
    expect(errorsIn(scoresOf(first), SECOND, "kind a")).toEqual([1, 0, 0, 0, 0, 0]);
    await made.write("labels/2.csv", "id,y\nd,1\n");
    const second = await made.advance({monitor: late});
    expect(madeBy(second, "chunk")).toBe(1);
    expect(errorsIn(scoresOf(second), SECOND, "kind a")).toEqual([1, 1, 0.5, 0.5, 0.25, 0.0625]);
    expect(errorsIn(scoresOf(second), SECOND, "large")).toEqual([1, 0, 0, 0, 0, 0]);
    expect(textsOf(second)).toEqual(textsOf(await made.advance({monitor: late, rebuild: true})));
  });

  it.each([
    [
      {...kindA, column: "kin"},
      "slices[0] (kind a) of monitor small: expected a column that is profiled; found kin (did you mean kind?), which is not"
    ],
    [{...kindA, column: "x"}, "column x holds numbers, expected `above` and `upTo`"],
    [{...kindA, levels: ["a", "z"]}, "column kind has no z among the values that are counted one by one"],
    [
      {name: "n", column: "kind", above: 1},
      "slices[0] (n) of monitor small: column kind holds categories, expected `levels`"
    ]
  ])("are refused for the slice %j", async (slice, message) => {
    const made = await project("x,kind,y,yhat", days);
    await expect(made.advance({monitor: {...monitor, slices: [slice]}})).rejects.toThrow(message);
  });
});

describe("two classes", () => {
  const days = {[FIRST]: ["0.75,1,a", "0.5,0,a", "0.25,0,b", "0.125,1,b"], [SECOND]: ["0.75,1,b", "0.5,,b", ",1,b"]};
  const monitor = {
    ...{data, drift, task: "binary", columns: [{name: "p", type: "number"}], slices: [kindA]},
    model: {score: "p", threshold: 0.5}
  };

  it("of a score are scored by how far it is from 1 or 0, and by what it decides", async () => {
    const done = await (await project("p,y,kind", days)).advance({monitor});
    const scores = scoresOf(done);
    expect(scores.classes).toBeUndefined();
    expect(scores.cells[0]!.model).toBe("p");
    // −0.25 and 0.5 of kind a; 0.25 and −0.875 of the other
    expect(errorsIn(scores, FIRST, "kind a")).toEqual([2, 2, 0.25, 0.75, 0.3125, 0.06640625, 1]);
    const all = [4, 4, -0.375, 1.875, 1.140625, 0.06640625 + 0.25 ** 4 + 0.875 ** 4, 2];
    expect(errorsIn(scores, FIRST, null)).toEqual(all);
    // the second row has no label, the third no score
    expect(errorsIn(scores, SECOND, null)).toEqual([3, 1, -0.25, 0.25, 0.0625, 0.00390625, 0]);
    expect(errorsIn(scores, SECOND, "kind a")).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(predictionsIn(scores, SECOND, null).slice(0, 2)).toEqual([1.25, 0.8125]);
    expect(summaryOf(done).streams[0]!.error).toEqual([0.5, 0]);
  });

  it("without a score are counted by class", async () => {
    const said = {[FIRST]: ["yes,yes,a", "no,no,b"], [SECOND]: ["yes,no,a", "no,yes,a", "yes,yes,b", ",no,a", "no,,a"]};
    const plain = {data, drift, task: "binary", columns: [], slices: [kindA], model: {prediction: "said"}};
    const scores = scoresOf(await (await project("said,y,kind", said)).advance({monitor: plain}));
    expect(scores.classes).toEqual(["no", "yes"]);
    expect(errorsIn(scores, SECOND, "kind a")).toEqual([4, 2, 2, 2, 2, 2, 2]);
    expect(errorsIn(scores, SECOND, null)).toEqual([5, 3, 2, 2, 2, 2, 2]);
    // positions of the classes: 1, 0 and 0 of kind a
    expect(predictionsIn(scores, SECOND, "kind a")).toEqual([1, 1, 2, 1]);
  });
});

describe("several classes", () => {
  it("are counted by class, and are wrong where the error rate says so", async () => {
    const days = {
      [FIRST]: ["cat,cat,a", "dog,dog,a", "cow,cow,b", "cat,dog,b"],
      // an answer that the reference does not have is wrong; against a label that neither knows nothing is told
      [SECOND]: ["cat,dog,a", "horse,dog,a", "horse,goat,a", "cat,goat,a", "cow,cow,b", ",cow,b"]
    };
    const monitor = {data, drift, task: "multiclass", columns: [], slices: [kindA], model: {prediction: "said"}};
    const done = await (await project("said,y,kind", days)).advance({monitor});
    const scores = scoresOf(done);
    expect(scores.classes).toEqual(["cat", "cow", "dog"]);
    expect(errorsIn(scores, FIRST, null)).toEqual([4, 4, 1, 1, 1, 1, 1]);
    expect(errorsIn(scores, SECOND, "kind a")).toEqual([4, 3, 3, 3, 3, 3, 3]);
    expect(errorsIn(scores, SECOND, null)).toEqual([6, 4, 3, 3, 3, 3, 3]);
    expect(predictionsIn(scores, SECOND, "kind a").slice(2)).toEqual([2, 0, 0]);
    const {error, labelled} = summaryOf(done).streams[0]!;
    expect([error, labelled]).toEqual([
      [0.25, 0.75],
      [4, 4]
    ]);
  });
});

describe("a model that is trained here, and not again", () => {
  it("is scored by slice in its version's name; slices add to all rows", async () => {
    const rows = Array.from({length: 40}, (_, i) => `${i / 8},${i % 2 === 0 ? "a" : "b"},${i / 4 + (i % 3) / 8}`);
    const made = await project("x,kind,y", {[FIRST]: rows, [SECOND]: rows});
    const slices = [kindA, {...kindA, name: "kind b", levels: ["b"]}];
    const model = {train: "least squares", features: ["x"]};
    const done = await made.advance({monitor: {data, drift, columns: [], slices, model}});
    const scores = scoresOf(done);
    const {model: card, streams} = summaryOf(done);
    expect([...new Set(scores.cells.map(({model: version}) => version))]).toEqual([card!.version]);
    const [all, a, b] = [null, "kind a", "kind b"].map((slice) => errorsIn(scores, SECOND, slice));
    expect([a![ROWS], b![ROWS]]).toEqual([20, 20]);
    all!.forEach((sum, i) => expect(a![i]! + b![i]!).toBeCloseTo(sum, 12));
    expect(streams[0]!.error[1]).toBeCloseTo(Math.sqrt(all![4]! / 40), 12);
    expect(all![4]).toBeGreaterThan(0);
  });
});
