import {readFile, rm} from "node:fs/promises";
import {tableFromIPC} from "@uwdata/flechette";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {advance} from "../../data-loaders/advance.js";
import type {Summary} from "../../lib/bundle.js";
import {mergeCells} from "../../lib/decay/score-cells.js";
import type {ScoreCell} from "../../lib/decay/score-sums.js";
import type {JournalEvent} from "../../lib/journal/types.js";
import {predictRow} from "../../lib/model/predict.js";
import type {NetworkTrained, TrainedModel} from "../../lib/model/types.js";
import {lifeFile, outcomesFile} from "../../lib/performance-files.js";
import type {PublishedCourse} from "../../lib/performance-files.js";
import {decodeProfiles} from "../../lib/profile/codec.js";
import {ERRORS} from "../../lib/profile/layout.js";
import {timelineOf} from "../../lib/profile/window.js";
import {modelFile} from "../../lib/published-model.js";
import type {PublishedModel} from "../../lib/published-model.js";
import {courseOf, streamFacts} from "../../src/components/performance/stream-facts.js";
import {build, differences, leftIn} from "./crash.js";
import {checkLife} from "./life/check-life.js";
import type {LivedModels} from "./life/check-life.js";
import {checkKilled, copyOf} from "./life/check-runs.js";
import type {Project} from "./life/check-runs.js";
import {startedBy} from "./life/expected.js";
import {dayStart} from "./life/table-days.js";
import {readTableLife, tableProject} from "./life/table-project.js";
import type {WatchedDays} from "./life/table-project.js";
import {silentEffects} from "./silent-effects.js";

/** From the sixteenth day on labels say the opposite: for good, or for four days, in which a challenger learns them. */
const stays = {change: [15, 99], days: 27, rows: 120, seed: 5} as const;
const passes = {change: [15, 19], days: 24, rows: 120, seed: 5} as const;

const WATCHED: readonly WatchedDays[] = [
  {id: "number_stays", task: "regression", ...stays},
  {id: "number_passes", task: "regression", ...passes},
  {id: "yes_stays", task: "binary", ...stays},
  {id: "yes_passes", task: "binary", ...passes},
  {id: "class_stays", task: "multiclass", ...stays},
  {id: "number_continues", task: "regression", ...stays, continues: true},
  ...(["number", "yes"] as const).flatMap((of): WatchedDays[] => {
    const task = of === "number" ? "regression" : "binary";
    return [
      {...stays, id: `${of}_quiet`, task, days: 26, change: [99, 99]},
      {...stays, id: `${of}_late`, task, days: 24, change: [22, 99]}
    ];
  })
];

let project: Project;
const lived = new Map<string, LivedModels>();

beforeAll(async () => {
  project = await tableProject(WATCHED);
  const settings = {config: project.config, asOf: null, rebuild: false};
  for (const monitor of project.config.monitors) {
    await advance(monitor, settings, silentEffects());
    lived.set(monitor.id, await readTableLife(project.config, monitor.id));
  }
}, 300_000);

afterAll(() => rm(project.folder, {recursive: true}));

const eventsOf = (id: string): readonly JournalEvent[] => lived.get(id)!.streams[0]!.events;

/** What happened to models after the first, in order: its kind, and the day. */
const happened = (id: string): string[] =>
  eventsOf(id).flatMap((event) => {
    const what = event.kind === "gate" ? (event.passed ? "passed" : "refused") : event.kind;
    const isOfModels = ["trained", "passed", "refused", "canary", "promoted", "rolled back"].includes(what);
    return isOfModels && !(event.kind === "promoted" && event.before === null) ? [`${event.at} ${what}`] : [];
  });

/** Mean loss of all that was answered in some days. */
function lossOf(id: string, from: number, to: number): number {
  const own = lived
    .get(id)!
    .streams[0]!.cells.filter(({start, slice}) => slice === null && start >= dayStart(from) && start < dayStart(to));
  const sum = (slot: number): number => own.reduce((total, {sums}) => total + sums[slot]!, 0);
  return sum(ERRORS.square) / sum(ERRORS.n);
}

describe.each(["number", "yes", "class"])("a %s that begins to say the opposite", (of) => {
  const id = `${of}_stays`;

  it("has a challenger of the days before refused, and one of the days after promoted, by way of a canary", () => {
    expect(startedBy("performance")(eventsOf(id))).toBe(true);
    expect(happened(id)).toEqual([
      ...[`${dayStart(15)} trained`, `${dayStart(15)} refused`],
      ...[`${dayStart(18)} trained`, `${dayStart(18)} passed`, `${dayStart(18)} canary`],
      `${dayStart(21)} promoted`
    ]);
    expect(lossOf(id, 22, 27)).toBeLessThan(0.6 * lossOf(id, 15, 18));
  });
});

it.each(["number_passes", "yes_passes"])("%s: what learnt from a few odd days is rolled back", (id) => {
  expect(happened(id).slice(2)).toEqual([
    ...[`${dayStart(18)} trained`, `${dayStart(18)} passed`, `${dayStart(18)} canary`],
    `${dayStart(21)} rolled back`
  ]);
  const [first] = lived.get(id)!.records;
  expect(lived.get(id)!.streams[0]!.memories.at(-1)).toMatchObject({champion: first!.version, canary: null});
});

it.each(WATCHED.map(({id}) => id))(
  "%s: gates, verdicts, answers and the registry follow from what is published",
  (id) => {
    expect(checkLife(lived.get(id)!)).toEqual([]);
  }
);

it.each(WATCHED.map(({id}) => id))("%s: each version has its errors, its calibration and a card", (id) => {
  for (const {metrics, calibration, card} of lived.get(id)!.records) {
    expect(metrics[0]!.n).toBe(240);
    expect(calibration!.reduce((rows, bin) => rows + bin.n, 0)).toBe(240);
    const predictions = calibration!.map(({prediction}) => prediction);
    expect(predictions).toEqual([...predictions].sort((a, b) => a - b));
    const [all] = metrics;
    const bias = calibration!.reduce((sum, {n, prediction, label}) => sum + n * (prediction - label), 0) / 240;
    if (!id.startsWith("class")) expect(bias).toBeCloseTo(all!.bias, 10);
    expect(card.metrics.map(({name}) => name)).toContain("Calibration");
    expect(JSON.stringify(card)).not.toMatch(/NaN|undefined/);
  }
});

it("a network goes on from the champion's weights, and reads rows as it does", () => {
  const {files, records} = lived.get("number_continues")!;
  const modelOf = (version: string): NetworkTrained =>
    (JSON.parse(Buffer.from(files[modelFile(version)] as Uint8Array).toString()) as {model: NetworkTrained}).model;
  const promoted = eventsOf("number_continues").flatMap((event) => (event.kind === "promoted" ? [event.version] : []));
  const [before, after] = promoted.map(modelOf) as [NetworkTrained, NetworkTrained];
  expect([after.inputs, after.outcome]).toEqual([before.inputs, before.outcome]);
  expect(after.layers).not.toEqual(before.layers);
  const {card} = records.find(({version}) => version === promoted[1])!;
  expect(JSON.stringify(card.details)).toContain("from the parent's weights");
});

describe("estimates without labels", () => {
  const estimated = (id: string) => {
    const files = lived.get(id)!.files as Readonly<Record<string, Uint8Array>>;
    const json = <T>(name: string): T => JSON.parse(Buffer.from(files[name]!).toString()) as T;
    const {spec, partitions} = decodeProfiles(files[outcomesFile("log")]!);
    const [summary, course] = [json<Summary>("summary.json"), json<PublishedCourse>(lifeFile("log"))];
    const timeline = timelineOf(
      spec,
      partitions.map(({start, profile}) => ({start, profile}))
    );
    const facts = streamFacts(summary, summary.streams[0]!, {timeline, course, scores: null});
    return {realised: summary.streams[0]!.error, estimates: courseOf(facts, {slice: null, model: null}, 1).estimates};
  };

  it.each(["number_quiet", "yes_quiet"])("%s: are near the realised error, and none of rows that were learnt", (id) => {
    const {realised, estimates} = estimated(id);
    expect(estimates.slice(0, 20).every((one) => one === null)).toBe(true);
    const known = estimates.slice(20).map((one, i) => ({...one!, realised: realised[20 + i]!}));
    expect(known).toHaveLength(6);
    for (const {low, high, realised: error} of known) {
      expect(error).toBeGreaterThan(low);
      expect(error).toBeLessThan(high);
    }
  });

  it.each(["number_late", "yes_late"])("%s: do not see that labels mean something else", (id) => {
    const {realised, estimates} = estimated(id);
    for (const i of [22, 23]) expect(realised[i]!).toBeGreaterThan(1.5 * estimates[i]!.high);
  });
});

/** A row that is published, as SQL finds it. */
interface Request {
  readonly partition: string;
  readonly model: string;
  readonly prediction: number;
  readonly c: string;
  readonly x: number | null;
}

it("rows that are published were answered by the models of their days, those of a canary by it", async () => {
  const {folder, config} = await copyOf(project);
  const monitors = config.monitors.map((one) => ({...one, publishRows: 400}));
  const open = {...config, monitors};
  const monitor = monitors.find(({id}) => id === "number_stays")!;
  const {files} = await advance(monitor, {config: open, asOf: dayStart(21), rebuild: false}, silentEffects());
  const rows = tableFromIPC(files["requests-log.arrow"]!).toArray() as Request[];
  await rm(folder, {recursive: true});

  const whole = lived.get("number_stays")!;
  const {cells} = whole.streams[0]!;
  const modelOf = (version: string): TrainedModel =>
    (JSON.parse(Buffer.from(whole.files[modelFile(version)] as Uint8Array).toString()) as PublishedModel).model;
  for (const row of rows) {
    const {partition, model, prediction, c, x} = row;
    expect(cells.some((cell) => cell.start === partition && cell.model === model)).toBe(true);
    expect(prediction).toBeCloseTo(predictRow(modelOf(model), {c, x})[0]!, 10);
  }
  const first = whole.records[0]!.version;
  const byCanary = rows.filter(({partition, model}) => partition === dayStart(20) && model !== first);
  const ofDay = rows.filter(({partition}) => partition === dayStart(20));
  expect(byCanary.length).toBeGreaterThan(0);
  expect(byCanary.length).toBeLessThan(ofDay.length);
});

it("scores of days that are published as one are added, of each version and slice", async () => {
  const {folder, config} = await copyOf(project);
  const monitors = config.monitors.map((one) => ({...one, horizon: {fine: 3, coarse: 1}}));
  const coarse = {...config, monitors};
  const monitor = monitors.find(({id}) => id === "number_stays")!;
  await advance(monitor, {config: coarse, asOf: null, rebuild: false}, silentEffects());
  const {files, streams} = await readTableLife(coarse, "number_stays");
  const {starts} = (JSON.parse(Buffer.from(files["summary.json"] as Uint8Array).toString()) as Summary).streams[0]!;
  await rm(folder, {recursive: true});

  const fine = lived.get("number_stays")!.streams[0]!.cells;
  const {cells} = streams[0]!;
  const nameOf = ({start, model, slice}: ScoreCell): string => [start, model, slice].join(" ");
  expect(starts.length).toBeLessThan(27);
  expect(new Set(cells.map(({start}) => start))).toEqual(new Set(starts));
  expect(new Set(cells.map(nameOf)).size).toBe(cells.length);
  const published = (start: string): string => starts.filter((one) => one <= start).at(-1)!;
  expect(cells).toEqual(mergeCells(fine, published));
});

describe("builds of a few days each, and builds that are killed", () => {
  const ids = ["number_stays", "yes_passes"];
  let small: Project;

  beforeAll(async () => {
    small = await tableProject(WATCHED.filter(({id}) => ids.includes(id)));
  });

  afterAll(() => rm(small.folder, {recursive: true}));

  it("come to the same bytes when they see the days a few at a time", async () => {
    const {folder, config} = await copyOf(small);
    for (const monitor of config.monitors) {
      const {days} = WATCHED.find(({id}) => id === monitor.id)!;
      for (let day = 11; day < days - 1; day += 4)
        await advance(monitor, {config, asOf: dayStart(day), rebuild: false}, silentEffects());
      const {files} = await advance(monitor, {config, asOf: null, rebuild: false}, silentEffects());
      const expected = lived.get(monitor.id)!.files as Readonly<Record<string, Uint8Array>>;
      expect(differences(textsOf(files), textsOf(expected)), monitor.id).toEqual([]);
    }
    await rm(folder, {recursive: true});
  });

  it("leave the state that an undisturbed one leaves, however often they are killed", async () => {
    const whole = await copyOf(small);
    const counter = `${whole.folder}/changes.txt`;
    expect(await build(whole.folder, {COUNT_IN: counter})).toMatchObject({end: 0});
    const [left, changes] = [await leftIn(whole.folder), Number(await readFile(counter, "utf8"))];
    await rm(whole.folder, {recursive: true});
    expect(await checkKilled(small, {lived: [], left, changes}, 2, 3)).toEqual({faults: [], killed: 2});
  });
});

function textsOf(files: Readonly<Record<string, Uint8Array>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString("latin1")])
  );
}
