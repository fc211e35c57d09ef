import {html} from "htl";
import type {ColumnSummary} from "../../lib/bundle.js";
import {decidingDistance} from "../../lib/drift/deciding-distance.js";
import {explainColumn} from "../../lib/drift/explain.js";
import {aboveSince, distanceOverTime} from "../../lib/drift/over-time.js";
import type {DistanceName} from "../../lib/drift/types.js";
import type {Timeline} from "../../lib/profile/window.js";
import type {Schema} from "../../lib/schema/types.js";
import type {Messages} from "../../messages/messages.js";
import type {Partitions} from "../partitions.js";
import {isAlarm} from "./comparison.js";
import type {ColumnComparison, Comparison} from "./comparison.js";
import {course} from "./course.js";
import {featureDetail} from "./feature-detail.js";
import type {FeatureDetail} from "./feature-detail.js";
import {histogramOf} from "./histogram.js";
import type {Note} from "./notes.js";
import {overlay, setText} from "./overlay.js";

/** One column of the table: a row of figures and, when opened, a row of details. */
export interface FeatureRow {
  readonly name: string;
  readonly element: HTMLTableSectionElement;
  /** numbers and words */
  update(comparison: Comparison, column: ColumnComparison, distance: DistanceName): void;
  /** histograms and open details: only worth doing where the reader can see them */
  draw(): void;
  /** the distance over time, which costs most and so comes last */
  drawCourse(): void;
  setOpen(open: boolean): void;
}

const BARS = 24;

interface FeatureRowOptions {
  /** what the monitor noted about the column */
  readonly notes: readonly Note[];
  readonly onToggle: (name: string) => void;
  /** fetches the column's profiles in the finest bins */
  readonly finest: () => Promise<Timeline>;
  readonly schema: Schema;
  readonly partitions: Partitions;
}

export function featureRow(
  messages: Messages<"monitor">,
  summary: ColumnSummary,
  options: FeatureRowOptions
): FeatureRow {
  const {name, unit} = summary;
  const [chart, line] = [overlay(messages), course()];
  const [since, now, figure, threshold, mark, sentence] = ["p", "span", "span", "span", "span", "span"].map((tag) =>
    document.createElement(tag)
  ) as [HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement];
  since.className = "course-since";
  figure.className = "figure-name";
  const toggle = html`<button
    type="button"
    class="feature-toggle"
    aria-expanded="false"
    onclick=${() => options.onToggle(name)}
  >
    <span class="feature-name">${name}</span>
    <span class="feature-about">${messages.monitor.aboutColumn(summary.description, unit)}</span>
  </button>` as HTMLButtonElement;
  const cell = (className: string, label: string, ...content: Node[]): Element =>
    html`<td role="cell" class=${className} data-label=${label}>${content}</td>`;
  const detailCell = html`<td role="cell" class="feature-detail" colspan="7"></td>` as HTMLTableCellElement;
  const detailRow = html`<tr role="row" class="detail-row" hidden>
    ${detailCell}
  </tr>` as HTMLTableRowElement;
  const element = html`<tbody role="rowgroup" class="feature">
    <tr role="row" class="feature-row">
      <th role="rowheader" scope="row" class="cell-name">${toggle}</th>
      ${cell("cell-chart", messages.monitor.words.head.histograms, chart.element)}
      ${cell("cell-course", messages.monitor.words.head.overTime, line.element, since)}
      ${cell("cell-now numeric", messages.monitor.words.head.now, figure, now)}
      ${cell("cell-threshold numeric", messages.monitor.words.head.threshold, threshold)}
      ${cell("cell-alarm", "", mark)} ${cell("cell-sentence", messages.monitor.words.head.sentence, sentence)}
    </tr>
    ${detailRow}
  </tbody>` as HTMLTableSectionElement;

  let latest: {comparison: Comparison; column: ColumnComparison; distance: DistanceName} | null = null;
  let detail: FeatureDetail | null = null;
  let series: {key: string; values: Float64Array} | null = null;

  /** The course depends on the reference and on the current window's length, not on where that window lies. */
  function courseValues(): Float64Array {
    const {comparison, column, distance: chosen} = latest!;
    const {timeline, reference, current} = comparison;
    const distance = decidingDistance(summary.kind, chosen);
    const length = current.to - current.from;
    const key = [timeline.starts.length, reference.from, reference.to, length, distance].join();
    if (series?.key !== key)
      series = {key, values: distanceOverTime(timeline, column.layout, reference, length, distance)};
    return series.values;
  }

  return {
    name,
    element,
    update(comparison, column, distance) {
      if (latest?.comparison.timeline !== comparison.timeline) series = null;
      latest = {comparison, column, distance};
      const deciding = decidingDistance(summary.kind, distance);
      const {value, threshold: limit} = column.drift.distances[deciding];
      const alarm = isAlarm(column.drift);
      element.classList.toggle("in-alarm", alarm);
      setText(now, messages.monitor.describeDistance(value));
      setText(figure, deciding === distance ? "" : messages.monitor.distanceNames[deciding].label);
      setText(threshold, Number.isFinite(limit) ? messages.monitor.describeDistance(limit) : "");
      setText(mark, messages.monitor.words.statuses[column.drift.verdict.status]);
      mark.className = alarm ? "mark alarm" : "mark";
      const {referenceSums, currentSums} = comparison;
      setText(
        sentence,
        messages.monitor.findingSentence(
          explainColumn(column.layout, referenceSums, currentSums, column.alpha),
          unit,
          alarm
        )
      );
    },
    draw() {
      if (!latest) return;
      chart.update(histogramOf(latest.comparison, latest.column.layout, BARS, messages.monitor.words.cells.other));
      detail?.update(latest.comparison, latest.column);
    },
    drawCourse() {
      if (!latest) return;
      const {comparison, column, distance} = latest;
      const values = courseValues();
      const limit = column.drift.distances[decidingDistance(summary.kind, distance)].threshold;
      line.update({series: values, threshold: limit, reference: comparison.reference, current: comparison.current});
      const first = aboveSince(values, limit, comparison.current.to - 1);
      const {starts} = comparison.timeline;
      setText(since, first === null ? "" : messages.monitor.describeSince(options.partitions, starts[first]!));
    },
    setOpen(open) {
      toggle.setAttribute("aria-expanded", String(open));
      detailRow.hidden = !open;
      element.classList.toggle("open", open);
      detail?.close();
      detail = open ? featureDetail(messages, summary, options) : null;
      detailCell.replaceChildren(...(detail ? [detail.element] : []));
      if (detail && latest) detail.update(latest.comparison, latest.column);
    }
  };
}
