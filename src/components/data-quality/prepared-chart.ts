import type {PreparedInput} from "../../lib/course/data-quality/row-path.js";
import {roles} from "../chart-style.js";
import {signed} from "../format.js";
import {frame} from "../svg-chart.js";
import {box, dot, label, segment} from "../svg-marks.js";

const ROW = 24;

/** The inputs of one row as the model reads them, each on the range of the training rows. */
export function preparedChart(
  inputs: readonly PreparedInput[],
  {width, xLabel}: {readonly width: number; readonly xLabel: string}
): Element {
  const all = inputs.flatMap(({range, prepared}) => [...range, prepared]);
  const layout = {
    width,
    height: ROW * inputs.length + 50,
    margin: {top: 6, right: 56, bottom: 44, left: 70},
    x: {domain: [Math.floor(Math.min(...all)), Math.ceil(Math.max(...all))], ticks: 8, label: xLabel, grid: true},
    y: {domain: [inputs.length, 0], ticks: 0, label: null}
  } as const;
  return frame(layout, ({x, y, top, bottom, left, right}) => [
    segment([x(0), top], [x(0), bottom], {stroke: "currentColor"}),
    ...inputs.flatMap(({name, prepared, range}, i) => {
      const middle = y(i + 0.5);
      return [
        label(left - 8, middle, name.toUpperCase(), {anchor: "end"}),
        box([x(range[0]), middle - 4], [x(range[1]), middle + 4], roles.reference, 0.28),
        dot(x(prepared), middle, 5, roles.current),
        label(right + 52, middle, signed(prepared, 2), {anchor: "end"})
      ];
    })
  ]);
}
