import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {advance} from "../../data-loaders/advance.js";
import type {Advanced} from "../../data-loaders/advanced.js";
import type {Settings} from "../../data-loaders/config/load.js";
import type {Summary} from "../../lib/bundle.js";
import type {JournalEvent} from "../../lib/journal/types.js";
import {decodeProfiles} from "../../lib/profile/codec.js";
import {ROWS} from "../../lib/profile/layout.js";
import {smallBoston, temporarySettings} from "./boston.js";
import {silentEffects} from "./silent-effects.js";

function text(advanced: Advanced, name: string): string {
  return Buffer.from(advanced.files[name]!).toString("utf8");
}

function journal(advanced: Advanced): JournalEvent[] {
  return text(advanced, "journal.ndjson")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as JournalEvent);
}

describe("advance(monitor, settings, effects)", () => {
  const monitor = smallBoston(8);
  let settings: Settings & {readonly state: string};
  let seven: Advanced;
  let eight: Advanced;
  let again: Advanced;
  const effects = silentEffects();

  beforeAll(async () => {
    settings = await temporarySettings(monitor);
    seven = await advance(monitor, {...settings, asOf: "2026-03-03"}, effects);
    eight = await advance(monitor, settings, effects);
    again = await advance(monitor, settings, effects);
  }, 60_000);

  it("folds every day of every stream", () => {
    expect(seven.tally).toMatchObject({profile: {made: 14, reused: 0}, decide: {made: 14, reused: 0}});
    const lines = journal(seven);
    for (const stream of ["S0", "S7"])
      for (const kind of ["profiled", "decision"])
        expect(lines.filter((l) => l.stream === stream && l.kind === kind).map((l) => l.at)).toEqual([
          "2026-02-25",
          "2026-02-26",
          "2026-02-27",
          "2026-02-28",
          "2026-03-01",
          "2026-03-02",
          "2026-03-03"
        ]);
  });

  it("folds in a new day alone: the journal gains that day's lines and nothing else is done", () => {
    expect(eight.tally).toMatchObject({
      ingest: {made: 0, reused: 1},
      train: {made: 0},
      simulate: {made: 2, reused: 14},
      profile: {made: 2, reused: 14},
      decide: {made: 2, reused: 14}
    });
    const added = journal(eight).filter((line) => line.at === "2026-03-04");
    expect(journal(eight).filter((line) => line.at !== "2026-03-04")).toEqual(journal(seven));
    expect(added.length).toBeGreaterThan(0);
  });

  it("does no stage work when there is nothing new, says so, and publishes the same bytes", () => {
    expect(Object.values(again.tally).map((counts) => counts.made)).toEqual(Object.values(again.tally).map(() => 0));
    expect(effects.said.at(-1)).toBe("boston: nothing new since 2026-03-04; no stage had work to do");
    expect(again.files).toEqual(eight.files);
  });

  it("publishes the same bytes from an empty state as step by step", async () => {
    const fresh = await advance(monitor, await temporarySettings(monitor), silentEffects());
    expect(fresh.files).toEqual(eight.files);
  }, 60_000);

  it("accounts for every row: rows served = rows profiled, day by day", () => {
    const summary = JSON.parse(text(eight, "summary.json")) as Summary;
    for (const {id, starts, rows} of summary.streams) {
      const {partitions} = decodeProfiles(eight.files[`profiles-${id}.bin`]!);
      expect(partitions.map((p) => p.start)).toEqual(starts);
      expect(partitions.map((p) => p.profile.sums[ROWS])).toEqual(rows);
      expect(rows).toEqual(Array(8).fill(60));
    }
    expect(summary.quarantine).toMatchObject({read: 960, profiled: 960, quarantined: 0});
  });

  it("finds nothing to complain of in days without a change: labels that are joined to the log are no news", () => {
    expect(journal(eight).filter((line) => line.kind === "anomaly")).toEqual([]);
  });

  it("records what the state stands for, last", async () => {
    const head = JSON.parse(await readFile(join(settings.state, "head.json"), "utf8")) as Record<string, unknown>;
    expect(head).toMatchObject({format: 2, last: "2026-03-04"});
  });

  it("leaves the state as it was when the source is broken", async () => {
    const before = await readFile(join(settings.state, "head.json"), "utf8");
    const broken = {...monitor, data: {...monitor.data, rows: 507}};
    await expect(advance(broken, settings, effects)).rejects.toThrow("truncated data");
    expect(await readFile(join(settings.state, "head.json"), "utf8")).toBe(before);
    expect((await advance(monitor, settings, effects)).files).toEqual(eight.files);
  });

  it.each([
    ["another feature", {features: monitor.features.slice(1)}],
    ["another seed", {seed: 7}],
    ["another policy", {retrain: {...monitor.retrain, triggers: [{on: "schedule" as const, every: 5}]}}],
    ["labels that come later", {stream: {...monitor.stream, labelDelay: 3}}]
  ])(
    "after a change of configuration (%s) publishes what an empty state gives",
    async (_, change) => {
      const changed = {...monitor, ...change};
      const folded = await advance(changed, settings, effects);
      const fresh = await advance(changed, await temporarySettings(changed), silentEffects());
      expect(folded.files).toEqual(fresh.files);
      expect(folded.files).not.toEqual(eight.files);
    },
    60_000
  );

  it("does not speak of a change that has not come yet", () => {
    const {streams} = JSON.parse(text(eight, "summary.json")) as Summary;
    expect(streams.map((s) => s.changeAt)).toEqual([null, null]);
  });

  it("refuses a day before the first", async () => {
    await expect(advance(monitor, {...settings, asOf: "2026-01-01"}, effects)).rejects.toThrow(
      "no data: boston starts on 2026-02-25, after --as-of 2026-01-01"
    );
  });

  it("speaks to machines: status, badge, feed, metrics and schema", () => {
    expect(JSON.parse(text(eight, "status.json"))).toMatchObject({
      monitor: "boston",
      streams: [{id: "S0"}, {id: "S7"}]
    });
    expect(text(eight, "badge.svg")).toMatch(/^<svg xmlns=.*Boston housing: no alarm, 2026-03-04.*<\/svg>\n$/);
    expect(text(eight, "feed.xml")).toContain("<updated>2026-03-04T00:00:00Z</updated>");
    expect(text(eight, "metrics.prom")).toMatch(/driftbook_rmse\{monitor="boston",stream="S0"\} \d/);
    expect(text(eight, "schema.pbtxt")).toContain('name: "lstat"');
  });
});
