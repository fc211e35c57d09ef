import type {ConfigInput} from "./schema.js";

/**
 * Types the configuration for an editor; it is checked when it is loaded. This module imports nothing that runs, so
 * that a configuration can be loaded from any folder.
 */
export function defineConfig<const T extends ConfigInput>(config: T): T {
  return config;
}

/** Types one monitor, as `defineConfig` does the whole. */
export function defineMonitor<const T extends ConfigInput["monitors"][number]>(monitor: T): T {
  return monitor;
}
