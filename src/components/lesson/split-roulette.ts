import {html} from "htl";
import type {BostonRows, ProtocolId, Splits} from "../../lib/course.js";
import {groupedFolds, randomFolds} from "../../lib/model/splits.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {SplitWords} from "../../messages/the-boston-model.en.js";
import {chartFigure} from "../chart-figure.js";
import {button, radios} from "../controls.js";
import {fixed} from "../format.js";
import {createStore, guess, integer, oneOf} from "../store.js";
import type {Guess} from "../store.js";
import {explorable} from "./explorable.js";
import {predict} from "./predict.js";
import {splitChart} from "./split-chart.js";
import type {SplitRow} from "./split-chart.js";
import {crossValidate, recordsOf, townPatterns} from "./split-trial.js";
import type {FoldErrors} from "./split-trial.js";

export const protocols: readonly ProtocolId[] = ["published", "keras", "random", "unshuffled", "grouped"];
const FOLDS = 10;

/** Five ways to split the same rows for the same model; two of them can be shuffled again. */
export function splitRoulette(
  {boston, splits, features, target}: {boston: BostonRows; splits: Splits; features: readonly string[]; target: string},
  {words, common}: {readonly words: SplitWords; readonly common: CommonWords}
): HTMLElement {
  const rows = recordsOf(boston, [...features, target]);
  const towns = townPatterns(boston);
  const scale = {min: 3, max: 20, step: 0.1, start: 5, format: (value: number) => fixed(value, 1)};
  const built = splits.protocols.grouped[0]!;
  const store = createStore("c", {
    protocol: oneOf(protocols, "published"),
    seed: integer(1, 0, 999_999),
    guess: guess(scale.min, scale.max)
  });
  const shuffle = memoised((protocol: "random" | "grouped", seed: number) =>
    crossValidate(rows, foldsOf(protocol, seed), features, target)
  );
  const foldsOf = (protocol: "random" | "grouped", seed: number) =>
    protocol === "random" ? randomFolds(rows.length, FOLDS, seed) : groupedFolds(towns, FOLDS, seed);
  const picker = radios(
    words.pick,
    protocols.map((value) => ({value, label: words.protocols[value].name})),
    (protocol) => store.set({protocol})
  );
  const prediction = predict({
    question: words.predict(new Set(towns).size, fixed(splits.protocols.random[0]!.pooled, 2)),
    label: words.predictLabel,
    scale,
    truth: built.pooled,
    reason: words.predictReason(built),
    words: common,
    onCommit: (value) => store.set({guess: value, protocol: "grouped"})
  });
  const spin = (): void => store.set({seed: (store.get().seed % 999_999) + 1});
  const reshuffle = button(words.reshuffle, spin, "primary");
  const seedNote = html`<span class="seed-note"></span>` as HTMLElement;
  const explanation = html`<p class="option-note"></p>` as HTMLElement;
  const figure = chartFigure(common, store.link);
  const domain = domainOf(splits);
  return explorable({
    id: "c",
    label: words.label,
    words: common,
    store,
    content: (result) => [
      store.locked("guess") ? null : prediction.element,
      store.locked("protocol") ? null : picker.element,
      explanation,
      store.locked("seed") ? null : html`<div class="spin">${reshuffle} ${seedNote}</div>`,
      result,
      figure.element
    ],
    surprise: () => {
      const seed = (store.get().seed * 48_271) % 999_983;
      store.set({seed, protocol: store.get().guess === null || seed % 2 === 0 ? "random" : "grouped"});
    },
    draw(state, width) {
      picker.update(state.protocol);
      prediction.update(state.guess);
      explanation.textContent = words.protocols[state.protocol].note;
      reshuffle.disabled = state.protocol !== "random" && state.protocol !== "grouped";
      reshuffle.disabled ||= state.protocol === "grouped" && state.guess === null;
      seedNote.textContent = reshuffle.disabled ? words.cannotShuffle(state.protocol) : words.seed(state.seed);
      const errors = errorsOf(state.protocol, state.seed);
      const hidden = state.protocol === "grouped" && state.guess === null;
      figure.update(contentOf(state.protocol, state.seed, state.guess, width));
      return hidden ? words.hiddenResult : words.result(state.protocol, errors);
    }
  });

  function errorsOf(protocol: ProtocolId, seed: number): FoldErrors {
    if (protocol === "random" || protocol === "grouped") return shuffle(protocol, seed);
    return splits.protocols[protocol][0]!;
  }

  function contentOf(selected: ProtocolId, seed: number, guessed: Guess, width: number) {
    const lines = protocols.map((protocol): SplitRow => {
      const {rmse, pooled} = errorsOf(protocol, seed);
      const hidden = protocol === "grouped" && guessed === null;
      const runs = splits.protocols[protocol].map((run) => run.pooled);
      return {
        label: words.protocols[protocol].name,
        selected: protocol === selected,
        rmse: hidden ? [] : rmse,
        pooled: hidden ? null : pooled,
        range: hidden || runs.length < 2 ? null : [Math.min(...runs), Math.max(...runs)]
      };
    });
    const row = words.protocols.grouped.name;
    return {
      title: words.title(errorsOf("published", seed), guessed === null ? null : errorsOf("grouped", seed)),
      subtitle: words.subtitle(features.length, splits.protocols.grouped.length),
      chart: splitChart(lines, {
        width,
        xLabel: words.axis,
        hidden: words.hidden,
        domain,
        guess: typeof guessed === "number" ? {row, value: guessed, label: words.yourGuess(fixed(guessed, 1))} : null,
        format: (value) => fixed(value, 2)
      }),
      table: {caption: words.subtitle(features.length, splits.protocols.grouped.length), columns: words.columns, rows: lines.map(tableRow)}
    };
  }

  function tableRow({label, rmse, pooled}: SplitRow): string[] {
    if (pooled === null) return [label, words.hidden, "–", "–", "–"];
    return [label, String(rmse.length), fixed(pooled, 2), fixed(Math.min(...rmse), 2), fixed(Math.max(...rmse), 2)];
  }
}

/** Limits that hold every split the build tried, so that the scale stays put when the reader shuffles. */
function domainOf({protocols}: Splits): [number, number] {
  const all = Object.values(protocols).flatMap((runs) => runs.flatMap((run) => [...run.rmse, run.pooled]));
  return [Math.max(0, Math.floor(Math.min(...all)) - 1), Math.ceil(Math.max(...all))];
}

function memoised<A extends string | number, B extends string | number, R>(compute: (a: A, b: B) => R): (a: A, b: B) => R {
  const known = new Map<string, R>();
  return (a, b) => {
    const key = `${a} ${b}`;
    const value = known.get(key) ?? compute(a, b);
    known.set(key, value);
    return value;
  };
}
