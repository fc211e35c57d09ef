import {remedies} from "../../lib/course/retraining/border.js";
import type {Remedy, RemedyErrors, Trial} from "../../lib/course/retraining/border.js";
import {axisValues} from "../axis-values.js";
import {roles} from "../chart-style.js";
import {frame} from "../svg-chart.js";
import {box, dot, label, segment} from "../svg-marks.js";

/** How a remedy is painted: the more of the new rows it learns from, the more of their colour. */
const paint: Readonly<Record<Remedy, {readonly fill: string; readonly opacity: number}>> = {
  keep: {fill: roles.reference, opacity: 0.3},
  continue: {fill: roles.current, opacity: 0.3},
  rebuild: {fill: roles.current, opacity: 0.85}
};

interface MapOptions {
  readonly width: number;
  /** what stands at each column and row */
  readonly columns: readonly string[];
  readonly rows: readonly string[];
  readonly xLabel: string;
  readonly yLabel: string;
  readonly letters: Readonly<Record<Remedy, string>>;
  /** column and row of the reader's place */
  readonly place: readonly [number, number];
}

const CELL = 34;

/** What is best at each place, as a cell with its letter; the smallest change is the lowest row. */
export function remedyMap(best: readonly (readonly Remedy[])[], options: MapOptions): Element {
  const {width, columns, rows, xLabel, yLabel, letters, place} = options;
  const layout = {
    ...{width, height: CELL * rows.length + 78, margin: {top: 30, right: 6, bottom: 48, left: 52}},
    x: {domain: [0, columns.length], ticks: 0, label: null},
    y: {domain: [0, rows.length], ticks: 0, label: null}
  } as const;
  return frame(layout, ({x, y, left, right, top, bottom}) => {
    const cells = best.flatMap((row, i) =>
      row.flatMap((remedy, j) => [
        box([x(i) + 1, y(j) - 1], [x(i + 1) - 1, y(j + 1) + 1], paint[remedy].fill, paint[remedy].opacity),
        label(x(i + 0.5), y(j + 0.5), letters[remedy], {
          ...{anchor: "middle", bold: true, size: 13},
          fill: remedy === "rebuild" ? "var(--theme-background)" : "currentColor"
        })
      ])
    );
    const [i, j] = place;
    const corners = [
      [x(i), y(j)],
      [x(i + 1), y(j)],
      [x(i + 1), y(j + 1)],
      [x(i), y(j + 1)]
    ] as const;
    return [
      ...cells,
      ...corners.map((corner, k) => segment(corner, corners[(k + 1) % 4]!, {stroke: "currentColor", width: 3})),
      ...columns.map((text, k) => label(x(k + 0.5), bottom + 14, text, {anchor: "middle", fill: roles.muted})),
      ...rows.map((text, k) => label(left - 6, y(k + 0.5), text, {anchor: "end", fill: roles.muted})),
      label((left + right) / 2, bottom + 36, xLabel, {anchor: "middle", fill: roles.muted}),
      label(0, top - 14, yLabel, {fill: roles.muted})
    ];
  });
}

interface PlaceOptions {
  readonly width: number;
  readonly axis: string;
  readonly names: Readonly<Record<Remedy, string>>;
  readonly medians: RemedyErrors;
}

const ROW = 58;

/** The error of each remedy at one place, draw by draw; what is far above the rest is left at the edge. */
export function placeChart(trial: Trial, {width, axis, names, medians}: PlaceOptions): Element {
  const errors: Readonly<Record<Remedy, readonly number[]>> = {...trial, keep: [trial.keep]};
  const most = 2.2 * Math.max(...Object.values(medians));
  const all = remedies.flatMap((remedy) => errors[remedy]).filter((error) => error <= most);
  const high = axisValues(0, Math.max(...all), 6).at(-1)!;
  const layout = {
    ...{width, height: ROW * remedies.length + 52, margin: {top: 4, right: 16, bottom: 46, left: 12}},
    x: {domain: [0, Math.max(high, Math.max(...all))], ticks: width < 480 ? 5 : 8, label: axis, grid: true},
    y: {domain: [0, remedies.length], ticks: 0, label: null}
  } as const;
  return frame(layout, ({x, top, left, right}) =>
    remedies.flatMap((remedy, i) => {
      const [nameY, dotsY] = [top + ROW * i + 12, top + ROW * i + 38];
      const color = remedy === "keep" ? roles.reference : roles.current;
      return [
        label(left, nameY, names[remedy], {halo: true, bold: true, fill: color}),
        ...errors[remedy].map((error) => dot(Math.min(x(error), right + 8), dotsY, 3.5, color, "faint")),
        segment([x(medians[remedy]), dotsY - 13], [x(medians[remedy]), dotsY + 13], {stroke: color, width: 3})
      ];
    })
  );
}
