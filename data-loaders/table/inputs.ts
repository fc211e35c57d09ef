import {existsSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {TableData} from "../config/types.js";
import type {Database} from "../engines/duckdb.js";
import {contentDigests} from "../sources/digest.js";
import type {DigestMemory} from "../sources/digest.js";
import {listFiles} from "../sources/list.js";
import type {SourceConfig, SourceFile} from "../sources/types.js";
import {replaceFile} from "../state/store.js";
import type {Json, Store} from "../state/store.js";

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
  return {path: file.path, digest};
}

/** The parts of a monitor's data. */
export type Part = "serving" | "reference" | "labels";

/** The files of a monitor's data, each part in order of path; those of a part that is not configured are none. */
export type TableInputs = Readonly<Record<Part, readonly InputFile[]>>;

/** What is known about files from the build before, as `files.json` in the state folder. */
interface FileMemory {
  readonly format: 1;
  readonly digests: DigestMemory;
  /** of each part */
  readonly parts: Readonly<Record<Part, readonly InputFile[]>>;
}

const NOTHING: FileMemory = {format: 1, digests: {}, parts: {serving: [], reference: [], labels: []}};

/**
 * Lists the files of a monitor, reading only those that are new or changed, to know their content.
 * @returns the files, those that a former build knew and the source no longer has among them, and what to remember once
 * the build is done (`rememberFiles`)
 */
export async function listInputs(
  {root}: Store,
  database: Database,
  {serving, reference, labels}: TableData,
  folder: string
): Promise<{inputs: TableInputs; memory: FileMemory}> {
  const before = await readMemory(root);
  const sources: readonly (readonly [Part, SourceConfig | null])[] = [
    ["serving", serving],
    ["reference", reference],
    ["labels", labels?.source ?? null]
  ];
  let {digests} = before;
  const parts: Record<Part, readonly InputFile[]> = {serving: [], reference: [], labels: []};
  for (const [part, source] of sources) {
    if (source === null) continue;
    const known = before.parts[part];
    const files = await listFiles(source, {root: folder, database, allowNone: known.length > 0});
    const found = await contentDigests(database, source, files, digests);
    digests = found.memory;
    const present = files.map((file) => ({file, digest: found.digests.get(file.path)!, isMissing: false}));
    const paths = new Set(files.map(({path}) => path));
    const missing = known.filter(({file}) => !paths.has(file.path)).map((own) => ({...own, isMissing: true}));
    parts[part] = [...present, ...missing].sort((a, b) => (a.file.path < b.file.path ? -1 : 1));
  }
  return {inputs: parts, memory: {format: 1, digests, parts}};
}

/** Remembers the files of a build that is done. */
export function rememberFiles({root}: Store, memory: FileMemory): Promise<void> {
  return replaceFile(join(root, "files.json"), `${JSON.stringify(memory)}\n`);
}

async function readMemory(root: string): Promise<FileMemory> {
  const file = join(root, "files.json");
  return existsSync(file) ? (JSON.parse(await readFile(file, "utf8")) as FileMemory) : NOTHING;
}
