import {html, svg} from "htl";
import type {Messages} from "../../messages/messages.js";
import {axisValues} from "../axis-values.js";
import {percent, significant} from "../format.js";
import {lane} from "../lane.js";
import {linePath} from "../paths.js";
import {bandPath} from "./band.js";
import type {Course, StreamFacts} from "./stream-facts.js";
import type {LifeMark, Stretch, Versions} from "./versions.js";

/** Largest multiple of the median error that an axis reaches to: beyond, one catastrophe would flatten all the rest. */
const REACH = 6;

/** Errors over time with what is estimated, who answered, and how many labels have come. */
export function errorLanes(
  messages: Messages<"monitor" | "performance">,
  {measure, versions, arrived, stream}: StreamFacts,
  course: Course,
  unit: string
): HTMLElement[] {
  const {length} = stream.starts;
  return [
    ...(versions.champions.length === 0 ? [] : [versionLane(messages, versions, length)]),
    errorLane(
      course,
      messages.monitor.errorLabel(measure, unit),
      (value) => (measure === "RMSE" ? significant(value, 3) : percent(value)),
      length
    ),
    lane({
      ...{
        label: messages.performance.performanceWords.lanes.labels,
        mark: "bar",
        values: arrived.map((share) => (share > 0 ? share : null))
      },
      ...{top: 1.5, tick: 1, format: percent, className: "lane-labels"}
    })
  ];
}

function errorLane(
  {points, estimates}: Course,
  label: string,
  format: (value: number) => string,
  length: number
): HTMLElement {
  const top = topOf(points.map(({value}) => value));
  const path = (className: string, d: string): Node | null =>
    svg`<path class=${className} d=${d} vector-effect="non-scaling-stroke"></path>`;
  const ticks = axisValues(0, top, 4).filter((value) => value > 0 && value < 0.95 * top);
  return html`<div class="lane lane-course">
    <div class="lane-label">${label}</div>
    <div class="lane-plot">
      ${ticks.map((tick) => html`<div class="lane-tick" style=${`bottom: ${(100 * tick) / top}%`}><span>${format(tick)}</span></div>`)}
      ${svg`<svg viewBox="0 0 ${length} 1" preserveAspectRatio="none" aria-hidden="true">
        ${path("estimate-band", bandPath(estimates, top))}
        ${path("error-band", bandPath(points, top))}
        ${path(
          "line estimate",
          linePath(
            estimates.map((one) => one?.value ?? null),
            top
          )
        )}
        ${path(
          "line",
          linePath(
            points.map(({value}) => value),
            top
          )
        )}
      </svg>`}
    </div>
  </div>`;
}

/** Room for the values and their limits, unless some are so far from the others that these could not be seen. */
function topOf(values: readonly number[]): number {
  const known = values.filter(Number.isFinite).sort((a, b) => a - b);
  if (known.length === 0) return 1;
  const median = known[Math.floor(known.length / 2)]!;
  const largest = known.at(-1)!;
  return 1.35 * (largest > REACH * median && median > 0 ? REACH * median : largest) || 1;
}

/** Stretches of the versions, with what became of challengers as signs at the end of the partition. */
function versionLane(
  messages: Messages<"performance">,
  {champions, canaries, marks}: Versions,
  length: number
): HTMLElement {
  const at = (position: number): string => `${(100 * position) / length}%`;
  const stay = ({version, from, to}: Stretch, className: string): HTMLElement =>
    html`<span class=${`stay ${className}`} style=${`left: ${at(from)}; width: ${at(to - from)}`}
      ><code>${version}</code></span
    >`;
  const sign = ({kind, position}: LifeMark): HTMLElement =>
    html`<span class=${`life-mark ${kind.replace(" ", "-")}`} style=${`left: ${at(position + 1)}`}
      >${messages.performance.marksOf[kind].sign}</span
    >`;
  return html`<div class="lane lane-versions" aria-hidden="true">
    <div class="lane-label">${messages.performance.performanceWords.lanes.versions}</div>
    <div class="lane-plot">
      ${champions.map((stretch, i) => stay(stretch, i % 2 === 0 ? "champion" : "champion other"))}
      ${canaries.map((stretch) => stay(stretch, "candidate"))}${marks.map(sign)}
    </div>
  </div>`;
}
