import type {StageTally, Tally} from "./store.js";

/** Reasons that a line has room for. */
const MOST_REASONS = 2;

/**
 * Says in a line what a build did, and why.
 * @param last start of the last partition
 * @param before the same of the build before; null if there was none
 */
export function describeRun(tally: Tally, last: string, before: string | null): string {
  const made = Object.entries(tally).filter(([, counts]) => counts.made > 0);
  if (made.length === 0) return `nothing new since ${last}; no stage had work to do`;
  const from = before === null || before === last ? "" : ` (was ${before})`;
  return `up to ${last}${from}; ${made.map(([stage, counts]) => describeStage(stage, counts)).join("; ")}`;
}

function describeStage(stage: string, {made, reused, why}: StageTally): string {
  const reasons = Object.entries(why).sort(([, a], [, b]) => b - a);
  const named = reasons
    .slice(0, MOST_REASONS)
    .map(([reason, count]) => (count === made ? reason : `${count} ${reason}`));
  const more = reasons.length > MOST_REASONS ? ["…"] : [];
  return `${stage} ${made} made (${[...named, ...more].join("; ")}), ${reused} kept`;
}
