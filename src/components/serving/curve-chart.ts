import type {LoadPoint} from "../../lib/course/serving/load-curve.js";
import {roles} from "../chart-style.js";
import {frame} from "../svg-chart.js";
import {dot, label, polyline, segment} from "../svg-marks.js";
import {decades} from "./decades.js";
import {logAxisY} from "./log-axis.js";

interface CurveOptions {
  readonly width: number;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly format: (ms: number) => string;
  /** requests per second that can be answered at most */
  readonly most: number;
  readonly limit: string;
  /** the load as it is set */
  readonly here: LoadPoint & {readonly label: string};
  /** p99 in the long run by load, in milliseconds; null where no formula is at hand */
  readonly theory: readonly {readonly rate: number; readonly p99: number}[] | null;
}

const HEIGHT = 230;

/** Latency by load: the middle request, the slow one, and where the limit is. */
export function curveChart(points: readonly LoadPoint[], options: CurveOptions): Element {
  const {width, xLabel, yLabel, format, most, limit, here, theory} = options;
  const farthest = Math.max(1.05 * most, here.rate);
  const domain = decades([...points, here].flatMap(({p50, p99}) => [p50, p99]));
  const layout = {
    ...{width, height: HEIGHT, margin: {top: 34, right: 44, bottom: 40, left: 52}},
    x: {domain: [0, farthest], ticks: width < 420 ? 4 : 6, label: xLabel},
    y: {domain, ticks: 0, label: null}
  } as const;
  return frame(layout, (scales) => {
    const {x, y, top, bottom} = scales;
    const at = (rate: number, ms: number): readonly [number, number] => [x(rate), y(Math.log10(ms))];
    const last = points.at(-1);
    const isLate = here.rate > farthest / 2;
    return [
      ...logAxisY(scales, {domain, format, label: yLabel}),
      segment([x(most), top], [x(most), bottom], {stroke: roles.alarm, width: 1.5, dash: "2 3"}),
      label(x(most), top - 10, limit, {anchor: "middle", fill: roles.alarm}),
      theory &&
        polyline(
          theory.filter(({p99}) => Math.log10(p99) <= domain[1]).map(({rate, p99}) => at(rate, p99)),
          {stroke: roles.reference, width: 1.5, dash: "5 4"}
        ),
      polyline(
        points.map(({rate, p50}) => at(rate, p50)),
        {stroke: roles.current, width: 1.5}
      ),
      polyline(
        points.map(({rate, p99}) => at(rate, p99)),
        {stroke: roles.current, width: 2.5}
      ),
      last ? label(...beside(at(last.rate, last.p50)), "p50", {halo: true}) : null,
      last ? label(...beside(at(last.rate, last.p99)), "p99", {bold: true, halo: true}) : null,
      dot(...at(here.rate, here.p50), 4, "currentColor", "hollow"),
      dot(...at(here.rate, here.p99), 5, "currentColor"),
      label(x(here.rate) + (isLate ? -9 : 9), y(Math.log10(here.p99)) - 8, here.label, {
        ...{anchor: isLate ? "end" : "start", bold: true, halo: true}
      })
    ];
  });
}

function beside([x, y]: readonly [number, number]): [number, number] {
  return [x + 8, y];
}
