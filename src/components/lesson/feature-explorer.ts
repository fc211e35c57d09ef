import {html} from "htl";
import type {Dictionary, Splits, StaticGrams} from "../../lib/course.js";
import {mean} from "../../lib/statistics/moments.js";
import {seeded, shuffled} from "../../lib/statistics/random.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {FeatureWords} from "../../messages/the-boston-model.en.js";
import {chartFigure} from "../chart-figure.js";
import {button, checkboxes} from "../controls.js";
import {fixed, signed} from "../format.js";
import {createStore, guess, integer, oneOf, someOf} from "../store.js";
import {effectChart} from "./effect-chart.js";
import type {Effect} from "./effect-chart.js";
import {explorable} from "./explorable.js";
import {fitSubset, holdOutOf, rangesOfSizes} from "./feature-choice.js";
import type {SizeRange, SubsetFit} from "./feature-choice.js";
import {predict} from "./predict.js";
import {sizeChart} from "./size-chart.js";

export interface FeatureExplorerData {
  readonly grams: StaticGrams;
  readonly dictionary: Dictionary;
  readonly splits: Splits;
}

/** Least squares on any of the subsets of the columns, fitted at once; the excluded column is off behind a notice. */
export function featureExplorer(
  {grams, dictionary, splits}: FeatureExplorerData,
  {words, common}: {readonly words: FeatureWords; readonly common: CommonWords}
): HTMLElement {
  const data = holdOutOf(grams);
  const names = grams.names.slice(1, -1);
  const excluded = dictionary.entries.find(({role}) => role === "excluded")!.name;
  const usual = names.filter((name) => name !== excluded);
  const full = fitSubset(data, usual);
  const none = fitSubset(data, []);
  const withoutLstat = fitSubset(
    data,
    usual.filter((name) => name !== "lstat")
  );
  const worth = mean(splits.models.ols12) - mean(splits.models.ols13);
  const order = [...names].sort((a, b) => Math.abs(full.effects.get(b) ?? 0) - Math.abs(full.effects.get(a) ?? 0));
  const reach = 1.25 * Math.max(...[...full.effects.values()].map(Math.abs), 3.6);
  const scale = {min: 4, max: 10, step: 0.1, start: 7, format: (value: number) => fixed(value, 1)};
  const store = createStore("b", {
    on: someOf(names, usual),
    notice: oneOf(["unread", "read"], "unread"),
    guess: guess(scale.min, scale.max),
    seed: integer(1, 0, 9999)
  });
  const toggles = checkboxes(
    words.toggles(names.length),
    names.map((name) => ({value: name, label: name.toUpperCase()})),
    (on) => store.set({on})
  );
  const quick = html`<div class="quick">${button(words.all, () => store.set({on: usual}), "quiet")}
    ${button(words.none, () => store.set({on: []}), "quiet")}</div>`;
  const understood = button(words.understood, () => store.set({notice: "read"}));
  const notice = html`<details class="column-notice"><summary>${words.noticeTitle}</summary>
    ${words.notice(dictionary).map((text) => html`<p>${text}</p>`)}${understood}</details>`;
  const prediction = predict({
    question: words.predict(mean(splits.models.ols12)),
    label: words.predictLabel,
    scale: {...scale, format: words.rmse},
    truth: mean(splits.models.ols11),
    reason: words.predictReason(withoutLstat, full),
    words: common,
    onCommit: (value) => store.set({guess: value, on: withoutLstat.features})
  });
  const stats = html`<dl class="stats"></dl>` as HTMLElement;
  const effects = chartFigure(common, store.link);
  const sizes = chartFigure(common, store.link);
  let ranges: readonly SizeRange[] = [];
  let started = false;
  const fitAll = (): void => {
    if (started) return;
    started = true;
    inSlices(rangesOfSizes(data, usual), (all) => {
      ranges = all;
      store.refresh();
    });
  };
  return explorable({
    id: "b",
    label: words.label(2 ** names.length),
    words: common,
    store,
    content: (result) => [
      store.locked("guess") ? null : prediction.element,
      store.locked("on") ? null : html`<div class="toggles">${toggles.element}${quick}</div>`,
      store.locked("notice") ? null : notice,
      result,
      stats,
      html`<div class="columns-2">${effects.element}${sizes.element}</div>`
    ],
    surprise: () => {
      const seed = store.get().seed + 1;
      const random = seeded(seed);
      const size = 1 + Math.floor(random() * (usual.length - 1));
      const drawn = new Set(shuffled(usual, random).slice(0, size));
      store.set({seed, on: usual.filter((name) => drawn.has(name))});
    },
    draw(state, width) {
      fitAll();
      const on = state.notice === "read" ? state.on : state.on.filter((name) => name !== excluded);
      toggles.update(on);
      toggles.enable(excluded, state.notice === "read");
      understood.hidden = state.notice === "read";
      prediction.update(state.guess);
      const fit = fitSubset(data, on);
      stats.replaceChildren(...words.stats(fit, full, none).map(statOf));
      const half = width >= 720 ? width / 2 - 20 : width;
      effects.update(effectContent(fit, half));
      sizes.update(sizeContent(fit, half));
      return words.result(fit, full, none, {name: excluded, worth});
    }
  });

  function effectContent(fit: SubsetFit, width: number) {
    const rows: Effect[] = order.map((name) => ({
      name,
      yours: fit.effects.get(name) ?? null,
      all: full.effects.get(name) ?? null
    }));
    const shown = (value: number | null): string => (value === null ? words.off : signed(value, 2));
    return {
      title: words.effectTitle(strongest(fit)),
      subtitle: words.effectSubtitle,
      chart: effectChart(rows, {width, xLabel: words.effectAxis, off: words.off, domain: [-reach, reach]}),
      table: {
        caption: words.effectSubtitle,
        columns: [{label: words.column}, {label: words.yours, numeric: true}, {label: words.allColumns, numeric: true}],
        rows: rows.map(({name, yours, all}) => [name.toUpperCase(), shown(yours), shown(all)])
      }
    };
  }

  function sizeContent(fit: SubsetFit, width: number) {
    const list = (subset: SubsetFit): string => subset.features.map((name) => name.toUpperCase()).join(" ") || "–";
    return {
      title: words.sizeTitle(fit, ranges, excluded),
      subtitle: words.sizeSubtitle(2 ** usual.length),
      chart: sizeChart(ranges, fit, {
        width,
        xLabel: words.sizeAxis,
        yLabel: words.rmseAxis,
        labels: words.sizeLabels(fit),
        domain: [Math.floor(full.trainRmse) - 1, Math.ceil(none.holdOutRmse)],
        sizes: names.length
      }),
      table: {
        caption: words.sizeSubtitle(2 ** usual.length),
        columns: words.sizeColumns,
        rows: ranges.map(({size, subsets, best, worst}) => [
          String(size),
          String(subsets),
          fixed(best.holdOutRmse, 2),
          list(best),
          fixed(worst.holdOutRmse, 2)
        ])
      }
    };
  }
}

/** Milliseconds of work after which the page gets a turn: well below a frame. */
const SLICE_MS = 8;

/** Runs a generator to its end between other work of the page, and hands over its last value. */
function inSlices<T>(steps: Generator<T>, done: (last: T) => void): void {
  let last: T;
  const slice = (): void => {
    const end = performance.now() + SLICE_MS;
    while (performance.now() < end) {
      const step = steps.next();
      if (step.done) return done(last);
      last = step.value;
    }
    setTimeout(slice, 0);
  };
  setTimeout(slice, 0);
}

function statOf({name, value, note}: {readonly name: string; readonly value: string; readonly note: string}): Node {
  return html`<div><dt>${name}</dt><dd><span class="stat">${value}</span> <span class="stat-note">${note}</span></dd></div>` as HTMLElement;
}

/** The column with the largest effect in a fit; null when it has none. */
function strongest({effects}: SubsetFit): {readonly name: string; readonly effect: number} | null {
  const [first] = [...effects].sort(([, a], [, b]) => Math.abs(b) - Math.abs(a));
  return first ? {name: first[0], effect: first[1]} : null;
}
