import {html} from "htl";
import type {ColumnSummary, StreamSummary, Summary} from "../../lib/bundle.js";
import type {Timeline} from "../../lib/profile/window.js";
import type {Messages} from "../../messages/messages.js";
import {copyLink} from "../chart-figure.js";
import {latestRun} from "../latest.js";
import {partitionsOf} from "../partitions.js";
import {sameWindow} from "../windows.js";
import {columnTimeline} from "./column-timeline.js";
import {calibrated, compareOn} from "./comparison.js";
import type {Comparison} from "./comparison.js";
import {featureTable} from "./feature-table.js";
import type {FeatureTable} from "./feature-table.js";
import {findingsSection} from "./findings-section.js";
import {noteList} from "./note-list.js";
import {notesOf} from "./notes.js";
import {noticesOf} from "./notices.js";
import {outcomeCharts} from "./outcome-charts.js";
import {rowsRead} from "./rows-read.js";
import type {ExplorerState} from "./state.js";
import {findingOf, legendOf, standIn} from "./table-heading.js";
import {timelineFigure} from "./timeline-figure.js";
import type {TimelineFigureOptions} from "./timeline-figure.js";
import {verdict} from "./verdict.js";

interface StreamViewOptions extends TimelineFigureOptions {
  readonly onToggle: (name: string) => void;
  /** fetches the profiles of one numeric column, by its position in the monitor, in the finest bins */
  readonly finest: (column: number) => Promise<Timeline>;
}

/** Everything below the page's header, for one stream. */
export interface StreamView {
  /** id of the stream */
  readonly stream: string;
  readonly element: HTMLElement;
  update(state: ExplorerState, resting: boolean): void;
  /** draws what has waited to come into sight */
  drawAll(): void;
  /** ends all that is still at work, once another view has taken its place */
  close(): void;
}

/** Pause between redraws of the large charts while the reader drags. */
const CHARTS_MS = 150;

export function streamView(
  messages: Messages<"findings" | "labels" | "monitor" | "partitions" | "rows">,
  summary: Summary,
  stream: StreamSummary,
  timeline: Timeline,
  options: StreamViewOptions
): StreamView {
  const isFeature = ({role}: Summary["columns"][number]): boolean => role === "feature";
  const {columns} = summary;
  const partitions = partitionsOf(messages, summary, stream.starts, stream.ends);
  const notes = notesOf(messages, stream);
  const tableOf = (caption: string, shown: Summary["columns"]): FeatureTable => {
    // The levels of a category are no finer elsewhere than they are here.
    const finest = async ({name, kind}: ColumnSummary): Promise<Timeline> =>
      kind === "categorical"
        ? columnTimeline(timeline, name)
        : options.finest(columns.findIndex((column) => column.name === name));
    const {onToggle} = options;
    return featureTable(messages, caption, shown, {notes, onToggle, finest, schema: summary.schema, partitions});
  };
  const features = columns.filter(isFeature);
  const outcomes = columns.filter((column) => !isFeature(column));
  const outcomesHeading = messages.monitor.outcomesTitle(outcomes.map(({role}) => role));
  const parts = {
    verdict: verdict(messages, summary),
    timeline: timelineFigure(messages, summary, stream, partitions, options),
    features: tableOf(messages.monitor.words.featuresTitle, features),
    outcomes: tableOf(outcomesHeading, outcomes),
    charts: outcomeCharts(messages, summary, stream, partitions, options.link)
  };
  const notices = html`<div class="notices" aria-live="polite"></div>`;
  const finding = html`<p class="chart-title"></p>`;
  const subtitle = html`<p class="chart-subtitle"></p>`;
  const legend = html`<p class="legend"></p>`;
  const element = html`<div class="stream-view">
    ${parts.verdict.element}${parts.timeline.element}${notices}
    <h2>${messages.monitor.words.featuresTitle}</h2>
    ${finding}${subtitle}${legend}${parts.features.element}
    <div class="chart-tools">${copyLink(messages.monitor.figureWords, options.link)}</div>
    ${outcomes.length > 0 ? [html`<h2>${outcomesHeading}</h2>`, parts.outcomes.element, parts.charts.element] : null}
    ${findingsSection(messages, summary, stream, timeline, partitions)}
    <h2>${messages.monitor.words.notesTitle}</h2>
    ${noteList(messages, notes, partitions)}${rowsRead(messages, summary, stream)}
  </div>`;
  let latest: {comparison: Comparison; state: ExplorerState} | null = null;
  let exact: {comparison: Comparison; state: ExplorerState} | null = null;
  let chartsTimer: ReturnType<typeof setTimeout> | undefined;
  const startCalibrating = latestRun();

  function drawCharts(): void {
    chartsTimer = undefined;
    if (latest) parts.charts.update(latest.comparison);
  }

  /** Shows figures at once by large-window thresholds, and again when they are calibrated. */
  function show(comparison: Comparison, state: ExplorerState, resting: boolean): void {
    latest = {comparison, state};
    parts.verdict.update(comparison, resting);
    parts.features.update(comparison, state.distance, resting);
    parts.outcomes.update(comparison, state.distance, resting);
    finding.textContent = findingOf(messages, summary, comparison, state);
    legend.replaceChildren(...legendOf(messages, comparison, partitions));
    if (resting) {
      subtitle.textContent = messages.monitor.tableSubtitle(
        state.distance,
        standIn(comparison, state.distance),
        summary.falseAlarmRate
      );
      notices.replaceChildren(
        ...noticesOf(messages, comparison, partitions).map((text) => html`<p class="notice">${text}</p>`)
      );
      clearTimeout(chartsTimer);
      drawCharts();
    } else chartsTimer ??= setTimeout(drawCharts, CHARTS_MS);
  }

  function setOpen(name: string | null): void {
    parts.features.setOpen(name);
    parts.outcomes.setOpen(name);
  }

  /** Calibrates until another run is started. */
  function calibrate(comparison: Comparison, state: ExplorerState, isLatest: () => boolean): void {
    element.setAttribute("aria-busy", "true");
    calibrated(comparison, state.distance, isLatest).then(
      (settled) => {
        if (settled === null || !isLatest()) return;
        element.removeAttribute("aria-busy");
        exact = {comparison: settled, state};
        show(settled, state, true);
      },
      (error: unknown) => {
        if (!isLatest()) return;
        element.removeAttribute("aria-busy");
        const reason = error instanceof Error ? error.message : String(error);
        notices.append(html`<p class="notice alarm">${messages.monitor.describeCalibrationFailure(reason)}</p>`);
      }
    );
  }

  const observer = new ResizeObserver(drawCharts);
  observer.observe(parts.charts.element);
  return {
    stream: stream.id,
    element,
    update(state, resting) {
      const isLatest = startCalibrating();
      parts.timeline.update(state);
      // Opening a row or going back to a window asks the same again.
      if (resting && exact !== null && isSameQuestion(exact.state, state)) {
        element.removeAttribute("aria-busy");
        show(exact.comparison, state, true);
        return setOpen(state.open);
      }
      const comparison = compareOn(timeline, state.reference, state.current, summary);
      // Rows keep their places until the order is certain.
      show(comparison, state, resting && latest === null);
      if (!resting) return;
      setOpen(state.open);
      calibrate(comparison, state, isLatest);
    },
    drawAll() {
      parts.features.drawAll();
      parts.outcomes.drawAll();
    },
    close() {
      startCalibrating();
      clearTimeout(chartsTimer);
      observer.disconnect();
      parts.features.close();
      parts.outcomes.close();
    }
  };
}

function isSameQuestion(a: ExplorerState, b: ExplorerState): boolean {
  return a.distance === b.distance && sameWindow(a.reference, b.reference) && sameWindow(a.current, b.current);
}
