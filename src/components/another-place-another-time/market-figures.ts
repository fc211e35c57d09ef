import type {MarketComparison, Markets} from "../../lib/course/two-markets.js";
import {mean} from "../../lib/statistics/moments.js";
import type {MarketWords} from "../../messages/another-place-another-time.en.js";
import type {FigureContent} from "../chart-figure.js";
import {count, fixed, signed} from "../format.js";
import {errorChart, slopeChart} from "./market-charts.js";

interface Facts extends MarketComparison {
  readonly by: string;
  readonly threshold: string;
  readonly slopes: {readonly home: number; readonly away: number};
}

interface Options {
  readonly width: number;
  readonly words: MarketWords;
}

interface Tracts {
  readonly rooms: readonly number[];
  readonly prices: readonly number[];
  readonly markets: Markets;
}

/** Rooms and prices of both markets, each with the line of its own model. */
export function slopeFigure({rooms, prices, markets}: Tracts, facts: Facts, {width, words}: Options): FigureContent {
  const {slopes, by, threshold} = facts;
  const subtitle = words.slopeSubtitle(by, threshold);
  const sides = (["home", "away"] as const).map((side) => {
    const points = markets[side].map((row) => [rooms[row]!, prices[row]!] as const);
    return {
      ...{side, points, slope: slopes[side], name: words.lines[side]},
      // least squares with an intercept goes through the means
      centre: [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))] as const
    };
  });
  return {
    title: words.slopeTitle(facts),
    subtitle,
    chart: slopeChart(sides, {
      ...{width, xLabel: words.xAxis, yLabel: words.yAxis},
      ...{x: [Math.floor(Math.min(...rooms)), Math.ceil(Math.max(...rooms))], y: [0, Math.max(...prices) + 5]}
    }),
    table: {
      caption: subtitle,
      columns: words.slopeColumns,
      rows: sides.map(({name, points, slope, centre}) => [
        name,
        count(points.length),
        fixed(centre[0], 2),
        fixed(centre[1], 1),
        words.slope(slope)
      ])
    }
  };
}

/** The errors of the first model in both markets, and of one fitted to the second. */
export function errorFigure(facts: Facts, {width, words}: Options): FigureContent {
  const {home, away, asked} = facts;
  const bars = [
    {name: words.bars.home, rows: home.rows, rmse: home.rmse, bias: 0, kind: "home"},
    {name: words.bars.asked, rows: away.rows, rmse: asked.rmse, bias: asked.bias, kind: "asked"},
    {name: words.bars.away, rows: away.rows, rmse: away.rmse, bias: 0, kind: "away"}
  ] as const;
  return {
    title: words.errorTitle(facts),
    subtitle: words.errorSubtitle,
    chart: errorChart(
      bars.map((bar) => ({...bar, text: fixed(bar.rmse, 2)})),
      {width, xLabel: words.errorAxis}
    ),
    table: {
      caption: words.errorSubtitle,
      columns: words.errorColumns,
      rows: bars.map(({name, rows, rmse, bias}) => [name, count(rows), fixed(rmse, 2), signed(bias, 2)])
    }
  };
}
