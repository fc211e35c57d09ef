import {performanceOf} from "../../decay/performance.js";
import {gramRows, profiledGram, squaredError} from "../../model/gram.js";
import {layoutOf} from "../../profile/layout.js";
import {windowSums} from "../../profile/window.js";
import type {Timeline, Window} from "../../profile/window.js";
import type {Production, Version} from "./production.js";

/**
 * Returns the RMSE of both versions on the rows of a window. The network's follows from the sums of its errors; that of
 * least squares from the second moments alone, as exactly, though its answers were never kept.
 */
export function versionErrors(
  {v1, target}: Pick<Production, "v1" | "target">,
  timeline: Timeline,
  window: Window
): Readonly<Record<Version, number>> {
  const sums = windowSums(timeline, window);
  const gram = profiledGram(timeline.spec, layoutOf(timeline.spec).blocks[0]!, sums);
  return {v1: Math.sqrt(squaredError(gram, v1, target) / gramRows(gram)), v2: performanceOf(sums).rmse};
}
