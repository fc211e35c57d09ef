import {WEEKS} from "../../lib/course/model-decay/shapes.js";
import {roles} from "../chart-style.js";
import {frame} from "../svg-chart.js";
import {box, label, polyline, segment} from "../svg-marks.js";

/** A line over the weeks, with its name at its end. */
interface WeekSeries {
  readonly name: string;
  readonly values: readonly number[];
  readonly stroke: string;
  readonly dash?: string;
}

interface WeekOptions {
  readonly width: number;
  readonly xLabel: string;
  readonly yLabel: string;
  /** the axis reaches at least up to here */
  readonly least: number;
  readonly onset: number;
  readonly onsetLabel: string;
  /** the week that is looked at */
  readonly week: number;
  /** a line that values are judged by */
  readonly limit: {readonly value: number; readonly label: string};
}

/** Pixels between the names of two lines, and from a line to its name. */
const [APART, LIFT] = [16, 10];
/** Last weeks over which a line's name must not cross it. */
const UNDER_NAME = 8;

/** Lines over the weeks; the week that is looked at is shaded, and the first of the change marked. */
export function weekChart(series: readonly WeekSeries[], options: WeekOptions): Element {
  const {width, xLabel, yLabel, least, onset, onsetLabel, week, limit} = options;
  const highest = Math.max(least, ...series.flatMap(({values}) => values));
  const layout = {
    ...{width, height: 250, margin: {top: 44, right: 12, bottom: 44, left: 40}},
    x: {domain: [0, WEEKS], ticks: 6, label: xLabel},
    y: {domain: [0, 1.22 * highest], ticks: 4, label: yLabel, grid: true}
  } as const;
  return frame(layout, ({x, y, top, bottom, left, right}) => {
    const heights = nameHeights(series, (value) => y(value));
    return [
      box([x(week), top], [x(week + 1), bottom], roles.reference, 0.25),
      segment([x(onset), top - 6], [x(onset), bottom], {stroke: "currentColor", dash: "2 3"}),
      label(x(onset) + 5, top - 8, onsetLabel, {fill: roles.muted}),
      segment([left, y(limit.value)], [right, y(limit.value)], {stroke: roles.alarm, dash: "5 4"}),
      label(left + 4, y(limit.value) - 9, limit.label, {fill: roles.alarm, halo: true, size: 11}),
      ...series.map(({values, stroke, dash}) =>
        polyline(
          values.map((value, i) => [x(i + 0.5), y(value)] as const),
          {stroke, width: 2.5, ...(dash === undefined ? {} : {dash})}
        )
      ),
      ...series.map(({name, stroke}, i) =>
        label(right - 2, heights[i]!, name, {anchor: "end", fill: stroke, bold: true, halo: true})
      )
    ];
  });
}

/** Names stand above their lines, the lowest first, each above the one before. */
function nameHeights(series: readonly WeekSeries[], y: (value: number) => number): number[] {
  const wanted = series.map(({values}) => Math.min(...values.slice(-UNDER_NAME).map(y)) - LIFT);
  const heights = [...wanted];
  let free = Infinity;
  for (const i of wanted.map((_, at) => at).sort((a, b) => wanted[b]! - wanted[a]!)) {
    heights[i] = Math.min(wanted[i]!, free);
    free = heights[i]! - APART;
  }
  return heights;
}
