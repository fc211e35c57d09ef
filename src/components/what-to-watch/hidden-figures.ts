import {EDGES, PREDICTION} from "../../lib/course/what-to-watch/days.js";
import type {PanelWords} from "../../messages/what-to-watch.en.js";
import type {FigureContent} from "../chart-figure.js";
import {roles} from "../chart-style.js";
import {fixed, percent, signed, significant} from "../format.js";
import type {TableContent} from "../show-table.js";
import {binsChart} from "./bins-chart.js";
import {reference, weekOf} from "./hidden-lab.js";
import type {BinShare, HiddenLab, Look} from "./hidden-lab.js";
import {tiesChart} from "./ties-chart.js";
import {versionsChart} from "./versions-chart.js";

interface Options {
  readonly width: number;
  readonly words: PanelWords;
}

/** The distribution of a column of the inputs. */
export function inputFigure(lab: HiddenLab, look: Look, feature: string, {width, words}: Options): FigureContent {
  const bins = lab.bins(look, feature);
  const {psi} = lab.evidence(look).find((one) => one.feature === feature)!;
  const subtitle = words.input.subtitle(feature);
  return {
    title: words.input.title(feature, psi),
    subtitle,
    chart: binsChart(bins, {width, xLabel: feature.toUpperCase(), yLabel: words.share, fill: roles.current}),
    table: binTable(bins, subtitle, words)
  };
}

/** The distribution of the predictions, with what is piled up at the edges. */
export function outputFigure(lab: HiddenLab, look: Look, {width, words}: Options): FigureContent {
  const bins = lab.bins(look, PREDICTION);
  const {now, before} = lab.edges(look);
  const subtitle = words.output.subtitle(...EDGES);
  return {
    title: words.output.title(now, before),
    subtitle,
    chart: binsChart(bins, {width, xLabel: "$1000", yLabel: words.share, fill: roles.prediction}),
    table: binTable(bins, subtitle, words)
  };
}

function binTable(bins: readonly BinShare[], caption: string, words: PanelWords): TableContent {
  return {
    caption,
    columns: words.binColumns,
    rows: bins.map(({above, upTo, before, now}) => [
      significant(above, 4),
      significant(upTo, 4),
      percent(before, 1),
      percent(now, 1)
    ])
  };
}

/** The error of both versions over the days. */
export function versionsFigure(lab: HiddenLab, look: Look, {width, words}: Options): FigureContent {
  const daily = lab.dailyErrors(look);
  const {versions: own} = words;
  return {
    title: own.title(lab.errors(look, weekOf(look)), lab.errors(look, reference)),
    subtitle: own.subtitle,
    chart: versionsChart(daily, {
      ...{width, week: weekOf(look), xLabel: own.axis, yLabel: "$1000"},
      ...{quiet: own.quiet, weekLabel: own.week}
    }),
    table: {
      caption: own.subtitle,
      columns: own.columns,
      rows: daily.map(({v1, v2}, day) => [String(day), fixed(v1, 2), fixed(v2, 2)])
    }
  };
}

/** How columns go with predictions and errors. */
export function tiesFigure(lab: HiddenLab, look: Look, feature: string, {width, words}: Options): FigureContent {
  const evidence = lab.evidence(look);
  const {before, now} = evidence.find((one) => one.feature === feature)!;
  const {ties: own} = words;
  return {
    title: own.title(feature, before.error, now.error),
    subtitle: own.subtitle,
    chart: tiesChart(evidence, {width, chosen: feature, prediction: own.prediction, error: own.error}),
    table: {
      caption: own.subtitle,
      columns: own.columns,
      rows: evidence.map(({feature: name, before: quiet, now: week}) => [
        name.toUpperCase(),
        ...[quiet.prediction, week.prediction, quiet.error, week.error].map((value) => signed(value, 2))
      ])
    }
  };
}
