import {open, readdir, readFile, rm, stat, utimes} from "node:fs/promises";
import {join} from "node:path";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {BuildRecord} from "../../data-loaders/state/build-log.js";
import type {Summary} from "../../lib/bundle.js";
import {fileOf, lines, madeBy, smallMonitor, smallProject} from "./small-table.js";
import type {SmallProject} from "./small-table.js";

const DAYS = ["2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"];

function pathOf(day: number): string {
  return `logs/${DAYS[day]!}.csv`;
}

/** A file's content: the day's rows, some of a day before that come late, and one that cannot be typed. */
function contentOf(day: number, version: number): string {
  const late = day === 0 || version === 0 ? [] : lines(DAYS[day - 1]!, 3 * version, 100 + version);
  const bad = version < 2 ? [] : [`bad-${day},${DAYS[day]!} 09:00:00,oops,a,1,1`];
  return fileOf([...lines(DAYS[day]!, 30, 10 * day + version), ...late, ...bad]);
}

/** What arrives before one build: a version of each of some days' files, or null for one that is removed. */
type Arrival = Readonly<Record<number, number | null>>;

const versions = fc.oneof(
  {weight: 4, arbitrary: fc.integer({min: 0, max: 2})},
  {weight: 1, arbitrary: fc.constant(null)}
);
const days = fc.integer({min: 0, max: DAYS.length - 1});
const arrival: fc.Arbitrary<Arrival> = fc
  .array(fc.tuple(days, versions), {minLength: 0, maxLength: 3})
  .map((changes) => Object.fromEntries(changes));
const first: fc.Arbitrary<Arrival> = fc
  .tuple(days, fc.integer({min: 0, max: 2}))
  .map(([day, version]) => ({[day]: version}));
const arrivals = fc.tuple(first, fc.array(arrival, {minLength: 1, maxLength: 6})).map(([one, rest]) => [one, ...rest]);

async function arrive(project: SmallProject, changes: Arrival): Promise<void> {
  for (const [day, version] of Object.entries(changes)) {
    const path = pathOf(Number(day));
    if (version === null) await rm(join(project.folder, path), {force: true});
    else await project.write(path, contentOf(Number(day), version));
  }
}

function textOf(files: Readonly<Record<string, Uint8Array>>, name: string): string {
  return Buffer.from(files[name]!).toString("utf8");
}

async function buildsOf({state}: SmallProject): Promise<BuildRecord[]> {
  const text = await readFile(join(state, "builds.ndjson"), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as BuildRecord);
}

describe("advance(monitor, settings, effects) of a table", () => {
  it("comes to the same bytes in whatever order files arrive, reading only what is new or changed", async () => {
    await fc.assert(
      fc.asyncProperty(arrivals, async (steps) => {
        const project = await smallProject();
        const kept = new Map<string, number>();
        const there = new Map<string, number>();
        for (const changes of steps) {
          await arrive(project, changes);
          const read = Object.entries(changes).filter(
            ([day, version]) => version !== null && kept.get(day) !== version
          );
          for (const [day, version] of Object.entries(changes))
            if (version === null) there.delete(day);
            else [kept, there].forEach((files) => files.set(day, version));
          const advanced = await project.advance();
          const reference = changes === steps[0] ? 1 : 0;
          expect(madeBy(advanced, "chunk")).toBe(read.length + reference);
        }
        const last = await project.advance();
        const fresh = await smallProject();
        await arrive(fresh, Object.fromEntries(kept));
        const whole = await fresh.advance();
        const gone = [...kept.keys()].filter((day) => !there.has(day));
        await arrive(fresh, Object.fromEntries(gone.map((day) => [day, null])));
        expect(last.files).toEqual(gone.length === 0 ? whole.files : (await fresh.advance()).files);
        const {streams, quarantine} = JSON.parse(textOf(last.files, "summary.json")) as Summary;
        expect(streams[0]!.missingFiles).toEqual(gone.map((day) => pathOf(Number(day))).sort());
        expect(quarantine.quarantined).toBe([...kept.values()].filter((version) => version === 2).length);
      }),
      {seed: 20260301, numRuns: 15}
    );
  });

  it("comes to the same bytes when the reference is the first partitions, which later files may come before", async () => {
    const monitor = {data: {serving: "logs/*.csv", time: "ts"}, drift: {reference: {first: 2}, current: 2}};
    const project = await smallProject();
    for (const day of [3, 0, 4, 1, 2]) {
      await arrive(project, {[day]: 1});
      await project.advance({monitor});
    }
    const fresh = await smallProject();
    await arrive(fresh, {0: 1, 1: 1, 2: 1, 3: 1, 4: 1});
    expect((await project.advance({monitor})).files).toEqual((await fresh.advance({monitor})).files);
  });

  it("opens no file and makes nothing when nothing is new, and says so", async () => {
    const project = await smallProject();
    await arrive(project, {0: 0, 1: 1});
    const before = await project.advance();
    const file = join(project.folder, pathOf(0));
    const {mtime, atime, size} = await stat(file);
    // what cannot be told from outside: whoever read it would stumble
    const damaged = await open(file, "r+");
    await damaged.write(Buffer.alloc(size, "\0"));
    await damaged.close();
    await utimes(file, atime, mtime);
    const again = await project.advance();
    expect(Object.entries(again.tally).filter(([, {made}]) => made > 0)).toEqual([]);
    expect(again.files).toEqual(before.files);
    expect(project.said.at(-1)).toBe("small: nothing new since 2026-03-02; no stage had work to do");
  });

  it.each<[string, Readonly<Record<string, unknown>>, string[]]>([
    ["the title", {title: "Smaller"}, ["publish"]],
    [
      "a description",
      {
        columns: [
          {name: "id", role: "ignore"},
          {name: "x", description: "of x"}
        ]
      },
      ["publish"]
    ],
    ["the horizon", {horizon: {fine: 1}}, ["publish"]],
    ["the window", {drift: {current: 1}}, ["decide", "publish"]],
    [
      "a role",
      {columns: ["id", "kind"].map((name) => ({name, role: "ignore"}))},
      ["table-reference", "chunk", "decide", "publish"]
    ],
    [
      "how files are written",
      {data: {...smallMonitor.data, serving: {files: ["logs/*.csv"], nulls: ["NA"]}}},
      ["chunk", "decide", "publish"]
    ],
    ["the pattern of files alone", {data: {...smallMonitor.data, serving: "logs/2026*.csv"}}, []]
  ])("after a change of %s redoes what depends on it and no more", async (_, monitor, stages) => {
    const project = await smallProject();
    await arrive(project, {0: 0, 1: 1});
    await project.advance();
    const {tally, files} = await project.advance({monitor});
    const made = Object.keys(tally).filter((stage) => tally[stage]!.made > 0);
    expect(made.sort()).toEqual([...stages].sort());
    const fresh = await smallProject();
    await arrive(fresh, {0: 0, 1: 1});
    expect(files).toEqual((await fresh.advance({monitor})).files);
  });

  it("says why: in a line, beside each artefact, and in the log of builds", async () => {
    const project = await smallProject();
    await arrive(project, {0: 0, 1: 0});
    await project.advance();
    await arrive(project, {1: 1, 2: 0});
    await project.advance();
    expect(project.said.at(-1)).toBe(
      "small: up to 2026-03-03 (was 2026-03-02); chunk 2 made (1 changed: file.content; 1 new), 2 kept; " +
        "decide 3 made (1 changed: chunks; 1 changed: chunks, previous; …), 1 kept; " +
        "publish 1 made (changed: head.quarantine.profiled, head.quarantine.read, head.source.files, head.source.rows, steps, stream.quarantined), 0 kept"
    );
    const chunks = (await readdir(join(project.state, "chunk"))).filter((name) => name.endsWith(".json"));
    const why = chunks.map(async (name) => {
      const text = await readFile(join(project.state, "chunk", name), "utf8");
      return (JSON.parse(text) as {why: string}).why;
    });
    expect((await Promise.all(why)).sort()).toEqual(["changed: file.content", "new", "new", "new"]);
    const [one, two] = await buildsOf(project);
    expect(one).toMatchObject({
      ...{at: "2026-06-01T12:00:00.000Z", asOf: null, rebuild: false, last: "2026-03-02"},
      stages: {chunk: {made: 3, reused: 0, why: {new: 3}}},
      files: {new: {count: 3, paths: [pathOf(0), pathOf(1), "train.csv"]}, changed: {count: 0}, gone: {count: 0}}
    });
    expect(two).toMatchObject({
      stages: {chunk: {made: 2, reused: 2, why: {new: 1, "changed: file.content": 1}}},
      files: {new: {count: 1, paths: [pathOf(2)]}, changed: {count: 1, paths: [pathOf(1)]}, gone: {count: 0}}
    });
  });

  it("keeps the rows of a file that is gone, names it, and cannot do without it when its rows are to be read anew", async () => {
    const project = await smallProject();
    await arrive(project, {0: 0, 1: 0});
    const before = await project.advance();
    await arrive(project, {0: null});
    const after = await project.advance();
    const summaries = [before, after].map(({files}) => JSON.parse(textOf(files, "summary.json")) as Summary);
    expect(summaries.map(({streams}) => streams[0]!.missingFiles)).toEqual([[], [pathOf(0)]]);
    expect(summaries.map(({streams}) => streams[0]!.rows)).toEqual([
      [200, 30, 30],
      [200, 30, 30]
    ]);
    expect(project.said).toContain(`small: gone from the source, their rows are kept: ${pathOf(0)}`);
    const gone = (await buildsOf(project)).map(({files}) => files!.gone.paths);
    expect(gone).toEqual([[], [pathOf(0)]]);
    const columns = [{name: "kind", role: "ignore"}];
    await expect(project.advance({monitor: {columns}})).rejects.toThrow(
      `missing file: ${pathOf(0)} is gone from the source, and what was made of it no longer serves`
    );
    expect((await project.advance()).files).toEqual(after.files);
  });

  it("starts over with --rebuild: forgets what is gone, keeps the log, and comes to what an empty state comes to", async () => {
    const project = await smallProject();
    await arrive(project, {0: 0, 1: 2, 2: 0});
    await project.advance();
    await arrive(project, {1: null, 2: 1});
    await project.advance();
    const rebuilt = await project.advance({rebuild: true});
    expect(madeBy(rebuilt, "chunk")).toBe(3);
    expect(project.said).toContain(`small: forgotten, because the source no longer has them: ${pathOf(1)}`);
    expect((await buildsOf(project)).map(({rebuild}) => rebuild)).toEqual([false, false, true]);
    const fresh = await smallProject();
    await arrive(fresh, {0: 0, 2: 1});
    expect(rebuilt.files).toEqual((await fresh.advance()).files);
    expect((await readdir(join(project.folder, ".driftbook"))).sort()).toEqual(["small"]);
    expect((await project.advance()).files).toEqual(rebuilt.files);
    expect(project.said.at(-1)).toBe("small: nothing new since 2026-03-03; no stage had work to do");
  });

  it("comes back to any past partition with --as-of, by day or by hour of the monitor's time zone", async () => {
    const project = await smallProject();
    await arrive(project, {0: 0, 1: 0, 2: 0});
    const whole = await project.advance();
    const past = await project.advance({asOf: "2026-03-02"});
    const other = await smallProject();
    await arrive(other, {0: 0, 1: 0});
    const {streams} = JSON.parse(textOf(past.files, "summary.json")) as Summary;
    expect(streams[0]!.starts).toEqual(["reference", "2026-03-01", "2026-03-02"]);
    const journals = [past, await other.advance()].map(({files}) => textOf(files, "journal.ndjson"));
    expect(journals[0]).toBe(journals[1]);
    expect((await project.advance()).files).toEqual(whole.files);
  });

  it.each([
    ["2026-03-01", 16],
    ["2026-03-01T17:00:00Z", 2],
    ["2026-03-01T18:30:00+01:00", 2],
    ["2026-03-02T07:59:59Z", 16],
    ["2026-03-02T08:00:00Z", 17]
  ])("counts hours as of %s, on the clock of Los Angeles: %i of them", async (asOf, hours) => {
    const project = await smallProject();
    // from 16:00 UTC on the first of March, which is 08:00 there, twenty hours
    const rows = Array.from({length: 20}, (_, i) => new Date(Date.UTC(2026, 2, 1, 16 + i)).toISOString());
    await project.write("logs/a.csv", fileOf(rows.map((ts, i) => `${i},${ts},${i},a,1,1`)));
    const monitor = {partition: "hour", data: {...smallMonitor.data, timeZone: "America/Los_Angeles"}};
    const {files} = await project.advance({monitor, asOf});
    const {streams} = JSON.parse(textOf(files, "summary.json")) as Summary;
    expect(streams[0]!.starts.slice(1)).toHaveLength(hours);
  });

  it("refuses an --as-of before the first partition", async () => {
    const project = await smallProject();
    await arrive(project, {1: 0});
    const monitor = {data: {serving: "logs/*.csv", time: "ts"}, drift: {reference: {first: 1}, current: 1}};
    await expect(project.advance({monitor, asOf: "2026-03-01"})).rejects.toThrow(
      "no data: small starts with 2026-03-02, after --as-of 2026-03-01"
    );
  });
});
