import type {DamageCurve, DamageCurves} from "../../lib/course/data-quality/damage-curves.js";
import {factsOf} from "../../lib/course/data-quality/damage-facts.js";
import type {DamageKind} from "../../lib/course/data-quality/damage.js";
import type {DamageWords} from "../../messages/data-quality.en.js";
import type {FigureContent} from "../chart-figure.js";
import {percent} from "../format.js";
import {damageChart} from "./damage-chart.js";

interface DamageFigureOptions {
  readonly width: number;
  readonly words: DamageWords;
  /** where the reader's rows stand on this kind of damage */
  readonly yours: {readonly amount: number; readonly rmse: number};
}

/** What one kind of damage does to both models. */
export function damageFigure(
  {kinds, draws}: DamageCurves,
  kind: DamageKind,
  {width, words, yours}: DamageFigureOptions
): FigureContent {
  const curve = kinds[kind];
  const subtitle = words.subtitle(draws.linear, draws.network);
  return {
    title: words.title(kind, factsOf(curve)),
    subtitle,
    chart: damageChart(curve, {
      ...{width, xLabel: words.kinds[kind].axis, yLabel: words.yAxis, labels: words.lines},
      unseen: kind === "copies",
      yours: {...yours, label: words.lines.yours(yours.rmse)}
    }),
    table: {caption: subtitle, columns: words.columns(words.kinds[kind].name), rows: tableRows(curve, words)}
  };
}

function tableRows({linear, network}: DamageCurve, {rmse}: DamageWords): string[][] {
  return linear.amounts.map((amount, i) => {
    const trained = network.amounts.indexOf(amount);
    const ofNetwork = (values: readonly number[]): string => (trained < 0 ? "–" : rmse(values[trained]!));
    return [
      percent(amount, 1),
      ...[linear.median, linear.low, linear.high, linear.unseen].map((values) => rmse(values[i]!)),
      ...[network.median, network.unseen].map(ofNetwork)
    ];
  });
}
