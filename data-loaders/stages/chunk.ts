import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {decodeProfiles, encodeProfiles} from "../../lib/profile/codec.js";
import type {PartitionProfile, ProfileSpec} from "../../lib/profile/types.js";
import {slotStart} from "../../lib/sql/slot.js";
import type {TimeColumn} from "../../lib/sql/types.js";
import type {Database} from "../engines/duckdb.js";
import type {TablePredictor} from "../engines/predictor.js";
import {readTable} from "../engines/table.js";
import type {OpenFile, Reject} from "../sources/types.js";
import {writeRejects} from "./rejects.js";

/** What a file came to: the profile of each partition that it has rows of, and the rows it could not be read as. */
export interface Chunk {
  /** of a file without times the only one, which starts at "" */
  readonly partitions: readonly PartitionProfile[];
  readonly rejects: readonly RejectCount[];
}

/** Rows that were kept out of the profiles; one with several problems is counted with its first. */
export interface RejectCount {
  /** of their partition; "" if their time cannot be told, and in a file without times */
  readonly start: string;
  /** "" if it is the row as a whole */
  readonly column: string;
  readonly reason: string;
  readonly rows: number;
}

/** How the rows of a file become profiles. */
interface ChunkReading {
  /** of the file, as it is shown */
  readonly path: string;
  readonly spec: ProfileSpec;
  /** null if the file is a partition of its own */
  readonly time: TimeColumn | null;
  readonly predictor: TablePredictor | null;
  /** how many rows there must be, because something was laid beside them by their order; null where nothing was */
  readonly expected: number | null;
}

/**
 * Writes what a file came to, with the rejected rows themselves; the file is read once.
 * @throws Error if there are not as many rows as expected
 */
export async function writeChunk(
  folder: string,
  database: Database,
  open: OpenFile,
  {path, spec, time, predictor, expected}: ChunkReading
): Promise<void> {
  const {relation, columns, pieces} = open;
  const table = {relation, columns, time, range: null, ...(pieces === undefined ? {} : {pieces})};
  const {partitions, rows, undated} = await readTable(database, spec, table, {predictor});
  if (expected !== null && rows + undated !== expected)
    throw new Error(`${rows + undated} rows where ${expected} were before: labels would be laid beside the wrong ones`);
  const rejects = await open.rejects(undated);
  await writeFile(join(folder, "profiles.bin"), encodeProfiles(spec, partitions, {withSpec: false}));
  await writeRejects(folder, path, rejects, time);
  await writeFile(join(folder, "rejects.json"), JSON.stringify(countRejects(rejects, time)));
}

/** Returns what `writeChunk` wrote. */
export async function readChunk(folder: string, spec: ProfileSpec): Promise<Chunk> {
  const {partitions} = decodeProfiles(await readFile(join(folder, "profiles.bin")), spec);
  return {partitions, rejects: JSON.parse(await readFile(join(folder, "rejects.json"), "utf8")) as RejectCount[]};
}

function countRejects(rejects: readonly Reject[], time: TimeColumn | null): RejectCount[] {
  const first = new Map<number, Reject>();
  for (const reject of rejects) if (!first.has(reject.row)) first.set(reject.row, reject);
  const counts = new Map<string, RejectCount>();
  for (const {slot, column, reason} of first.values()) {
    const start = time === null || slot === null ? "" : slotStart(slot, time.unit);
    const key = JSON.stringify([start, column, reason]);
    counts.set(key, {start, column, reason, rows: (counts.get(key)?.rows ?? 0) + 1});
  }
  return [...counts.values()];
}
