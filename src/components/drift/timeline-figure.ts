import {html} from "htl";
import type {StreamSummary, Summary} from "../../lib/bundle.js";
import type {Window as PartitionWindow} from "../../lib/profile/window.js";
import type {Messages} from "../../messages/messages.js";
import type {PartitionFacts} from "../../messages/monitor.en.js";
import {brush} from "../brush.js";
import type {Brush} from "../brush.js";
import {copyLink} from "../chart-figure.js";
import {button} from "../controls.js";
import {delayText} from "../delay-text.js";
import {count} from "../format.js";
import type {Partitions} from "../partitions.js";
import {showTable} from "../show-table.js";
import {timelineTicks} from "../timeline-ticks.js";
import {timeline} from "../timeline.js";
import {presetsOf} from "../windows.js";
import {partitionLanes} from "./partition-lanes.js";
import {presetButtons} from "./preset-buttons.js";

export type WindowRole = "reference" | "current";

export interface TimelineFigureOptions {
  readonly onMove: (role: WindowRole, window: PartitionWindow, resting: boolean) => void;
  readonly onReset: () => void;
  readonly link: () => string;
}

interface TimelineFigure {
  readonly element: HTMLElement;
  update(windows: Readonly<Record<WindowRole, PartitionWindow>>): void;
}

const ROLES: readonly WindowRole[] = ["reference", "current"];

/** Volume, error and alarms over time, with the two windows, their presets, and the partitions as a table. */
export function timelineFigure(
  messages: Messages<"labels" | "monitor">,
  summary: Summary,
  stream: StreamSummary,
  partitions: Partitions,
  options: TimelineFigureOptions
): TimelineFigure {
  const {starts, changeAt} = stream;
  const brushes = ROLES.map((role) => windowBrush(messages, stream, partitions, role, options));
  const chart = timeline({
    length: starts.length,
    ticks: timelineTicks(starts, partitions),
    brushes,
    lanes: partitionLanes(messages, summary, stream, partitions),
    mark:
      changeAt === null
        ? null
        : {position: changeAt, label: messages.monitor.describeChange(partitions, starts[changeAt]!)},
    describe: (i) =>
      messages.monitor.describePartition(partitions.short(starts[i]!), factsOf(stream, i), summary.errorMeasure),
    onDraw: (window, resting) => options.onMove("current", window, resting)
  });
  const presets = presetButtons(messages, (role, window) => options.onMove(role, window, true), {starts, partitions});
  const inAlarm = stream.alarms.filter((names) => names.length > 0).length;
  const element = html`<figure class="chart timeline-figure">
    <figcaption>
      <span class="chart-title">${messages.monitor.timelineTitle(partitions, inAlarm, starts.length)}</span>
      <span class="chart-subtitle">${messages.monitor.timelineSubtitle}</span>
    </figcaption>
    <div class="presets">${presets.groups}${button(messages.monitor.words.reset, options.onReset, "quiet")}</div>
    ${chart}
    <div class="chart-tools">
      ${partitionTable(messages, summary, stream, partitions)}${copyLink(messages.monitor.figureWords, options.link)}
    </div>
  </figure>`;
  const {unit, reference} = summary;
  const {length} = starts;
  return {
    element,
    update(windows) {
      ROLES.forEach((role, i) => brushes[i]!.update(windows[role]));
      presets.update(presetsOf({unit, length, reference, current: windows.current}), windows);
    }
  };
}

function factsOf({rows, quarantined, error, alarms}: StreamSummary, i: number): PartitionFacts {
  return {rows: rows[i]!, quarantined: quarantined[i]!, error: error[i]!, alarms: alarms[i]!};
}

function windowBrush(
  messages: Messages<"monitor">,
  {starts, rows}: StreamSummary,
  partitions: Partitions,
  role: WindowRole,
  {onMove}: TimelineFigureOptions
): Brush {
  return brush({
    role,
    unit: partitions.unit,
    length: starts.length,
    label: ({from, to}) => `${messages.monitor.words[role]} ${partitions.span(starts[from]!, starts[to - 1]!)}`,
    gripName: (grip) => messages.monitor.gripNames[grip](partitions, messages.monitor.words[role]),
    gripText: (grip, {from, to}) => {
      const rowsIn = rows.slice(from, to).reduce((sum, n) => sum + n, 0);
      const [first, last] = [starts[from]!, starts[to - 1]!];
      return messages.monitor.describeGrip[grip](partitions, first, last, rowsIn);
    },
    onMove: (window, resting) => onMove(role, window, resting)
  });
}

function partitionTable(
  messages: Messages<"labels" | "monitor">,
  {columns, errorMeasure}: Summary,
  stream: StreamSummary,
  partitions: Partitions
): HTMLElement {
  const {starts, rows, quarantined, error, alarms, arrivals} = stream;
  const hasDelay = arrivals !== null && arrivals.delayMs.some((delay) => delay !== null);
  const table = showTable(messages.monitor.figureWords.showTable);
  const unit = columns.find(({role}) => role === "label")?.unit ?? "";
  const hasQuarantine = quarantined.some((n) => n > 0);
  table.update({
    caption: messages.monitor.timelineTitle(
      partitions,
      alarms.filter((names) => names.length > 0).length,
      starts.length
    ),
    columns: [
      {label: partitions.heading},
      {label: messages.monitor.rowsPer(partitions), numeric: true},
      ...(hasQuarantine ? [{label: messages.monitor.words.quarantined, numeric: true}] : []),
      ...(arrivals === null ? [] : [{label: messages.labels.labelWords.labelled, numeric: true}]),
      ...(hasDelay ? [{label: messages.labels.delayHeading(partitions), numeric: true}] : []),
      ...(errorMeasure === null ? [] : [{label: messages.monitor.errorLabel(errorMeasure, unit), numeric: true}]),
      {label: messages.monitor.words.columnsInAlarm}
    ],
    rows: starts.map((start, i) => [
      partitions.unit === "hour" ? partitions.long(start) : partitions.short(start),
      count(rows[i]!),
      ...(hasQuarantine ? [count(quarantined[i]!)] : []),
      ...(arrivals === null ? [] : [messages.labels.labelledText(arrivals.labelled[i]!, rows[i]!)]),
      ...(hasDelay ? [delayText(arrivals.delayMs[i]!, partitions.unit)] : []),
      ...(errorMeasure === null ? [] : [messages.monitor.errorText(errorMeasure, error[i] ?? NaN)]),
      alarms[i]!.join(", ") || "–"
    ])
  });
  return table.element;
}
