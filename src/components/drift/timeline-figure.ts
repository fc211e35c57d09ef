import {html} from "htl";
import type {StreamSummary, Summary} from "../../lib/bundle.js";
import type {Window as DayWindow} from "../../lib/profile/window.js";
import {
  describeChange,
  describeDay,
  describeGrip,
  figureWords,
  gripNames,
  timelineSubtitle,
  timelineTitle,
  words
} from "../../messages/monitor.en.js";
import {brush} from "../brush.js";
import type {Brush} from "../brush.js";
import {copyLink} from "../chart-figure.js";
import {button} from "../controls.js";
import {dateSpan, shortDate} from "../dates.js";
import {count, fixed} from "../format.js";
import {showTable} from "../show-table.js";
import {timeline} from "../timeline.js";
import {presetsOf} from "../windows.js";
import {dayLanes} from "./day-lanes.js";
import {presetButtons} from "./preset-buttons.js";

export type WindowRole = "reference" | "current";

export interface TimelineFigureOptions {
  readonly onMove: (role: WindowRole, window: DayWindow, resting: boolean) => void;
  readonly onReset: () => void;
  readonly link: () => string;
}

interface TimelineFigure {
  readonly element: HTMLElement;
  update(windows: Readonly<Record<WindowRole, DayWindow>>): void;
}

const ROLES: readonly WindowRole[] = ["reference", "current"];

/** Volume, error and alarms over time, with the two windows, their presets, and the days as a table. */
export function timelineFigure(
  summary: Summary,
  stream: StreamSummary,
  options: TimelineFigureOptions
): TimelineFigure {
  const {days} = stream;
  const brushes = ROLES.map((role) => windowBrush(stream, role, options));
  const chart = timeline({
    days,
    brushes,
    lanes: dayLanes(summary, stream),
    mark: stream.changeDay === null ? null : {day: stream.changeDay, label: describeChange(days[stream.changeDay]!)},
    describe: (day) => describeDay(days[day]!, stream.rows[day]!, stream.rmse[day]!, stream.alarms[day]!),
    onDraw: (window, resting) => options.onMove("current", window, resting)
  });
  const presets = presetButtons((role, window) => options.onMove(role, window, true));
  const inAlarm = stream.alarms.filter((names) => names.length > 0).length;
  const element = html`<figure class="chart timeline-figure">
    <figcaption>
      <span class="chart-title">${timelineTitle(inAlarm, days.length)}</span>
      <span class="chart-subtitle">${timelineSubtitle}</span>
    </figcaption>
    <div class="presets">${presets.groups}${button(words.reset, options.onReset, "quiet")}</div>
    ${chart}
    <div class="chart-tools">${dayTable(stream)}${copyLink(figureWords, options.link)}</div>
  </figure>`;
  return {
    element,
    update(windows) {
      ROLES.forEach((role, i) => brushes[i]!.update(windows[role]));
      presets.update(presetsOf(days.length, summary.referenceDays, windows.current), windows);
    }
  };
}

function windowBrush({days, rows}: StreamSummary, role: WindowRole, {onMove}: TimelineFigureOptions): Brush {
  return brush({
    role,
    days: days.length,
    label: ({from, to}) => `${words[role]} ${dateSpan(days[from]!, days[to - 1]!)}`,
    gripName: (grip) => gripNames[grip](words[role]),
    gripText: (grip, {from, to}) => {
      const rowsIn = rows.slice(from, to).reduce((sum, n) => sum + n, 0);
      const [first, last] = [days[from]!, days[to - 1]!];
      return describeGrip[grip](first, last, rowsIn);
    },
    onMove: (window, resting) => onMove(role, window, resting)
  });
}

function dayTable({days, rows, rmse, alarms}: StreamSummary): HTMLElement {
  const table = showTable(figureWords.showTable);
  table.update({
    caption: timelineTitle(alarms.filter((names) => names.length > 0).length, days.length),
    columns: [
      {label: words.day},
      {label: words.lanes.rows, numeric: true},
      {label: words.lanes.rmse, numeric: true},
      {label: words.lanes.alarms}
    ],
    rows: days.map((day, i) => [
      shortDate(day),
      count(rows[i]!),
      fixed(rmse[i] ?? NaN, 2),
      alarms[i]!.length > 0 ? alarms[i]!.join(", ") : "–"
    ])
  });
  return table.element;
}
