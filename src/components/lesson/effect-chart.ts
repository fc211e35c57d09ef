import * as Plot from "@observablehq/plot";
import {chartDefaults, roles} from "../chart-style.js";

export interface Effect {
  readonly name: string;
  /** effect in the reader's model; null when the column is off */
  readonly yours: number | null;
  /** effect in the model with all columns; null for the column that model leaves out */
  readonly all: number | null;
}

export interface EffectOptions {
  readonly width: number;
  readonly xLabel: string;
  readonly off: string;
  /** limits of the scale, fixed so that nothing jumps when a column is switched */
  readonly domain: readonly [number, number];
}

/** How much each column moves the prediction: a dot for the reader's model, a tick for the model with all columns. */
export function effectChart(effects: readonly Effect[], {width, xLabel, off, domain}: EffectOptions): Element {
  const on = effects.filter(({yours}) => yours !== null);
  return Plot.plot({
    ...chartDefaults,
    width,
    height: 40 + 24 * effects.length,
    marginLeft: 74,
    marginRight: 16,
    marginTop: 6,
    marginBottom: 40,
    x: {label: xLabel, labelAnchor: "center", labelArrow: "none", grid: true, domain: [...domain], ticks: 6},
    y: {label: null, domain: effects.map(({name}) => name), tickSize: 0, tickFormat: (name: string) => name.toUpperCase()},
    marks: [
      Plot.ruleX([0], {stroke: "currentColor"}),
      Plot.link(
        on.filter(({all}) => all !== null),
        {x1: "all", x2: "yours", y: "name", stroke: roles.prediction, strokeWidth: 2, strokeOpacity: 0.5}
      ),
      Plot.tickX(
        effects.filter(({all}) => all !== null),
        {x: "all", y: "name", stroke: roles.reference, strokeWidth: 2, insetTop: 4, insetBottom: 4}
      ),
      Plot.dot(on, {x: "yours", y: "name", r: 5, fill: roles.prediction}),
      Plot.text(
        effects.filter(({yours}) => yours === null),
        {x: 0, y: "name", text: () => off, textAnchor: "start", dx: 6, fill: roles.muted, fontStyle: "italic"}
      )
    ]
  });
}
