import {existsSync} from "node:fs";
import {appendFile, copyFile, readFile, rename, stat} from "node:fs/promises";
import {join} from "node:path";
import type {JournalEvent} from "../../lib/journal/types.js";
import {writeFailure} from "./failures.js";
import type {Store, Tally} from "./store.js";

/** Files of a source that are not as the build before found them. */
export interface FileChanges {
  readonly new: readonly string[];
  readonly changed: readonly string[];
  readonly gone: readonly string[];
}

/** A build that came to its end. */
export interface BuildRecord {
  /** instant at which it ended, ISO */
  readonly at: string;
  /** as `--as-of` has it; null for all data there were */
  readonly asOf: string | null;
  /** whether it started over */
  readonly rebuild: boolean;
  /** start of the last partition */
  readonly last: string;
  /** key of the bundle */
  readonly bundle: string;
  readonly stages: Tally;
  /** how many, and the first of them by path; null for a monitor that has no files of its own */
  readonly files: Readonly<
    Record<keyof FileChanges, {readonly count: number; readonly paths: readonly string[]}>
  > | null;
}

const LOG = "builds.ndjson";
const FORMER_LOG = "builds.1.ndjson";

/** Some thousands of builds; the file before it is kept, and no other. */
const LONGEST_LOG = 1 << 20;

const MOST_PATHS = 10;

/** Returns how a log tells of files: by number and by a few names. */
export function countedFiles(changes: FileChanges): NonNullable<BuildRecord["files"]> {
  const counted = (paths: readonly string[]) => ({count: paths.length, paths: paths.slice(0, MOST_PATHS)});
  return {new: counted(changes.new), changed: counted(changes.changed), gone: counted(changes.gone)};
}

/** Adds a line to the log of builds, `builds.ndjson` in the state folder. A build that starts over goes on with it. */
export async function logBuild({root, former}: Pick<Store, "root" | "former">, record: BuildRecord): Promise<void> {
  const log = join(root, LOG);
  try {
    for (const name of former === null ? [] : [LOG, FORMER_LOG])
      if (existsSync(join(former!, name))) await copyFile(join(former!, name), join(root, name));
    const size = existsSync(log) ? (await stat(log)).size : 0;
    if (size > LONGEST_LOG) await rename(log, join(root, FORMER_LOG));
    // a line that a full disk or a killed build has cut short must not take this one with it
    const isCut = existsSync(log) && !(await readFile(log, "utf8")).endsWith("\n") && size > 0;
    await appendFile(log, `${isCut ? "\n" : ""}${JSON.stringify(record)}\n`);
  } catch (error) {
    throw writeFailure(error, root);
  }
}

/** Builds that a report tells of: the last ones. */
const MOST_TOLD = 200;

/**
 * Returns the builds of a monitor that had something to do, oldest first, as events. What they say does not depend on the
 * hour: not when a build ran, and not whether it ran again with nothing new.
 * @param root state folder of the monitor
 */
export async function readBuilds(root: string): Promise<JournalEvent[]> {
  const texts = await Promise.all(
    [FORMER_LOG, LOG].map((name) => join(root, name)).map((file) => (existsSync(file) ? readFile(file, "utf8") : ""))
  );
  return texts
    .flatMap((text) => text.split("\n"))
    .flatMap((line) => recordsIn(line))
    .filter(({stages}) => Object.values(stages).some(({made}) => made > 0))
    .slice(-MOST_TOLD)
    .map(eventOf);
}

/** A line that a full disk or a killed build has cut short tells of no build that came to its end. */
function recordsIn(line: string): BuildRecord[] {
  try {
    return [JSON.parse(line) as BuildRecord];
  } catch {
    return [];
  }
}

function eventOf({last, asOf, rebuild, files, stages}: BuildRecord): JournalEvent {
  return {
    ...{at: last, stream: "", kind: "build", asOf, rebuild},
    files: files && {new: files.new.count, changed: files.changed.count, gone: files.gone.count},
    stages: Object.entries(stages).map(([stage, {made, reused, why}]) => ({stage, made, kept: reused, why}))
  };
}
