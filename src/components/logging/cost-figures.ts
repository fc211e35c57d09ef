import {keptBytes, sampledError} from "../../lib/course/logging/kept-log.js";
import {dailyRequests} from "../../lib/course/logging/published.js";
import type {LoggingFacts} from "../../lib/course/logging/published.js";
import type {CostWords} from "../../messages/logging.en.js";
import type {FigureContent} from "../chart-figure.js";
import {count, fixed} from "../format.js";
import {bytesText} from "./bytes-text.js";
import {errorChart, storageChart} from "./cost-charts.js";
import type {CostChoices, CostState} from "./cost-state.js";

interface Options {
  readonly width: number;
  readonly words: CostWords;
}

/** Fewest rows for limits, where they are widest. */
const FEWEST = 30;

/** Returns the bytes of the profiles of the days for which a log would be kept. */
export function profileBytes({profile}: LoggingFacts, {requests, days}: Pick<CostState, "requests" | "days">): number {
  return profile.bytes[dailyRequests.indexOf(requests)]! * days;
}

/** What is kept, by the share that is logged. */
export function storageFigure(
  facts: LoggingFacts,
  state: CostState,
  {share: shares}: CostChoices,
  {width, words}: Options
): FigureContent {
  const own = words.storage;
  const points = shares.map((share) => ({share, bytes: keptBytes({...state, share})}));
  const bytes = keptBytes(state);
  const profiles = profileBytes(facts, state);
  const {columns, bins} = facts.profile;
  const subtitle = own.subtitle(columns, bins);
  return {
    title: own.title(bytes, profiles),
    subtitle,
    chart: storageChart(points, {
      ...{width, xLabel: own.axis, yLabel: own.yAxis, format: words.shareValue, bytesText},
      ...{here: {share: state.share, bytes}, hereLabel: own.log(bytesText(bytes))},
      profiles: {bytes: profiles, label: own.profiles(bytesText(profiles))}
    }),
    table: {
      caption: subtitle,
      columns: own.columns,
      rows: points.map((point) => [words.shareValue(point.share), bytesText(point.bytes), bytesText(profiles)])
    }
  };
}

/** What a sample tells of the RMSE, by the share that is logged. */
export function errorFigure(
  {errorSums, kurtosis}: LoggingFacts,
  {requests, share}: CostState,
  {share: shares}: CostChoices,
  {width, words}: Options
): FigureContent {
  const own = words.error;
  const at = (part: number) => ({share: part, ...sampledError(errorSums, requests * part)});
  const points = shares.map(at);
  const here = at(share);
  const widest = sampledError(errorSums, FEWEST);
  const subtitle = own.subtitle(kurtosis);
  return {
    title: own.title(here),
    subtitle,
    chart: errorChart(points, {
      ...{width, xLabel: own.axis, yLabel: own.yAxis, format: words.shareValue, here},
      hereLabel: Number.isNaN(here.half) ? own.few : words.plusMinus(here.half),
      domain: [0.9 * widest.low, 1.1 * widest.high]
    }),
    table: {
      caption: subtitle,
      columns: own.columns,
      rows: points.map((point) => [
        words.shareValue(point.share),
        count(requests * point.share),
        fixed(point.low, 2),
        fixed(point.high, 2),
        Number.isNaN(point.half) ? own.few : words.plusMinus(point.half)
      ])
    }
  };
}
