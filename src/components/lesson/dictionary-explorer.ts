import {html} from "htl";
import type {BostonRows, Dictionary, DictionaryEntry} from "../../lib/course.js";
import {seeded} from "../../lib/statistics/random.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {DictionaryWords} from "../../messages/the-boston-model.en.js";
import {chartFigure} from "../chart-figure.js";
import {radios} from "../controls.js";
import {guess, integer, oneOf} from "../state-fields.js";
import {createStore} from "../store.js";
import {columnFacts} from "./column-facts.js";
import {columnColor, columnFigure} from "./column-figure.js";
import {sparkHistogram} from "./column-histogram.js";
import {columnShape} from "./column-shape.js";
import type {ColumnShape} from "./column-shape.js";
import {explorable} from "./explorable.js";
import {predict} from "./predict.js";

/** All columns of the table: what each means, how it is spread, and what is wrong with it. */
export function dictionaryExplorer(
  {boston, dictionary}: {readonly boston: BostonRows; readonly dictionary: Dictionary},
  {words, common}: {readonly words: DictionaryWords; readonly common: CommonWords}
): HTMLElement {
  const entries = new Map(dictionary.entries.map((entry) => [entry.name, entry]));
  const shapes = new Map(dictionary.entries.map(({name}) => [name, columnShape(boston.columns[name]!)]));
  const names = [...entries.keys()];
  const label = dictionary.entries.find(({role}) => role === "label")!;
  const scale = {min: 0, max: 100, step: 0.5, start: 50, format: words.thousands};
  const store = createStore("a", {
    column: oneOf(names, "lstat"),
    guess: guess(scale.min, scale.max),
    seed: integer(1, 0, 9999)
  });
  const picker = radios(
    words.pick,
    dictionary.entries.map((entry) => ({value: entry.name, label: chip(entry, shapes.get(entry.name)!)})),
    (column) => store.set({column}),
    "chips"
  );
  const prediction = predict({
    question: words.predict,
    label: words.predictLabel,
    scale,
    truth: label.median,
    reason: words.predictReason,
    words: common,
    onCommit: (value) => store.set({guess: value, column: label.name})
  });
  const facts = html`<div class="column-facts"></div>` as HTMLElement;
  const figure = chartFigure(common, store.link);
  return explorable({
    id: "a",
    label: words.label,
    words: common,
    store,
    content: (result) => [
      store.control("guess", prediction.element),
      store.control("column", picker.element),
      result,
      html`<div class="columns-2">${figure.element}${facts}</div>`
    ],
    surprise: () => {
      const seed = store.get().seed + 1;
      store.set({seed, column: names[Math.floor(seeded(seed)() * names.length)]!});
    },
    draw(state, width) {
      const entry = entries.get(state.column)!;
      picker.update(state.column);
      prediction.update(state.guess);
      facts.replaceChildren(...columnFacts(entry, dictionary, words));
      const options = {
        width: width >= 720 ? width / 2 - 20 : width,
        words,
        rows: boston.pool.length,
        guess: state.guess
      };
      figure.update(columnFigure(entry, shapes.get(entry.name)!, options));
      return words.result(entry, rankOf(entry, dictionary), dictionary.entries.length - 1);
    }
  });
}

function chip(entry: DictionaryEntry, shape: ColumnShape): Node {
  const spark = sparkHistogram(shape, columnColor(entry));
  return html.fragment`<span class="chip-name">${entry.name.toUpperCase()}</span>${spark}`;
}

/** Place of a column among the features, by strength of its correlation with the label; null for the label. */
function rankOf(entry: DictionaryEntry, {entries}: Dictionary): number | null {
  if (entry.role === "label") return null;
  const others = entries.filter(({role}) => role !== "label");
  return 1 + others.filter(({correlation}) => Math.abs(correlation) > Math.abs(entry.correlation)).length;
}
