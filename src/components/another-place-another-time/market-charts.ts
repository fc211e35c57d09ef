import {svg} from "htl";
import {roles} from "../chart-style.js";
import {frame} from "../svg-chart.js";
import type {Scales} from "../svg-chart.js";
import {box, label, polyline, segment} from "../svg-marks.js";

interface Side {
  readonly side: "home" | "away";
  readonly name: string;
  readonly points: readonly (readonly [number, number])[];
  readonly centre: readonly [number, number];
  readonly slope: number;
}

interface SlopeOptions {
  readonly width: number;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** Two clouds of points with a line through each: dots for the one, rings for the other. */
export function slopeChart(sides: readonly Side[], {width, xLabel, yLabel, x, y}: SlopeOptions): Element {
  const layout = {
    ...{width, height: 330, margin: {top: 30, right: 14, bottom: 44, left: 34}},
    x: {domain: x, ticks: 6, label: xLabel},
    y: {domain: y, ticks: 6, label: yLabel, grid: true}
  } as const;
  return frame(layout, (scales) => [
    ...sides.map(({side, points}) => cloud(side, points, scales)),
    ...sides.flatMap((side) => line(side, y, scales))
  ]);
}

function cloud(side: Side["side"], points: Side["points"], {x, y}: Scales): Node | null {
  const at = points.map(([a, b]) => [x(a), y(b)] as const);
  return side === "home"
    ? svg`<path d=${at.map(([a, b]) => `M${a},${b}h0`).join("")} stroke-width="4.5" stroke-linecap="round" stroke-opacity="0.5" style=${`stroke: ${roles.reference}`}></path>`
    : svg`<path d=${at.map(([a, b]) => `M${a - 3},${b}a3,3 0 1,0 6,0a3,3 0 1,0 -6,0`).join("")} fill="none" stroke-width="1.5" style=${`stroke: ${roles.current}`}></path>`;
}

/** The line over the rooms of its own rows, as far as it stays in the picture. */
function line({side, name, points, centre, slope}: Side, [low, high]: SlopeOptions["y"], {x, y}: Scales) {
  const valueAt = (a: number): number => centre[1] + slope * (a - centre[0]);
  const rooms = points.map(([a]) => a);
  const [first, last] = [Math.min(...rooms), Math.max(...rooms)];
  const shown = Array.from({length: 101}, (_, i) => first + ((last - first) * i) / 100).filter(
    (a) => valueAt(a) >= low && valueAt(a) <= high
  );
  const [from, to] = [shown[0]!, shown.at(-1)!];
  const stroke = side === "home" ? roles.reference : roles.current;
  const lift = side === "home" || slope <= 0 ? -15 : 15;
  return [
    polyline(
      [
        [x(from), y(valueAt(from))],
        [x(to), y(valueAt(to))]
      ],
      {stroke, width: 3, ...(side === "away" ? {dash: "9 4"} : {})}
    ),
    label(x(to), y(valueAt(to)) + lift, name, {anchor: "end", fill: stroke, bold: true, halo: true, size: 13})
  ];
}

interface Bar {
  readonly name: string;
  readonly rmse: number;
  readonly text: string;
  readonly kind: "home" | "asked" | "away";
}

const ROW = 62;
/** Fixed, so that a bar that grows is seen to grow. */
const LONGEST = 20;

/** An error as a bar, its name above it. */
export function errorChart(bars: readonly Bar[], {width, xLabel}: {width: number; xLabel: string}): Element {
  const highest = Math.max(LONGEST, ...bars.map(({rmse}) => 1.15 * rmse));
  const layout = {
    ...{width, height: ROW * bars.length + 50, margin: {top: 4, right: 14, bottom: 44, left: 2}},
    x: {domain: [0, highest], ticks: 5, label: xLabel, grid: true},
    y: {domain: [bars.length, 0], ticks: 0, label: null}
  } as const;
  const ink = {home: roles.reference, asked: roles.alarm, away: roles.current};
  return frame(layout, ({x, y, top, bottom}) => [
    ...bars.flatMap(({name, rmse, text, kind}, i) => [
      label(x(0) + 2, y(i) + 16, name, {size: 13, halo: true}),
      box([x(0), y(i) + 28], [x(rmse), y(i) + 50], ink[kind]),
      label(x(rmse) + 7, y(i) + 39, text, {bold: true, size: 14, halo: true})
    ]),
    segment([x(0), top], [x(0), bottom], {stroke: "currentColor"})
  ]);
}
