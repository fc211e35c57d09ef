import type {ScoreCell} from "../decay/score-sums.js";
import type {ModelRecord} from "./types.js";

/** registry.json: every version that was trained here, oldest first; the journal says what became of each. */
export interface PublishedRegistry {
  readonly records: readonly ModelRecord[];
}

export const registryFile = "registry.json";

/** What each version answered in each partition of a stream, and how well. */
export interface PublishedScores {
  /** between the bins of predictions (`scoreSums`) */
  readonly edges: readonly number[];
  /** of a classifier with more than two, the classes whose rows the bins count; left out elsewhere */
  readonly classes?: readonly string[];
  readonly cells: readonly ScoreCell[];
}

/**
 * Returns the file of a stream's scores.
 * @example scoresFile("S0") // "scores-S0.json"
 */
export function scoresFile(stream: string): string {
  return `scores-${stream}.json`;
}
