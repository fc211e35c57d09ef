import {svg} from "htl";
import {roles} from "../chart-style.js";
import {logAxisY} from "../serving/log-axis.js";
import {frame} from "../svg-chart.js";
import {box, dot, label, polyline, segment} from "../svg-marks.js";

const HEIGHT = 300;

interface AnswerOptions {
  readonly width: number;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly tick: (value: number) => string;
  readonly highest: number;
  readonly right: string;
  readonly mark: string;
}

/** Answers and prices have fixed scales, so that the marks move and the axes do not. */
const ANSWERS = [-10, 60] as const;
const PRICES = [4, 2000] as const;

/** Prices by answers, the former on a logarithmic scale: on the curve, a model would be right. */
export function answerChart(
  points: readonly {readonly answer: number; readonly price: number}[],
  {width, xLabel, yLabel, tick, highest, right: rightText, mark}: AnswerOptions
): Element {
  const y = [Math.log10(PRICES[0]), Math.log10(PRICES[1])] as const;
  const layout = {
    ...{width, height: HEIGHT, margin: {top: 30, right: 12, bottom: 44, left: 40}},
    x: {domain: ANSWERS, ticks: 7, label: xLabel},
    y: {domain: y, ticks: 0, label: null}
  } as const;
  return frame(layout, (scales) => {
    const at = ({answer, price}: (typeof points)[number]): string =>
      `${scales.x(answer)},${scales.y(Math.log10(price))}`;
    const curve = Array.from({length: ANSWERS[1] - PRICES[0] + 1}, (_, i) => PRICES[0] + i);
    const limit = scales.y(Math.log10(highest));
    return [
      ...logAxisY(scales, {domain: y, format: tick, label: yLabel}),
      polyline(
        curve.map((value) => [scales.x(value), scales.y(Math.log10(value))] as const),
        {stroke: roles.muted, dash: "2 3"}
      ),
      svg`<path d=${points
        .filter(({price}) => price <= highest)
        .map((point) => `M${at(point)}h0`)
        .join(
          ""
        )} stroke-width="5" stroke-linecap="round" stroke-opacity="0.5" style=${`stroke: ${roles.label}`}></path>`,
      svg`<path d=${points
        .filter(({price}) => price > highest)
        .map((point) => `M${at(point)}m-2.5,-2.5l5,5m0,-5l-5,5`)
        .join("")} fill="none" stroke-width="1.25" stroke-opacity="0.6" style=${`stroke: ${roles.alarm}`}></path>`,
      segment([scales.left, limit], [scales.right, limit], {stroke: roles.prediction, width: 1.5, dash: "6 4"}),
      label(scales.left + 4, limit - 9, mark, {fill: roles.prediction, bold: true, halo: true}),
      label(scales.x(22), scales.y(Math.log10(10)), rightText, {fill: roles.muted, halo: true})
    ];
  });
}

interface YearPoint {
  readonly year: number;
  readonly rmse: number;
  readonly rescaled: number;
}

interface YearOptions {
  readonly width: number;
  readonly yLabel: string;
  readonly names: {readonly frozen: string; readonly rescaled: string};
  readonly years: readonly [number, number];
  readonly highest: number;
}

/** Two errors, year by year, up to the last of them. */
export function yearChart(course: readonly YearPoint[], {width, yLabel, names, years, highest}: YearOptions): Element {
  const layout = {
    ...{width, height: HEIGHT, margin: {top: 30, right: 16, bottom: 44, left: 40}},
    x: {domain: years, ticks: 0, label: null},
    y: {domain: [0, 100 * Math.ceil(highest / 100)], ticks: 6, label: yLabel, grid: true}
  } as const;
  const last = course.at(-1)!;
  return frame(layout, ({x, y, bottom}) => {
    const line = (of: (point: YearPoint) => number): (readonly [number, number])[] =>
      course.map((point) => [x(point.year), y(of(point))] as const);
    const isLate = last.year > (years[0] + years[1]) / 2;
    const name = (value: number, text: string, lift: number, color: string): Node | null =>
      label(x(last.year) + (isLate ? -9 : 9), y(value) + lift, text, {
        ...{anchor: isLate ? "end" : "start", fill: color, bold: true, halo: true}
      });
    return [
      ...[0, 10, 20, 30, 40, 50].map((after) =>
        label(x(years[0] + after), bottom + 17, String(years[0] + after), {anchor: "middle", fill: roles.muted})
      ),
      polyline(
        line(({rescaled}) => rescaled),
        {stroke: roles.reference, width: 2, dash: "5 4"}
      ),
      polyline(
        line(({rmse}) => rmse),
        {stroke: roles.prediction, width: 2.5}
      ),
      dot(x(last.year), y(last.rescaled), 4, roles.reference, "hollow"),
      dot(x(last.year), y(last.rmse), 5, roles.prediction),
      name(last.rmse, names.frozen, -14, roles.prediction),
      // near the beginning the lines lie on each other
      last.rmse - last.rescaled > highest / 8 ? name(last.rescaled, names.rescaled, -14, roles.reference) : null
    ];
  });
}

interface AirOptions {
  readonly width: number;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly mark: number;
  readonly text: string;
}

/** Counts as bars, and a value that stands apart from them. */
export function airChart(
  bars: readonly {readonly from: number; readonly to: number; readonly count: number}[],
  {width, xLabel, yLabel, mark, text}: AirOptions
): Element {
  const most = Math.max(...bars.map(({count}) => count));
  const layout = {
    ...{width, height: 190, margin: {top: 30, right: 12, bottom: 44, left: 40}},
    x: {domain: [0, bars.at(-1)!.to], ticks: 9, label: xLabel},
    y: {domain: [0, most], ticks: 4, label: yLabel, grid: true}
  } as const;
  return frame(layout, ({x, y, top, bottom}) => [
    ...bars.map(({from, to, count}) =>
      count === 0 ? null : box([x(from) + 0.5, bottom], [x(to) - 0.5, y(count)], roles.reference)
    ),
    segment([x(mark), top], [x(mark), bottom], {stroke: roles.alarm, width: 2.5}),
    label(x(mark) - 7, top + 10, text, {anchor: "end", fill: roles.alarm, bold: true, halo: true})
  ]);
}
