import type {JournalEvent} from "./journal/types.js";

/**
 * Returns the file of a stream's outcomes: the profiles of label and prediction alone, with the sums of errors. A page that
 * looks at nothing else need not load all columns.
 * @example outcomesFile("S0") // "outcomes-S0.bin"
 */
export function outcomesFile(stream: string): string {
  return `outcomes-${stream}.bin`;
}

/** What became of a stream's models. */
export interface PublishedCourse {
  /** the lines of its journal that move a model, and those that made them */
  readonly events: readonly JournalEvent[];
  /** rows of each partition whose labels are for scoring; null where those of all rows are */
  readonly scored: readonly number[] | null;
}

/**
 * Returns the file of what became of a stream's models.
 * @example lifeFile("S0") // "life-S0.json"
 */
export function lifeFile(stream: string): string {
  return `life-${stream}.json`;
}
