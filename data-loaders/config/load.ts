import {existsSync} from "node:fs";
import {z} from "zod";
import {importFile} from "./import-file.js";
import {fromRoot} from "./paths.js";
import {parseConfig} from "./schema.js";
import type {Config} from "./types.js";

/** The configuration that a build reads when it is told of no other. */
export const CONFIG_FILE = "driftbook.config.ts";

/** The settings of one run: the configuration, and the day up to which data counts (all of it when null). */
export interface Settings {
  readonly config: Config;
  readonly asOf: string | null;
}

/**
 * Loads the settings of this run. The environment variables DRIFTBOOK_CONFIG and DRIFTBOOK_AS_OF carry the build's
 * `--config` and `--as-of` into the loaders, which are processes of their own.
 */
export async function loadSettings(
  environment: Readonly<Record<string, string | undefined>> = process.env
): Promise<Settings> {
  const file = environment["DRIFTBOOK_CONFIG"] ?? CONFIG_FILE;
  if (!existsSync(fromRoot(file))) throw new Error(`no such configuration: ${file}`);
  const asOf = environment["DRIFTBOOK_AS_OF"] ?? null;
  if (asOf !== null && !z.iso.date().safeParse(asOf).success)
    throw new Error(`invalid --as-of: expected a date such as 2026-03-31; found ${JSON.stringify(asOf)}`);
  return {config: parseConfig(await importFile(fromRoot(file)), file), asOf};
}
