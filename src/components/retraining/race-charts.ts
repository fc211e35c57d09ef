import {html} from "htl";
import {answeringFrom} from "../../lib/course/retraining/race.js";
import type {Lane} from "../../lib/course/retraining/race.js";
import {axisValues} from "../axis-values.js";
import {roles} from "../chart-style.js";
import {frame} from "../svg-chart.js";
import type {Scales} from "../svg-chart.js";
import {box, label, polyline} from "../svg-marks.js";

/** A lane as it is drawn: what it came to, and what is said of it. */
interface DrawnLane extends Lane {
  readonly text: string;
}

interface StripOptions {
  readonly width: number;
  readonly never: Lane;
  readonly axis: string;
}

const STRIP = 92;

/** A strip for each lane, all on one scale, with the model that is never trained again behind it. */
export function raceChart(lanes: readonly DrawnLane[], {width, never, axis}: StripOptions): Element {
  const values = [never, ...lanes].flatMap(({course}) => course).filter(Number.isFinite);
  const top = 1.1 * Math.max(...values);
  return html`<div class="race-strips">
    ${lanes.map(
      (lane, i) =>
        html`<div>
          <p class="strip-name">${lane.text}</p>
          ${strip(lane, {width, never, top, axis: i === lanes.length - 1 ? axis : null})}
        </div>`
    )}
  </div>` as HTMLElement;
}

function strip(
  {course, replay}: DrawnLane,
  {
    width,
    never,
    top,
    axis
  }: {readonly width: number; readonly never: Lane; readonly top: number; readonly axis: string | null}
): Element {
  const layout = {
    ...{
      width,
      height: STRIP + (axis === null ? 0 : 40),
      margin: {top: 6, right: 10, bottom: axis === null ? 6 : 46, left: 28}
    },
    x: {domain: [1, course.length], ticks: axis === null ? 0 : 6, label: axis},
    y: {domain: [0, top], ticks: 0, label: null}
  } as const;
  return frame(layout, (scales) => [
    ...ticksOf(top, scales),
    polyline(pathOf(never.course, scales), {stroke: roles.reference, width: 1.5, dash: "4 3"}),
    polyline(pathOf(course, scales), {stroke: roles.current, width: 2.25}),
    ...answeringFrom({course, replay}).map(({day, promoted}) =>
      label(scales.x(day), scales.bottom - 6, promoted ? "▲" : "✕", {
        ...{anchor: "middle", fill: promoted ? roles.current : roles.alarm, size: 10}
      })
    )
  ]);
}

function ticksOf(top: number, {y, left, right}: Scales): (Node | null)[] {
  return axisValues(0, top, 3).flatMap((value) => [
    box([left, y(value) - 0.5], [right, y(value) + 0.5], roles.rule),
    label(left - 5, y(value), String(value), {anchor: "end", fill: roles.muted})
  ]);
}

function pathOf(course: readonly number[], {x, y}: Scales): (readonly [number, number])[] {
  return course.flatMap((error, day) => (Number.isFinite(error) ? [[x(day + 1), y(error)] as const] : []));
}

const ROW = 44;

/** A bar for each lane: what its errors cost, and after that its trainings; the price of doing nothing as a line. */
export function costChart(
  lanes: readonly Lane[],
  {width, never, axis, texts}: StripOptions & {readonly texts: readonly string[]}
): Element {
  const most = Math.max(1, never.cost.total, ...lanes.map(({cost}) => cost.total));
  const layout = {
    ...{width, height: ROW * lanes.length + 52, margin: {top: 8, right: 14, bottom: 44, left: 8}},
    x: {domain: [0, 1.02 * most], ticks: width < 480 ? 4 : 6, label: axis},
    y: {domain: [0, lanes.length], ticks: 0, label: null}
  } as const;
  return frame(layout, ({x, top, bottom, left}) => [
    box([x(never.cost.total) - 0.75, top], [x(never.cost.total) + 0.75, bottom], roles.reference),
    ...lanes.flatMap(({cost}, i) => {
      const y = top + ROW * i;
      return [
        label(left, y + 8, texts[i]!, {halo: true}),
        box([x(0), y + 18], [x(cost.error), y + 34], roles.current),
        box([x(cost.error), y + 18], [x(cost.total), y + 34], roles.current, 0.35)
      ];
    })
  ]);
}
