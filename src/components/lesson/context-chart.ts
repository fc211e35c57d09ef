import {svg} from "htl";
import {mean} from "../../lib/statistics/moments.js";
import {roles} from "../chart-style.js";
import {dodge} from "../dodge.js";
import {frame} from "../svg-chart.js";
import type {Scales} from "../svg-chart.js";
import {dot, label, segment} from "../svg-marks.js";

/** A model's test error on the published splits: all of them where it was measured here, else the mean alone. */
export interface ContextRow {
  readonly label: string;
  readonly rmse: readonly number[];
  readonly measured: boolean;
  /** the mean as text, with what the source puts after ± */
  readonly note: string;
}

/** Models on the same splits: dots and a tick for those measured in this build, a diamond for published means. */
export function contextChart(rows: readonly ContextRow[], {width, xLabel}: {width: number; xLabel: string}): Element {
  const narrow = width < 560;
  const row = narrow ? 68 : 44;
  const highest = Math.max(...rows.flatMap(({rmse}) => rmse));
  const layout = {
    width,
    height: row * rows.length + 50,
    margin: {top: 4, right: 14, bottom: 44, left: narrow ? 8 : 236},
    x: {domain: [0, Math.ceil(highest)], ticks: narrow ? 5 : 10, label: xLabel, grid: true},
    y: {domain: [rows.length, 0], ticks: 0, label: null}
  } as const;
  return frame(layout, (scales) =>
    rows.flatMap((entry, i) => drawRow(entry, scales.y(i) + (narrow ? 50 : 26), scales, narrow))
  );
}

function drawRow(
  {label: name, rmse, measured, note}: ContextRow,
  line: number,
  {x, left, right}: Scales,
  narrow: boolean
): (Node | null)[] {
  const radius = narrow ? 2.5 : 3.5;
  const positions = rmse.map(x);
  const offsets = dodge(positions, 2 * radius);
  const centre = x(mean(rmse));
  const title = narrow ? label(left, line - 36, name, {halo: true}) : label(left - 12, line, name, {anchor: "end"});
  const axis = segment([left, line], [right, line], {stroke: roles.rule});
  if (!measured)
    return [
      axis,
      title,
      svg`<path d=${`M${centre},${line - 7}l7,7l-7,7l-7,-7Z`} style=${`fill: var(--theme-background); stroke: ${roles.prediction}; stroke-width: 2`}></path>`,
      label(centre + 13, line, note, {bold: true, halo: true})
    ];
  return [
    axis,
    ...positions.map((position, i) => dot(position, line + offsets[i]!, radius, roles.prediction, "faint")),
    segment([centre, line - 11], [centre, line + 11], {stroke: "currentColor", width: 2.5}),
    label(centre, line - 19, note, {anchor: "middle", bold: true, halo: true}),
    title
  ];
}
