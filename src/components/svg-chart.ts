import {svg} from "htl";
import {axisValues} from "./axis-values.js";

/**
 * A drawing area with linear axes. Lessons draw their few simple charts with this instead of Plot, which with d3 weighs
 * two thirds of what a lesson may.
 */
interface FrameOptions {
  readonly width: number;
  readonly height: number;
  readonly margin: {readonly top: number; readonly right: number; readonly bottom: number; readonly left: number};
  readonly x: AxisOptions;
  readonly y: AxisOptions;
}

interface AxisOptions {
  readonly domain: readonly [number, number];
  /** about how many labelled values; 0 draws no axis */
  readonly ticks: number;
  readonly label: string | null;
  readonly grid?: boolean;
}

/** Where data go in a frame, in pixels. */
export interface Scales {
  x(value: number): number;
  y(value: number): number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Draws axes, and on them what `marks` returns. */
export function frame(options: FrameOptions, marks: (scales: Scales) => readonly (Node | null)[]): SVGSVGElement {
  const {width, height, margin} = options;
  const [left, right, top, bottom] = [margin.left, width - margin.right, margin.top, height - margin.bottom];
  const x = linear(options.x.domain, [left, right]);
  const y = linear(options.y.domain, [bottom, top]);
  const scales = {x, y, left, right, top, bottom};
  return svg`<svg class="svg-chart" viewBox="0 0 ${width} ${height}" width=${width} height=${height}>
    ${axisX(options.x, scales)}${axisY(options.y, scales)}${marks(scales)}
  </svg>` as SVGSVGElement;
}

function linear([d0, d1]: readonly [number, number], [r0, r1]: readonly [number, number]): (value: number) => number {
  return (value) => Math.round((r0 + ((value - d0) / (d1 - d0)) * (r1 - r0)) * 100) / 100;
}

function axisX({domain, ticks: count, label, grid}: AxisOptions, {x, left, right, top, bottom}: Scales): Node | null {
  if (count === 0) return null;
  const values = axisValues(domain[0], domain[1], count);
  return svg`<g class="axis">
    ${values.map((value) => svg`<line class=${grid ? "grid" : "tick"} x1=${x(value)} x2=${x(value)} y1=${grid ? top : bottom} y2=${bottom + (grid ? 0 : 4)}></line>`)}
    ${values.map((value) => svg`<text x=${x(value)} y=${bottom + 17} text-anchor="middle">${tickText(value)}</text>`)}
    <text class="axis-label" x=${(left + right) / 2} y=${bottom + 34} text-anchor="middle">${label}</text>
  </g>`;
}

function axisY({domain, ticks: count, label, grid}: AxisOptions, {y, left, right, top}: Scales): Node | null {
  if (count === 0) return null;
  const values = axisValues(domain[0], domain[1], count);
  return svg`<g class="axis">
    ${grid && values.map((value) => svg`<line class="grid" x1=${left} x2=${right} y1=${y(value)} y2=${y(value)}></line>`)}
    ${values.map((value) => svg`<text x=${left - 6} y=${y(value)} dy="0.32em" text-anchor="end">${tickText(value)}</text>`)}
    <text class="axis-label" x="0" y=${top - 10}>${label}</text>
  </g>`;
}

function tickText(value: number): string {
  return value.toLocaleString("en-US", {maximumSignificantDigits: 6}).replace("-", "−");
}
