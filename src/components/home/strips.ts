import {svg} from "htl";
import type {StreamOverview} from "../../lib/overview.js";

/** Errors are drawn up to this many times the reference period's. */
export const CEILING = 4;

/** A stroke per partition with inputs in alarm, as high as the share of them. */
export function alarmStrip({alarms, changeAt}: StreamOverview, inputs: number): SVGElement {
  const bars = alarms.map((n, i) => (n > 0 ? `M${i + 0.5},24v${(-22 * n) / inputs}` : "")).join("");
  return svg`<svg viewBox="0 0 ${alarms.length} 26" preserveAspectRatio="none" aria-hidden="true">
    ${ground(alarms.length)}${changeTick(changeAt)}<path class="alarms" d=${bars}></path>
  </svg>` as SVGElement;
}

/** All rows share one scale, up to `CEILING` times the reference; what exceeds it runs along the top edge, thicker. */
export function errorStrip({error, referenceError, changeAt}: StreamOverview): SVGElement | null {
  if (referenceError === null) return null;
  const top = CEILING * referenceError;
  const y = (value: number): string => (24 - 22 * Math.min(1, value / top)).toFixed(2);
  const path = (isDrawn: (value: number) => boolean): string => {
    const holds = (i: number): boolean => error[i] != null && isDrawn(error[i]);
    return error.map((value, i) => (holds(i) ? `${holds(i - 1) ? "L" : "M"}${i + 0.5},${y(value!)}` : "")).join("");
  };
  return svg`<svg viewBox="0 0 ${error.length} 26" preserveAspectRatio="none" aria-hidden="true">
    ${ground(error.length)}${changeTick(changeAt)}
    <path class="level" d="M0,${y(referenceError)}H${error.length}"></path>
    <path class="error" d=${path(() => true)}></path>
    <path class="error off-scale" d=${path((value) => value > top)}></path>
  </svg>` as SVGElement;
}

function ground(length: number): SVGElement {
  return svg`<path class="ground" d="M0,24.5H${length}"></path>` as SVGElement;
}

function changeTick(position: number | null): SVGElement | null {
  return position === null ? null : (svg`<path class="change" d="M${position},26v-26"></path>` as SVGElement);
}
