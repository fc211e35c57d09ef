import type {LossCurves} from "../../lib/course.js";
import type {FilmWords} from "../../messages/the-boston-model.en.js";
import type {FigureContent} from "../chart-figure.js";
import {fixed} from "../format.js";
import {lossChart} from "./loss-chart.js";
import type {LossOptions} from "./loss-chart.js";
import {averageAt, summariseRun, turningEpoch} from "./training-film.js";

/** Highest error on the scale, in $1000: just above that of predicting the mean. */
const TOP = 10;

interface FilmFigureOptions {
  readonly width: number;
  readonly words: FilmWords;
  readonly baselines: LossOptions["baselines"];
  /** whether to mark where the runs were best; it would give away what the reader is asked to guess */
  readonly isRevealed: boolean;
}

/** The curves up to an epoch. */
export function filmFigure(
  loss: LossCurves,
  epoch: number,
  {width, words, baselines, isRevealed}: FilmFigureOptions
): FigureContent {
  const runs = loss.runs.map(summariseRun);
  const bests = isRevealed ? runs.filter(({bestEpoch}) => bestEpoch <= epoch) : [];
  const overFrom = bests.length === runs.length ? turningEpoch(runs) : null;
  const subtitle = words.subtitle(runs.length);
  return {
    title: words.title(epoch, overFrom, averageAt(loss, epoch)),
    subtitle,
    chart: lossChart(loss, {
      ...{width, bests, baselines, overFrom, through: epoch, top: TOP},
      xLabel: words.epochAxis,
      yLabel: words.rmseAxis,
      labels: words.labels
    }),
    table: {
      caption: subtitle,
      columns: words.columns(runs.map(({seed}) => seed)),
      rows: Array.from({length: epoch}, (_, i) => [
        String(i + 1),
        ...loss.runs.flatMap((run) => [fixed(run.train[i]!, 2), fixed(run.validation[i]!, 2)])
      ])
    }
  };
}
