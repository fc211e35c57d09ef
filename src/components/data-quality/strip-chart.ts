import {svg} from "htl";
import {seeded} from "../../lib/statistics/random.js";
import {roles} from "../chart-style.js";
import {significant} from "../format.js";
import {frame} from "../svg-chart.js";
import type {Scales} from "../svg-chart.js";
import {label, segment} from "../svg-marks.js";

/** One column with the rows that a finding is about. */
interface Strip {
  readonly column: string;
  readonly values: readonly number[];
  readonly marked: ReadonlySet<number>;
}

interface StripOptions {
  readonly width: number;
  /** what the marked rows are called, on the first strip; null where none is marked */
  readonly mark: string | null;
}

/** From this many strips on, each is low. */
const MANY = 5;

/** Room above the dots of a strip, for its name, and below them, for the ends of its scale. */
const [HEAD, FOOT] = [22, 28];

/** Every row as a dot, one strip per column on its own scale; the rows of a finding are strokes. */
export function stripChart(strips: readonly Strip[], {width, mark}: StripOptions): Element {
  const reach = strips.length >= MANY ? 6 : 24;
  const row = HEAD + 2 * reach + FOOT;
  const layout = {
    width,
    height: row * strips.length + 8,
    margin: {top: 4, right: 14, bottom: 4, left: 14},
    x: {domain: [0, 1], ticks: 0, label: null},
    y: {domain: [strips.length, 0], ticks: 0, label: null}
  } as const;
  return frame(layout, (scales) =>
    strips.flatMap((strip, i) => drawStrip(strip, scales.y(i), reach, scales, i === 0 ? mark : null))
  );
}

function drawStrip(
  {column, values, marked}: Strip,
  top: number,
  reach: number,
  {x, left, right}: Scales,
  mark: string | null
): (Node | null)[] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const middle = top + HEAD + reach;
  const random = seeded(1);
  const places = values.map((value) => ({at: x((value - low) / (high - low)), lift: reach * (2 * random() - 1)}));
  const draw = (isMarked: boolean, one: (at: number, y: number) => string): string =>
    places
      .flatMap(({at, lift}, i) => (marked.has(i) === isMarked ? [one(at, Number((middle + lift).toFixed(1)))] : []))
      .join("");
  const of = places.filter((_, i) => marked.has(i));
  const centre = of.reduce((sum, {at}) => sum + at, 0) / of.length;
  const side = centre > (left + right) / 2 ? "end" : "start";
  return [
    segment([left, middle + reach + 6], [right, middle + reach + 6], {stroke: roles.rule}),
    svg`<path d=${draw(false, (at, y) => `M${at},${y}h0`)} stroke-width="4" stroke-linecap="round" stroke-opacity="0.5" style=${`stroke: ${roles.reference}`}></path>`,
    svg`<path d=${draw(true, (at, y) => `M${at},${y - 4}v8`)} stroke-width="2" style=${`stroke: ${roles.alarm}`}></path>`,
    label(left, top + 8, column.toUpperCase(), {bold: true, halo: true}),
    label(left, middle + reach + 15, significant(low, 4), {fill: roles.muted, size: 11, halo: true}),
    label(right, middle + reach + 15, significant(high, 4), {anchor: "end", fill: roles.muted, size: 11, halo: true}),
    mark === null
      ? null
      : label(side === "end" ? Math.max(centre, left + 160) : Math.max(centre, left + 70), top + 8, mark, {
          ...{anchor: side, bold: true, fill: roles.alarm, halo: true}
        })
  ];
}
