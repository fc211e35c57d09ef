import type {LogGroup} from "../../lib/course/logging/groups.js";
import {FEW_LINES} from "../../lib/course/logging/hourly.js";
import type {HourlyAnswer} from "../../lib/course/logging/hourly.js";
import {roles} from "../chart-style.js";
import {frame} from "../svg-chart.js";
import {box, dot, label, polyline, segment} from "../svg-marks.js";

const HEIGHT = 240;

interface HourlyOptions {
  readonly width: number;
  readonly xLabel: string;
  readonly yLabel: string;
  /** hours that are kept, the last not included */
  readonly hours: readonly [number, number];
}

/** One number for the answers of each hour. */
export function hourlyChart(answers: readonly HourlyAnswer[], {width, xLabel, yLabel, hours}: HourlyOptions): Element {
  const shown = answers.filter(({lines}) => lines > 0);
  const values = shown.map(({value}) => value);
  const layout = {
    ...{width, height: HEIGHT, margin: {top: 30, right: 14, bottom: 46, left: 46}},
    x: {domain: [0, 24], ticks: 6, label: xLabel},
    y: {
      domain: [Math.min(0, 1.1 * Math.min(...values)), Math.max(10, 1.15 * Math.max(...values))],
      ticks: 4,
      label: yLabel,
      grid: true
    }
  } as const;
  return frame(layout, ({x, y, top, bottom}) => [
    box([x(hours[0]), top], [x(hours[1]), bottom], roles.current, 0.08),
    polyline(
      shown.map(({hour, value}) => [x(hour + 0.5), y(value)] as const),
      {stroke: roles.prediction, width: 1.5}
    ),
    ...shown.map(({hour, value, lines}) =>
      dot(
        x(hour + 0.5),
        y(value),
        lines < FEW_LINES ? 3.5 : 4,
        roles.prediction,
        lines < FEW_LINES ? "hollow" : "filled"
      )
    )
  ]);
}

/** A request in the chart of values. */
interface ShownValue {
  readonly hour: number;
  readonly value: number;
  readonly isOutside: boolean;
}

interface ValuesOptions {
  readonly width: number;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly hours: readonly [number, number];
  readonly range: readonly [number, number];
  readonly learnt: string;
  /** hour at which it went wrong, once the reader may know; null before */
  readonly began: {readonly hour: number; readonly label: string} | null;
}

/** Every request that is kept, by time and value. */
export function valuesChart(values: readonly ShownValue[], options: ValuesOptions): Element {
  const {width, xLabel, yLabel, hours, range, learnt, began} = options;
  const all = [...range, ...values.map(({value}) => value)];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  // a range of a single value would make an empty axis
  const room = 0.06 * (high - low || 1);
  const layout = {
    ...{width, height: HEIGHT, margin: {top: 30, right: 14, bottom: 46, left: 46}},
    x: {domain: hours, ticks: Math.min(6, hours[1] - hours[0]), label: xLabel},
    y: {domain: [low - room, high + room], ticks: 4, label: yLabel, grid: true}
  } as const;
  return frame(layout, ({x, y, left, right, top, bottom}) => [
    box([left, y(range[0])], [right, y(range[1])], roles.reference, 0.22),
    ...values.map(({hour, value, isOutside}) =>
      isOutside
        ? dot(x(hour), y(value), 4.5, roles.alarm, "faint")
        : dot(x(hour), y(value), 2.5, roles.current, "faint")
    ),
    label(left + 6, y(range[1]) - 9 < top + 6 ? y(range[0]) + 11 : y(range[1]) - 9, learnt, {
      ...{fill: roles.muted, halo: true}
    }),
    ...(began === null || began.hour < hours[0] || began.hour > hours[1]
      ? []
      : [
          segment([x(began.hour), top], [x(began.hour), bottom], {stroke: roles.alarm, width: 1.5, dash: "4 3"}),
          label(x(began.hour) - 6, (top + bottom) / 2, began.label, {anchor: "end", fill: roles.alarm, halo: true})
        ])
  ]);
}

interface GroupsOptions {
  readonly width: number;
  readonly xLabel: string;
  readonly nameOf: (group: LogGroup) => string;
  readonly shareOf: (group: LogGroup) => string;
}

/** More groups than this have short names, which then stand beside their bars. */
const FEW_GROUPS = 8;

/** How many lines each group has, and how many of them are marked. */
export function groupsChart(groups: readonly LogGroup[], {width, xLabel, nameOf, shareOf}: GroupsOptions): Element {
  const most = Math.max(1, ...groups.map(({lines}) => lines));
  const isTight = groups.length > FEW_GROUPS;
  const row = isTight ? 23 : 42;
  const layout = {
    ...{width, height: row * groups.length + 58},
    margin: isTight ? {top: 8, right: 96, bottom: 46, left: 50} : {top: 8, right: 14, bottom: 46, left: 8},
    x: {domain: [0, most], ticks: width < 560 ? 4 : 8, label: xLabel, grid: true},
    y: {domain: [groups.length, 0], ticks: 0, label: null}
  } as const;
  return frame(layout, ({x, y, left, right}) =>
    groups.flatMap((group, i) => {
      const top = y(i) + (isTight ? 4 : 20);
      const text = isTight ? top + 7 : y(i) + 10;
      return [
        box([left, top], [x(group.lines), top + 14], roles.current, 0.3),
        box([left, top], [x(group.marked), top + 14], roles.alarm, 0.9),
        label(isTight ? 0 : left, text, nameOf(group), {bold: group.marked > 0, halo: true}),
        label(isTight ? width : right, text, shareOf(group), {anchor: "end", fill: roles.muted, halo: true})
      ];
    })
  );
}
