import type {Summary} from "../../lib/bundle.js";
import type {Messages} from "../../messages/messages.js";
import {calibrated, isAlarm} from "../drift/comparison.js";
import {compareTraffic} from "./compare-traffic.js";
import type {ReferenceWindow} from "./reference-window.js";
import {trafficTable} from "./traffic-table.js";
import type {Traffic} from "./traffic.js";

/** What the comparison of the requests with the reference comes to. */
interface Judged {
  /** one sentence about all columns */
  readonly verdict: string;
  readonly table: HTMLElement;
}

/**
 * Compares the requests with the reference and calibrates what was found: rough verdicts of so few rows would be wrong
 * more often than not.
 * @returns null where `isLatest` says that it is of no use any more
 */
export async function judgeTraffic(
  messages: Messages<"monitor" | "serve">,
  summary: Summary,
  reference: ReferenceWindow,
  traffic: Traffic,
  isLatest: () => boolean
): Promise<Judged | null> {
  const {distance} = summary;
  const settled = await calibrated(compareTraffic(reference, traffic, summary), distance, isLatest);
  if (settled === null) return null;
  const {columns} = settled;
  const moved = columns.filter(({drift}) => isAlarm(drift)).map(({drift}) => drift.name);
  const undecided = columns.filter(({drift}) => drift.verdict.status === "not enough data").length;
  return {
    verdict: messages.serve.describeMoved(moved, undecided, columns.length),
    table: trafficTable(messages, settled, summary.columns, distance)
  };
}
