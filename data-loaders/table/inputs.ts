import {existsSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {FileMonitor} from "../config/types.js";
import type {Effects} from "../effects.js";
import type {Database} from "../engines/duckdb.js";
import {contentDigests} from "../sources/digest.js";
import type {DigestMemory} from "../sources/digest.js";
import {checkUnchanged} from "../sources/file-stat.js";
import {listFiles} from "../sources/list.js";
import type {SourceConfig, SourceFile} from "../sources/types.js";
import type {FileChanges} from "../state/build-log.js";
import type {Json} from "../state/json.js";
import {replaceFile} from "../state/replace-file.js";
import type {Store} from "../state/store.js";

/** A file with the digest of its content. */
export interface InputFile {
  readonly file: SourceFile;
  readonly digest: string;
  /** whether the source no longer has it: what was made of it is kept, but nothing new can be */
  readonly isMissing: boolean;
}

/**
 * Returns a file that something new has to be made of.
 * @throws Error if the source no longer has it
 */
export function present({file, isMissing}: InputFile): SourceFile {
  if (!isMissing) return file;
  throw new Error(
    `missing file: ${file.path} is gone from the source, and what was made of it no longer serves, ` +
      "because the code, the configuration or the reference has changed; put the file back, or run npm run build -- --rebuild to forget it"
  );
}

/** What an artefact depends on of a file. */
export function keyOf({file, digest}: InputFile): Json {
  return {path: file.path, content: digest};
}

/** What an artefact depends on of how a source's files are written, whichever files they are. */
export function formOf(source: SourceConfig): Json {
  if ("database" in source) return {table: source.table};
  const {format, delimiter, nulls} = source;
  return {format, delimiter, nulls};
}

/**
 * Checks that files are still what they were when they were listed: what has just been made of them is kept as made of
 * that content.
 * @throws Error if not
 */
export async function checkAllUnchanged(source: SourceConfig, inputs: readonly InputFile[]): Promise<void> {
  for (const {file} of inputs) await checkUnchanged(file, source);
}

/** The parts of a monitor's data. */
export type Part = "serving" | "reference" | "labels";

/** The files of a monitor's data, each part in order of path; those of a part that is not configured are none. */
export type TableInputs = Readonly<Record<Part, readonly InputFile[]>>;

/** What is known about files from the build before, as `files.json` in the state folder. */
interface FileMemory {
  readonly format: 2;
  readonly digests: DigestMemory;
  /** of each part, by path */
  readonly parts: Readonly<Record<Part, KnownFiles>>;
}

type KnownFiles = Readonly<Record<string, KnownFile>>;

interface KnownFile {
  /** of its content */
  readonly digest: string;
  readonly isMissing: boolean;
}

const FORMAT = 2;
const NOTHING: FileMemory = {format: FORMAT, digests: {}, parts: {serving: {}, reference: {}, labels: {}}};

/** The files of a build. */
export interface ListedInputs {
  readonly inputs: TableInputs;
  /** what to remember once the build is done (`rememberFiles`) */
  readonly memory: FileMemory;
  /** since the build before */
  readonly changes: FileChanges;
}

/**
 * Lists the files of a monitor, reading only those that are new or changed, to know their content. Files that a former
 * build knew and the source no longer has are listed too, unless the build starts over.
 * @param home folder that relative paths start from
 */
export async function listInputs(
  {root, former}: Store,
  database: Database,
  {serving, reference, labels}: FileMonitor["data"],
  home: string,
  {now}: Effects
): Promise<ListedInputs> {
  const isKept = former === null;
  const before = await readMemory(former ?? root, isKept);
  const sources: readonly (readonly [Part, SourceConfig | null])[] = [
    ["serving", serving],
    ["reference", reference],
    ["labels", labels?.source ?? null]
  ];
  let digests = isKept ? before.digests : {};
  const parts: Record<Part, readonly InputFile[]> = {serving: [], reference: [], labels: []};
  for (const [part, source] of sources) {
    if (source === null) continue;
    const known = isKept ? before.parts[part] : {};
    // labels may all be still to come
    const allowNone = part === "labels" || Object.keys(known).length > 0;
    const files = await listFiles(source, {root: home, database, allowNone});
    const found = await contentDigests(database, source, files, digests, () => now().getTime());
    digests = found.memory;
    const listed = files.map((file) => ({file, digest: found.digests.get(file.path)!, isMissing: false}));
    parts[part] = [...listed, ...missingOf(known, found.digests)].sort((a, b) => (a.file.path < b.file.path ? -1 : 1));
  }
  return {inputs: parts, memory: memoryOf(parts, digests), changes: changesOf(before, parts, isKept)};
}

/** Returns the files that are known and no longer there, of which nothing but their content's digest is left. */
function missingOf(known: KnownFiles, found: ReadonlyMap<string, string>): InputFile[] {
  return Object.entries(known)
    .filter(([path]) => !found.has(path))
    .map(([path, {digest}]) => {
      return {file: {path, absolute: "", size: 0, modified: 0, inode: 0}, digest, isMissing: true};
    });
}

/** What a later build needs to know; of the content of a file that is gone nothing is asked again. */
function memoryOf(parts: TableInputs, digests: DigestMemory): FileMemory {
  const known = (files: readonly InputFile[]): Record<string, KnownFile> =>
    Object.fromEntries(files.map(({file: {path}, digest, isMissing}) => [path, {digest, isMissing}]));
  const {serving, reference, labels} = parts;
  const there = new Set(presentIn(parts).map(({file}) => file.path));
  return {
    format: FORMAT,
    digests: Object.fromEntries(Object.entries(digests).filter(([path]) => there.has(path))),
    parts: {serving: known(serving), reference: known(reference), labels: known(labels)}
  };
}

function presentIn(parts: TableInputs): InputFile[] {
  return Object.values(parts)
    .flat()
    .filter(({isMissing}) => !isMissing);
}

/** @param isKept whether files that are gone are told of once; a build that starts over forgets them all */
function changesOf({parts: before}: FileMemory, parts: TableInputs, isKept: boolean): FileChanges {
  const known = new Map(Object.values(before).flatMap((part) => Object.entries(part)));
  const present = new Map(presentIn(parts).map(({file, digest}) => [file.path, digest]));
  const paths = [...present.keys()];
  return {
    new: paths.filter((path) => !known.has(path)),
    changed: paths.filter((path) => known.has(path) && known.get(path)!.digest !== present.get(path)),
    gone: [...known].filter(([path, file]) => !present.has(path) && !(isKept && file.isMissing)).map(([path]) => path)
  };
}

/** Remembers the files of a build that is done. */
export function rememberFiles({root}: Store, memory: FileMemory): Promise<void> {
  return replaceFile(join(root, "files.json"), `${JSON.stringify(memory)}\n`);
}

/** @param isNeeded whether the build goes on with it: one of another format is an error then, else it is nothing */
async function readMemory(root: string, isNeeded: boolean): Promise<FileMemory> {
  const file = join(root, "files.json");
  if (!existsSync(file)) return NOTHING;
  const memory = JSON.parse(await readFile(file, "utf8")) as FileMemory;
  if (memory.format === FORMAT) return memory;
  if (!isNeeded) return NOTHING;
  throw new Error(`files.json of format ${String(memory.format)}, expected ${FORMAT}: run npm run build -- --rebuild`);
}
