import type {FeatureEvidence} from "../../lib/course/what-to-watch/evidence.js";
import {roles} from "../chart-style.js";
import {frame} from "../svg-chart.js";
import {dot, label, segment} from "../svg-marks.js";

interface TiesOptions {
  readonly width: number;
  readonly chosen: string;
  readonly prediction: string;
  readonly error: string;
}

const ROW = 21;
/** Pixels between the two halves. */
const GAP = 22;

/** How each column goes with the predictions and with the errors: a ring for quiet days, a dot for the week. */
export function tiesChart(
  evidence: readonly FeatureEvidence[],
  {width, chosen, prediction, error}: TiesOptions
): Element {
  const layout = {
    width,
    height: ROW * evidence.length + 54,
    margin: {top: 28, right: 12, bottom: 26, left: 66},
    x: {domain: [0, 1], ticks: 0, label: null},
    y: {domain: [evidence.length, 0], ticks: 0, label: null}
  } as const;
  return frame(layout, ({y, left, right, top, bottom}) => {
    const half = (right - left - GAP) / 2;
    const parts = [
      {ties: "prediction", start: left, name: prediction, fill: roles.prediction},
      {ties: "error", start: left + half + GAP, name: error, fill: roles.current}
    ] as const;
    return [
      ...evidence.map(({feature}, i) =>
        label(left - 8, y(i + 0.5), feature.toUpperCase(), {anchor: "end", bold: feature === chosen})
      ),
      ...parts.flatMap(({ties, start, name, fill}) => {
        const x = (value: number): number => start + ((value + 1) / 2) * half;
        return [
          label(start, top - 14, name, {fill: roles.muted}),
          ...[-1, 0, 1].flatMap((value) => [
            segment([x(value), top], [x(value), bottom], {stroke: value === 0 ? "currentColor" : roles.rule}),
            label(x(value), bottom + 12, String(value).replace("-", "−"), {anchor: "middle", fill: roles.muted})
          ]),
          ...evidence.flatMap(({before, now}, i) => {
            const middle = y(i + 0.5);
            return [
              segment([x(before[ties]), middle], [x(now[ties]), middle], {stroke: fill, width: 2, opacity: 0.5}),
              dot(x(before[ties]), middle, 4.5, roles.reference, "hollow"),
              dot(x(now[ties]), middle, 4, fill)
            ];
          })
        ];
      })
    ];
  });
}
