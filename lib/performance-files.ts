import type {JournalEvent} from "./journal/types.js";
import type {ErrorSum} from "./policy/evidence.js";

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
  /** partitions whose labels were revised, in their order; null where labels do not come apart from their rows */
  readonly revisions: readonly RevisedLabels[] | null;
  /** of a model that was trained on the reference: its errors there say too little of those to come */
  readonly isReferenceLearnt?: true;
  /** of a stream whose rows are scored by version and slice (`PublishedScores`) */
  readonly isScored?: true;
}

/** What was said of a partition by the labels that its rows had first, and what is known by those they have now. */
export interface RevisedLabels {
  /** of the partition */
  readonly start: string;
  /** whose label is not the one they had first */
  readonly rows: number;
  /** loss of all its rows with a label, by the monitor's measure */
  readonly first: ErrorSum;
  readonly now: ErrorSum;
}

/**
 * Returns the file of what became of a stream's models.
 * @example lifeFile("S0") // "life-S0.json"
 */
export function lifeFile(stream: string): string {
  return `life-${stream}.json`;
}
