import {existsSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {CountedPartition} from "../engines/sql-count.js";
import type {FileChanges} from "../state/build-log.js";
import {digest} from "../state/json.js";
import type {Json} from "../state/json.js";
import {replaceFile} from "../state/replace-file.js";
import type {Store} from "../state/store.js";

/** A partition of a table in an engine, as it was counted now or by the last build that read it. */
export interface KnownPartition extends CountedPartition {
  /** whether the table no longer has it: its profile is kept, but cannot be made again */
  readonly isGone: boolean;
}

/** What is known of a table from the builds before, as `partitions.json` in the state folder. */
export interface PartitionMemory {
  readonly format: 1;
  /** digest of which table it is, and how its rows are dealt */
  readonly table: string;
  readonly partitions: readonly KnownPartition[];
}

/** Reads what is known of a table; of another one nothing is. */
export async function readPartitionMemory({root, former}: Store, table: Json): Promise<PartitionMemory> {
  const nothing: PartitionMemory = {format: 1, table: digest(table), partitions: []};
  const file = join(former ?? root, "partitions.json");
  if (!existsSync(file)) return nothing;
  const memory = JSON.parse(await readFile(file, "utf8")) as PartitionMemory;
  return memory.format === nothing.format && memory.table === nothing.table ? memory : nothing;
}

/** Remembers the partitions of a build that is done. */
export function rememberPartitions({root}: Store, memory: PartitionMemory): Promise<void> {
  return replaceFile(join(root, "partitions.json"), `${JSON.stringify(memory)}\n`);
}

/** Returns all partitions that there are or were, in order of time. */
export function knownPartitions(
  counted: readonly CountedPartition[],
  before: readonly KnownPartition[]
): KnownPartition[] {
  const there = new Set(counted.map(({start}) => start));
  const gone = before.filter(({start}) => !there.has(start)).map((partition) => ({...partition, isGone: true}));
  return [...counted.map((partition) => ({...partition, isGone: false})), ...gone].sort((a, b) =>
    a.start < b.start ? -1 : 1
  );
}

/**
 * Returns what a build found new, changed and gone, as the log of builds has it.
 * @param forgets whether it starts over: then all that is gone is news
 * @param nameOf what a partition is called there
 */
export function partitionChanges(
  counted: readonly CountedPartition[],
  before: readonly KnownPartition[],
  forgets: boolean,
  nameOf: (start: string) => string
): FileChanges {
  const known = new Map(before.map((partition) => [partition.start, partition]));
  const there = new Set(counted.map(({start}) => start));
  const isChanged = ({start, rows, version}: CountedPartition): boolean => {
    const own = known.get(start);
    return own !== undefined && (own.rows !== rows || own.version !== version);
  };
  const names = (partitions: readonly CountedPartition[]): string[] => partitions.map(({start}) => nameOf(start));
  return {
    new: names(counted.filter(({start}) => !known.has(start))),
    changed: names(counted.filter(isChanged)),
    gone: names(before.filter(({start, isGone}) => (forgets || !isGone) && !there.has(start)))
  };
}
