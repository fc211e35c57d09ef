import {profileTable, unwatched} from "../../data-loaders/engines/sql.js";
import type {SqlEngine} from "../../data-loaders/engines/sql.js";
import {trinoEngine} from "../../data-loaders/engines/trino.js";
import {ROWS} from "../../lib/profile/layout.js";
import type {NumericSpec, ProfileSpec} from "../../lib/profile/types.js";

const NUMBERS = 10;
const DAYS = 30;
const RUNS = 3;
const TABLE = "memory.default.timing";

/**
 * Measures the profile of a made-up table, 30 days of 10 numbers with 256 bins and a category of 50 levels: seconds of
 * each run after a first one, beside those of a scan that sums every column.
 */
async function timeProfiles(engine: SqlEngine, rows: number): Promise<{profile: number[]; scan: number[]}> {
  await makeTable(engine, rows);
  const profile: number[] = [];
  const scan: number[] = [];
  const sums = Array.from({length: NUMBERS}, (_, i) => `sum(x${i})`).join(", ");
  for (let run = 0; run <= RUNS; ++run) {
    scan.push(await seconds(() => engine.query(`SELECT ${sums}, sum(length(c)) FROM ${TABLE}`, unwatched)));
    profile.push(
      await seconds(async () => {
        const time = {column: "ts", unit: "day", zone: "Europe/Berlin"} as const;
        const {partitions} = await profileTable(engine, spec, {relation: TABLE, time, range: null});
        const counted = partitions.reduce((sum, p) => sum + p.profile.sums[ROWS]!, 0);
        if (counted !== rows) throw new Error(`${counted} rows were profiled, expected ${rows}`);
      })
    );
  }
  return {profile: profile.slice(1), scan: scan.slice(1)};
}

async function makeTable(engine: SqlEngine, rows: number): Promise<void> {
  await engine.query(`DROP TABLE IF EXISTS ${TABLE}`, unwatched);
  // digits of a hash, made alike on every run
  const number = (i: number): string =>
    `CAST(from_big_endian_64(xxhash64(to_utf8(concat('${i} ', CAST(n AS VARCHAR))))) AS DOUBLE) / 9.3e18`;
  const numbers = Array.from({length: NUMBERS}, (_, i) => `${number(i)} AS x${i}`).join(", ");
  await engine.query(
    `CREATE TABLE ${TABLE} AS
     SELECT TIMESTAMP '2026-03-01 00:00:00' + n * INTERVAL '1' SECOND * ${(DAYS * 86_400) / rows} AS ts, ${numbers},
       concat('level ', CAST(n % 53 AS VARCHAR)) AS c
     FROM (SELECT 1000 * a + b AS n FROM UNNEST(sequence(0, ${Math.ceil(rows / 1000) - 1})) AS u (a)
       CROSS JOIN UNNEST(sequence(0, 999)) AS v (b)) WHERE n < ${rows}`,
    unwatched
  );
}

const spec: ProfileSpec = {
  columns: [
    ...Array.from({length: NUMBERS}, (_, i): NumericSpec => ({
      ...{kind: "numeric", type: "number", name: `x${i}`, role: "feature", centre: 0},
      edges: Array.from({length: 255}, (_, edge) => (edge - 127) / 128),
      ranks: Array.from({length: 255}, (_, edge) => edge + 1)
    })),
    {
      ...{kind: "categorical", type: "text", name: "c", role: "feature", buckets: 8},
      levels: Array.from({length: 50}, (_, i) => `level ${i}`)
    }
  ],
  blocks: [],
  slices: []
};

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** `npm run test:trino -- --rows <rows>` starts it with the address of a cluster. */
const [server, rows] = process.argv.slice(2);
const nobody = {user: "driftbook", password: null, token: null};
const times = await timeProfiles(
  trinoEngine({server: server!, catalog: "memory", schema: "default"}, nobody),
  Number(rows)
);
for (const [what, runs] of Object.entries(times))
  process.stdout.write(`${what} of ${rows} rows: ${runs.map((s) => s.toFixed(2)).join(", ")} s\n`);
