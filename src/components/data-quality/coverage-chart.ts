import {svg} from "htl";
import type {Cell} from "../../lib/course/data-quality/coverage.js";
import {FEW_ROWS} from "../../lib/course/data-quality/coverage.js";
import {roles} from "../chart-style.js";
import {frame} from "../svg-chart.js";
import type {Scales} from "../svg-chart.js";
import {dot} from "../svg-marks.js";

/** A row by its values of the two columns. */
export type Point = readonly [number, number];

interface CoverageChartOptions {
  readonly width: number;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly train: readonly Point[];
  readonly seen: readonly Point[];
  /** requests in cells that training has hardly been in */
  readonly unseen: readonly Point[];
}

/** Training rows as dots on a grid; cells with few of them hatched; requests as rings, or as crosses where it is hatched. */
export function coverageChart(cells: readonly Cell[], options: CoverageChartOptions): Element {
  const {width, xLabel, yLabel, train, seen, unseen} = options;
  const [first, last] = [cells[0]!, cells.at(-1)!];
  const layout = {
    width,
    height: Math.max(300, Math.min(440, width * 0.72)),
    margin: {top: 26, right: 16, bottom: 44, left: 34},
    x: {domain: [first.x[0], last.x[1]], ticks: width < 420 ? 5 : 8, label: xLabel},
    y: {domain: [first.y[0], last.y[1]], ticks: 6, label: yLabel}
  } as const;
  return frame(layout, (scales) => [
    svg`<path d=${cells
      .filter((cell) => cell.train < FEW_ROWS)
      .map((cell) => hatch(cell, scales))
      .join("")} fill="none" stroke-width="1" stroke-opacity="0.5" style=${`stroke: ${roles.missing}`}></path>`,
    svg`<path d=${cells.map((cell) => outline(cell, scales)).join("")} fill="none" style=${`stroke: ${roles.rule}`}></path>`,
    svg`<path d=${train.map(([a, b]) => `M${scales.x(a)},${scales.y(b)}h0`).join("")} stroke-width="4.5" stroke-linecap="round" stroke-opacity="0.55" style=${`stroke: ${roles.reference}`}></path>`,
    ...seen.map(([a, b]) => dot(scales.x(a), scales.y(b), 4, roles.current, "hollow")),
    svg`<path d=${unseen.map((point) => cross(point, scales)).join("")} fill="none" stroke-width="2" style=${`stroke: ${roles.alarm}`}></path>`
  ]);
}

function outline({x: [x1, x2], y: [y1, y2]}: Cell, {x, y}: Scales): string {
  return `M${x(x1)},${y(y1)}H${x(x2)}V${y(y2)}H${x(x1)}Z`;
}

function cross([a, b]: Point, {x, y}: Scales): string {
  return `M${x(a) - 4},${y(b) - 4}l8,8m0,-8l-8,8`;
}

const GAP = 7;

/** Lines from the lower left to the upper right of a cell, cut at its edges; they meet those of the cells around it. */
function hatch({x: [x1, x2], y: [y1, y2]}: Cell, {x, y}: Scales): string {
  const [left, right, top, bottom] = [x(x1), x(x2), y(y2), y(y1)];
  const first = Math.ceil((left + top) / GAP);
  const lines = Math.floor((right + bottom) / GAP) - first + 1;
  return Array.from({length: Math.max(0, lines)}, (_, i) => {
    const sum = (first + i) * GAP;
    const [from, to] = [Math.max(left, sum - bottom), Math.min(right, sum - top)];
    return `M${from.toFixed(1)},${(sum - from).toFixed(1)}L${to.toFixed(1)},${(sum - to).toFixed(1)}`;
  }).join("");
}
