import {roles} from "../chart-style.js";
import {frame} from "../svg-chart.js";
import {dot, label, segment} from "../svg-marks.js";

interface Effect {
  readonly name: string;
  /** effect in the reader's model; null when the column is off */
  readonly yours: number | null;
  /** effect in the model with all columns; null for the column that model leaves out */
  readonly all: number | null;
}

interface EffectOptions {
  readonly width: number;
  readonly xLabel: string;
  readonly off: string;
  /** limits of the scale, fixed so that nothing jumps when a column is switched */
  readonly domain: readonly [number, number];
}

const ROW = 24;

/** How much each column moves the prediction: a dot for the reader's model, a tick for the model with all columns. */
export function effectChart(effects: readonly Effect[], {width, xLabel, off, domain}: EffectOptions): Element {
  const layout = {
    width,
    height: ROW * effects.length + 50,
    margin: {top: 6, right: 14, bottom: 44, left: 70},
    x: {domain, ticks: 6, label: xLabel, grid: true},
    y: {domain: [effects.length, 0], ticks: 0, label: null}
  } as const;
  return frame(layout, ({x, y, top, bottom, left}) => [
    segment([x(0), top], [x(0), bottom], {stroke: "currentColor"}),
    ...effects.flatMap(({name, yours, all}, i) => {
      const middle = y(i + 0.5);
      return [
        label(left - 8, middle, name.toUpperCase(), {anchor: "end", ...(yours === null ? {fill: roles.muted} : {})}),
        all !== null && yours !== null
          ? segment([x(all), middle], [x(yours), middle], {stroke: roles.prediction, width: 2, opacity: 0.5})
          : null,
        all === null ? null : segment([x(all), middle - 8], [x(all), middle + 8], {stroke: roles.reference, width: 2}),
        yours === null
          ? label(x(0) + 6, middle, off, {italic: true, fill: roles.muted, halo: true})
          : dot(x(yours), middle, 5, roles.prediction)
      ];
    })
  ]);
}
