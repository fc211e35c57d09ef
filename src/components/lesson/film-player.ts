import {html} from "htl";
import type {LossCurves, Splits} from "../../lib/course.js";
import {mean} from "../../lib/statistics/moments.js";
import {seeded} from "../../lib/statistics/random.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {FilmWords} from "../../messages/the-boston-model.en.js";
import {chartFigure} from "../chart-figure.js";
import {button, range} from "../controls.js";
import {fixed} from "../format.js";
import {guess, integer} from "../state-fields.js";
import {createStore} from "../store.js";
import {explorable} from "./explorable.js";
import {filmFigure} from "./film-figure.js";
import {predict} from "./predict.js";
import {projector} from "./projector.js";
import {averageAt, summariseRun, turningEpoch} from "./training-film.js";

/** Epochs that are shown before the reader has guessed or played on. */
const OPENING = 10;

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
  const film = projector(
    epochs,
    () => store.get().epoch,
    (epoch) => store.set({epoch})
  );
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
      if (!store.locked("epoch")) film.play();
    }
  });
  const figure = chartFigure(common, store.link);
  return explorable({
    id: "d",
    label: words.label(runs.length),
    words: common,
    store: {...store, reset: () => (film.stop(), store.reset())},
    content: (result) => [
      store.control("guess", prediction.element),
      store.control("epoch", html`<div class="film">${toggle}${scrub.element}</div>` as HTMLElement),
      result,
      figure.element
    ],
    surprise: () => {
      film.stop();
      const seed = store.get().seed + 1;
      store.set({seed, epoch: 1 + Math.floor(seeded(seed)() * epochs)});
    },
    draw(state, width) {
      toggle.textContent = film.isPlaying() ? words.pause : state.epoch >= epochs ? words.playAgain : words.play;
      scrub.update(state.epoch);
      prediction.update(state.guess);
      const isRevealed = state.guess !== null || state.epoch === epochs;
      figure.update(filmFigure(loss, state.epoch, {width, words, baselines, isRevealed}));
      // A sentence twenty times a second would leave a screen reader no peace.
      if (film.isPlaying()) return null;
      return words.result(state.epoch, epochs, averageAt(loss, state.epoch), state.epoch > turning);
    }
  });
}
