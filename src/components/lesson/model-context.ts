import {html} from "htl";
import type {Splits, SplitModel} from "../../lib/course.js";
import {mean} from "../../lib/statistics/moments.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {ContextWords} from "../../messages/the-boston-model.en.js";
import {chartFigure} from "../chart-figure.js";
import {fixed} from "../format.js";
import {contextChart} from "./context-chart.js";
import type {ContextRow} from "./context-chart.js";
import {publishedResults} from "./published-results.js";

interface ContextOptions {
  /** columns of our models */
  readonly columns: number;
  readonly width: number;
  readonly words: ContextWords;
  readonly common: CommonWords;
}

/** Our models beside what others have published on the same splits. */
export function modelContext({models}: Splits, {columns, width, words, common}: ContextOptions): HTMLElement {
  const ours = Object.entries(words.models(columns)).map(([name, label]): ContextRow => {
    const rmse = models[name as SplitModel];
    return {label, rmse, measured: true, note: fixed(mean(rmse), 2)};
  });
  const others = publishedResults.map(({id, rmse, plusMinus}): ContextRow => {
    return {
      label: words.published[id],
      rmse: [rmse],
      measured: false,
      note: `${fixed(rmse, 2)} ± ${fixed(plusMinus, 2)}`
    };
  });
  const rows = [...ours, ...others];
  const figure = chartFigure(common);
  const wins = models.mlp12.filter((rmse, i) => rmse < models.ols12[i]!).length;
  figure.update({
    title: words.title(wins, models.mlp12.length),
    subtitle: words.subtitle(models.mlp12.length),
    chart: contextChart(rows, {width, xLabel: words.axis}),
    table: {
      caption: words.subtitle(models.mlp12.length),
      columns: words.columns,
      rows: rows.map(({label, measured, note}) => [label, measured ? words.here : words.elsewhere, note])
    }
  });
  return html`<div class="model-context">${figure.element}</div>` as HTMLElement;
}
