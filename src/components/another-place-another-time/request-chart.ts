import type {Standing} from "../../lib/course/another-place-another-time/mapping.js";
import {roles} from "../chart-style.js";
import {frame} from "../svg-chart.js";
import type {Scales} from "../svg-chart.js";
import {box, label, segment} from "../svg-marks.js";

interface Arrival {
  readonly name: string;
  /** ends of what arrives, where the known range goes from 0 to 1; null where nothing does */
  readonly span: readonly [number, number] | null;
  readonly standing: Standing;
  readonly text: string;
}

const ROW = 26;
/** Ends of the picture, in units of the known range. */
const [FIRST, LAST] = [-0.6, 1.6];

/** The range that a model knows of each column, and what arrives; what is farther out ends in an arrow. */
export function arrivalChart(rows: readonly Arrival[], width: number): Element {
  const layout = {
    width,
    height: ROW * rows.length + 12,
    margin: {top: 6, right: width < 420 ? 116 : 130, bottom: 6, left: 66},
    x: {domain: [FIRST, LAST], ticks: 0, label: null},
    y: {domain: [rows.length, 0], ticks: 0, label: null}
  } as const;
  return frame(layout, (scales) => rows.flatMap((row, i) => drawRow(row, scales.y(i + 0.5), scales)));
}

function drawRow({name, span, standing, text}: Arrival, middle: number, {x, left, right}: Scales): (Node | null)[] {
  const isGood = standing === "fits";
  const ink = isGood ? roles.current : roles.alarm;
  return [
    label(left - 8, middle, name, {anchor: "end"}),
    segment([left, middle], [right, middle], {stroke: roles.rule}),
    box([x(0), middle - 8], [x(1), middle + 8], roles.reference, 0.35),
    ...(span === null ? [] : arrivalMarks(span, middle, ink, x)),
    label(right + 10, middle, `${isGood ? "✓" : "×"} ${text}`, {fill: ink, bold: !isGood})
  ];
}

function arrivalMarks(
  [low, high]: readonly [number, number],
  middle: number,
  stroke: string,
  x: Scales["x"]
): (Node | null)[] {
  const [from, to] = [Math.max(FIRST, Math.min(LAST - 0.1, low)), Math.min(LAST, Math.max(FIRST + 0.1, high))];
  const arrow = (at: number, sign: string): Node | null =>
    label(x(at), middle, sign, {anchor: "middle", fill: stroke, bold: true, halo: true, size: 14});
  // a column that hardly varies on this scale is still a mark
  const [a, b] = [x(from), Math.max(x(from) + 3, x(to))];
  return [
    segment([a, middle], [b, middle], {stroke, width: 4}),
    low < FIRST ? arrow(FIRST, "◂") : null,
    high > LAST ? arrow(LAST, "▸") : null
  ];
}
