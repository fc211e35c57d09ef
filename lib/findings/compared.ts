import type {StreamSummary, Summary} from "../bundle.js";

/**
 * Returns the position of the first partition that findings count: the first after the reference that was not merged, as
 * those beyond the horizon are. What is said of a day must not be that of a month.
 * @example firstCompared({reference: {from: 0, to: 1}}, {merged: [7, 7, 1, 1]}) // 2
 */
export function firstCompared(
  {reference}: Pick<Summary, "reference">,
  {merged}: Pick<StreamSummary, "merged">
): number {
  return Math.max(reference.to, merged.findLastIndex((number) => number > 1) + 1);
}
