import {roles} from "../chart-style.js";
import {count} from "../format.js";
import {logAxisX} from "../serving/log-axis.js";
import {frame} from "../svg-chart.js";
import type {Scales} from "../svg-chart.js";
import {dot, label, segment} from "../svg-marks.js";

/** A fault, what it costs, and what becomes of it. */
export interface FaultRow {
  readonly name: string;
  readonly rmse: number;
  /** "hidden" before the reader has guessed */
  readonly standing: "good" | "bad" | "hidden";
  readonly text: string;
}

interface BenchOptions {
  readonly width: number;
  /** RMSE with nothing wrong */
  readonly quiet: number;
  readonly xLabel: string;
  readonly format: (rmse: number) => string;
}

const ROW = 62;

/** The error of each fault on a scale of powers of ten, with what the schema makes of it. */
export function benchChart(rows: readonly FaultRow[], options: BenchOptions): Element {
  const {width, quiet, xLabel, format} = options;
  const domain = [0, Math.log10(Math.max(...rows.map(({rmse}) => rmse))) + 0.4] as const;
  const layout = {
    ...{width, height: ROW * rows.length + 46, margin: {top: 6, right: 14, bottom: 40, left: 6}},
    x: {domain, ticks: 0, label: null},
    y: {domain: [rows.length, 0], ticks: 0, label: null}
  } as const;
  return frame(layout, (scales) => {
    const at = scales.x(Math.log10(quiet));
    return [
      ...logAxisX(scales, {domain, format: count, label: xLabel}),
      ...rows.flatMap((row, i) => drawRow(row, {top: scales.y(i), quiet: at}, scales, format))
    ];
  });
}

const marks = {good: "✓ ", bad: "✕ ", hidden: ""} as const;
const inks = {good: roles.current, bad: roles.alarm, hidden: roles.reference} as const;

function drawRow(
  {name, rmse, standing, text}: FaultRow,
  {top, quiet}: {readonly top: number; readonly quiet: number},
  {x, left, right}: Scales,
  format: BenchOptions["format"]
): (Node | null)[] {
  const [at, line] = [x(Math.log10(rmse)), top + 50];
  return [
    label(left, top + 12, `${marks[standing]}${name}`, {bold: true, halo: true, size: 13, fill: inks[standing]}),
    label(left, top + 30, text, {fill: roles.muted, halo: true, italic: standing === "hidden", size: 11}),
    segment([left, line], [right, line], {stroke: roles.rule}),
    // beside the dots alone: a line from top to bottom would run through the names
    segment([quiet, line - 12], [quiet, line + 8], {stroke: "currentColor", dash: "4 3"}),
    dot(at, line, 5.5, inks[standing], standing === "good" ? "filled" : "hollow"),
    label(at + 10, line, format(rmse), {bold: true, halo: true})
  ];
}
