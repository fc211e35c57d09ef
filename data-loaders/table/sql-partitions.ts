import {layoutOf, ROWS} from "../../lib/profile/layout.js";
import type {PartitionProfile, ProfileSpec} from "../../lib/profile/types.js";
import {timeStorage} from "../../lib/sql/source-columns.js";
import type {Source, TimeRange} from "../../lib/sql/types.js";
import {partWatch, profileTable} from "../engines/sql.js";
import type {Watch} from "../engines/sql.js";
import {readPartition, writePartition} from "../stages/sql-partition.js";
import {artefactName} from "../state/artefact-name.js";
import type {Json} from "../state/json.js";
import type {Artefact} from "../state/store.js";
import type {TablePartition} from "./partitions.js";
import {rangeOf} from "./period.js";
import type {KnownPartition} from "./sql-memory.js";
import {watched} from "./sql-progress.js";
import {SQL_CODE} from "./sql-run.js";
import type {SqlRun} from "./sql-run.js";
import {tableName} from "./sql-table.js";

const STAGE = "sql-partition";

/** Figures of one answer, some 20 MB: of more partitions than that the next query tells. */
const MOST_FIGURES = 1_000_000;

/** What partitions are measured with. */
export interface Measure {
  readonly source: Source;
  readonly spec: ProfileSpec;
  /** what a profile depends on beside the rows of its partition */
  readonly inputs: Readonly<Record<string, Json>>;
}

/** A partition that was read, and as it is known since. */
export interface SqlPartition extends TablePartition {
  readonly known: KnownPartition;
}

interface Kept {
  readonly known: KnownPartition;
  readonly artefact: Artefact;
}

/**
 * Returns partitions, asking the engine for the profiles of those alone that are new or changed, neighbours in one query.
 * Each is kept as soon as it is there.
 * @throws Error if one that has to be read is gone from the table
 */
export async function readPartitions(
  run: SqlRun,
  measure: Measure,
  wanted: readonly KnownPartition[]
): Promise<SqlPartition[]> {
  const missing = new Set<KnownPartition>();
  for (const known of wanted)
    if (!(await run.store.stands(STAGE, artefactName(known.start), inputsOf(measure, known), SQL_CODE)))
      missing.add(known);
  checkPresent(run, [...missing]);
  const runs = neighbours(wanted, missing, Math.max(1, Math.floor(MOST_FIGURES / layoutOf(measure.spec).length)));
  const made = runs.length === 0 ? [] : await makeRuns(run, measure, runs);
  const madeOf = new Map(made.map((kept) => [kept.known.start, kept]));
  const partitions: SqlPartition[] = [];
  for (const known of wanted) {
    const kept = madeOf.get(known.start) ?? {known, artefact: await artefactOf(run, measure, known, null)};
    const partition = await readPartition(kept.artefact.folder, measure.spec);
    partitions.push({...partition, keys: [kept.artefact.key], paths: [], rejects: [], scores: [], known: kept.known});
  }
  return partitions;
}

/**
 * Refuses to read what is no longer there.
 * @throws Error naming the first partition that is gone
 */
export function checkPresent({monitor}: SqlRun, partitions: readonly KnownPartition[]): void {
  const gone = partitions.find(({isGone}) => isGone);
  if (gone === undefined) return;
  throw new Error(
    `missing partition: ${gone.start} is gone from ${tableName(monitor.data.serving)}, and what was made of it no longer serves, ` +
      "because the code, the configuration or the reference has changed; put its rows back, or run npm run build -- --rebuild to forget it"
  );
}

/** Returns the range of time from one partition to another. A column of days has them in every zone. */
export function rangeBetween(source: Source, first: string, last: string): TimeRange {
  const {unit, zone} = source.time;
  return rangeOf(first, last, unit, timeStorage(source) === "date" ? "UTC" : zone);
}

/** What is missing, in runs without anything between that is there. */
function neighbours<T>(all: readonly T[], missing: ReadonlySet<T>, most: number): T[][] {
  const runs: T[][] = [];
  let open: T[] | null = null;
  for (const one of all) {
    if (!missing.has(one)) open = null;
    else if (open === null || open.length === most) runs.push((open = [one]));
    else open.push(one);
  }
  return runs;
}

function makeRuns(run: SqlRun, measure: Measure, runs: readonly (readonly KnownPartition[])[]): Promise<Kept[]> {
  const {effects, monitor, signal} = run;
  return watched(effects, `${monitor.id}: profiles`, signal, async (watch) => {
    const made: Kept[] = [];
    for (const [i, partitions] of runs.entries())
      made.push(...(await makeRun(run, measure, partitions, partWatch(watch, i, runs.length))));
    return made;
  });
}

async function makeRun(
  run: SqlRun,
  measure: Measure,
  partitions: readonly KnownPartition[],
  watch: Watch
): Promise<Kept[]> {
  const {source, spec} = measure;
  const range = rangeBetween(source, partitions[0]!.start, partitions.at(-1)!.start);
  const {relation, time} = source;
  const found = await profileTable(run.engine, spec, {relation, time, range}, watch);
  const profiles = new Map(found.partitions.map((partition) => [partition.start, partition]));
  const made: Kept[] = [];
  for (const counted of partitions) {
    const partition = profiles.get(counted.start);
    const rows = partition?.profile.sums[ROWS] ?? 0;
    // rows may have come since they were counted: the next build counts them as they are here
    if (partition === undefined || rows < counted.rows)
      throw new Error(
        `partition ${counted.start} of ${tableName(run.monitor.data.serving)} had ${counted.rows} rows when they were counted, and ${rows} when they were read; start the build again`
      );
    const known = {...counted, rows};
    made.push({known, artefact: await artefactOf(run, measure, known, partition)});
  }
  return made;
}

/** @param partition null where the artefact stands */
function artefactOf(
  {store}: SqlRun,
  measure: Measure,
  known: KnownPartition,
  partition: PartitionProfile | null
): Promise<Artefact> {
  const make = async (folder: string): Promise<void> => {
    if (partition === null) throw new Error(`partition ${known.start} was removed from ${store.root} meanwhile`);
    await writePartition(folder, measure.spec, partition);
  };
  return store.artefact(STAGE, artefactName(known.start), inputsOf(measure, known), make, SQL_CODE);
}

function inputsOf({inputs}: Measure, {start, rows, version}: KnownPartition): Json {
  return {...inputs, start, rows, version};
}
