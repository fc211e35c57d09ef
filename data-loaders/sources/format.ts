import {cutQuery} from "./addresses.js";
import type {FileSource, Format, SourceFile} from "./types.js";

const ENDINGS: readonly (readonly [RegExp, Format])[] = [
  [/\.(csv|tsv|tab|txt)(\.gz|\.gzip)?$/i, "csv"],
  [/\.(json|jsonl|ndjson)(\.gz|\.gzip)?$/i, "json"],
  [/\.(parquet|parq|pq)$/i, "parquet"],
  [/\.(arrow|arrows|feather|ipc)$/i, "arrow"]
];

/**
 * Returns what a file is: as the source says, or by its name.
 * @throws Error if neither tells
 */
export function formatOf({format}: FileSource, {path, absolute}: SourceFile): Format {
  const name = cutQuery(absolute)[0];
  const found = format ?? ENDINGS.find(([ending]) => ending.test(name))?.[1];
  if (found === undefined) throw new Error(`unknown format of ${path}: set its format to csv, json, parquet or arrow`);
  return found;
}

/**
 * Returns what stands between the fields of a CSV file.
 * @throws RangeError if that is no ASCII character, or one that has a meaning of its own
 */
export function delimiterOf({delimiter}: FileSource, {absolute}: SourceFile): string {
  const found = delimiter ?? (/\.(tsv|tab)(\.gz|\.gzip)?$/i.test(cutQuery(absolute)[0]) ? "\t" : ",");
  if (!/^[\t -~]$/.test(found) || /^["\w]$/.test(found))
    throw new RangeError(`invalid delimiter: ${JSON.stringify(found)}, expected a mark such as "," ";" "|" or a tab`);
  return found;
}
