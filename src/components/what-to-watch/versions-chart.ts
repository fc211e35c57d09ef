import {HIDDEN_REFERENCE} from "../../lib/course/what-to-watch/hidden.js";
import {versions} from "../../lib/course/what-to-watch/production.js";
import type {Version} from "../../lib/course/what-to-watch/production.js";
import type {Window} from "../../lib/profile/window.js";
import {roles} from "../chart-style.js";
import {frame} from "../svg-chart.js";
import {box, label, polyline} from "../svg-marks.js";

interface VersionsOptions {
  readonly width: number;
  readonly week: Window;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly quiet: string;
  readonly weekLabel: string;
}

const styles = {
  v1: {stroke: roles.reference, width: 1.5, dash: "5 3"},
  v2: {stroke: roles.prediction, width: 2}
} as const;

/** The error of both versions, day by day, on the same rows. */
export function versionsChart(
  errors: readonly Readonly<Record<Version, number>>[],
  {width, week, xLabel, yLabel, quiet, weekLabel}: VersionsOptions
): Element {
  const highest = Math.max(...errors.flatMap(({v1, v2}) => [v1, v2]));
  const layout = {
    width,
    height: 230,
    margin: {top: 30, right: 34, bottom: 44, left: 40},
    x: {domain: [0, errors.length], ticks: 6, label: xLabel, grid: false},
    y: {domain: [0, 1.08 * highest], ticks: 4, label: yLabel, grid: true}
  } as const;
  return frame(layout, ({x, y, top, bottom, right}) => {
    const ends = versions.map((version) => y(errors.at(-1)![version]));
    // two names at the end of two lines that may meet
    const apart = Math.max(0, 14 - Math.abs(ends[0]! - ends[1]!)) / 2;
    const sign = ends[0]! <= ends[1]! ? 1 : -1;
    return [
      box([x(0), top], [x(HIDDEN_REFERENCE), bottom], roles.reference, 0.12),
      box([x(week.from), top], [x(week.to), bottom], roles.current, 0.16),
      label(x(HIDDEN_REFERENCE / 2), bottom - 10, quiet, {anchor: "middle", fill: roles.muted, halo: true}),
      label(x((week.from + week.to) / 2), top + 8, weekLabel, {anchor: "middle", fill: roles.current, halo: true}),
      ...versions.flatMap((version, i) => [
        polyline(
          errors.map((error, day) => [x(day + 0.5), y(error[version])] as const),
          styles[version]
        ),
        label(right + 4, ends[i]! + (i === 0 ? -sign : sign) * apart, version, {
          fill: styles[version].stroke,
          bold: true
        })
      ])
    ];
  });
}
