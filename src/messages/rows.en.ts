import {count, percent} from "../components/format.js";
import type {QuarantineAccount, SourceRecord} from "../lib/bundle.js";

/** Words about the rows behind a monitor. */
export const rowsWords = {
  title: "Rows read",
  reasons: "Why rows were quarantined",
  column: "Column",
  reason: "Reason",
  rows: "Rows",
  wholeRow: "the row as a whole"
};

/** Why a row was put aside, or a label is of no use: the build says it in English. */
export const reasonText = (reason: string): string => reason;

/** What became of the rows: those read are those profiled and those quarantined. */
export function describeAccount({read, profiled, quarantined}: QuarantineAccount, isSimulated: boolean): string {
  const rows = `${rowsText(read)} ${read === 1 ? "was" : "were"} ${isSimulated ? "simulated and " : ""}read`;
  if (quarantined === 0) return `${rows}, and every one of them was profiled.`;
  const share = quarantined / read;
  return `${rows}: ${count(profiled)} profiled and ${count(quarantined)} quarantined (${shareText(share)}), because they could not be typed.`;
}

export const describeFolder = (folder: string): string =>
  folder === ""
    ? "Quarantined rows stay in the table that they are in, which is not changed."
    : `Each quarantined row is kept with its file, its place there, its text and the reason, in the files rejects.ndjson under ${folder}/chunk.`;

/** Names that are written out before the rest is only counted. */
const NAMED = 10;

/** Files, or partitions of a table, that the source no longer has. */
export function describeMissingFiles(files: readonly string[]): string {
  const named = files.slice(0, NAMED).join(", ");
  const others = files.length > NAMED ? ` and ${count(files.length - NAMED)} more` : "";
  return files.length === 1
    ? `${named} is no longer in the source, and its rows are kept from an earlier build.`
    : `${count(files.length)} parts of the data are no longer in the source, and their rows are kept from an earlier build: ${named}${others}.`;
}

/** Where the rows come from, as far as the configuration says. */
export function describeSource({name, rows, files, licence}: SourceRecord, version: string): string {
  const from = files === 0 ? "a table" : files === 1 ? "one file" : `${count(files)} files`;
  const about = name === "" ? `Rows: ${count(rows)}, from ${from}.` : `Rows: ${name}, ${count(rows)} of them.`;
  return [about, ...(licence === "" ? [] : [`Licence: ${licence}.`]), `Bundle ${version}.`].join(" ");
}

const rowsText = (rows: number): string => (rows === 1 ? "1 row" : `${count(rows)} rows`);

/** A share that is not quite nothing is not called nothing. */
const shareText = (share: number): string => (share < 0.0005 ? "less than 0.1%" : percent(share, 1));
