import {svg} from "htl";
import type {Limits} from "../../lib/course/what-to-watch/alarms.js";
import {axisValues} from "../axis-values.js";
import {roles} from "../chart-style.js";
import {significant} from "../format.js";
import {frame} from "../svg-chart.js";
import type {Scales} from "../svg-chart.js";
import {box, label, polyline, segment} from "../svg-marks.js";

/** One metric of the dashboard. */
export interface Lane {
  readonly label: string;
  /** a number per day, NaN for none: on the stream in which nothing fails, and on the one that is looked at */
  readonly quiet: readonly number[];
  readonly watched: readonly number[];
  readonly limits: Limits;
  /** days of the watched stream that end in an alarm */
  readonly alarms: readonly boolean[];
}

interface DashboardOptions {
  readonly width: number;
  readonly days: number;
  /** days that the limits are learnt from */
  readonly reference: number;
  /** first day of the failure */
  readonly start: number;
  readonly xLabel: string;
  readonly startLabel: string;
  readonly empty: string;
}

const LANE = 84;
/** Pixels of a lane above its drawing, for its name. */
const NAME = 22;

/** The metrics of a dashboard, one under the other on the same days. */
export function dashboardChart(lanes: readonly Lane[], options: DashboardOptions): Element {
  const {width, days, xLabel} = options;
  const layout = {
    width,
    height: LANE * Math.max(1, lanes.length) + 62,
    margin: {top: 18, right: 14, bottom: 44, left: 46},
    x: {domain: [0, days - 1], ticks: width < 560 ? 4 : 8, label: xLabel, grid: false},
    y: {domain: [0, 1], ticks: 0, label: null}
  } as const;
  return frame(layout, (scales) => [
    box([scales.x(0), scales.top], [scales.x(options.reference - 1), scales.bottom], roles.reference, 0.1),
    segment([scales.x(options.start), scales.top - 4], [scales.x(options.start), scales.bottom], {
      stroke: "currentColor",
      dash: "2 3"
    }),
    label(scales.x(options.start) + 4, scales.top - 8, options.startLabel, {fill: roles.muted}),
    lanes.length === 0
      ? label((scales.left + scales.right) / 2, scales.top + LANE / 2, options.empty, {
          anchor: "middle",
          italic: true,
          fill: roles.muted
        })
      : null,
    ...lanes.flatMap((lane, i) => drawLane(lane, scales.top + i * LANE, scales))
  ]);
}

function drawLane(lane: Lane, top: number, {x, left, right}: Scales): (Node | null)[] {
  const [low, high] = extentOf(lane);
  const [floor, ceiling] = [top + LANE - 10, top + NAME];
  const y = (value: number): number => floor - ((value - low) / (high - low)) * (floor - ceiling);
  const line = (series: readonly number[], stroke: string, width: number): Node | null =>
    polyline(
      series.flatMap((value, day) => (Number.isNaN(value) ? [] : [[x(day), y(value)] as const])),
      {stroke, width}
    );
  const ticks = axisValues(low, high, 2);
  return [
    ...ticks.map((value) => segment([left, y(value)], [right, y(value)], {stroke: roles.rule})),
    ...ticks.map((value) =>
      label(left - 6, y(value), significant(value, 3), {anchor: "end", fill: roles.muted, size: 11})
    ),
    ...[lane.limits.low, lane.limits.high]
      .filter(Number.isFinite)
      .map((limit) => segment([left, y(limit)], [right, y(limit)], {stroke: roles.alarm, dash: "5 4"})),
    line(lane.quiet, roles.reference, 1),
    line(lane.watched, roles.current, 2),
    ...lane.watched.map((value, day) => (lane.alarms[day] === true ? triangle(x(day), y(value)) : null)),
    label(left + 4, top + 10, lane.label, {bold: true, halo: true, size: 13})
  ];
}

function triangle(x: number, y: number): Node | null {
  return svg`<path d=${`M${x},${y - 5}l4.5,8h-9z`} style=${`fill: ${roles.alarm}`}></path>`;
}

/** From the least to the greatest of what is drawn, with some air. */
function extentOf({quiet, watched, limits}: Lane): [number, number] {
  const shown = [...quiet, ...watched, limits.low, limits.high].filter(Number.isFinite);
  const [low, high] = [Math.min(...shown), Math.max(...shown)];
  const air = 0.06 * (high - low) || 1;
  return [low - air, high + air];
}
