import type {ConfigInput} from "./schema.js";

/**
 * Types the configuration for an editor; it is checked when it is loaded. This module imports nothing that runs, so
 * that a configuration can be loaded from any folder.
 */
export function defineConfig<const T extends ConfigInput>(config: T): T {
  return config;
}
