import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {literal, openDatabase, profileColumns, readParquet} from "../../data-loaders/engines/duckdb.js";
import type {Database} from "../../data-loaders/engines/duckdb.js";
import {ROWS} from "../../lib/profile/layout.js";
import {addRows, emptyProfile} from "../../lib/profile/profile-rows.js";
import {numericSpec} from "../../lib/profile/reference-spec.js";
import type {ProfileSpec} from "../../lib/profile/types.js";
import {quantile} from "../../lib/statistics/quantile.js";

/** Time to profile a Parquet file against the time to do no more than read it, one thread each. */
export interface ProfileTiming {
  readonly rows: number;
  readonly columns: number;
  /** seconds, median */
  readonly scan: number;
  /** seconds, median */
  readonly profile: number;
  /** median over pairs of runs, one after the other */
  readonly ratio: number;
}

const ROW_COUNT = 1_000_000;
const COLUMN_COUNT = 20;
const REFERENCE_ROWS = 20_000;
const PAIRS = 5;

const names = Array.from({length: COLUMN_COUNT}, (_, i) => `c${i}`);

/** Writes a file of made-up rows, profiles it and scans it by turns. */
export async function measureProfile(): Promise<ProfileTiming> {
  const folder = await mkdtemp(join(tmpdir(), "driftbook-bench-"));
  const database = await openDatabase();
  try {
    const file = join(folder, "rows.parquet");
    await writeRows(database, file);
    const spec = await specOf(database, file);
    const pairs: {scan: number; profile: number}[] = [];
    for (let i = 0; i <= PAIRS; ++i) {
      const scan = await seconds(() => scanRows(database, file));
      pairs.push({scan, profile: await seconds(() => profileRows(database, file, spec))});
    }
    // the first pair finds caches cold and code not yet compiled
    pairs.shift();
    return {
      rows: ROW_COUNT,
      columns: COLUMN_COUNT,
      scan: median(pairs.map(({scan}) => scan)),
      profile: median(pairs.map(({profile}) => profile)),
      ratio: median(pairs.map(({scan, profile}) => profile / scan))
    };
  } finally {
    database.close();
    await rm(folder, {recursive: true});
  }
}

/** Every value is a function of its row and column, so the file is the same on every machine: half normal, half skewed. */
async function writeRows({connection}: Database, file: string): Promise<void> {
  const uniform = (column: number, salt: number): string => `((hash(row, ${column}, ${salt}) >> 11) + 0.5) / 2.0 ** 53`;
  const columns = names.map((name, i) => {
    const size = `sqrt(-2 * ln(${uniform(i, 0)}))`;
    return i % 2 === 0 ? `${size} * cos(2 * pi() * ${uniform(i, 1)}) AS ${name}` : `exp(${size}) AS ${name}`;
  });
  await connection.run(
    `COPY (SELECT ${columns.join(", ")} FROM range(${ROW_COUNT}) t(row)) TO ${literal(file)} (FORMAT parquet, COMPRESSION zstd)`
  );
}

async function specOf({connection}: Database, file: string): Promise<ProfileSpec> {
  const reader = await connection.runAndReadAll(`SELECT * FROM read_parquet(${literal(file)}) LIMIT ${REFERENCE_ROWS}`);
  const columns = reader.getColumns() as number[][];
  return {
    columns: names.map((name, i) => numericSpec(name, "feature", "number", columns[i]!)),
    blocks: [],
    slices: []
  };
}

/** Reads every value and does the least that makes an engine read it. */
async function scanRows({connection}: Database, file: string): Promise<void> {
  const sums = names.map((name) => `sum(${name}), min(${name}), max(${name})`);
  await connection.runAndReadAll(`SELECT ${sums.join(", ")} FROM read_parquet(${literal(file)})`);
}

/** What the profile stage does with a partition, but for the model. */
async function profileRows(database: Database, file: string, spec: ProfileSpec): Promise<void> {
  const profile = emptyProfile(spec);
  for await (const batch of readParquet(database, file, profileColumns(spec.columns))) addRows(profile, spec, batch);
  if (profile.sums[ROWS] !== ROW_COUNT) throw new Error(`profiled ${profile.sums[ROWS]} rows, expected ${ROW_COUNT}`);
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

function median(values: readonly number[]): number {
  return quantile(Float64Array.from(values).sort(), 0.5);
}
