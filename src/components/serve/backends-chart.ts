import {svg} from "htl";
import type {Messages} from "../../messages/messages.js";
import {roles} from "../chart-style.js";
import {significant} from "../format.js";
import {frame} from "../svg-chart.js";
import type {Scales} from "../svg-chart.js";
import {dot, label, polyline, segment} from "../svg-marks.js";
import type {BackendName} from "./backends.js";

/** How many rows a second one way to compute gets through, by rows in a batch. */
export interface Throughput {
  readonly name: BackendName | "plain loop";
  /** one per size of a batch, in order */
  readonly points: readonly {readonly rows: number; readonly perSecond: number}[];
}

const HEIGHT = 260;
const MARGIN = {top: 28, right: 92, bottom: 40, left: 64};
/** Labels this close, in pixels, would touch. */
const APART = 15;

/** Draws throughput on a logarithmic scale over the sizes of a batch, side by side, with a name at the end of each line. */
export function backendsChart(
  messages: Messages<"serve">,
  series: readonly Throughput[],
  sizes: readonly number[],
  width: number
): SVGSVGElement {
  const speeds = series.flatMap(({points}) => points.map(({perSecond}) => Math.log10(perSecond)));
  const [low, high] = [Math.floor(Math.min(...speeds)), Math.ceil(Math.max(...speeds))];
  const x = {domain: [0, sizes.length - 1], ticks: 0, label: null} as const;
  const y = {domain: [low, Math.max(high, low + 1)], ticks: 0, label: null} as const;
  return frame({width, height: HEIGHT, margin: MARGIN, x, y}, (scales) => {
    const ends = spread(series.map(({points}) => scales.y(Math.log10(points.at(-1)!.perSecond))));
    return [
      ...axes(messages, scales, y.domain, sizes),
      ...series.map(({name, points}, i) => {
        const stroke = name === "plain loop" ? roles.reference : roles.current;
        const at = points.map(({perSecond}, j) => [scales.x(j), scales.y(Math.log10(perSecond))] as const);
        return svg`<g>${polyline(at, {stroke, width: 1.5, dash: DASHES[name]})}
          ${at.map(([px, py]) => dot(px, py, 2.5, stroke))}
          ${label(scales.right + 8, ends[i]!, name, {fill: stroke})}</g>`;
      })
    ];
  });
}

function axes(
  messages: Messages<"serve">,
  {x, y, left, right, bottom}: Scales,
  [low, high]: readonly [number, number],
  sizes: readonly number[]
): (Node | null)[] {
  const quiet = {fill: roles.muted} as const;
  const powers = Array.from({length: high - low + 1}, (_, i) => low + i);
  return [
    ...powers.map((power) => segment([left, y(power)], [right, y(power)], {stroke: roles.rule})),
    ...powers.map((power) => label(left - 6, y(power), powerText(power), {...quiet, anchor: "end"})),
    ...sizes.map((size, i) => label(x(i), bottom + 16, significant(size, 5), {...quiet, anchor: "middle"})),
    label(0, 10, messages.serve.words.rowsPerSecond, quiet)
  ];
}

/** Lines are told apart by their dashes and their names, not by colour. */
const DASHES: Readonly<Record<Throughput["name"], string>> = {
  "plain loop": "none",
  cpu: "2 3",
  wasm: "none",
  webgl: "7 3",
  webgpu: "7 3 2 3"
};

function powerText(power: number): string {
  return power >= 6 ? `${10 ** (power - 6)} M` : significant(10 ** power, 1);
}

/** Moves labels apart from top to bottom where they would touch. */
function spread(positions: readonly number[]): number[] {
  const order = positions.map((_, i) => i).sort((a, b) => positions[a]! - positions[b]!);
  const moved = [...positions];
  order.forEach((i, place) => {
    if (place > 0) moved[i] = Math.max(moved[i]!, moved[order[place - 1]!]! + APART);
  });
  return moved;
}
