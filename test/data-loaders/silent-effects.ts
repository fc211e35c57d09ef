import {defaultEffects} from "../../data-loaders/effects.js";
import type {Effects} from "../../data-loaders/effects.js";

/** Effects that keep what would have been said. */
export function silentEffects(): Effects & {readonly said: string[]} {
  const said: string[] = [];
  return {
    said,
    logger: {info: (message) => void said.push(message)},
    progress: () => ({step: () => {}, done: () => {}}),
    files: defaultEffects.files
  };
}
