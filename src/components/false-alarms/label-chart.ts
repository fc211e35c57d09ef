import type {Evaluation} from "../../lib/course/false-alarms/late-labels.js";
import {roles} from "../chart-style.js";
import {frame} from "../svg-chart.js";
import {area, box, dot, label, polyline, segment} from "../svg-marks.js";

interface LabelChartOptions {
  readonly width: number;
  readonly delay: number;
  readonly days: number;
  readonly change: number | null;
  readonly limit: number;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly changeLabel: string;
  readonly alarmLabel: string;
  readonly limitLabel: string;
  /** said in place of what was found, where it is hidden */
  readonly hidden: string;
}

/** What labels tell of the error, on the day on which they tell it; null where it is hidden. */
export function labelChart(found: Evaluation | null, options: LabelChartOptions): Element {
  const {width, delay, days, change, limit, xLabel, yLabel, changeLabel, alarmLabel, limitLabel, hidden} = options;
  const {readings, alarmDay} = found ?? {readings: [], alarmDay: null};
  const known = readings.slice(0, days - delay).map((reading, day) => ({...reading, at: day + delay}));
  const banded = known.filter(({recent}) => !Number.isNaN(recent.rmse.low));
  const top = 1.08 * Math.max(2 * limit, ...known.map(({rmse}) => (Number.isNaN(rmse) ? 0 : rmse)));
  const layout = {
    ...{width, height: 320, margin: {top: 40, right: 16, bottom: 44, left: 40}},
    x: {domain: [0, days - 1], ticks: width < 560 ? 4 : 8, label: xLabel},
    y: {domain: [0, top], ticks: 5, label: yLabel, grid: true}
  } as const;
  return frame(layout, ({x, y, left, right, top: high, bottom}) => {
    const until = alarmDay ?? days - 1;
    return [
      change === null || found === null ? null : box([x(change), high], [x(until), bottom], roles.alarm, 0.08),
      area(
        [
          ...banded.map(({at, recent}) => [x(at), y(recent.rmse.low)] as const),
          ...banded.toReversed().map(({at, recent}) => [x(at), y(Math.min(top, recent.rmse.high))] as const)
        ],
        roles.label,
        0.18
      ),
      segment([left, y(limit)], [right, y(limit)], {stroke: roles.alarm, dash: "5 4"}),
      label(left + 4, y(limit) - 9, limitLabel, {fill: roles.alarm, halo: true}),
      ...known.map(({at, rmse}) => (Number.isNaN(rmse) ? null : dot(x(at), y(rmse), 2.2, roles.label, "faint"))),
      polyline(
        known
          .filter(({recent}) => !Number.isNaN(recent.rmse.value))
          .map(({at, recent}) => [x(at), y(Math.min(top, recent.rmse.value))] as const),
        {stroke: roles.label, width: 2}
      ),
      ...(change === null
        ? []
        : [
            segment([x(change), high - 6], [x(change), bottom], {stroke: "currentColor", dash: "2 3"}),
            label(x(change) - 4, high - 8, changeLabel, {fill: roles.muted, anchor: "end", halo: true})
          ]),
      ...(alarmDay === null
        ? []
        : [
            segment([x(alarmDay), high - 6], [x(alarmDay), bottom], {stroke: roles.alarm, width: 2}),
            label(x(alarmDay) + 4, high - 8, `▲ ${alarmLabel}`, {fill: roles.alarm, bold: true, halo: true})
          ]),
      found === null
        ? label((left + right) / 2, (y(limit) + bottom) / 2, hidden, {
            ...{anchor: "middle", italic: true, fill: roles.muted, halo: true}
          })
        : null
    ];
  });
}
