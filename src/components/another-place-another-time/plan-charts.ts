import {roles} from "../chart-style.js";
import {frame} from "../svg-chart.js";
import {dot, label, polyline} from "../svg-marks.js";

const HEIGHT = 290;

interface CourseOptions {
  readonly width: number;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly names: {readonly never: string; readonly yours: string};
  /** days on which a new model first answered */
  readonly trained: readonly number[];
}

/** Two courses of error by day, and triangles where a model was trained. */
export function courseChart(
  never: readonly number[],
  own: readonly number[] | null,
  {width, xLabel, yLabel, names, trained}: CourseOptions
): Element {
  const highest = Math.ceil(Math.max(...never, ...(own ?? [])) / 2) * 2;
  const layout = {
    ...{width, height: HEIGHT, margin: {top: 30, right: 14, bottom: 44, left: 34}},
    x: {domain: [0, never.length], ticks: 6, label: xLabel},
    y: {domain: [0, highest], ticks: 6, label: yLabel, grid: true}
  } as const;
  return frame(layout, ({x, y, right, bottom}) => {
    const path = (course: readonly number[]): (readonly [number, number])[] =>
      course.flatMap((error, day) => (Number.isFinite(error) ? [[x(day), y(error)] as const] : []));
    const [last, ownLast] = [never.at(-1)!, own?.at(-1) ?? NaN];
    return [
      polyline(path(never), {stroke: roles.reference, width: 2, dash: "5 4"}),
      label(x(0.86 * never.length), y(last) - 6, names.never, {
        ...{anchor: "end", fill: roles.reference, bold: true, halo: true}
      }),
      own === null ? null : polyline(path(own), {stroke: roles.current, width: 2.5}),
      own === null || ownLast === last
        ? null
        : label(right, y(Math.min(...own.slice(-14))) + 16, names.yours, {
            ...{anchor: "end", fill: roles.current, bold: true, halo: true}
          }),
      ...trained.map((day) => label(x(day), bottom - 8, "▲", {anchor: "middle", fill: roles.current, size: 11}))
    ];
  });
}

interface PlanPoint {
  readonly name: string;
  readonly rmse: number;
  readonly trainings: number;
  readonly isPicked: boolean;
}

interface PlansOptions {
  readonly width: number;
  readonly xLabel: string;
  readonly yLabel: string;
}

/** Error by number of trainings, a dot per plan; plans that come to the same share one. */
export function plansChart(points: readonly PlanPoint[], {width, xLabel, yLabel}: PlansOptions): Element {
  const most = Math.max(...points.map(({trainings}) => trainings));
  const errors = points.map(({rmse}) => rmse);
  const layout = {
    ...{width, height: HEIGHT, margin: {top: 30, right: 14, bottom: 44, left: 34}},
    x: {domain: [0, 1.2 * most], ticks: 6, label: xLabel},
    y: {domain: [Math.floor(Math.min(...errors)), Math.ceil(Math.max(...errors))], ticks: 5, label: yLabel, grid: true}
  } as const;
  return frame(layout, ({x, y, left, right}) =>
    points.flatMap(({name, rmse, trainings, isPicked}, i) => {
      const isRight = x(trainings) > (left + right) / 2;
      const sharing = points.filter((point) => point.rmse === rmse && point.trainings === trainings);
      const isFirst = sharing[0] === points[i];
      const color = sharing.some((point) => point.isPicked) ? roles.current : roles.reference;
      return [
        isFirst ? dot(x(trainings), y(rmse), 6, color) : null,
        // on the right a name lies above its dot, clear of those that come from the left
        label(
          x(trainings) + (isRight ? 8 : 12),
          y(rmse) + 16 * sharing.indexOf(points[i]!) - (isRight ? 18 : 0),
          name,
          {
            ...{anchor: isRight ? "end" : "start", bold: isPicked, halo: true, size: 13}
          }
        )
      ];
    })
  );
}
