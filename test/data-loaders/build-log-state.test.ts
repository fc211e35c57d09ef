import {appendFile, mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {logBuild, readBuilds} from "../../data-loaders/state/build-log.js";
import type {BuildRecord} from "../../data-loaders/state/build-log.js";
import {readJournal} from "../../lib/journal/read-journal.js";

const counted = (count: number) => ({count, paths: Array.from({length: count}, (_, i) => `logs/${i}.csv`)});
const record: BuildRecord = {
  ...{at: "2026-11-23T19:33:33.210Z", asOf: null, rebuild: false, last: "2026-03-14", bundle: "ab"},
  stages: {
    chunk: {made: 2, reused: 70, why: {new: 1, "changed: file": 1}},
    decide: {made: 0, reused: 72, why: {}}
  },
  files: {new: counted(1), changed: counted(1), gone: counted(0)}
};
const idle = {...record, stages: {chunk: {made: 0, reused: 72, why: {}}}};

describe("readBuilds(root)", () => {
  let root: string;
  beforeEach(async () => void (root = await mkdtemp(join(tmpdir(), "driftbook-builds-"))));
  afterEach(() => rm(root, {recursive: true}));
  const log = (own: BuildRecord) => logBuild({root, former: null}, own);

  it("tells of builds that had something to do, as events that a journal's reader knows", async () => {
    expect(await readBuilds(root)).toEqual([]);
    await log(record);
    const events = await readBuilds(root);
    expect(events).toEqual([
      {
        ...{at: "2026-03-14", stream: "", kind: "build", asOf: null, rebuild: false},
        files: {new: 1, changed: 1, gone: 0},
        stages: [
          {stage: "chunk", made: 2, kept: 70, why: {new: 1, "changed: file": 1}},
          {stage: "decide", made: 0, kept: 72, why: {}}
        ]
      }
    ]);
    expect(readJournal(events.map((event) => JSON.stringify(event)).join("\n"))).toEqual(events);
  });

  it("is the same at another hour, and after builds that had nothing to do", async () => {
    await log(record);
    const before = await readBuilds(root);
    await log(idle);
    await log({...idle, stages: {}, files: null});
    expect(await readBuilds(root)).toEqual(before);
    await rm(join(root, "builds.ndjson"));
    await log({...record, at: "2031-01-01T00:00:00.000Z", bundle: "cd"});
    expect(await readBuilds(root)).toEqual(before);
  });

  it("passes over a line that was cut short, and tells of the last builds alone", async () => {
    await log({...record, last: "2026-03-01", files: null});
    await appendFile(join(root, "builds.ndjson"), JSON.stringify(record).slice(0, 60));
    await log({...record, rebuild: true});
    const events = await readBuilds(root);
    expect(events.map(({at}) => at)).toEqual(["2026-03-01", "2026-03-14"]);
    expect(events[0]).toMatchObject({files: null});
    for (let i = 0; i < 201; ++i) await log({...record, last: `day ${i}`});
    const many = await readBuilds(root);
    expect([many.length, many[0]!.at, many.at(-1)!.at]).toEqual([200, "day 1", "day 200"]);
  });
});
