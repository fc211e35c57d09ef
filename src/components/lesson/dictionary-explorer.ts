import {html} from "htl";
import type {BostonRows, Dictionary, DictionaryEntry} from "../../lib/course.js";
import {seeded} from "../../lib/statistics/random.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {DictionaryWords} from "../../messages/the-boston-model.en.js";
import {chartFigure} from "../chart-figure.js";
import {roles} from "../chart-style.js";
import {radios} from "../controls.js";
import {significant} from "../format.js";
import {tableOf} from "../show-table.js";
import {createStore, guess, integer, oneOf} from "../store.js";
import {columnHistogram, sparkHistogram} from "./column-histogram.js";
import {columnShape} from "./column-shape.js";
import type {ColumnShape} from "./column-shape.js";
import {explorable} from "./explorable.js";
import {predict} from "./predict.js";

/** Share of the rows from which a repeated value is worth pointing at. */
const NOTABLE = 0.03;

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
      store.locked("guess") ? null : prediction.element,
      store.locked("column") ? null : picker.element,
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
      facts.replaceChildren(...factsOf(entry, dictionary, words));
      figure.update(contentOf(entry, shapes.get(entry.name)!, width >= 720 ? width / 2 - 20 : width, state.guess));
      return words.result(entry, rankOf(entry, dictionary), dictionary.entries.length - 1);
    }
  });

  function contentOf(entry: DictionaryEntry, shape: ColumnShape, width: number, guessed: number | "skipped" | null) {
    const rows = boston.columns[entry.name]!.length;
    const notable = shape.mode.count >= NOTABLE * rows;
    const isLabel = entry.role === "label";
    const lines = [{x: entry.median, label: words.median(significant(entry.median)), dashed: false}];
    if (isLabel && typeof guessed === "number") lines.push({x: guessed, label: words.yourGuess(guessed), dashed: true});
    return {
      title: notable ? words.repeated(entry, shape.mode, rows) : words.spread(entry),
      subtitle: words.histogramSubtitle(entry, rows),
      chart: columnHistogram(shape, {
        width,
        xLabel: words.axis(entry),
        yLabel: words.tracts,
        fill: isLabel ? roles.label : entry.role === "excluded" ? roles.missing : roles.reference,
        modeLabel: notable ? words.modeLabel(shape.mode) : null,
        lines
      }),
      table: {
        caption: words.histogramSubtitle(entry, rows),
        columns: [{label: words.from}, {label: words.to, numeric: true}, {label: words.tracts, numeric: true}],
        rows: shape.bars.map((bar) => [significant(bar.start, 4), significant(bar.end, 4), String(bar.count)])
      }
    };
  }
}

function chip({name, role}: DictionaryEntry, shape: ColumnShape): Node {
  const fill = role === "label" ? roles.label : role === "excluded" ? roles.missing : roles.reference;
  return html.fragment`<span class="chip-name">${name.toUpperCase()}</span>${sparkHistogram(shape, fill)}`;
}

/** Place of a column among the features, by strength of its correlation with the label; null for the label. */
function rankOf(entry: DictionaryEntry, {entries}: Dictionary): number | null {
  if (entry.role === "label") return null;
  const others = entries.filter(({role}) => role !== "label");
  return 1 + others.filter(({correlation}) => Math.abs(correlation) > Math.abs(entry.correlation)).length;
}

function factsOf(entry: DictionaryEntry, {corrections}: Dictionary, words: DictionaryWords): Node[] {
  const rows = words
    .facts(entry)
    .map(([term, text]) => html.fragment`<div><dt>${term}</dt><dd>${text}</dd></div>`);
  const problems = html`<ul class="problems">${entry.problems.map((problem) => html`<li>${problem}</li>`)}</ul>` as HTMLElement;
  const corrected = tableOf({
    caption: words.corrections(corrections.length),
    columns: [{label: words.row}, {label: "MEDV", numeric: true}, {label: "CMEDV", numeric: true}],
    rows: corrections.map(({row, medv, cmedv}) => [String(row), medv.toFixed(1), cmedv.toFixed(1)])
  });
  return [
    html`<p class="column-name"><strong>${entry.name.toUpperCase()}</strong> <span class=${`role ${entry.role}`}>${words.roles[entry.role]}</span></p>` as HTMLElement,
    html`<p class="column-meaning">${entry.meaning} <span lang="zh-Hant">${entry.meaningZh}</span></p>` as HTMLElement,
    html`<dl class="facts">${rows}</dl>` as HTMLElement,
    ...(entry.problems.length > 0 ? [html`<p class="problems-title">${words.problems}</p>` as HTMLElement, problems] : []),
    ...(entry.role === "label" ? [corrected] : [])
  ];
}
