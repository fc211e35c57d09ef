import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {ProfileSpec} from "../../lib/profile/types.js";
import type {Source} from "../../lib/sql/types.js";
import type {TableMonitor} from "../config/types.js";
import {sqlReferenceSpecs} from "../engines/sql-reference.js";
import type {SqlEngine, Watch} from "../engines/sql.js";
import type {ProfiledColumn} from "../table/columns.js";
import {outcomeBlocks, shapeOf} from "../table/reference-parts.js";

/** What of a monitor its shape depends on. */
interface Shaped extends Pick<TableMonitor, "model" | "task"> {
  readonly columns: readonly ProfiledColumn[];
}

/**
 * Writes the shape of profiles: bins and vocabularies of the reference rows of a table in an engine.
 * @param source with the range of those rows
 */
export async function writeShape(
  folder: string,
  engine: SqlEngine,
  source: Source,
  {columns, ...monitor}: Shaped,
  watch: Watch
): Promise<void> {
  const specs = await sqlReferenceSpecs(engine, source, columns.map(shapeOf), watch);
  const spec: ProfileSpec = {columns: specs, blocks: outcomeBlocks(specs, monitor), slices: []};
  await writeFile(join(folder, "spec.json"), JSON.stringify(spec));
}

/** Returns the shape that `writeShape` wrote. */
export async function readShape(folder: string): Promise<ProfileSpec> {
  return JSON.parse(await readFile(join(folder, "spec.json"), "utf8")) as ProfileSpec;
}
