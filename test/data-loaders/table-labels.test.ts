import {rm} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import type {Advanced} from "../../data-loaders/advanced.js";
import type {Summary} from "../../lib/bundle.js";
import type {PublishedCourse} from "../../lib/performance-files.js";
import {fileOf, lines, madeBy, smallProject} from "./small-table.js";
import type {AdvanceOptions, SmallProject} from "./small-table.js";

const DAYS = ["2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04"];
const ROWS = 40;

/** Rows of a day with their labels. */
const whole = (day: string): string[] => lines(day, ROWS, Number(day.slice(-2)));

/** The same without labels: id, ts, x, kind, yhat. */
function served(day: string): string {
  const rows = whole(day).map((line) =>
    line
      .split(",")
      .filter((_, i) => i !== 4)
      .join(",")
  );
  return ["id,ts,x,kind,yhat", ...rows, ""].join("\n");
}

/** Labels of rows of a day, known so many hours after its end. */
function labels(day: string, from = 0, to = ROWS, hours = 6): string[] {
  const known = new Date(Date.parse(`${day}T00:00:00Z`) + (24 + hours) * 3_600_000).toISOString().slice(0, 19);
  return whole(day)
    .slice(from, to)
    .map((line) => line.split(","))
    .map(([id, , , , y]) => `${id},${y},${known.replace("T", " ")}`);
}

const labelFile = (...rows: readonly string[]): string => ["id,truth,known_at", ...rows, ""].join("\n");

const data = {serving: "logs/*.csv", time: "ts", key: "id", quarantineLimit: 0.5};
const apart = {
  data: {...data, labels: {files: "labels/*.csv", key: "id", column: "truth", time: "known_at"}},
  drift: {reference: {first: 2}, current: 1}
};

async function project(): Promise<SmallProject> {
  const made = await smallProject();
  for (const day of DAYS) await made.write(`logs/${day}.csv`, served(day));
  return made;
}

const advance = (made: SmallProject, options: AdvanceOptions = {}): Promise<Advanced> =>
  made.advance({monitor: apart, ...options});

const summaryOf = ({files}: Advanced): Summary =>
  JSON.parse(Buffer.from(files["summary.json"]!).toString("utf8")) as Summary;

/** All of a bundle, as text. */
const textsOf = ({files}: Advanced): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString("base64")]));

describe("labels that come apart from their rows", () => {
  it("give the errors that labels in the rows give", async () => {
    const made = await project();
    await made.write("labels/a.csv", labelFile(...DAYS.flatMap((day) => labels(day))));
    const {streams, labels: account, errorMeasure} = summaryOf(await advance(made));
    const inRows = await smallProject();
    for (const day of DAYS) await inRows.write(`logs/${day}.csv`, fileOf(whole(day)));
    const expected = summaryOf(await inRows.advance({monitor: {data, drift: apart.drift}}));
    expect(errorMeasure).toBe("RMSE");
    expect(streams[0]!.error).toEqual(expected.streams[0]!.error);
    expect(streams[0]!.labelled).toEqual([ROWS, ROWS, ROWS, ROWS]);
    expect(streams[0]!.rows).toEqual(expected.streams[0]!.rows);
    expect(expected.labels).toBeNull();
    expect(account).toEqual({
      ...{files: 1, read: 4 * ROWS, matched: 4 * ROWS, waiting: 0, replaced: 0, later: 0, unusable: []}
    });
  });

  it("come to the same bytes in whatever order they arrive, and only rows they change are read again", async () => {
    const made = await project();
    const [first, second, third] = DAYS as [string, string, string, string];
    await made.write("labels/a.csv", labelFile(...labels(first), ...labels(second)));
    expect(madeBy(await advance(made), "chunk")).toBe(4);
    await made.write("labels/c.csv", labelFile(...labels(third, 0, 10)));
    const late = await advance(made);
    expect([madeBy(late, "chunk"), madeBy(late, "row-keys"), madeBy(late, "table-reference")]).toEqual([1, 0, 0]);
    expect(summaryOf(late).streams[0]!.arrivals).toEqual({
      labelled: [ROWS, ROWS, 10, 0],
      delayMs: [expect.any(Number), expect.any(Number), expect.any(Number), null]
    });
    await made.write("labels/b.csv", labelFile(...labels(third, 5, 20)));
    const last = await advance(made);
    expect(madeBy(last, "chunk")).toBe(1);
    const nothing = await advance(made);
    expect(Object.values(nothing.tally).map(({made: count}) => count)).not.toContain(1);
    expect(summaryOf(last).labels).toMatchObject({matched: 100, replaced: 5, waiting: 0});
    const again = await advance(made, {rebuild: true});
    expect(textsOf(again)).toEqual(textsOf(last));
  });

  it("are the last that became known, of several of a key", async () => {
    const made = await project();
    const [day] = DAYS as [string];
    const [id] = whole(day)[0]!.split(",");
    const say = (truth: number, known: string): string => `${id},${truth},${known}`;
    const base = DAYS.flatMap((own) => labels(own));
    await made.write(
      "labels/a.csv",
      labelFile(...base, say(50, "2026-03-20 00:00:00"), say(60, "2026-03-19 00:00:00"))
    );
    const one = summaryOf(await advance(made));
    const other = await project();
    await other.write("labels/a.csv", labelFile(...base.slice(1), say(50, "2026-03-20 00:00:00")));
    expect(one.streams[0]!.error).toEqual(summaryOf(await advance(other)).streams[0]!.error);
    expect(one.labels!.replaced).toBe(2);
    const untimed = {...apart, data: {...apart.data, labels: {files: "labels/*.csv", key: "id", column: "truth"}}};
    const third = await project();
    await third.write("labels/a.csv", labelFile(...base.slice(1), say(60, "2026-03-19 00:00:00")));
    const last = summaryOf(await made.advance({monitor: untimed}));
    expect(last.streams[0]!.error).toEqual(summaryOf(await third.advance({monitor: untimed})).streams[0]!.error);
    expect(last.streams[0]!.arrivals!.delayMs).toEqual([null, null, null, null]);
  });

  it("that were known later do not count in a build as of a day", async () => {
    const made = await project();
    await made.write("labels/a.csv", labelFile(...DAYS.flatMap((day) => labels(day, 0, ROWS, 30))));
    const {streams, labels: account} = summaryOf(await advance(made, {asOf: "2026-03-04"}));
    expect(streams[0]!.arrivals!.labelled).toEqual([ROWS, ROWS, 0, 0]);
    expect(streams[0]!.labelled).toEqual([ROWS, ROWS, 0, 0]);
    expect(account).toMatchObject({later: 2 * ROWS, matched: 2 * ROWS});
  });

  it("wait for their rows, and those that cannot be used are counted with the reason", async () => {
    const made = await project();
    const [day] = DAYS as [string];
    const odd = [",1,2026-03-20", "a,,2026-03-20", "b,1,", "c,much,2026-03-20", "later-1,1,2026-03-20 00:00:00"];
    await made.write("labels/a.csv", labelFile(...labels(day), ...odd));
    const config = {
      ...apart,
      columns: [
        {name: "id", role: "ignore"},
        {name: "y", type: "number"}
      ]
    };
    const before = summaryOf(await made.advance({monitor: config}));
    expect(before.labels).toEqual({
      ...{files: 1, read: ROWS + 5, matched: ROWS, waiting: 1, replaced: 0, later: 0},
      unusable: [
        {column: "id", reason: "no key", rows: 1},
        {column: "known_at", reason: "no time", rows: 1},
        {column: "truth", reason: "no label", rows: 1},
        {column: "truth", reason: "not a number", rows: 1}
      ]
    });
    await made.write("logs/2026-03-05.csv", "id,ts,x,kind,yhat\nlater-1,2026-03-05 12:00:00,1,a,0.5\n");
    const after = summaryOf(await made.advance({monitor: config}));
    expect(after.labels).toMatchObject({matched: ROWS + 1, waiting: 0});
    expect(after.streams[0]!.labelled).toEqual([ROWS, 0, 0, 0, 1]);
    expect(after.streams[0]!.error.at(-1)).toBeCloseTo(0.5, 12);
  });

  it("go to every row with their key, and multiply none", async () => {
    const made = await project();
    const [day] = DAYS as [string];
    const rows = served(day).trimEnd().split("\n");
    await made.write(`logs/${day}.csv`, [...rows, ...rows.slice(1), "", ""].join("\n"));
    await made.write("labels/a.csv", labelFile(...DAYS.flatMap((own) => [...labels(own), ...labels(own)])));
    const {streams} = summaryOf(await advance(made));
    expect(streams[0]!.rows).toEqual([2 * ROWS, ROWS, ROWS, ROWS]);
    expect(streams[0]!.labelled).toEqual([2 * ROWS, ROWS, ROWS, ROWS]);
  });

  it("tell the median time from a row to its label", async () => {
    const made = await project();
    await made.write("labels/a.csv", labelFile(...labels(DAYS[0]!)));
    const {delayMs} = summaryOf(await advance(made)).streams[0]!.arrivals!;
    // rows come within the hour from noon, labels at six the next morning
    const minutes = whole(DAYS[0]!).map((line) => Number(line.split(",")[1]!.slice(14, 16)));
    const sorted = minutes.sort((a, b) => a - b);
    const median = (sorted[ROWS / 2 - 1]! + sorted[ROWS / 2]!) / 2;
    expect(delayMs[0]).toBe((18 * 60 - median) * 60_000);
  });

  it("may all be still to come", async () => {
    const made = await project();
    const before = summaryOf(await advance(made));
    expect([before.errorMeasure, before.labels, before.streams[0]!.arrivals]).toEqual([null, null, null]);
    await made.write("labels/a.csv", labelFile(...labels(DAYS[3]!)));
    const outside = summaryOf(await advance(made));
    expect(outside.errorMeasure).toBeNull();
    expect(outside.streams[0]!.arrivals!.labelled).toEqual([0, 0, 0, ROWS]);
    await made.write("labels/b.csv", labelFile(...labels(DAYS[0]!)));
    expect(summaryOf(await advance(made)).streams[0]!.labelled).toEqual([ROWS, 0, 0, ROWS]);
  });

  it("stay as they are for rows whose file is gone", async () => {
    const made = await project();
    await made.write("labels/a.csv", labelFile(...labels(DAYS[0]!), ...labels(DAYS[3]!, 0, 10)));
    await advance(made);
    await rm(join(made.folder, "logs", `${DAYS[3]!}.csv`));
    await made.write("labels/b.csv", labelFile(...labels(DAYS[3]!, 10), ...labels(DAYS[2]!)));
    const after = await advance(made);
    expect(madeBy(after, "chunk")).toBe(1);
    expect(summaryOf(after).streams[0]!.labelled).toEqual([ROWS, 0, ROWS, 10]);
  });

  it("belong to rows of files where these are partitions", async () => {
    const made = await project();
    await made.write("labels/a.csv", labelFile(...labels(DAYS[0]!), ...labels(DAYS[2]!, 0, 7)));
    const untimed = {...apart.data, time: undefined};
    const {streams} = summaryOf(await made.advance({monitor: {...apart, data: untimed, partition: undefined}}));
    expect(streams[0]!.arrivals).toEqual({labelled: [ROWS, 0, 7, 0], delayMs: [null, null, null, null]});
    expect(streams[0]!.labelled).toEqual([ROWS, 0, 7, 0]);
  });

  it("are brought along by reference rows of their own", async () => {
    const made = await project();
    await made.write("labels/a.csv", labelFile(...labels(DAYS[1]!)));
    const monitor = {...apart, data: {...apart.data, reference: "train.csv"}, drift: {current: 1}};
    const {streams} = summaryOf(await made.advance({monitor}));
    expect(streams[0]!.labelled).toEqual([200, 0, ROWS, 0, 0]);
    expect(streams[0]!.arrivals!.labelled).toEqual([null, 0, ROWS, 0, 0]);
    await made.write("train.csv", served(DAYS[0]!));
    await expect(made.advance({monitor})).rejects.toThrow(
      "missing column: y in data.reference of monitor small; reference rows of their own have to bring their labels along"
    );
  });

  it("are refused where a column is not theirs", async () => {
    const made = await project();
    await made.write("labels/a.csv", labelFile(...labels(DAYS[1]!)));
    const monitor = {...apart, data: {...apart.data, labels: {...apart.data.labels, column: "thruth"}}};
    await expect(made.advance({monitor})).rejects.toThrow(
      "no such column of labels: data.labels.column of monitor small: thruth (did you mean truth?); known: id, truth, known_at"
    );
  });
});

describe("labels that are revised", () => {
  const [, second, third, fourth] = DAYS as [string, string, string, string];

  /** Labels of rows of a day that were another number before, known so many hours after its end. */
  const revised = (day: string, from: number, to: number, by: number, hours = 48): string[] =>
    labels(day, from, to, hours).map((line) => {
      const [id, truth, known] = line.split(",");
      return `${id},${(Number(truth) + by).toFixed(3)},${known}`;
    });

  const course = ({files}: Advanced): PublishedCourse =>
    JSON.parse(Buffer.from(files["life-log.json"]!).toString("utf8")) as PublishedCourse;

  /** Squared error of a day, as a monitor of the same rows publishes it. */
  const squares = (advanced: Advanced, day: string): number => {
    const {starts, error} = summaryOf(advanced).streams[0]!;
    return ROWS * error[starts.indexOf(day)]! ** 2;
  };

  const trained = {
    ...apart,
    model: {train: "least squares", features: ["x", "kind"]},
    retrain: {triggers: [], gate: {}, canary: null}
  };

  it.each([
    ["in a column of predictions", apart],
    ["of a model that may be trained again", trained]
  ])("tell by partition what was said %s, and what is known", async (_, monitor) => {
    const base = labelFile(...DAYS.flatMap((day) => labels(day)));
    const before = await project();
    await before.write("labels/a.csv", base);
    const said = await before.advance({monitor});
    expect(course(said).revisions).toEqual([]);

    const made = await project();
    await made.write("labels/a.csv", base);
    // the same value once more is no revision, and a value that was taken back is none either
    const again = [...labels(fourth, 0, 5, 30), ...revised(fourth, 7, 9, 3, 31), ...labels(fourth, 7, 9, 32)];
    const changes = [...revised(third, 0, 4, 2), ...revised(third, 2, 6, 5, 72), ...revised(fourth, 39, 40, 1)];
    await made.write("labels/b.csv", labelFile(...again, ...changes));
    const known = await made.advance({monitor});
    const close = (value: number): unknown => expect.closeTo(value, 8);
    expect(course(known).revisions).toEqual([
      {
        ...{start: third, rows: 6, first: {n: ROWS, total: close(squares(said, third))}},
        now: {n: ROWS, total: close(squares(known, third))}
      },
      {
        ...{start: fourth, rows: 1, first: {n: ROWS, total: close(squares(said, fourth))}},
        now: {n: ROWS, total: close(squares(known, fourth))}
      }
    ]);
    expect(Math.abs(squares(known, third) - squares(said, third))).toBeGreaterThan(1);

    const nothing = await made.advance({monitor});
    expect(Object.values(nothing.tally).every(({made: count}) => count === 0)).toBe(true);
    expect(textsOf(await made.advance({monitor, rebuild: true}))).toEqual(textsOf(known));
    const asOf = await made.advance({monitor, asOf: third});
    expect(course(asOf).revisions).toEqual([]);
  });

  it("cost the reading of the files that have them, once", async () => {
    const made = await project();
    await made.write("labels/a.csv", labelFile(...DAYS.flatMap((day) => labels(day))));
    expect(madeBy(await advance(made), "first-labels")).toBe(0);
    await made.write("labels/b.csv", labelFile(...revised(second, 0, 2, 1), ...revised(third, 0, 2, 1)));
    expect(madeBy(await advance(made), "first-labels")).toBe(2);
    await made.write("labels/c.csv", labelFile(...revised(third, 3, 4, 1)));
    const last = await advance(made);
    expect([madeBy(last, "chunk"), madeBy(last, "first-labels")]).toEqual([1, 1]);
    expect(course(last).revisions!.map(({start, rows}) => [start, rows])).toEqual([
      [second, 2],
      [third, 3]
    ]);
  });

  it("stay told of rows whose file is there alone", async () => {
    const made = await project();
    await made.write("labels/a.csv", labelFile(...DAYS.flatMap((day) => labels(day))));
    await made.write("labels/b.csv", labelFile(...revised(third, 0, 2, 1), ...revised(fourth, 0, 2, 1)));
    await advance(made);
    await rm(join(made.folder, `logs/${third}.csv`));
    expect(course(await advance(made)).revisions!.map(({start}) => start)).toEqual([fourth]);
  });
});
