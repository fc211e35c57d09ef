import type {FeatureWords} from "../../messages/the-boston-model.en.js";
import type {FigureContent} from "../chart-figure.js";
import {fixed, signed} from "../format.js";
import {effectChart} from "./effect-chart.js";
import type {FeatureLab, SizeRange, SubsetFit} from "./feature-choice.js";
import {sizeChart} from "./size-chart.js";

interface Options {
  readonly width: number;
  readonly words: FeatureWords;
}

/** How much each column moves the price, in the reader's model and in the usual one. */
export function effectFigure(fit: SubsetFit, {full, names}: FeatureLab, {width, words}: Options): FigureContent {
  const columns = full.features.length;
  const subtitle = words.effectSubtitle(columns);
  const strength = (name: string): number => Math.abs(full.effects.get(name) ?? 0);
  const rows = [...names]
    .sort((a, b) => strength(b) - strength(a))
    .map((name) => ({name, yours: fit.effects.get(name) ?? null, all: full.effects.get(name) ?? null}));
  const reach = 1.25 * Math.max(...names.map(strength));
  const shown = (value: number | null): string => (value === null ? words.off : signed(value, 2));
  return {
    title: words.effectTitle(strongest(fit)),
    subtitle,
    chart: effectChart(rows, {width, xLabel: words.effectAxis, off: words.off, domain: [-reach, reach]}),
    table: {
      caption: subtitle,
      columns: [
        {label: words.column},
        {label: words.yours, numeric: true},
        {label: words.allColumns(columns), numeric: true}
      ],
      rows: rows.map(({name, yours, all}) => [name.toUpperCase(), shown(yours), shown(all)])
    }
  };
}

/** Where the reader's model stands among all models of its size. */
export function sizeFigure(
  fit: SubsetFit,
  ranges: readonly SizeRange[],
  {full, none, names, usual, excluded}: FeatureLab,
  {width, words}: Options
): FigureContent {
  const subtitle = words.sizeSubtitle(2 ** usual.length);
  const list = ({features}: SubsetFit): string => features.map((name) => name.toUpperCase()).join(" ") || "–";
  return {
    title: words.sizeTitle(fit, ranges, excluded),
    subtitle,
    chart: sizeChart(ranges, fit, {
      width,
      xLabel: words.sizeAxis,
      yLabel: words.rmseAxis,
      labels: words.sizeLabels(fit),
      domain: [Math.floor(full.trainRmse) - 1, Math.ceil(none.holdOutRmse)],
      sizes: names.length
    }),
    table: {
      caption: subtitle,
      columns: words.sizeColumns,
      rows: ranges.map(({size, subsets, best, worst}) => [
        String(size),
        String(subsets),
        fixed(best.holdOutRmse, 2),
        list(best),
        fixed(worst.holdOutRmse, 2)
      ])
    }
  };
}

/** The column with the largest effect in a fit; null when it has none. */
function strongest({effects}: SubsetFit): {readonly name: string; readonly effect: number} | null {
  const [first] = [...effects].sort(([, a], [, b]) => Math.abs(b) - Math.abs(a));
  return first ? {name: first[0], effect: first[1]} : null;
}
