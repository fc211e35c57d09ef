import type {Coverage, CoverageMap, OutsideRange} from "../../lib/course/data-quality/coverage.js";
import type {CoverageWords} from "../../messages/data-quality.en.js";
import type {FigureContent} from "../chart-figure.js";
import {count, percent, signed} from "../format.js";
import {coverageChart} from "./coverage-chart.js";
import type {Point} from "./coverage-chart.js";
import {rangeChart} from "./range-chart.js";

export interface FigureOptions {
  readonly width: number;
  readonly words: CoverageWords;
}

type Table = Readonly<Record<string, readonly number[]>>;

/** The map of training rows and requests over two columns. */
export function mapFigure(
  columns: Table,
  [x, y]: readonly [string, string],
  {train}: Coverage,
  {cells, seen, unseen}: CoverageMap,
  {width, words, title}: FigureOptions & {readonly title: string}
): FigureContent {
  const at = (row: number): Point => [columns[x]![row]!, columns[y]![row]!];
  const subtitle = words.subtitle(x, y, train.length);
  return {
    title,
    subtitle,
    chart: coverageChart(cells, {
      ...{width, xLabel: x.toUpperCase(), yLabel: y.toUpperCase()},
      ...{train: train.map(at), seen: seen.map(at), unseen: unseen.map(at)}
    }),
    table: {
      caption: subtitle,
      columns: words.cellColumns(x, y),
      rows: cells
        .filter((cell) => cell.train + cell.serving > 0)
        .map((cell) => [words.span(cell.x), words.span(cell.y), count(cell.train), count(cell.serving)])
    }
  };
}

/** What lies outside the range of the training rows, column by column. */
export function rangeFigure(
  ranges: readonly OutsideRange[],
  serving: number,
  {width, words}: FigureOptions
): FigureContent {
  return {
    title: words.rangeTitle(ranges, serving),
    subtitle: words.rangeSubtitle,
    chart: rangeChart(ranges, {
      ...{width, serving, xLabel: words.rangeAxis},
      text: (range) => words.rangeLabel(range, serving)
    }),
    table: {
      caption: words.rangeSubtitle,
      columns: words.rangeColumns,
      rows: ranges.map(({column, range, rows, meanShift}) => [
        column.toUpperCase(),
        words.span(range),
        `${count(rows)} (${percent(rows / serving)})`,
        signed(meanShift, 1)
      ])
    }
  };
}
