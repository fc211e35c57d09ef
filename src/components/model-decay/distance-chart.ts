import {svg} from "htl";
import {LARGE_PSI} from "../../lib/course/model-decay/reading.js";
import {roles} from "../chart-style.js";
import {fixed} from "../format.js";
import {frame} from "../svg-chart.js";
import {box, label, segment} from "../svg-marks.js";

/** A column's distances. */
export interface DistanceRow {
  readonly name: string;
  readonly kind: "input" | "prediction" | "label";
  readonly psi: number;
  readonly js: number;
}

interface DistanceOptions {
  readonly width: number;
  readonly xLabel: string;
  readonly limit: string;
}

const ROW = 23;
/** Pixels between the inputs and what is not one. */
const GAP = 10;
const SHORTEST_AXIS = 1;

/** Bars of PSI, one a column; the numbers, and the Jensen–Shannon divergence, stand in a column to the right. */
export function distanceChart(rows: readonly DistanceRow[], {width, xLabel, limit}: DistanceOptions): Element {
  const longest = Math.max(SHORTEST_AXIS, ...rows.map(({psi}) => psi));
  const inputs = rows.filter(({kind}) => kind === "input").length;
  const layout = {
    ...{width, height: ROW * rows.length + GAP + 72, margin: {top: 28, right: 118, bottom: 44, left: 92}},
    x: {domain: [0, longest], ticks: width < 560 ? 3 : 6, label: xLabel, grid: true},
    y: {domain: [0, 1], ticks: 0, label: null}
  } as const;
  const ink = {input: roles.current, prediction: roles.prediction, label: roles.label};
  return frame(layout, ({x, left, right, top, bottom}) => [
    segment([x(LARGE_PSI), top - 6], [x(LARGE_PSI), bottom], {stroke: roles.alarm, dash: "5 4"}),
    ...rows.flatMap(({name, kind, psi, js}, i) => {
      const middle = top + ROW * (i + 0.5) + (i < inputs ? 0 : GAP);
      const isLarge = psi > LARGE_PSI;
      return [
        label(left - 8, middle, name, {anchor: "end", bold: isLarge}),
        box([left, middle - 7], [x(psi), middle + 7], ink[kind]),
        isLarge ? triangle(right + 12, middle) : null,
        label(right + 22, middle, `${fixed(psi, 2)} · JS ${fixed(js, 2)}`)
      ];
    }),
    segment([left, top], [left, bottom], {stroke: "currentColor"}),
    label(x(LARGE_PSI), top - 14, limit, {fill: roles.alarm, size: 11})
  ]);
}

function triangle(x: number, y: number): Node | null {
  return svg`<path d=${`M${x},${y - 5}l5,9h-10z`} style=${`fill: ${roles.alarm}`}></path>`;
}
