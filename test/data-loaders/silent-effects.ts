import {defaultEffects} from "../../data-loaders/effects.js";
import type {Effects} from "../../data-loaders/effects.js";

/** Effects that keep what would have been said; their clock stands still. */
export function silentEffects(): Effects & {readonly said: string[]} {
  const said: string[] = [];
  return {
    said,
    logger: {info: (message) => void said.push(message)},
    now: () => new Date("2026-06-01T12:00:00Z"),
    progress: () => ({step: () => {}, done: () => {}}),
    files: defaultEffects.files
  };
}
