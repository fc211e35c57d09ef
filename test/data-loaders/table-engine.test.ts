import {join} from "node:path";
import {describe, expect, it} from "vitest";
import type {Advanced} from "../../data-loaders/advanced.js";
import type {Summary} from "../../lib/bundle.js";
import {finestFile, profilesFile} from "../../lib/bundle.js";
import {decodeProfiles} from "../../lib/profile/codec.js";
import type {TableProfiles} from "../../lib/sql/decode.js";
import {differences} from "../engines/differences.js";
import {dayRows, DAYS, engineProject, makeTable, profileQueries, table} from "./engine-table.js";
import type {EngineProject} from "./engine-table.js";
import {madeBy} from "./small-table.js";

function summaryOf({files}: Advanced): Summary {
  return JSON.parse(Buffer.from(files["summary.json"]!).toString("utf8")) as Summary;
}

/** A table of some days, and what its first build came to. */
async function projectOf(days: readonly number[]): Promise<{project: EngineProject; first: Advanced}> {
  const project = await engineProject();
  await project.run(makeTable(days));
  return {project, first: await project.advance()};
}

describe("a table in an engine", () => {
  it("comes to what the same rows in files come to: counts bit for bit, sums to 1e-12, and the same bins", async () => {
    const {project} = await projectOf([0, 1, 2, 3, 4]);
    await project.run("INSERT INTO log SELECT * REPLACE (NULL AS ts) FROM log LIMIT 3");
    const engine = await project.advance();
    const files = await engineProject();
    await files.run(`CREATE TABLE log AS ${[0, 1, 2, 3, 4].map(dayRows).join(" UNION ALL ")}`);
    await files.run("INSERT INTO log SELECT * REPLACE (NULL AS ts) FROM log LIMIT 3");
    await files.run(`COPY (SELECT * FROM log) TO '${join(files.folder, "log.parquet")}'`);
    const read = await files.advance({data: {serving: "log.parquet"}});

    const [a, b] = [summaryOf(engine), summaryOf(read)];
    expect(a.schema).toEqual(b.schema);
    expect(a.streams).toEqual(b.streams);
    expect(a.streams[0]!.alarms.at(-1)).toContain("x");
    expect(a.streams[0]!.error).not.toContain(null);
    expect({...a.quarantine, folder: ""}).toEqual({...b.quarantine, folder: ""});
    expect(a.quarantine).toMatchObject({quarantined: 3, folder: "", reasons: [{column: "ts", reason: "no time"}]});
    expect(a.source).toMatchObject({files: 0, sha256: null, rows: b.source.rows});
    const names = [
      profilesFile("log"),
      ...a.columns.flatMap(({kind}, i) => (kind === "numeric" ? [finestFile("log", i)] : []))
    ];
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) {
      const [ours, theirs] = [decodeProfiles(engine.files[name]!), decodeProfiles(read.files[name]!)];
      expect(ours.spec).toEqual(theirs.spec);
      const profiles = (partitions: TableProfiles["partitions"]): TableProfiles => ({partitions, undated: 0});
      expect(differences(theirs.spec, profiles(ours.partitions), profiles(theirs.partitions))).toEqual([]);
    }
  });

  it("is asked for neighbouring partitions in one query, and for none where nothing is new", async () => {
    const {project, first} = await projectOf([0, 1, 2]);
    expect(madeBy(first, "sql-partition")).toBe(3);
    // columns, and errors by prediction
    expect(profileQueries(project).length).toBe(2);
    const again = await project.advance();
    expect(Object.values(again.tally).every(({made}) => made === 0)).toBe(true);
    expect(project.asked.length).toBe(1);
    expect(again.files).toEqual(first.files);
  });

  it("is asked for a new partition alone, and for one that has late rows", async () => {
    const {project} = await projectOf([0, 1, 2, 3]);
    await project.run(`INSERT INTO log ${dayRows(4)}`);
    const added = await project.advance();
    expect(added.tally["sql-partition"]).toMatchObject({made: 1, reused: 4, why: {new: 1}});
    const ofNewDay: unknown = expect.stringContaining("TIMESTAMP '2026-03-05T00:00:00.000'");
    expect(profileQueries(project)).toEqual([ofNewDay, ofNewDay]);
    await project.run(`INSERT INTO log ${dayRows(2)} LIMIT 1`);
    const late = await project.advance();
    expect(late.tally["sql-partition"]).toMatchObject({made: 1, reused: 4, why: {"changed: rows": 1}});
    expect(summaryOf(late).streams[0]!.rows).toEqual([150, 150, 151, 150, 150]);
    const fresh = await engineProject();
    await fresh.run(makeTable([0, 1, 2, 3, 4]));
    await fresh.run(`INSERT INTO log ${dayRows(2)} LIMIT 1`);
    expect((await fresh.advance()).files).toEqual(late.files);
  });

  it("is asked again for rows that were corrected, where a version tells of them", async () => {
    const data = {serving: {...table, version: "max(corrected)"}};
    const {project} = await projectOf([0, 1, 2, 3]);
    await project.advance({data});
    await project.run("UPDATE log SET x = 0, corrected = corrected + INTERVAL 1 DAY WHERE id = 3001");
    const corrected = await project.advance({data});
    expect(corrected.tally["sql-partition"]).toMatchObject({made: 1, why: {"changed: version": 1}});
    expect(madeBy(corrected, "sql-shape")).toBe(0);
    await project.run("UPDATE log SET x = 0, corrected = corrected + INTERVAL 1 DAY WHERE id = 1001");
    const reference = await project.advance({data});
    expect(madeBy(reference, "sql-shape")).toBe(1);
    expect(madeBy(reference, "sql-partition")).toBe(4);
  });

  it("keeps partitions that it no longer has, names them, and forgets them in a build that starts over", async () => {
    const {project, first} = await projectOf([0, 1, 2, 3]);
    await project.run("DELETE FROM log WHERE id < 1000 OR id BETWEEN 2000 AND 2999");
    const kept = await project.advance();
    expect(madeBy(kept, "sql-partition")).toBe(0);
    const [before, after] = [first, kept].map((advanced) => summaryOf(advanced).streams[0]!);
    expect(after).toEqual({...before, missingFiles: ["memory.main.log 2026-03-01", "memory.main.log 2026-03-03"]});
    expect(project.said.join("\n")).toContain("gone from the source, their rows are kept: memory.main.log 2026-03-01");
    await expect(project.advance({monitor: {columns: []}})).rejects.toThrow(
      "missing partition: 2026-03-01 is gone from memory.main.log, and what was made of it no longer serves"
    );
    const forgotten = summaryOf(await project.advance({rebuild: true})).streams[0]!;
    expect(forgotten).toMatchObject({starts: [DAYS[1], DAYS[3]], missingFiles: []});
    expect(project.said.join("\n")).toContain("forgotten, because the source no longer has them: memory.main.log 2026");
    expect(summaryOf(await project.advance()).streams[0]!.starts).toEqual([DAYS[1], DAYS[3]]);
  });

  it("makes a past build again with --as-of, and refuses a day before the first", async () => {
    const {project, first} = await projectOf([0, 1, 2]);
    await project.run(`INSERT INTO log ${dayRows(3)}`);
    await project.advance();
    const past = await project.advance({asOf: "2026-03-03"});
    expect(past.files).toEqual(first.files);
    await expect(project.advance({asOf: "2026-02-01"})).rejects.toThrow(
      "no data: small starts with 2026-03-01, after --as-of 2026-02-01"
    );
  });

  it("takes reference rows in files as well", async () => {
    const project = await engineProject();
    await project.run(makeTable([2, 3]));
    await project.run(`COPY (${dayRows(0)}) TO '${join(project.folder, "train.parquet")}'`);
    const options = {data: {reference: "train.parquet"}, monitor: {drift: {current: 1}}};
    const advanced = await project.advance(options);
    expect(summaryOf(advanced).streams[0]!).toMatchObject({
      starts: ["reference", DAYS[2], DAYS[3]],
      rows: [150, 150, 150]
    });
    expect(madeBy(await project.advance(options), "sql-partition")).toBe(0);
    expect(project.asked.length).toBe(1);
  });

  it("deals days to partitions as they are, in every time zone", async () => {
    const project = await engineProject();
    await project.run(makeTable([0, 1, 2]));
    await project.run("ALTER TABLE log ALTER ts TYPE DATE");
    const data = {timeZone: "America/Havana", derive: {}};
    const {starts, rows} = summaryOf(await project.advance({data})).streams[0]!;
    expect({starts, rows}).toEqual({starts: DAYS.slice(0, 3), rows: [150, 150, 150]});
  });

  it("loses no row of a partition before a day that has no midnight", async () => {
    const project = await engineProject();
    await project.run(`CREATE TABLE log AS SELECT i AS id, TIMESTAMP '2026-03-06 05:00:00' + INTERVAL (i) HOUR AS ts, i * 1.0 AS x,
      i * 1.0 AS y, i * 1.0 AS yhat, now() AS corrected FROM range(72) AS t (i)`);
    const data = {timeZone: "America/Havana"};
    await project.advance({data, asOf: "2026-03-07"});
    const {starts, rows} = summaryOf(await project.advance({data})).streams[0]!;
    expect({starts, rows}).toEqual({
      starts: ["2026-03-06", "2026-03-07", "2026-03-08", "2026-03-09"],
      rows: [24, 24, 23, 1]
    });
  });
});

describe("a table that changes while it is read", () => {
  it("counts rows that came meanwhile, as the next build finds them", async () => {
    const {project} = await projectOf([0, 1, 2]);
    await project.run(`INSERT INTO log ${dayRows(3)} LIMIT 100`);
    project.before = async (text) => {
      if (!text.includes("slice")) return;
      project.before = () => Promise.resolve();
      await project.run(`INSERT INTO log ${dayRows(3)} LIMIT 7`);
    };
    const grown = await project.advance();
    expect(summaryOf(grown).streams[0]!.rows).toEqual([150, 150, 150, 107]);
    const next = await project.advance();
    expect(madeBy(next, "sql-partition")).toBe(0);
    expect(next.files).toEqual(grown.files);
  });

  it("fails where rows went, and leaves the last state", async () => {
    const {project} = await projectOf([0, 1, 2]);
    await project.run(`INSERT INTO log ${dayRows(3)}`);
    project.before = async (text) => {
      if (text.includes("slice")) await project.run("DELETE FROM log WHERE id >= 3100");
    };
    await expect(project.advance()).rejects.toThrow(
      "partition 2026-03-04 of memory.main.log had 150 rows when they were counted, and 100 when they were read"
    );
    expect(summaryOf(await project.advance()).streams[0]!.rows).toEqual([150, 150, 150, 100]);
  });

  it("is let go of when the build is interrupted", async () => {
    const {project, first} = await projectOf([0, 1]);
    await project.run(`INSERT INTO log ${dayRows(2)}`);
    const listeners = process.listenerCount("SIGINT");
    project.before = (text) => {
      if (text.includes("slice")) process.emit("SIGINT", "SIGINT");
      return Promise.resolve();
    };
    await expect(project.advance()).rejects.toThrow("stopped by SIGINT");
    expect(process.listenerCount("SIGINT")).toBe(listeners);
    project.before = () => Promise.resolve();
    expect((await project.advance({asOf: "2026-03-02"})).files).toEqual(first.files);
  });
});

describe("a table that does not fit", () => {
  it.each([
    [{data: {derive: {hour: "hour(tss)"}}}, /^cannot compute hour: .*tss/s],
    [{data: {derive: {X: "1"}}}, "cannot compute X: the table has a column of that name"],
    [{data: {time: "served"}}, "data.time: unknown column: served"],
    [{monitor: {target: "yy"}}, "target: unknown column: yy (did you mean y?)"],
    [
      {data: {derive: {tags: "[n, 1]"}}},
      "column tags of monitor small cannot be read as text, because the table holds something that has no numbers or texts"
    ],
    [
      {monitor: {columns: [{name: "c", type: "number"}]}},
      "column c of monitor small cannot be read as number, because the table holds text"
    ],
    [
      {monitor: {task: "binary", target: "n", model: {score: "x"}}},
      "column n of monitor small has the label 12, expected 1 and 0"
    ],
    [{data: {derive: {nothing: "CAST(NULL AS DOUBLE)"}}}, "missing reference values of nothing"],
    [
      {monitor: {drift: {reference: {from: "2025-01-01", until: "2025-02-01"}}}},
      "no reference rows: monitor small has none from 2025-01-01 until 2025-02-01, there are rows from 2026-03-01"
    ]
  ])("is refused: %j", async (options, message) => {
    const project = await engineProject();
    await project.run(makeTable([0, 1]));
    await expect(project.advance(options)).rejects.toThrow(message);
  });
});
