import {existsSync} from "node:fs";
import {z} from "zod";
import {importFile} from "./import-file.js";
import {fromRoot} from "./paths.js";
import {parseConfig} from "./schema.js";
import type {Config} from "./types.js";

const moment = z.union([z.iso.date(), z.iso.datetime({offset: true})]);

/** The configuration that a build reads when it is told of no other. */
export const CONFIG_FILE = "driftbook.config.ts";

/** The settings of one run. */
export interface Settings {
  readonly config: Config;
  /** day or instant up to which data counts; null for all of it */
  readonly asOf: string | null;
  /** whether to start over, keeping nothing of what earlier builds left */
  readonly rebuild: boolean;
}

/**
 * Loads the settings of this run. The environment variables DRIFTBOOK_CONFIG, DRIFTBOOK_AS_OF and DRIFTBOOK_REBUILD carry
 * the build's `--config`, `--as-of` and `--rebuild` into processes of their own.
 */
export async function loadSettings(
  environment: Readonly<Record<string, string | undefined>> = process.env
): Promise<Settings> {
  const file = environment["DRIFTBOOK_CONFIG"] ?? CONFIG_FILE;
  if (!existsSync(fromRoot(file))) throw new Error(`no such configuration: ${file}`);
  const asOf = environment["DRIFTBOOK_AS_OF"] ?? null;
  if (asOf !== null && !moment.safeParse(asOf).success)
    throw new Error(
      `invalid --as-of: expected a date such as 2026-03-31, or an instant such as 2026-03-31T14:00:00Z; found ${JSON.stringify(asOf)}`
    );
  const rebuild = environment["DRIFTBOOK_REBUILD"] !== undefined;
  return {config: parseConfig(await importFile(fromRoot(file)), file), asOf, rebuild};
}
