import {ROWS} from "../../lib/profile/layout.js";
import type {ProfileSpec} from "../../lib/profile/types.js";
import type {SlotUnit, Source} from "../../lib/sql/types.js";
import type {EngineMonitor} from "../config/types.js";
import {untilInterrupted} from "../engines/interrupt.js";
import {countPartitions} from "../engines/sql-count.js";
import {readSchema, writeSchema} from "../stages/sql-schema.js";
import {readShape, writeShape} from "../stages/sql-shape.js";
import type {FileChanges} from "../state/build-log.js";
import type {Json} from "../state/json.js";
import {checkLabels} from "./answer.js";
import {tableColumns} from "./columns.js";
import type {TableColumns} from "./columns.js";
import {rowsOf} from "./fold.js";
import {countsAsOf, referenceWindow} from "./period.js";
import type {Rows} from "./quarantine.js";
import {readChunks} from "./read-chunks.js";
import {readReference} from "./read-reference.js";
import type {KeptReference} from "./read-reference.js";
import type {TableRun} from "./run.js";
import {knownPartitions, partitionChanges, readPartitionMemory} from "./sql-memory.js";
import type {KnownPartition, PartitionMemory} from "./sql-memory.js";
import {checkPresent, rangeBetween, readPartitions} from "./sql-partitions.js";
import type {SqlPartition} from "./sql-partitions.js";
import {watched} from "./sql-progress.js";
import {quietWatch, SQL_CODE} from "./sql-run.js";
import type {SqlRun} from "./sql-run.js";
import {checkHeld, openSqlTable, tableName, typedColumns, withComputed} from "./sql-table.js";
import type {Connect} from "./sql-table.js";

/** What a table in an engine came to. */
export interface SqlReading {
  readonly reference: KeptReference;
  readonly rows: Rows;
  /** names of partitions that the table no longer has */
  readonly missing: readonly string[];
  readonly changes: FileChanges;
  /** what to remember once the build is done (`rememberPartitions`) */
  readonly memory: PartitionMemory;
}

/**
 * Reads a table in an engine: figures of partitions that are new or changed, and no row.
 * @param run whose monitor has no serving rows of its own; it reads the reference where that is in files
 */
export async function readSql(run: TableRun, monitor: EngineMonitor, connect: Connect): Promise<SqlReading> {
  const apart = monitor.data.reference === null ? null : await readReference(run);
  const engine = connect(monitor.data.serving);
  return untilInterrupted(async (signal) => {
    const {time: column, timeZone} = monitor.data;
    const time = {column, unit: monitor.partition as SlotUnit, zone: timeZone};
    return readPart({...run, monitor, engine, time, signal}, run, apart);
  });
}

async function readPart(run: SqlRun, files: TableRun, apart: KeptReference | null): Promise<SqlReading> {
  const {monitor, engine, store, time} = run;
  const {serving, derive} = monitor.data;
  const quiet = quietWatch(run);
  const derived = await withComputed(engine, await openSqlTable(engine, serving, time, quiet), derive, quiet);
  const columns = apart?.columns ?? tableColumns(monitor, typedColumns(derived, derive));
  const source = await withComputed(engine, derived, answersOf(columns, derive), quiet);
  checkHeld(source, monitor.id, columns.profiled);
  const counted = await watched(run.effects, `${monitor.id}: rows by partition`, run.signal, (watch) =>
    countPartitions(engine, source, serving.version, watch)
  );
  const memory = await readPartitionMemory(store, tableOf(run));
  // a build that starts over forgets what is gone
  const kept = store.former === null ? memory.partitions : [];
  const known = knownPartitions(counted.partitions, kept);
  const wanted = upTo(run, known);
  const {reference, partitions} =
    apart === null
      ? await withOwnReference(run, source, columns, wanted)
      : await withReference(run, source, apart, wanted);
  const nameOf = (start: string): string => `${tableName(serving)} ${start}`;
  const ownRows = apart === null ? [] : rowsOf(files, apart, await readChunks(files, apart)).partitions;
  return {
    reference,
    rows: {partitions: [...ownRows, ...partitions], undated: undatedRows(run, counted.undated)},
    missing: wanted.filter(({isGone}) => isGone).map(({start}) => nameOf(start)),
    changes: partitionChanges(counted.partitions, memory.partitions, store.former !== null, nameOf),
    memory: {...memory, partitions: remembered(partitions, kept)}
  };
}

/** Columns that are computed of computed ones: the answer of a model that gives a score. */
function answersOf({read}: TableColumns, derive: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    read.flatMap(({name, derive: own}) => (own === null || Object.hasOwn(derive, name) ? [] : [[name, own]]))
  );
}

/** Which table it is, and how its rows are dealt. */
function tableOf({monitor, time}: SqlRun): Json {
  const {trino, catalog, schema, table} = monitor.data.serving;
  return {server: trino, catalog, schema, table, time: {...time}};
}

function upTo({monitor, asOf, time}: SqlRun, known: readonly KnownPartition[]): KnownPartition[] {
  const counts = countsAsOf(asOf, time.unit, time.zone);
  const wanted = known.filter(({start}) => counts(start));
  if (wanted.length === 0 && known.length > 0)
    throw new Error(`no data: ${monitor.id} starts with ${known[0]!.start}, after --as-of ${asOf}`);
  return wanted;
}

/** With the reference in partitions of the table itself. */
async function withOwnReference(
  run: SqlRun,
  source: Source,
  columns: TableColumns,
  wanted: readonly KnownPartition[]
): Promise<{reference: KeptReference; partitions: SqlPartition[]}> {
  const {monitor, store, time} = run;
  const starts = wanted.map(({start}) => start);
  const {from, to} = referenceWindow(starts, monitor.drift.reference!, monitor.id);
  const shape = await shapeOf(run, source, columns, wanted.slice(from, to));
  checkLabels(monitor, shape.spec.columns);
  const inputs = {shape: shape.key, ...measuredWith(run)};
  const partitions = await readPartitions(run, {source, spec: shape.spec, inputs}, wanted);
  const own = partitions.slice(from, to);
  const parts = {shape: shape.key, partitions: own.flatMap(({keys}) => keys)};
  const make = (folder: string): Promise<void> => writeSchema(folder, shape.spec, own);
  const {key, folder} = await store.artefact("sql-schema", "schema", parts, make, SQL_CODE);
  const rows = own.reduce((sum, {profile}) => sum + profile.sums[ROWS]!, 0);
  const reference = {schema: await readSchema(folder), spec: shape.spec, trained: null, rows};
  return {reference: {key, reference, columns, apart: [], time, labels: null, model: null, trial: null}, partitions};
}

/** With the reference in files. */
async function withReference(
  run: SqlRun,
  source: Source,
  reference: KeptReference,
  wanted: readonly KnownPartition[]
): Promise<{reference: KeptReference; partitions: SqlPartition[]}> {
  const inputs = {reference: reference.key, ...measuredWith(run)};
  const partitions = await readPartitions(run, {source, spec: reference.reference.spec, inputs}, wanted);
  return {reference, partitions};
}

function measuredWith(run: SqlRun): {table: Json; derive: Json} {
  return {table: tableOf(run), derive: run.monitor.data.derive};
}

/** The shape of profiles, by the rows of some partitions that follow each other. */
async function shapeOf(
  run: SqlRun,
  source: Source,
  {profiled}: TableColumns,
  own: readonly KnownPartition[]
): Promise<{key: string; spec: ProfileSpec}> {
  const {store, engine, effects, monitor, signal} = run;
  const partitions = own.map(({start, rows, version}) => ({start, rows, version}));
  const {model, task} = monitor;
  const inputs = {...measuredWith(run), columns: profiled as unknown as Json, model: model as Json, task, partitions};
  const make = async (folder: string): Promise<void> => {
    checkPresent(run, own);
    const range = rangeBetween(source, own[0]!.start, own.at(-1)!.start);
    await watched(effects, `${monitor.id}: reference`, signal, (watch) =>
      writeShape(folder, engine, {...source, range}, {columns: profiled, model, task}, watch)
    );
  };
  const {key, folder} = await store.artefact("sql-shape", "shape", inputs, make, SQL_CODE);
  return {key, spec: await readShape(folder)};
}

function undatedRows({time}: SqlRun, undated: number): Rows["undated"] {
  return undated === 0 ? [] : [{start: "", column: time.column, reason: "no time", rows: undated}];
}

/** Partitions as they were read, and those that this build did not ask for. */
function remembered(partitions: readonly SqlPartition[], before: readonly KnownPartition[]): KnownPartition[] {
  const read = new Set(partitions.map(({start}) => start));
  const known = [...partitions.map((partition) => partition.known), ...before.filter(({start}) => !read.has(start))];
  return known.sort((a, b) => (a.start < b.start ? -1 : 1));
}
