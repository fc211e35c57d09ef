import {html, svg} from "htl";
import type {Messages} from "../../messages/messages.js";
import {axisValues} from "../axis-values.js";
import {fixed} from "../format.js";
import type {Partitions} from "../partitions.js";
import {linePath} from "../paths.js";
import {timelineTicks} from "../timeline-ticks.js";
import type {Race, Run} from "./race.js";

/** Room above the largest value, as a factor, for the lane's label. */
const HEADROOM = 1.4;

/** A strip for each policy, all on one scale, with the model that is never trained again behind it. */
export function raceLanes(
  messages: Messages<"policy">,
  {never, runs}: Race,
  starts: readonly string[],
  partitions: Partitions
): HTMLElement {
  const values = [never, ...runs].flatMap(({course}) => course).filter(Number.isFinite);
  const top = HEADROOM * values.reduce((a, b) => Math.max(a, b), 1e-9);
  const ticks = timelineTicks(starts, partitions, 6);
  return html`<div class="race-lanes">
    ${runs.map((run) => laneOf(messages, run, never, top))}
    <div class="race-axis" aria-hidden="true">
      ${ticks.map(({position, label}) => html`<span style=${`left: ${(100 * position) / starts.length}%`}>${label}</span>`)}
    </div>
  </div>`;
}

function laneOf(messages: Messages<"policy">, run: Run, never: Run, top: number): HTMLElement {
  const {length} = run.course;
  const path = (className: string, course: readonly number[]): Node | null =>
    svg`<path class=${className} d=${linePath(course, top)} vector-effect="non-scaling-stroke"></path>`;
  const ticks = axisValues(0, top, 3).filter((value) => value > 0 && value < 0.9 * top);
  const marks = run.replay.retrainings.map(({at, promoted}) => {
    const sign = promoted ? messages.policy.policyWords.promotedSign : messages.policy.policyWords.refusedSign;
    return html`<span
      class=${`race-mark ${promoted ? "promoted" : "refused"}`}
      style=${`left: ${(100 * (at + 1)) / length}%`}
      >${sign}</span
    >`;
  });
  return html`<div class="lane race-lane">
    <div class="lane-label"><b>${messages.policy.choiceName(run.choice)}</b> · ${messages.policy.runText(run)}</div>
    <div class="lane-plot">
      ${ticks.map((tick) => html`<div class="lane-tick" style=${`bottom: ${(100 * tick) / top}%`}><span>${fixed(tick, tick < 1 ? 1 : 0)}</span></div>`)}
      ${svg`<svg viewBox="0 0 ${length} 1" preserveAspectRatio="none" aria-hidden="true">
        ${path("line never", never.course)}${path("line policy", run.course)}
      </svg>`}
      ${marks}
    </div>
  </div>`;
}
