import {pairBins, pairFaults} from "../../lib/course/skew/pairs.js";
import type {ColumnCheck, PairFault, Pairs} from "../../lib/course/skew/pairs.js";
import type {PairWords} from "../../messages/skew.en.js";
import type {FigureContent} from "../chart-figure.js";
import {roles} from "../chart-style.js";
import {count, fixed, percent, significant} from "../format.js";
import {binsChart} from "../what-to-watch/bins-chart.js";
import {columnBars} from "./column-bars.js";
import {sharedRange} from "./pair-axes.js";
import {pairsChart} from "./pairs-chart.js";

/** What is looked at: how, with which limit, and what came of it. */
export interface PairLook {
  readonly check: "distribution" | "pairing";
  readonly checks: readonly ColumnCheck[];
  readonly threshold: number;
  readonly tolerance: number;
  readonly pairs: number;
}

interface Options {
  readonly width: number;
  readonly words: PairWords;
}

/** What the check says of every column. */
export function checkFigure(look: PairLook, {width, words}: Options): FigureContent {
  const {check, checks, threshold} = look;
  const isPairing = check === "pairing";
  const textOf = (value: number): string => (isPairing ? percent(value) : fixed(value, 3));
  const subtitle = words.subtitle[check];
  return {
    title: words.title(look),
    subtitle,
    chart: columnBars(
      checks.map(({feature, value, isFound}) => ({
        ...{name: words.columnName(feature), isOver: isFound, note: ""},
        ...{value: isPairing ? 100 * value : value, text: textOf(value)}
      })),
      {
        ...{width, highest: isPairing ? 115 : 1.15, xLabel: words.axis[check]},
        threshold: isPairing ? null : {at: threshold, label: words.thresholdMark}
      }
    ),
    table: {
      caption: subtitle,
      columns: words.checkColumns[check],
      rows: checks.map(({feature, value, isFound}) => [
        words.columnName(feature),
        textOf(value),
        isFound ? words.found : words.passes
      ])
    }
  };
}

/** The values of one column, record by record. */
export function pairFigure({keys, training, serving}: Pairs, feature: string, {width, words}: Options): FigureContent {
  const [base, test] = [training, serving].map((rows) => rows.map((row) => row[feature]!)) as [number[], number[]];
  const faults: Readonly<Record<string, PairFault>> = pairFaults;
  const subtitle = words.pairSubtitle(keys.length, sharedRange(base, test) !== null);
  return {
    title: words.pairTitle(feature, faults[feature] ?? null),
    subtitle,
    chart: pairsChart(base, test, {width, xLabel: words.xAxis(feature), yLabel: words.yAxis(feature)}),
    table: {
      caption: subtitle,
      columns: words.pairColumns,
      rows: keys.map((key, i) => [count(key), significant(base[i]!), significant(test[i]!)])
    }
  };
}

/** The values of one column as two histograms over the same bins. */
export function distributionFigure(
  pairs: Pairs,
  {feature, distance}: {readonly feature: string; readonly distance: number},
  {width, words}: Options
): FigureContent {
  const bins = pairBins(pairs, feature);
  return {
    title: words.binTitle(feature, distance),
    subtitle: words.binSubtitle,
    chart: binsChart(bins, {width, xLabel: words.columnName(feature), yLabel: words.share, fill: roles.current}),
    table: {
      caption: words.binSubtitle,
      columns: words.binColumns,
      rows: bins.map(({above, upTo, before, now}) => [
        significant(above, 3),
        significant(upTo, 3),
        percent(before),
        percent(now)
      ])
    }
  };
}
