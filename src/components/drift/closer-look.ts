import {html} from "htl";
import type {ColumnSummary} from "../../lib/bundle.js";
import type {Timeline, Window as DayWindow} from "../../lib/profile/window.js";
import {describeFailure, figureWords, words} from "../../messages/monitor.en.js";
import {chartFigure} from "../chart-figure.js";
import {button} from "../controls.js";
import {compareOn} from "./comparison.js";
import type {Comparison} from "./comparison.js";
import {distributionChart} from "./distribution-chart.js";
import type {Limits} from "./limits.js";
import {toolVerdicts} from "./tool-verdicts.js";

/** What needs the finest bins of a column: its distribution, its limits, and the verdicts of other tools. */
interface CloserLook {
  readonly element: HTMLElement;
  update(windows: Pick<Comparison, "reference" | "current">): void;
}

/**
 * @param fetchFinest fetches the column's profiles in the finest bins
 * @param limits to be moved; null where the schema says nothing of the column
 */
export function closerLook(
  {kind, unit}: ColumnSummary,
  fetchFinest: () => Promise<Timeline>,
  limits: Limits | null
): CloserLook {
  const chart = chartFigure(figureWords);
  const tools = html`<div class="tool-verdicts"></div>`;
  const element = html`<div class="closer-look" aria-busy="true"><p class="loading">${words.loadingFinest}</p></div>`;
  let finest: Timeline | null = null;
  let windows: Record<"reference" | "current", DayWindow> | null = null;

  function show(timeline: Timeline): void {
    finest = timeline;
    element.replaceChildren(...(kind === "numeric" ? [chart.element] : []), ...(limits ? [limits.element] : []), tools);
    render();
  }

  function render(): void {
    if (finest === null || windows === null) return;
    const {reference, current} = windows;
    // The threshold is not shown here, so that its rate does not matter.
    const comparison = compareOn(finest, reference, current, 0.5);
    if (kind === "numeric") {
      const width = chart.element.clientWidth;
      chart.update(distributionChart(comparison, comparison.columns[0]!, {width, unit}));
    }
    limits?.update(finest, current);
    tools.replaceChildren(toolVerdicts(finest, reference, current));
  }

  async function load(): Promise<void> {
    try {
      show(await fetchFinest());
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      element.replaceChildren(html`<p class="notice alarm" role="alert">${describeFailure(reason)}</p>`, retry);
    }
    element.removeAttribute("aria-busy");
  }

  const retry = button(words.retry, () => void load());
  void load();
  return {
    element,
    update({reference, current}) {
      windows = {reference, current};
      render();
    }
  };
}
