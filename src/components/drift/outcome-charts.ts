import {html} from "htl";
import type {StreamSummary, Summary} from "../../lib/bundle.js";
import type {Messages} from "../../messages/messages.js";
import {chartFigure} from "../chart-figure.js";
import type {Partitions} from "../partitions.js";
import type {Comparison} from "./comparison.js";
import {distributionChart} from "./distribution-chart.js";
import {errorChart} from "./error-chart.js";

/** The large charts of what the model said and how wrong it was, as far as there is something to draw. */
interface OutcomeCharts {
  readonly element: HTMLElement;
  update(comparison: Comparison): void;
}

export function outcomeCharts(
  messages: Messages<"monitor">,
  {columns, errorMeasure}: Summary,
  stream: StreamSummary,
  partitions: Partitions,
  link: () => string
): OutcomeCharts {
  // The classes that a classifier predicts are drawn in the table already, level by level.
  const drawn = columns.find(({role, kind}) => (role === "prediction" || role === "score") && kind === "numeric");
  const distribution = drawn ? chartFigure(messages.monitor.figureWords, link) : null;
  const error = errorMeasure ? chartFigure(messages.monitor.figureWords, link) : null;
  const figures = [distribution, error].flatMap((figure) => (figure ? [figure.element] : []));
  const element = html`<div class="outcome-charts">${figures}</div>` as HTMLElement;
  const labelUnit = columns.find(({role}) => role === "label")?.unit ?? "";
  return {
    element,
    update(comparison) {
      const width = figures[0]?.clientWidth ?? 0;
      if (width === 0) return;
      const column = comparison.columns.find(({drift}) => drift.name === drawn?.name);
      if (distribution && drawn && column)
        distribution.update(distributionChart(messages, comparison, column, {width, unit: drawn.unit}));
      if (error && comparison.performance)
        error.update(
          errorChart(messages, comparison, comparison.performance, stream, {width, unit: labelUnit, partitions})
        );
    }
  };
}
