import {html} from "htl";
import type {LossCurves, Splits} from "../../lib/course.js";
import {mean} from "../../lib/statistics/moments.js";
import {seeded} from "../../lib/statistics/random.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {FilmWords} from "../../messages/the-boston-model.en.js";
import {chartFigure} from "../chart-figure.js";
import {button, range} from "../controls.js";
import {fixed} from "../format.js";
import {createStore, guess, integer} from "../store.js";
import type {Guess} from "../store.js";
import {explorable} from "./explorable.js";
import {lossChart} from "./loss-chart.js";
import {predict} from "./predict.js";
import {summariseRun, turningEpoch} from "./training-film.js";

/** Epochs that are shown before the reader has guessed or played on. */
const OPENING = 10;
const FRAME_MS = 50;

/** Error by epoch of a few training runs, to play or to scrub. */
export function filmPlayer(
  {loss, splits}: {readonly loss: LossCurves; readonly splits: Splits},
  {words, common}: {readonly words: FilmWords; readonly common: CommonWords}
): HTMLElement {
  const epochs = loss.runs[0]!.train.length;
  const runs = loss.runs.map(summariseRun);
  const turning = turningEpoch(runs);
  const baselines = words.baselines.map(({model, label}) => {
    const rmse = mean(splits.models[model]);
    return {label: `${label} ${fixed(rmse, 2)}`, rmse};
  });
  const store = createStore("d", {
    epoch: integer(OPENING, 1, epochs),
    guess: guess(1, epochs),
    seed: integer(1, 0, 9999)
  });
  const film = projector(epochs, () => store.get().epoch, (epoch) => store.set({epoch}));
  const toggle = button(words.play, () => film.toggle(), "primary");
  const scrub = range(words.epoch, {min: 1, max: epochs, step: 1, format: String}, (epoch) => {
    film.stop();
    store.set({epoch});
  });
  const prediction = predict({
    question: words.predict(epochs),
    label: words.predictLabel,
    scale: {min: 1, max: epochs, step: 1, start: Math.round(epochs / 2), format: words.epochNumber},
    truth: turning,
    reason: words.predictReason(runs),
    words: common,
    onCommit(value) {
      store.set({guess: value});
      film.play();
    }
  });
  const figure = chartFigure(common, store.link);
  return explorable({
    id: "d",
    label: words.label,
    words: common,
    store: {...store, reset: () => (film.stop(), store.reset())},
    content: (result) => [
      store.locked("guess") ? null : prediction.element,
      store.locked("epoch") ? null : html`<div class="film">${toggle}${scrub.element}</div>`,
      result,
      figure.element
    ],
    surprise: () => {
      film.stop();
      const seed = store.get().seed + 1;
      store.set({seed, epoch: 1 + Math.floor(seeded(seed)() * epochs)});
    },
    draw(state, width) {
      toggle.textContent = film.playing() ? words.pause : state.epoch >= epochs ? words.playAgain : words.play;
      scrub.update(state.epoch);
      prediction.update(state.guess);
      figure.update(contentOf(state.epoch, state.guess, width));
      return words.result(state.epoch, epochs, averageAt(loss, state.epoch), state.epoch > turning);
    }
  });

  function contentOf(epoch: number, guessed: Guess, width: number) {
    const known = guessed !== null || epoch >= epochs;
    const bests = known ? runs.filter(({bestEpoch}) => bestEpoch <= epoch) : [];
    return {
      title: words.title(epoch, bests.length === runs.length ? turning : null, averageAt(loss, epoch)),
      subtitle: words.subtitle(runs.length),
      chart: lossChart(loss, {
        width,
        xLabel: words.epochAxis,
        yLabel: words.rmseAxis,
        through: epoch,
        top: 10,
        labels: words.labels,
        baselines,
        bests,
        overFrom: bests.length === runs.length ? turning : null
      }),
      table: {
        caption: words.subtitle(runs.length),
        columns: words.columns(loss.runs.map(({seed}) => seed)),
        rows: loss.runs[0]!.train.slice(0, epoch).map((_, i) => [
          String(i + 1),
          ...loss.runs.flatMap((run) => [fixed(run.train[i]!, 2), fixed(run.validation[i]!, 2)])
        ])
      }
    };
  }
}

/** The mean over the runs of both errors after an epoch. */
function averageAt({runs}: LossCurves, epoch: number): {readonly train: number; readonly validation: number} {
  return {
    train: mean(runs.map((run) => run.train[epoch - 1]!)),
    validation: mean(runs.map((run) => run.validation[epoch - 1]!))
  };
}

/** Moves through the epochs on a timer; readers who ask for less motion are taken to the end at once. */
function projector(epochs: number, epoch: () => number, show: (epoch: number) => void) {
  let timer: ReturnType<typeof setInterval> | undefined;
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
  };
  const advance = (): void => {
    if (epoch() + 1 >= epochs) stop();
    show(Math.min(epochs, epoch() + 1));
  };
  const play = (): void => {
    stop();
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return show(epochs);
    const start = epoch() >= epochs ? 1 : epoch();
    timer = setInterval(advance, FRAME_MS);
    show(start);
  };
  const playing = (): boolean => timer !== undefined;
  const toggle = (): void => {
    if (!playing()) return play();
    stop();
    show(epoch());
  };
  return {play, stop, playing, toggle};
}
