import {roles} from "../chart-style.js";
import {dodge} from "../dodge.js";
import {frame} from "../svg-chart.js";
import type {Scales} from "../svg-chart.js";
import {box, dot, label, segment} from "../svg-marks.js";

/** One way to split the rows, and the error it gives. */
export interface SplitRow {
  readonly label: string;
  readonly selected: boolean;
  /** test error of each split; empty while it is hidden */
  readonly rmse: readonly number[];
  /** the error over all rows tested; null while it is hidden */
  readonly reported: number | null;
  /** lowest and highest such error over other shuffles; null where there is only one */
  readonly range: readonly [number, number] | null;
}

export interface SplitOptions {
  readonly width: number;
  readonly xLabel: string;
  readonly hidden: string;
  readonly domain: readonly [number, number];
  /** the reader's guess for the hidden row, once made */
  readonly guess: {readonly row: string; readonly value: number; readonly label: string} | null;
  readonly format: (value: number) => string;
}

const ROW = 84;

/** One line of dots per way to split: a dot is the test error of one split, a tick the error over all. */
export function splitChart(rows: readonly SplitRow[], options: SplitOptions): Element {
  const {width, xLabel, domain} = options;
  const layout = {
    width,
    height: ROW * rows.length + 48,
    margin: {top: 4, right: 14, bottom: 44, left: 14},
    x: {domain, ticks: width < 560 ? 5 : 10, label: xLabel, grid: true},
    y: {domain: [rows.length, 0], ticks: 0, label: null}
  } as const;
  return frame(layout, (scales) => rows.flatMap((row, i) => drawRow(row, scales.y(i), scales, options)));
}

function drawRow(row: SplitRow, top: number, {x, left, right}: Scales, options: SplitOptions): (Node | null)[] {
  const radius = options.width < 560 ? 3 : 4.5;
  const {hidden, guess, format} = options;
  const line = top + 56;
  const color = row.selected ? roles.current : roles.reference;
  const positions = row.rmse.map(x);
  const offsets = dodge(positions, 2 * radius);
  const range = row.range?.map(x);
  const name = label(left, top + 14, row.label, {bold: row.selected, size: 13, halo: true});
  const axis = segment([left, line], [right, line], {stroke: roles.rule});
  if (row.reported === null)
    return [
      axis,
      name,
      label((left + right) / 2, line, hidden, {anchor: "middle", italic: true, fill: roles.muted, halo: true, size: 13})
    ];
  return [
    range ? box([range[0]!, line - 16], [range[1]!, line + 16], roles.reference, 0.22) : null,
    axis,
    ...positions.map((position, i) => dot(position, line + offsets[i]!, radius, color, "faint")),
    segment([x(row.reported), line - 18], [x(row.reported), line + 18], {stroke: "currentColor", width: 2.5}),
    label(x(row.reported), line - 27, format(row.reported), {anchor: "middle", bold: true, halo: true, size: 13}),
    ...(guess?.row === row.label ? drawGuess(guess, x, line) : []),
    name
  ];
}

function drawGuess(guess: {value: number; label: string}, x: Scales["x"], line: number): (Node | null)[] {
  return [
    segment([x(guess.value), line - 20], [x(guess.value), line + 22], {
      stroke: "currentColor",
      width: 1.5,
      dash: "4 3"
    }),
    label(x(guess.value) + 5, line + 22, guess.label, {bold: true, halo: true})
  ];
}
