import {roles} from "../chart-style.js";
import {frame} from "../svg-chart.js";
import type {Scales} from "../svg-chart.js";
import {box, label, segment} from "../svg-marks.js";

interface ColumnBar {
  readonly name: string;
  readonly value: number;
  /** whether it is beyond what is allowed */
  readonly isOver: boolean;
  /** beside the bar */
  readonly text: string;
  /** at the right edge; "" for none */
  readonly note: string;
}

interface BarOptions {
  readonly width: number;
  readonly highest: number;
  readonly xLabel: string;
  /** where bars are too long; null for no such line */
  readonly threshold: {readonly at: number; readonly label: string} | null;
}

const ROW = 26;

/** A figure of each column as a bar, with the line that it should not cross. */
export function columnBars(bars: readonly ColumnBar[], options: BarOptions): Element {
  const {width, highest, xLabel, threshold} = options;
  const hasNotes = bars.some(({note}) => note !== "");
  const layout = {
    ...{width, height: ROW * bars.length + 68},
    margin: {top: 22, right: hasNotes ? 92 : 46, bottom: 44, left: 68},
    x: {domain: [0, highest], ticks: width < 480 ? 3 : 5, label: xLabel, grid: true},
    y: {domain: [bars.length, 0], ticks: 0, label: null}
  } as const;
  return frame(layout, (scales) => [
    ...(threshold === null ? [] : thresholdLine(threshold, scales)),
    ...bars.flatMap((bar, i) => drawBar(bar, scales.y(i + 0.5), scales, width))
  ]);
}

function drawBar(
  {name, value, isOver, text, note}: ColumnBar,
  middle: number,
  {x, left}: Scales,
  width: number
): (Node | null)[] {
  const ink = isOver ? roles.alarm : roles.current;
  return [
    label(left - 8, middle, name, {anchor: "end", bold: isOver}),
    // a bar of no length is still a mark
    box([x(0), middle - 7], [Math.max(x(value), x(0) + 2), middle + 7], ink, isOver ? 1 : 0.7),
    label(x(value) + 6, middle, `${text}${isOver ? " ✕" : ""}`, {
      bold: isOver,
      fill: isOver ? ink : "currentColor",
      halo: true
    }),
    note === "" ? null : label(width, middle, note, {anchor: "end", fill: roles.muted})
  ];
}

function thresholdLine(
  {at, label: name}: {readonly at: number; readonly label: string},
  {x, left, right, top, bottom}: Scales
): (Node | null)[] {
  const place = x(at);
  return [
    segment([place, top - 4], [place, bottom], {stroke: "currentColor", dash: "4 3"}),
    label(place, top - 12, name, {anchor: place > (left + right) / 2 ? "end" : "start", fill: roles.muted, halo: true})
  ];
}
