import {html} from "htl";
import {
  isMatch,
  lookalikes,
  needsConversion,
  sendRequest,
  standingsOf,
  trueMatches
} from "../../lib/course/another-place-another-time/mapping.js";
import type {Mapping, Origin} from "../../lib/course/another-place-another-time/mapping.js";
import type {BostonRows} from "../../lib/course.js";
import {deriveSeed} from "../../lib/statistics/random.js";
import type {RequestWords} from "../../messages/another-place-another-time.en.js";
import type {CommonWords} from "../../messages/common.en.js";
import {chartFigure} from "../chart-figure.js";
import {button, radios} from "../controls.js";
import type {Control} from "../controls.js";
import {statOf} from "../data-quality/stat.js";
import {explorable} from "../lesson/explorable.js";
import {predict} from "../lesson/predict.js";
import {choiceField} from "../performance/choice-field.js";
import {guess, integer, oneOf} from "../state-fields.js";
import type {Guess} from "../state-fields.js";
import {createStore} from "../store.js";
import type {Store} from "../store.js";
import {mapField} from "./map-field.js";
import {anomalyList, arrivalFigure} from "./request-figure.js";

interface State {
  readonly map: Mapping;
  readonly units: "raw" | "converted";
  readonly guess: Guess;
  readonly seed: number;
}

const MOST_SEEDS = 9999;

interface RequestData {
  readonly boston: BostonRows;
  readonly features: readonly string[];
}

interface Words {
  readonly words: RequestWords;
  readonly common: CommonWords;
}

/** A request from another city, put together column by column, and what a schema says of it. */
export function requestBoard({boston: {columns}, features}: RequestData, {words, common}: Words): HTMLElement {
  const store = createStore<State>("b", {
    map: mapField(features),
    units: oneOf(["raw", "converted"], "raw"),
    guess: guess(0, features.length),
    seed: integer(1, 1, MOST_SEEDS)
  });
  const prediction = predictionOf(features, store, {words, common});
  const board = boardOf(features, store, words);
  const stats = html`<dl class="stats"></dl>` as HTMLElement;
  const said = html`<div></div>` as HTMLElement;
  const figure = chartFigure(common, store.link);
  return explorable({
    id: "b",
    label: words.label,
    words: common,
    store,
    content: (result) => [
      store.control("guess", prediction.element),
      ...board.elements,
      result,
      stats,
      figure.element,
      said
    ],
    surprise: () => store.set(surprise(features, store.get())),
    draw({map, units, guess: guessed}, width) {
      board.update({map, units});
      prediction.update(guessed);
      const request = sendRequest(columns, map, units === "converted");
      const standings = standingsOf(map, request);
      const matches = features.filter((name) => isMatch(name, map[name]!));
      const facts = {
        ...{standings, anomalies: request.anomalies.length, matches: matches.length},
        conversions: features.filter((name) => needsConversion(name, map[name]!)).length
      };
      stats.replaceChildren(...words.stats(facts).map(statOf));
      figure.update(arrivalFigure({columns, map, request, standings}, words.title(facts), {width, words}));
      said.replaceChildren(anomalyList(request.anomalies, words));
      return words.result(facts);
    }
  });
}

function boardOf(features: readonly string[], store: Store<State>, words: RequestWords) {
  const fields = features.map((name) =>
    choiceField(words.columnName(name), words.origins, (value) =>
      store.set({map: {...store.get().map, [name]: value as Origin}})
    )
  );
  const units = radios(
    words.units,
    (["raw", "converted"] as const).map((value) => ({value, label: words.conversions[value]})),
    (value) => store.set({units: value})
  );
  const presets = [
    button(words.presets.alike, () => store.set({map: lookalikes(features)})),
    button(words.presets.same, () => store.set({map: trueMatches(features)})),
    button(words.presets.nothing, () => store.set({map: mapField(features).initial}))
  ];
  const map = html`<div>
    <p class="option-note">${words.made}</p>
    <div class="place-presets">${presets}</div>
    <div class="place-board">${fields.map(({element}) => element)}</div>
  </div>` as HTMLElement;
  return {
    elements: [store.control("map", map), store.control("units", units.element)],
    update({map, units: chosen}: Pick<State, "map" | "units">): void {
      features.forEach((name, i) => fields[i]!.update(map[name]!));
      units.update(chosen);
    }
  };
}

function predictionOf(features: readonly string[], store: Store<State>, {words, common}: Words): Control<Guess> {
  const matches = trueMatches(features);
  const missing = features.filter((name) => matches[name] === "none");
  return predict({
    question: words.predict(features.length),
    label: words.predictLabel,
    scale: {min: 0, max: features.length, step: 1, start: features.length - 2, format: words.guessValue},
    truth: features.length - missing.length,
    reason: words.predictReason(missing),
    words: common,
    onCommit: (value) => store.set({guess: value, map: matches, units: "converted"})
  });
}

/** Takes what looks alike, but for two columns that get another's source, and one that gets none. */
function surprise(features: readonly string[], {seed}: State): Partial<State> {
  const map: Record<string, Origin> = {...lookalikes(features)};
  const pick = (label: string): string => features[deriveSeed(seed, label) % features.length]!;
  const [first, second, lost] = [pick("first"), pick("second"), pick("lost")];
  [map[first], map[second]] = [map[second]!, map[first]!];
  map[lost] = "none";
  const units = deriveSeed(seed, "units") % 2 === 0 ? "raw" : "converted";
  return {map, units, seed: (seed % MOST_SEEDS) + 1};
}
