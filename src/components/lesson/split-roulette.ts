import {html} from "htl";
import {protocolError, protocolIds, townPatterns} from "../../lib/course.js";
import type {BostonRows, ProtocolId, Splits} from "../../lib/course.js";
import {groupedFolds, randomFolds} from "../../lib/model/splits.js";
import type {Split} from "../../lib/model/splits.js";
import {deriveSeed} from "../../lib/statistics/random.js";
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
import {crossValidate, largestGroup} from "./split-trial.js";
import type {FoldErrors} from "./split-trial.js";

/** Top to bottom; the grouped folds come last, because the reader guesses them. */
const protocols: readonly ProtocolId[] = [...protocolIds.filter((id) => id !== "grouped"), "grouped"];
const FOLDS = 10;
const MOST_SEEDS = 999_999;
const STEP = 5;

type Shuffled = "random" | "grouped";

function canShuffle(protocol: ProtocolId): protocol is Shuffled {
  return protocol === "random" || protocol === "grouped";
}

/** Five ways to split the same rows for the same model; two of them can be shuffled again. */
export function splitRoulette(
  {boston, splits, features, target}: {boston: BostonRows; splits: Splits; features: readonly string[]; target: string},
  {words, common}: {readonly words: SplitWords; readonly common: CommonWords}
): HTMLElement {
  const towns = townPatterns(boston.columns);
  const scale = {min: 3, max: 20, step: 0.1, start: 5, format: (value: number) => fixed(value, 1)};
  const grouped = splits.protocols.grouped;
  const largest = largestGroup(towns);
  const store = createStore("c", {
    protocol: oneOf(protocols, "published"),
    seed: integer(1, 1, MOST_SEEDS),
    guess: guess(scale.min, scale.max)
  });
  const foldsOf = (protocol: Shuffled, seed: number): Split[] =>
    protocol === "random" ? randomFolds(towns.length, FOLDS, seed) : groupedFolds(towns, FOLDS, seed);
  const shuffle = memoised((protocol: Shuffled, seed: number) =>
    crossValidate(boston, foldsOf(protocol, seed), features, target)
  );
  const picker = radios(
    words.pick,
    protocols.map((value) => ({value, label: words.protocols[value].name})),
    (protocol) => store.set({protocol})
  );
  const prediction = predict({
    question: words.predict(new Set(towns).size, fixed(protocolError(splits.protocols.random), 2)),
    label: words.predictLabel,
    scale,
    truth: protocolError(grouped),
    reason: words.predictReason(grouped, largest.rows),
    words: common,
    onCommit: (value) => store.set({guess: value, protocol: "grouped"})
  });
  const spin = (): void => {
    const {protocol, seed} = store.get();
    store.set({protocol: canShuffle(protocol) ? protocol : "random", seed: (seed % MOST_SEEDS) + 1});
  };
  const reshuffle = button(words.reshuffle, spin, "primary");
  const seedNote = html`<span class="seed-note"></span>` as HTMLElement;
  const explanation = html`<p class="option-note"></p>` as HTMLElement;
  const figure = chartFigure(common, store.link);
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
      const {seed, guess: guessed} = store.get();
      const next = 1 + (deriveSeed(seed, "surprise") % MOST_SEEDS);
      store.set({seed: next, protocol: guessed === null || next % 2 === 0 ? "random" : "grouped"});
    },
    draw(state, width) {
      picker.update(state.protocol);
      prediction.update(state.guess);
      explanation.textContent = words.protocols[state.protocol].note;
      const hidden = state.protocol === "grouped" && state.guess === null;
      reshuffle.disabled = hidden;
      seedNote.textContent = hidden
        ? words.guessBefore
        : canShuffle(state.protocol)
          ? words.seed(state.seed)
          : words.fixedCuts;
      const errors = errorsOf(state.protocol, state.seed);
      figure.update(contentOf(state.protocol, state.seed, state.guess, width));
      if (hidden) return words.hiddenResult;
      if (state.protocol !== "grouped") return words.result(state.protocol, errors);
      const fold = foldsOf("grouped", state.seed).findIndex(({test}) => test.some((row) => towns[row] === largest.name));
      return words.groupedResult(errors, {rows: largest.rows, rmse: errors.rmse[fold]!}, errors.rmse.toSpliced(fold, 1));
    }
  });

  function errorsOf(protocol: ProtocolId, seed: number): FoldErrors {
    if (canShuffle(protocol)) return shuffle(protocol, seed);
    const runs = splits.protocols[protocol];
    return {rmse: runs.flatMap((run) => run.rmse), pooled: protocolError(runs)};
  }

  function contentOf(selected: ProtocolId, seed: number, guessed: Guess, width: number) {
    const lines = protocols.map((protocol): SplitRow => {
      const {rmse, pooled} = errorsOf(protocol, seed);
      const hidden = protocol === "grouped" && guessed === null;
      const shuffles = canShuffle(protocol) ? splits.protocols[protocol].map((run) => run.pooled) : [];
      return {
        label: words.protocols[protocol].name,
        selected: protocol === selected,
        rmse: hidden ? [] : rmse,
        reported: hidden ? null : pooled,
        range: hidden || shuffles.length === 0 ? null : [Math.min(...shuffles), Math.max(...shuffles)]
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
        domain: domainOf(lines),
        guess: typeof guessed === "number" ? {row, value: guessed, label: words.yourGuess(fixed(guessed, 1))} : null,
        format: (value) => fixed(value, 2)
      }),
      table: {caption: words.subtitle(features.length, splits.protocols.grouped.length), columns: words.columns, rows: lines.map(tableRow)}
    };
  }

  function tableRow({label, rmse, reported}: SplitRow): string[] {
    if (reported === null) return [label, words.hidden, "–", "–", "–"];
    return [label, String(rmse.length), fixed(reported, 2), fixed(Math.min(...rmse), 2), fixed(Math.max(...rmse), 2)];
  }
}

/** Limits that hold all that is shown, in steps wide enough that most shuffles keep the scale. */
function domainOf(rows: readonly SplitRow[]): [number, number] {
  const shown = rows.flatMap(({rmse, range, reported}) => [...rmse, ...(range ?? []), ...(reported === null ? [] : [reported])]);
  return [0, STEP * Math.ceil(Math.max(...shown) / STEP)];
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
