import {CALENDAR_DAYS, knowledgeAges, unreadAt} from "../../lib/course/serving/calendar.js";
import type {Calendar, CalendarSettings, Freshness} from "../../lib/course/serving/calendar.js";
import type {ServingFile} from "../../lib/course/serving/files.js";
import {squaredErrorAt} from "../../lib/course/serving/stale.js";
import type {CalendarWords} from "../../messages/serving.en.js";
import type {FigureContent} from "../chart-figure.js";
import {errorChart, unreadChart} from "./calendar-charts.js";

/** Hours between runs that can be chosen; each divides the days of the calendar. */
export const HOURS = [1, 3, 6, 12, 24, 48, 120, 240, 360, 720] as const;
export const freshnesses: readonly Freshness[] = ["refit", "once"];
/** Points of a line per day of the calendar. */
const STEPS = 8;

interface View {
  readonly width: number;
  readonly words: CalendarWords;
}

/** Error by day, with the model fitted anew for each run and with one that was trained once. */
export function errorFigure(
  {hours, freshness}: CalendarSettings,
  file: ServingFile,
  {width, words}: View
): FigureContent {
  const days = Array.from({length: CALENDAR_DAYS * STEPS + 1}, (_, i) => i / STEPS);
  const lines = freshnesses.map((kind) => {
    const ages = knowledgeAges({hours, freshness: kind}, days);
    return {
      ...{name: words.lines[kind], isPicked: kind === freshness},
      points: days.map((day, i) => [day, Math.sqrt(squaredErrorAt(file.moments, file.growth ** ages[i]!))] as const)
    };
  });
  const picked = lines.find(({isPicked}) => isPicked)!.points.map(([, rmse]) => rmse);
  const subtitle = words.errorSubtitle(file.growth);
  const daily = days.flatMap((day, i) => (i % (5 * STEPS) === 0 ? [[day, i] as const] : []));
  return {
    title: words.errorTitle(freshness, hours, picked[0]!, Math.max(...picked)),
    subtitle,
    chart: errorChart(lines, {width, xLabel: words.errorAxis, yLabel: words.error, days: CALENDAR_DAYS}),
    table: {
      caption: subtitle,
      columns: words.errorColumns,
      rows: daily.map(([day, i]) => [words.readsValue(day), ...lines.map(({points}) => words.rmse(points[i]![1]))])
    }
  };
}

/** Share of the predictions that nobody reads, by the time between runs. */
export function unreadFigure(
  {hours, readsPerDay, exponent}: CalendarSettings,
  {unread}: Calendar,
  {catalogue}: ServingFile,
  {width, words}: View
): FigureContent {
  const intervals = HOURS.map((each) => ({hours: each, share: unreadAt(each, {readsPerDay, exponent}, catalogue)}));
  const [shortest, longest] = [intervals[0]!, intervals.at(-1)!];
  const subtitle = words.unreadSubtitle(readsPerDay);
  return {
    title: words.unreadTitle(shortest.share, longest.share, shortest.hours, longest.hours),
    subtitle,
    chart: unreadChart(intervals, {
      ...{width, xLabel: words.unreadAxis, yLabel: words.unread, format: words.span},
      here: {place: intervals.findIndex((each) => each.hours === hours), share: unread}
    }),
    table: {
      caption: subtitle,
      columns: words.unreadColumns,
      rows: intervals.map((each) => [words.span(each.hours), words.share(each.share)])
    }
  };
}
