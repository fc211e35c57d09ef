import {html} from "htl";
import type {Summary} from "../../lib/bundle.js";
import {comparePerformance} from "../../lib/decay/performance.js";
import type {Window as PartitionWindow} from "../../lib/profile/window.js";
import type {Messages} from "../../messages/messages.js";
import {brush} from "../brush.js";
import type {Brush} from "../brush.js";
import {copyLink} from "../chart-figure.js";
import {delayText} from "../delay-text.js";
import {count, percent} from "../format.js";
import type {Partitions} from "../partitions.js";
import {showTable} from "../show-table.js";
import type {TableContent} from "../show-table.js";
import {timelineTicks} from "../timeline-ticks.js";
import {timeline} from "../timeline.js";
import {sharedPartitions} from "../windows.js";
import {errorOfWindow} from "./course.js";
import {errorLanes} from "./error-lanes.js";
import type {Course, StreamFacts} from "./stream-facts.js";

interface FigureOptions {
  readonly summary: Summary;
  readonly partitions: Partitions;
  readonly onMove: (window: PartitionWindow, resting: boolean) => void;
  readonly link: () => string;
}

interface ErrorFigure {
  readonly element: HTMLElement;
  update(window: PartitionWindow): void;
}

/** Probability of "worse" or "better" when nothing has changed. */
const ALPHA = 0.05;

/** Errors over time, with the chosen window, and the same as a table. */
export function errorFigure(
  messages: Messages<"labels" | "monitor" | "performance">,
  facts: StreamFacts,
  course: Course,
  options: FigureOptions
): ErrorFigure {
  const {summary, partitions, onMove, link} = options;
  const {stream, measure} = facts;
  const {starts, changeAt} = stream;
  const unit = summary.columns.find(({role}) => role === "label")?.unit ?? "";
  const window = windowBrush(messages, facts, partitions, onMove);
  const chart = timeline({
    ...{length: starts.length, ticks: timelineTicks(starts, partitions), brushes: [window]},
    lanes: errorLanes(messages, facts, course, unit),
    mark:
      changeAt === null
        ? null
        : {position: changeAt, label: messages.monitor.describeChange(partitions, starts[changeAt]!)},
    describe: (i) => messages.performance.pointText(partitions.short(starts[i]!), measure, pointAt(facts, course, i)),
    onDraw: onMove
  });
  const title = html`<span class="chart-title"></span>`;
  const table = showTable(messages.performance.performanceWords.showTable);
  table.update(tableOf(messages, facts, course, partitions, unit));
  const hasEstimate = course.estimates.some((one) => one !== null);
  const pending = starts.length - 1 - stream.labelled.findLastIndex((n) => n > 0);
  const element = html`<figure class="chart timeline-figure">
    <figcaption>
      ${title}
      <span class="chart-subtitle"
        >${messages.performance.paragraph([
          messages.performance.overTimeSubtitle(partitions, measure, unit, course.trailing),
          messages.performance.pendingText(partitions, measure, pending, course.estimates.at(-1) ?? null),
          hasEstimate ? messages.performance.estimateNote : ""
        ])}</span
      >
    </figcaption>
    <p class="legend">
      <span><i class="swatch-course realised"></i>${messages.performance.performanceWords.legend.realised}</span>
      ${hasEstimate ? html`<span class="role-prediction"><i class="swatch-course estimate"></i>${messages.performance.performanceWords.legend.estimate}</span>` : null}
      ${facts.versions.canaries.length > 0 ? html`<span><i class="swatch-course candidate"></i>${messages.performance.performanceWords.legend.canary}</span>` : null}
    </p>
    ${chart}
    <div class="chart-tools">${table.element}${copyLink(messages.performance.performanceWords, link)}</div>
  </figure>`;
  return {
    element,
    update(next) {
      window.update(next);
      title.textContent = titleOf(messages, facts, course, partitions, next);
    }
  };
}

function titleOf(
  messages: Messages<"performance">,
  {stream: {starts}, measure, reference}: StreamFacts,
  {measurement}: Course,
  partitions: Partitions,
  window: PartitionWindow
): string {
  const isApart = sharedPartitions(window, reference) === 0;
  const verdict =
    isApart && measure === "RMSE"
      ? comparePerformance(measurement.sums(reference), measurement.sums(window), ALPHA).verdict
      : null;
  const span = partitions.span(starts[window.from]!, starts[window.to - 1]!);
  return messages.performance.overTimeTitle({
    measure,
    window: errorOfWindow(measurement, window),
    span,
    reference: errorOfWindow(measurement, reference),
    verdict
  });
}

function windowBrush(
  messages: Messages<"monitor" | "performance">,
  {stream: {starts, rows}}: StreamFacts,
  partitions: Partitions,
  onMove: FigureOptions["onMove"]
): Brush {
  return brush({
    ...{role: "current", unit: partitions.unit, length: starts.length, onMove},
    label: ({from, to}) =>
      `${messages.performance.performanceWords.window} ${partitions.span(starts[from]!, starts[to - 1]!)}`,
    gripName: (grip) => messages.monitor.gripNames[grip](partitions, messages.performance.performanceWords.window),
    gripText: (grip, {from, to}) => {
      const rowsIn = rows.slice(from, to).reduce((sum, n) => sum + n, 0);
      return messages.monitor.describeGrip[grip](partitions, starts[from]!, starts[to - 1]!, rowsIn);
    }
  });
}

function pointAt({versions, arrived}: StreamFacts, {points, estimates}: Course, i: number) {
  const version = versions.champions.find(({from, to}) => i >= from && i < to)?.version ?? null;
  return {point: points[i]!, estimate: estimates[i]!, share: arrived[i]!, version};
}

function tableOf(
  messages: Messages<"labels" | "monitor" | "performance">,
  facts: StreamFacts,
  course: Course,
  partitions: Partitions,
  unit: string
): TableContent {
  const {stream, measure} = facts;
  const [day, version, ...numbers] = messages.performance.pointHead(
    partitions,
    messages.monitor.errorLabel(measure, unit)
  );
  const error = (value: number): string => messages.monitor.errorText(measure, value);
  const delays = stream.arrivals?.delayMs ?? null;
  return {
    caption: messages.performance.overTimeSubtitle(partitions, measure, unit, course.trailing),
    columns: [
      ...[{label: day!}, {label: version!}, ...numbers.map((label) => ({label, numeric: true}))],
      ...(delays === null ? [] : [{label: messages.labels.delayHeading(partitions), numeric: true}])
    ],
    rows: stream.starts.map((start, i) => {
      const {point, estimate, share, version: by} = pointAt(facts, course, i);
      return [
        ...[partitions.short(start), by ?? "–", count(point.rows), count(point.labelled), percent(share)],
        ...[error(point.value), error(point.low), error(point.high)],
        ...[estimate?.value, estimate?.low, estimate?.high].map((value) => error(value ?? NaN)),
        ...(delays === null ? [] : [delayText(delays[i]!, partitions.unit)])
      ];
    })
  };
}
