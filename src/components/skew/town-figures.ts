import type {Served, TownSkew} from "../../lib/course/skew/towns.js";
import type {TownWords} from "../../messages/skew.en.js";
import {errorChart} from "../another-place-another-time/market-charts.js";
import type {FigureContent} from "../chart-figure.js";
import {count, fixed} from "../format.js";
import {columnBars} from "./column-bars.js";

/** What is served and how far it lies from what was learnt. */
export interface TownFacts extends TownSkew {
  readonly by: string;
  readonly at: string;
  readonly served: Served;
  readonly threshold: number;
}

interface Options {
  readonly width: number;
  readonly words: TownWords;
}

/** How far each column of the served tracts lies from training. */
export function distanceFigure(facts: TownFacts, {width, words}: Options): FigureContent {
  const {columns, threshold} = facts;
  const subtitle = words.subtitle(facts);
  return {
    title: words.title(facts),
    subtitle,
    chart: columnBars(
      columns.map(({column, distance, outside}) => ({
        ...{name: words.columnName(column), value: distance, isOver: distance > threshold},
        ...{text: fixed(distance, 2), note: words.outside(outside)}
      })),
      {width, highest: 1.25, xLabel: words.axis, threshold: {at: threshold, label: words.thresholdMark}}
    ),
    table: {
      caption: subtitle,
      columns: words.columns,
      rows: columns.map(({column, distance, outside}) => [words.columnName(column), fixed(distance, 3), count(outside)])
    }
  };
}

/** The error of one model where it learnt, where it did not, and on all tracts. */
export function townErrorFigure(facts: TownFacts, {width, words}: Options): FigureContent {
  const {home, asked, allRmse} = facts;
  const bars = [
    {name: words.bars.home, rows: home.rows, rmse: home.rmse, kind: "home"},
    {name: words.bars.asked, rows: asked.n, rmse: asked.rmse, kind: "asked"},
    {name: words.bars.all, rows: home.rows + asked.n, rmse: allRmse, kind: "away"}
  ] as const;
  return {
    title: words.errorTitle(facts),
    subtitle: words.errorSubtitle,
    chart: errorChart(
      bars.map((bar) => ({...bar, text: words.rmse(bar.rmse)})),
      {width, xLabel: words.errorAxis}
    ),
    table: {
      caption: words.errorSubtitle,
      columns: words.errorColumns,
      rows: bars.map(({name, rows, rmse}) => [name, count(rows), words.rmse(rmse)])
    }
  };
}
