import {beforeAll, describe, expect, it} from "vitest";
import type {ReferenceColumn} from "../../data-loaders/engines/reference-specs.js";
import {countPartitions} from "../../data-loaders/engines/sql-count.js";
import {sqlReferenceSpecs} from "../../data-loaders/engines/sql-reference.js";
import {profileTable, unwatched} from "../../data-loaders/engines/sql.js";
import type {SqlEngine} from "../../data-loaders/engines/sql.js";
import {ROWS} from "../../lib/profile/layout.js";
import type {ProfileSpec} from "../../lib/profile/types.js";
import type {TableProfiles} from "../../lib/sql/decode.js";
import type {Dialect} from "../../lib/sql/dialect.js";
import {levelsText} from "../../lib/sql/reference-text.js";
import type {Source} from "../../lib/sql/types.js";
import {differences} from "./differences.js";
import {spec, table, timeColumns} from "./fixture.js";
import {oracleProfiles, oracleSpec} from "./oracle.js";
import {tableStatements} from "./table.js";

/** An engine as the suite sees it. */
export interface Profiler {
  readonly dialect: Dialect;
  /** runs a statement of that dialect */
  run(statement: string): Promise<unknown>;
  profile(spec: ProfileSpec, table: Omit<Source, "columns">): Promise<TableProfiles>;
}

const hostileTime = timeColumns[1]!;

/**
 * Holds an engine to the oracle: counts bit for bit, sums within 1e-12.
 * @param relation of the fixture's table, quoted
 */
export function describeProfiler(name: string, relation: string, open: () => Promise<Profiler>): void {
  describe(`${name} counts as the oracle does`, () => {
    let engine: Profiler;

    beforeAll(async () => {
      engine = await open();
      for (const statement of tableStatements(engine.dialect, table, relation)) await engine.run(statement);
    });

    it("whatever the values, names, slices and blocks", async () => {
      const actual = await engine.profile(spec, {relation, time: hostileTime, range: null});
      expect(differences(spec, actual, oracleProfiles(spec, table, hostileTime))).toEqual([]);
      expect(actual.partitions.length).toBeGreaterThan(5);
    });

    const few: ProfileSpec = {columns: spec.columns.slice(0, 1), blocks: [], slices: []};

    it.each(timeColumns)("by $unit of $column in $zone", async (time) => {
      const actual = await engine.profile(few, {relation, time, range: null});
      expect(differences(few, actual, oracleProfiles(few, table, time))).toEqual([]);
    });

    it.each(["naive", 'when "it"\nwas', "day"])(
      "in a range of %s, with an instant on its end left out",
      async (column) => {
        const time = {column, unit: "day", zone: "UTC"} as const;
        const range = {from: "2026-03-29T00:00:00.000Z", until: "2026-10-25T00:00:00.000Z"};
        const actual = await engine.profile(few, {relation, time, range});
        expect(differences(few, actual, oracleProfiles(few, table, time, range))).toEqual([]);
        expect(actual.undated).toBe(0);
        const none = {from: "2030-01-01T00:00:00.000Z", until: "2031-01-01T00:00:00.000Z"};
        expect((await engine.profile(few, {relation, time, range: none})).partitions).toEqual([]);
      }
    );
  });
}

/** Holds an engine that is asked in SQL to the oracle, as `describeProfiler` and in many small queries. */
export function describeConformance(name: string, relation: string, open: () => Promise<SqlEngine>): void {
  let engine: SqlEngine;

  describeProfiler(name, relation, async () => {
    engine = await open();
    return {
      dialect: engine.dialect,
      run: (statement) => engine.query(statement, unwatched),
      profile: (spec, source) => profileTable(engine, spec, source)
    };
  });

  it(`${name}: in several queries, where one would be too long`, async () => {
    const dialect = {...engine.dialect, mostFigures: 20};
    let queries = 0;
    const counted: SqlEngine = {...engine, dialect, query: (text, watch) => (++queries, engine.query(text, watch))};
    const actual = await profileTable(counted, spec, {relation, time: hostileTime, range: null});
    expect(differences(spec, actual, oracleProfiles(spec, table, hostileTime))).toEqual([]);
    expect(queries).toBeGreaterThan(15);
  });

  const few: ProfileSpec = {columns: [], blocks: [], slices: []};
  const sourceOf = async (time: Source["time"], range: Source["range"] = null): Promise<Source> => {
    return {relation, columns: await engine.columns(relation, unwatched), time, range};
  };

  it.each(timeColumns)(`${name}: counts rows by $unit of $column in $zone`, async (time) => {
    const {partitions, undated} = oracleProfiles(few, table, time);
    const version = 'max("code")';
    const counted = await countPartitions(engine, await sourceOf(time), version, unwatched);
    expect(counted.undated).toBe(undated);
    expect(counted.partitions.map(({start, rows}) => [start, rows])).toEqual(
      partitions.map(({start, profile}) => [start, profile.sums[ROWS]])
    );
    for (const own of counted.partitions) expect(["2", "1", "-3", null]).toContain(own.version);
  });

  it.each([null, {from: "2026-03-29T00:00:00.000Z", until: "2026-10-25T00:00:00.000Z"}])(
    `${name}: places bins and vocabularies as the library does, of rows of %j`,
    async (range) => {
      const source = await sourceOf(hostileTime, range);
      const expected = referenceColumns.map((column) => oracleSpec(column, table, hostileTime, range));
      const specs = await sqlReferenceSpecs(engine, source, referenceColumns, unwatched);
      for (const [i, spec] of specs.entries()) {
        const {spec: own, scale} = expected[i]!;
        if (spec.kind === "numeric" && own.kind === "numeric") {
          expect({...spec, centre: own.centre}).toEqual(own);
          expect(Math.abs(spec.centre - own.centre)).toBeLessThanOrEqual(1e-12 * scale);
        } else expect(spec).toEqual(own);
      }
    }
  );

  it(`${name}: the most frequent levels come first, and of those as frequent the first by their bytes`, async () => {
    const text = levelsText(
      engine.dialect,
      await sourceOf(hostileTime),
      {name: "cell", kind: "categorical", type: "text"},
      3
    );
    expect(await engine.query(text, unwatched)).toEqual([["b"], ["a"], [""]]);
  });
}

const referenceColumns = spec.columns
  .filter(({name}) => !["never", "not there", "nor this", "no level"].includes(name))
  .map(({kind, name, role, type}) => ({kind, name, role, type}) as ReferenceColumn);
