import {
  FIRST_YEAR,
  frozenError,
  HIGHEST_NO2,
  NOX_IN_PPB,
  priceFactor,
  SURVEY
} from "../../lib/course/another-place-another-time/years.js";
import type {FrozenError} from "../../lib/course/another-place-another-time/years.js";
import {errorsOf} from "../../lib/model/metrics.js";
import {mean} from "../../lib/statistics/moments.js";
import type {TimeWords} from "../../messages/another-place-another-time.en.js";
import type {FigureContent} from "../chart-figure.js";
import {fixed} from "../format.js";
import {airChart, answerChart, yearChart} from "./time-charts.js";

/** What a model answers to each row, and its price in 1970, in $1000. */
export interface Frozen {
  readonly answers: Float64Array;
  readonly prices: readonly number[];
}

interface Options {
  readonly width: number;
  readonly words: TimeWords;
}

/** Groups of the table beside the marks. */
const GROUPS = 10;

/** Each tract by what the model answers and what it costs. */
export function answerFigure(
  {answers, prices}: Frozen,
  facts: FrozenError & {readonly year: number; readonly rows: number},
  {width, words}: Options
): FigureContent {
  const grown = prices.map((price) => price * facts.factor);
  const order = grown.map((_, row) => row).sort((a, b) => answers[a]! - answers[b]! || a - b);
  const group = (i: number): number[] =>
    order.slice(Math.round((i * order.length) / GROUPS), Math.round(((i + 1) * order.length) / GROUPS));
  return {
    title: words.answerTitle(facts),
    subtitle: words.answerSubtitle,
    chart: answerChart(
      grown.map((price, row) => ({answer: answers[row]!, price})),
      {
        ...{width, xLabel: words.answerAxis, yLabel: words.priceAxis, tick: words.tick, highest: facts.highest},
        ...{right: words.right, mark: words.highest(facts.highest)}
      }
    ),
    table: {
      caption: words.answerSubtitle,
      columns: words.answerColumns,
      rows: Array.from({length: GROUPS}, (_, i) => {
        const said = group(i).map((row) => answers[row]!);
        const paid = group(i).map((row) => grown[row]!);
        return [words.tenth(i + 1), fixed(mean(said), 1), fixed(mean(paid), 1), fixed(errorsOf(said, paid).rmse, 1)];
      })
    }
  };
}

/** The error from 1970 up to a year. */
export function errorFigure({answers, prices}: Frozen, year: number, {width, words}: Options): FigureContent {
  const at = (of: number): FrozenError => frozenError(answers, prices, priceFactor(prices, of));
  const course = Array.from({length: year - FIRST_YEAR + 1}, (_, i) => ({year: FIRST_YEAR + i, ...at(FIRST_YEAR + i)}));
  return {
    title: words.errorTitle(course.at(-1)!.rmse / course[0]!.rmse, year),
    subtitle: words.errorSubtitle,
    chart: yearChart(course, {
      ...{width, yLabel: words.errorAxis, names: words.lines},
      ...{years: [FIRST_YEAR, SURVEY.year], highest: at(SURVEY.year).rmse}
    }),
    table: {
      caption: words.errorSubtitle,
      columns: words.errorColumns,
      rows: course
        .filter((one) => one.year % 5 === 0 || one.year === year)
        .map((one) => [String(one.year), fixed(one.factor, 2), fixed(one.rmse, 1), fixed(one.rescaled, 1)])
    }
  };
}

/** Width of a bar, in parts per billion. */
const STEP = 5;

/** The air of 1970, and the worst of a later year. */
export function airFigure(nox: readonly number[], {width, words}: Options): FigureContent {
  const values = nox.map((value) => value * NOX_IN_PPB);
  const bars = Array.from({length: Math.ceil(Math.max(...values) / STEP)}, (_, i) => {
    const [from, to] = [i * STEP, (i + 1) * STEP];
    return {from, to, count: values.filter((value) => value >= from && value < to).length};
  });
  return {
    title: words.airTitle(Math.min(...values)),
    subtitle: words.airSubtitle,
    chart: airChart(bars, {
      ...{width, xLabel: words.airAxis, yLabel: words.airCount},
      ...{mark: HIGHEST_NO2.ppb, text: words.airMark}
    }),
    table: {
      caption: words.airSubtitle,
      columns: words.airColumns,
      rows: bars.filter(({count}) => count > 0).map(({from, to, count}) => [words.span(from, to), String(count)])
    }
  };
}
