import {groupError, groupsOf, isClearlyWorse, judgedRows} from "../../lib/course/what-to-watch/groups.js";
import type {Cut, Group, GroupError, Judged} from "../../lib/course/what-to-watch/groups.js";
import type {Production} from "../../lib/course/what-to-watch/production.js";
import {deriveSeed} from "../../lib/statistics/random.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {GroupWords} from "../../messages/what-to-watch.en.js";
import {chartFigure} from "../chart-figure.js";
import type {FigureContent} from "../chart-figure.js";
import {radios} from "../controls.js";
import {fixed, signed} from "../format.js";
import {explorable} from "../lesson/explorable.js";
import {predict} from "../lesson/predict.js";
import {guess, integer, oneOf} from "../state-fields.js";
import type {Guess} from "../state-fields.js";
import {createStore} from "../store.js";
import {groupChart} from "./group-chart.js";
import type {GroupRow} from "./group-chart.js";

interface State {
  readonly cut: Cut;
  readonly guess: Guess;
  readonly seed: number;
}

const scale = {min: 1, max: 15, step: 0.1, start: 4, format: (value: number) => fixed(value, 1)};

interface CutRow extends GroupRow {
  readonly group: Group;
}

/** A group whose errors are shown. */
interface ShownGroup {
  readonly group: Group;
  readonly label: string;
  readonly errors: NonNullable<GroupRow["errors"]>;
}

/** The error over all rows, cut into groups in many ways. */
export function groupExplorer(
  production: Production,
  {words, common}: {readonly words: GroupWords; readonly common: CommonWords}
): HTMLElement {
  const judged = judgedRows(production);
  const cuts: readonly Cut[] = ["city", "cap", ...production.features];
  const store = createStore<State>("c", {
    cut: oneOf(cuts, "city"),
    guess: guess(scale.min, scale.max),
    seed: integer(1, 0, 9999)
  });
  const all = groupError(judged, null, "v2");
  const capped = groupError(judged, groupsOf(production, "cap").at(-1)!, "v2");
  const picker = radios(
    words.cut,
    cuts.map((value) => ({value, label: words.cuts(value)})),
    (cut) => store.set({cut})
  );
  const prediction = predict({
    ...{question: words.predict(all.rmse.value, all.n), label: words.predictLabel, scale, words: common},
    ...{truth: capped.rmse.value, reason: words.predictReason(capped)},
    onCommit: (value) => store.set({guess: value, cut: "cap"})
  });
  const figure = chartFigure(common, store.link);
  return explorable({
    ...{id: "c", label: words.label, words: common, store},
    content: (result) => [
      store.control("guess", prediction.element),
      store.control("cut", picker.element),
      result,
      figure.element
    ],
    surprise: () => store.set(surprise(store.get(), cuts)),
    draw(state, width) {
      picker.update(state.cut);
      prediction.update(state.guess);
      const rows = groupRows(production, judged, state, words);
      figure.update(groupFigure(rows, all, {width, words}));
      return resultOf(rows, judged, words);
    }
  });
}

/** The groups of a cut; that at the cap is hidden until the reader has guessed its error. */
function groupRows(production: Production, judged: Judged, {cut, guess}: State, words: GroupWords): CutRow[] {
  return groupsOf(production, cut).map((group, i, {length}) => ({
    group,
    label: words.group(group),
    errors:
      cut === "cap" && i === length - 1 && guess === null
        ? null
        : {v1: groupError(judged, group, "v1"), v2: groupError(judged, group, "v2")}
  }));
}

function groupFigure(
  rows: readonly CutRow[],
  all: GroupError,
  {width, words}: {readonly width: number; readonly words: GroupWords}
): FigureContent {
  const shown = shownGroups(rows);
  const worst = worstOf(shown);
  const highest = Math.max(...shown.flatMap(({errors}) => [errors.v1.rmse.value, errors.v2.rmse.high || 0]));
  const subtitle = words.subtitle(all.n);
  return {
    title: words.title(worst.label, worst.errors.v2.rmse.value, all.rmse.value),
    subtitle,
    chart: groupChart(rows, {
      ...{width, xLabel: words.axis, hidden: words.hidden, rows: words.rows, versions: words.versions},
      overallLabel: `${words.all} ${fixed(all.rmse.value, 2)}`,
      ...{highest: Math.max(8, Math.ceil(highest + 0.5)), overall: all.rmse.value}
    }),
    table: {
      caption: subtitle,
      columns: words.columns,
      rows: rows.map(({label, errors}) =>
        errors === null
          ? [label, "–", words.hidden, "–", "–", "–"]
          : [
              label,
              String(errors.v2.n),
              fixed(errors.v1.rmse.value, 2),
              fixed(errors.v2.rmse.value, 2),
              words.limits(errors.v2.rmse.low, errors.v2.rmse.high),
              signed(errors.v2.bias.value, 2)
            ]
      )
    }
  };
}

function resultOf(rows: readonly CutRow[], judged: Judged, words: GroupWords): string {
  if (rows.some(({errors}) => errors === null)) return words.hiddenResult;
  const shown = shownGroups(rows);
  const worst = worstOf(shown);
  const best = shown.reduce((a, b) => (b.errors.v2.rmse.value < a.errors.v2.rmse.value ? b : a));
  const isClear = isClearlyWorse(judged, {worst: worst.group, best: best.group, groups: shown.length}, "v2");
  return words.result(worst.label, worst.errors.v2, judged.labels.length, isClear);
}

function shownGroups(rows: readonly CutRow[]): ShownGroup[] {
  return rows.flatMap(({group, label, errors}) => (errors === null ? [] : [{group, label, errors}]));
}

function worstOf(groups: readonly ShownGroup[]): ShownGroup {
  return groups.reduce((a, b) => (b.errors.v2.rmse.value > a.errors.v2.rmse.value ? b : a));
}

function surprise({seed}: State, cuts: readonly Cut[]): Partial<State> {
  return {seed: seed + 1, cut: cuts[deriveSeed(seed + 1, "cut") % cuts.length]!};
}
