import type {LogGroup} from "../../lib/course/logging/groups.js";
import {FEW_LINES, hourlyAnswers, oddHour} from "../../lib/course/logging/hourly.js";
import {isOutside, minuteOf, PREDICTION, readingOf} from "../../lib/course/logging/readings.js";
import type {LogWords} from "../../messages/logging.en.js";
import type {FigureContent} from "../chart-figure.js";
import {fixed, percent, significant} from "../format.js";
import {groupsChart, hourlyChart, valuesChart} from "./log-charts.js";
import type {LogState} from "./log-state.js";
import type {IncidentLog, LogView} from "./log-view.js";

interface Options {
  readonly width: number;
  readonly words: LogWords;
}

/** What a dashboard shows of the day. */
export function hourlyFigure(
  {events}: IncidentLog,
  {aggregate, from, to}: LogState,
  {width, words}: Options
): FigureContent {
  const own = words.hourly;
  const answers = hourlyAnswers(events, aggregate);
  return {
    title: own.title(aggregate, oddHour(answers)),
    subtitle: own.subtitle(FEW_LINES),
    chart: hourlyChart(answers, {width, xLabel: own.axis, yLabel: words.price, hours: [from, to]}),
    table: {
      caption: own.subtitle(FEW_LINES),
      columns: own.columns,
      rows: answers.map(({hour, lines, value}) => [words.hour(hour), String(lines), fixed(value, 1)])
    }
  };
}

/** The chosen field of every line that is kept. */
export function valuesFigure(
  {ranges, cause}: IncidentLog,
  {kept, outside}: LogView,
  {field, from, to, marked}: LogState,
  {width, words}: Options
): FigureContent {
  const own = words.values;
  const values = kept.map((event) => ({
    hour: minuteOf(event) / 60,
    value: readingOf(event, field),
    isOutside: isOutside(event, field, ranges)
  }));
  return {
    title: own.title(field, outside.length, kept.length),
    subtitle: own.subtitle(field),
    chart: valuesChart(values, {
      ...{width, xLabel: own.axis, hours: [from, to], range: ranges[field]!, learnt: own.learnt},
      yLabel: field === PREDICTION ? words.price : field.toUpperCase(),
      began: marked === null ? null : {hour: minuteOf(cause.first) / 60, label: own.began}
    }),
    table: {
      caption: own.subtitle(field),
      columns: own.columns,
      rows: kept.map((event, i) => [
        event.time.slice(11, 19),
        significant(values[i]!.value, 6),
        values[i]!.isOutside ? own.yes : own.no
      ])
    }
  };
}

/** The lines that are kept, in groups. */
export function groupsFigure(
  {groups}: LogView,
  {field, group: grouping}: LogState,
  {width, words}: Options
): FigureContent {
  const own = words.groups;
  const nameOf = ({key}: LogGroup): string => words.groupName(key, grouping);
  const shareOf = ({marked, lines}: LogGroup): number => marked / lines;
  const worst = groups.reduce<LogGroup | null>((a, b) => (a === null || shareOf(b) > shareOf(a) ? b : a), null);
  const subtitle = own.subtitle(field, grouping);
  return {
    title: worst === null || worst.marked === 0 ? own.none : own.title(nameOf(worst), worst),
    subtitle,
    chart: groupsChart(groups, {
      ...{width, xLabel: own.axis, nameOf},
      shareOf: ({marked, lines}) => own.share(marked, lines)
    }),
    table: {
      caption: subtitle,
      columns: own.columns,
      rows: groups.map((group) => [nameOf(group), String(group.lines), String(group.marked), percent(shareOf(group))])
    }
  };
}
