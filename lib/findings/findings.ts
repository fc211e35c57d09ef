import type {StreamSummary, Summary} from "../bundle.js";
import type {Timeline} from "../profile/window.js";
import {alarmRun} from "./alarm-run.js";
import {monthlyErrors, worstError} from "./errors.js";
import {largestStep} from "./step.js";
import {missingValues, unknownValues} from "./surplus.js";
import type {StreamFinding} from "./types.js";

/**
 * Returns what stands out in the whole of a stream, the alarms first. All of it is computed from what the build published;
 * what does not apply to the stream is left out.
 * @param timeline the stream's profiles
 */
export function findingsOf(summary: Summary, stream: StreamSummary, timeline: Timeline): StreamFinding[] {
  const all = [
    alarmRun(summary, stream, timeline),
    monthlyErrors(summary, stream, timeline),
    worstError(summary, stream),
    largestStep(summary, stream, timeline),
    unknownValues(summary, timeline),
    missingValues(summary, timeline)
  ];
  return all.filter((finding) => finding !== null);
}
