import {html} from "htl";
import type {ColumnSummary} from "../../lib/bundle.js";
import type {Timeline, Window as PartitionWindow} from "../../lib/profile/window.js";
import type {Messages} from "../../messages/messages.js";
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
  messages: Messages<"monitor">,
  {kind, unit}: ColumnSummary,
  fetchFinest: () => Promise<Timeline>,
  limits: Limits | null
): CloserLook {
  const chart = chartFigure(messages.monitor.figureWords);
  const tools = html`<div class="tool-verdicts"></div>`;
  const element = html`<div class="closer-look"></div>`;
  let finest: Timeline | null = null;
  let windows: Record<"reference" | "current", PartitionWindow> | null = null;

  function show(timeline: Timeline): void {
    finest = timeline;
    element.replaceChildren(...(kind === "numeric" ? [chart.element] : []), ...(limits ? [limits.element] : []), tools);
    render();
  }

  function render(): void {
    // A row that was closed while its bins were on the way has no width to draw in.
    if (finest === null || windows === null || element.clientWidth === 0) return;
    const {reference, current} = windows;
    // The threshold is not shown here, so that its rate does not matter; errors are not in these profiles.
    const comparison = compareOn(finest, reference, current, {falseAlarmRate: 0.5, errorMeasure: null});
    if (kind === "numeric") {
      const width = chart.element.clientWidth;
      chart.update(distributionChart(messages, comparison, comparison.columns[0]!, {width, unit}));
    }
    limits?.update(finest, current);
    tools.replaceChildren(toolVerdicts(messages, finest, reference, current));
  }

  /** Only what fails to come is told as such: an error in drawing is one of the page. */
  async function load(): Promise<void> {
    element.setAttribute("aria-busy", "true");
    element.replaceChildren(html`<p class="loading">${messages.monitor.words.loadingFinest}</p>`);
    const fetched = await fetchFinest().catch((error: unknown) =>
      String(error instanceof Error ? error.message : error)
    );
    element.removeAttribute("aria-busy");
    if (typeof fetched === "string") showFailure(fetched);
    else show(fetched);
  }

  function showFailure(reason: string): void {
    const text = html`<p class="notice alarm" role="alert">${messages.monitor.describeFinestFailure(reason)}</p>`;
    element.replaceChildren(
      text,
      button(messages.monitor.words.retry, () => void load())
    );
  }

  void load();
  return {
    element,
    update({reference, current}) {
      windows = {reference, current};
      render();
    }
  };
}
