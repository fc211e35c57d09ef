import type {SampledError} from "../../lib/course/logging/kept-log.js";
import {roles} from "../chart-style.js";
import {decades} from "../serving/decades.js";
import {logAxisX, logAxisY} from "../serving/log-axis.js";
import {frame} from "../svg-chart.js";
import {area, dot, label, polyline, segment} from "../svg-marks.js";

interface CostChartOptions {
  readonly width: number;
  readonly xLabel: string;
  readonly yLabel: string;
  /** a share as text */
  readonly format: (share: number) => string;
}

const HEIGHT = 250;

/** What is kept at a share of the requests. */
interface StoragePoint {
  readonly share: number;
  readonly bytes: number;
}

interface StorageOptions extends CostChartOptions {
  readonly here: StoragePoint;
  readonly hereLabel: string;
  readonly profiles: {readonly bytes: number; readonly label: string};
  readonly bytesText: (bytes: number) => string;
}

/** Bytes by share that is logged, beside the profiles, on logarithmic axes. */
export function storageChart(points: readonly StoragePoint[], options: StorageOptions): Element {
  const {width, xLabel, yLabel, format, here, hereLabel, profiles, bytesText} = options;
  const domain = decades([...points.map(({bytes}) => bytes), profiles.bytes]);
  const domainX = decades(points.map(({share}) => share));
  const layout = {
    ...{width, height: HEIGHT, margin: {top: 36, right: 22, bottom: 42, left: 58}},
    x: {domain: domainX, ticks: 0, label: null},
    y: {domain, ticks: 0, label: null}
  } as const;
  return frame(layout, (scales) => {
    const {x, y, left, right} = scales;
    const at = ({share, bytes}: StoragePoint): readonly [number, number] => [
      x(Math.log10(share)),
      y(Math.log10(bytes))
    ];
    const [hereX, hereY] = at(here);
    const flat = y(Math.log10(profiles.bytes));
    const isLate = hereX > (left + right) / 2;
    return [
      ...logAxisY(scales, {domain, format: bytesText, label: yLabel}),
      ...logAxisX(scales, {domain: domainX, format, label: xLabel}),
      segment([left, flat], [right, flat], {stroke: roles.reference, width: 2, dash: "5 4"}),
      label(right - 4, flat - 10, profiles.label, {anchor: "end", fill: roles.reference, halo: true}),
      polyline(points.map(at), {stroke: roles.current, width: 2}),
      dot(hereX, hereY, 5.5, roles.current),
      label(hereX + (isLate ? -10 : 10), hereY + (isLate ? -10 : 12), hereLabel, {
        ...{anchor: isLate ? "end" : "start", bold: true, halo: true}
      })
    ];
  });
}

/** What is known of the RMSE at a share of the requests. */
export interface ErrorPoint extends SampledError {
  readonly share: number;
}

interface ErrorOptions extends CostChartOptions {
  readonly here: ErrorPoint;
  readonly hereLabel: string;
  /** values that the axis has to hold */
  readonly domain: readonly [number, number];
}

/** The limits of the RMSE by the share that is logged. */
export function errorChart(points: readonly ErrorPoint[], options: ErrorOptions): Element {
  const {width, xLabel, yLabel, format, here, hereLabel, domain} = options;
  const known = points.filter(({half}) => !Number.isNaN(half));
  const domainX = decades(points.map(({share}) => share));
  const layout = {
    ...{width, height: HEIGHT, margin: {top: 36, right: 22, bottom: 42, left: 40}},
    x: {domain: domainX, ticks: 0, label: null},
    y: {domain, ticks: 5, label: yLabel, grid: true}
  } as const;
  return frame(layout, (scales) => {
    const {x, y, left, right} = scales;
    const at = (share: number): number => x(Math.log10(share));
    const hereX = at(here.share);
    const isLate = hereX > (left + right) / 2;
    return [
      ...logAxisX(scales, {domain: domainX, format, label: xLabel}),
      area(
        [
          ...known.map(({share, high}) => [at(share), y(high)] as const),
          ...known.toReversed().map(({share, low}) => [at(share), y(low)] as const)
        ],
        roles.prediction,
        0.2
      ),
      segment([left, y(here.rmse)], [right, y(here.rmse)], {stroke: roles.prediction, width: 1.5}),
      ...(Number.isNaN(here.half)
        ? []
        : [
            segment([hereX, y(here.low)], [hereX, y(here.high)], {stroke: roles.prediction, width: 4}),
            dot(hereX, y(here.rmse), 5.5, roles.prediction)
          ]),
      label(hereX + (isLate ? -10 : 10), y(Number.isNaN(here.half) ? here.rmse : here.high) - 10, hereLabel, {
        ...{anchor: isLate ? "end" : "start", bold: true, halo: true}
      })
    ];
  });
}
