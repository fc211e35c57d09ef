import {beforeAll, describe, expect, it} from "vitest";
import {profileTable, unwatched} from "../../data-loaders/engines/sql.js";
import type {SqlEngine} from "../../data-loaders/engines/sql.js";
import type {ProfileSpec} from "../../lib/profile/types.js";
import type {TableProfiles} from "../../lib/sql/decode.js";
import type {Dialect} from "../../lib/sql/dialect.js";
import type {Source} from "../../lib/sql/types.js";
import {differences} from "./differences.js";
import {spec, table, timeColumns} from "./fixture.js";
import {oracleProfiles} from "./oracle.js";
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
}
