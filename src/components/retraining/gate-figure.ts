import {squaredErrors} from "../../lib/course/retraining/corrupted-week.js";
import type {CorruptedWeek} from "../../lib/course/retraining/corrupted-week.js";
import type {RollOut} from "../../lib/course/retraining/roll-out.js";
import type {GateFacts, GateWords} from "../../messages/retraining.en.js";
import type {FigureContent} from "../chart-figure.js";
import {count, fixed} from "../format.js";
import {gateChart} from "./gate-chart.js";
import type {DayError} from "./gate-chart.js";

/** Days before the fault that the chart begins with. */
const BEFORE = 10;

interface Options {
  readonly width: number;
  readonly words: GateWords;
  /** what has become of the challenger; null before the reader has guessed */
  readonly facts: GateFacts | null;
}

/** What callers were told day by day, with and without the challenger. */
export function gateFigure(week: CorruptedWeek, {days}: RollOut, {width, words, facts}: Options): FigureContent {
  const errors = [...championDays(week), ...(facts === null ? [] : days.map((day) => dayError(week, day)))];
  return {
    title: facts === null ? words.closedTitle : words.title(facts),
    subtitle: words.subtitle,
    chart: gateChart(errors, {
      ...{width, xLabel: words.axis, yLabel: words.yAxis, names: words.names},
      ...{fault: week.fault, trained: week.trained, last: week.rows.length - 1}
    }),
    table: {
      caption: words.subtitle,
      columns: words.columns,
      rows: errors.map(({day, exposed, served, champion}) => [
        ...[String(day), count(exposed)],
        ...[fixed(served, 2), fixed(champion, 2)]
      ])
    }
  };
}

/** The days on which the champion alone answered. */
function championDays(week: CorruptedWeek): DayError[] {
  const from = week.fault.from - BEFORE;
  return Array.from({length: week.trained - from + 1}, (_, i) => {
    const champion = championRmse(week, from + i);
    return {day: from + i, exposed: 0, served: champion, champion};
  });
}

function dayError(week: CorruptedWeek, {day, exposed, scored, served}: RollOut["days"][number]): DayError {
  return {day, exposed, served: Math.sqrt(served / scored), champion: championRmse(week, day)};
}

function championRmse({rows, production}: CorruptedWeek, day: number): number {
  const {isScoring} = rows[day]!;
  const scored = squaredErrors(production.first, rows[day]!).filter((_, row) => isScoring[row]);
  return Math.sqrt(scored.reduce((sum, loss) => sum + loss, 0) / scored.length);
}
