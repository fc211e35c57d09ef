import {html} from "htl";
import {
  allTests,
  bandOf,
  claims,
  claimsOf,
  scoreOf,
  sectionIds,
  testIds
} from "../../lib/course/closing-the-loop/testscore.js";
import type {
  Claim,
  Claims,
  ClaimedTest,
  SectionId,
  TestId,
  TestScore
} from "../../lib/course/closing-the-loop/testscore.js";
import type {ScoreWords} from "../../messages/closing-the-loop.en.js";
import type {CommonWords} from "../../messages/common.en.js";
import {chartFigure} from "../chart-figure.js";
import type {FigureContent} from "../chart-figure.js";
import {radios} from "../controls.js";
import type {Control} from "../controls.js";
import {explorable} from "../lesson/explorable.js";
import {predict} from "../lesson/predict.js";
import {guess, oneOf} from "../state-fields.js";
import type {Guess} from "../state-fields.js";
import {createStore} from "../store.js";
import type {Store} from "../store.js";
import {choice} from "./fields.js";
import {scoreChart} from "./score-chart.js";
import {claimsField} from "./score-state.js";

interface State {
  readonly section: SectionId;
  readonly claims: Claims;
  readonly guess: Guess;
}

const MOST = testIds.data.length;

/** The 28 tests of the rubric, with what this project claims of each; the reader may claim otherwise. */
export function scoreExplorer(
  score: TestScore,
  {words, common}: {readonly words: ScoreWords; readonly common: CommonWords}
): HTMLElement {
  const ours = claimsOf(score);
  const own = scoreOf(ours);
  const store = createStore<State>("a", {
    section: oneOf(sectionIds, "data"),
    claims: claimsField(ours),
    guess: guess(0, MOST)
  });
  const question = askFinal(ours, store, words, common);
  const section = radios(
    words.section,
    sectionIds.map((value) => ({value, label: words.sections[value]})),
    (value) => store.set({section: value}),
    "score-sections"
  );
  const list = testList(score.tests, store, words);
  const figure = chartFigure(common, store.link);
  return explorable({
    ...{id: "a", label: words.label, words: common, store},
    content: (result) => [
      store.control("guess", question.element),
      result,
      figure.element,
      store.control("section", section.element),
      list.element
    ],
    draw(state, width) {
      question.update(state.guess);
      section.update(state.section);
      list.update(state);
      const isShown = state.guess !== null;
      figure.element.hidden = !isShown;
      figure.update(scoreFigure(state.claims, width, words));
      if (!isShown) return words.hidden;
      const {final} = scoreOf(state.claims);
      const changed = allTests.filter((id) => state.claims[id] !== ours[id]).length;
      return words.result(final, bandOf(final), changed, own.final);
    }
  });
}

function weakestOf(claimed: Claims): SectionId[] {
  const {sections, final} = scoreOf(claimed);
  return sectionIds.filter((id) => sections[id] === final);
}

function askFinal(ours: Claims, store: Store<State>, words: ScoreWords, common: CommonWords): Control<Guess> {
  const {sections, final} = scoreOf(ours);
  const sum = Object.values(sections).reduce((a, b) => a + b, 0);
  return predict({
    question: words.predict(sum, allTests.length),
    label: words.predictLabel,
    scale: {min: 0, max: MOST, step: 0.5, start: MOST / 2 + 1.5, format: words.sectionValue},
    truth: final,
    reason: words.predictReason(weakestOf(ours)),
    words: common,
    onCommit: (value) => store.set({guess: value})
  });
}

function scoreFigure(claimed: Claims, width: number, words: ScoreWords): FigureContent {
  const {sections, final} = scoreOf(claimed);
  const weakest = weakestOf(claimed);
  const bars = sectionIds.map((id) => {
    const decides = weakest.includes(id);
    const text = words.sectionValue(sections[id]);
    return {name: words.sections[id], points: sections[id], decides, text: decides ? `${text} ${words.decides}` : text};
  });
  const countOf = (section: SectionId, claim: Claim): string =>
    String(testIds[section].filter((id) => claimed[id] === claim).length);
  return {
    title: words.title(final, weakest),
    subtitle: words.subtitle,
    chart: scoreChart(bars, {width: Math.min(width, 720), xLabel: words.axis}),
    table: {
      caption: words.subtitle,
      columns: words.columns,
      rows: sectionIds.map((id) => [
        words.sections[id],
        ...claims.map((claim) => countOf(id, claim)),
        words.sectionValue(sections[id])
      ])
    }
  };
}

/** The tests of the chosen section, each with a choice. */
function testList(tests: readonly ClaimedTest[], store: Store<State>, words: ScoreWords): Control<State> {
  const byId = new Map(tests.map((test) => [test.id, test]));
  const element = html`<ol class="score-tests"></ol>` as HTMLElement;
  let shown = store.get().section;
  let choices = new Map<TestId, Control<Claim>>();
  const render = (section: SectionId): void => {
    shown = section;
    choices = new Map(testIds[section].map((id) => [id, claimChoice(id, store, words)]));
    element.replaceChildren(
      ...testIds[section].map((id) => testItem(byId.get(id)!, store.control("claims", choices.get(id)!.element), words))
    );
  };
  render(shown);
  return {
    element,
    update(state) {
      if (shown !== state.section) render(state.section);
      for (const [id, control] of choices) control.update(state.claims[id]);
    }
  };
}

function claimChoice(id: TestId, store: Store<State>, words: ScoreWords): Control<Claim> {
  const options = claims.map((value) => ({value, label: words.claims[value]}));
  return choice(words.claimLabel(id), options, (value) => store.set({claims: {...store.get().claims, [id]: value}}));
}

function testItem({id, claim, evidence}: ClaimedTest, control: HTMLElement | null, words: ScoreWords): HTMLElement {
  const {name} = words.tests[id];
  const files = evidence.map((path) => html`<li><code>${path}</code></li>`);
  return html`<li>
    <p class="score-name">${name}</p>
    <p class="score-reason">${words.ours(claim, id)}</p>
    ${
      files.length === 0
        ? null
        : html`<ul class="score-evidence" aria-label=${words.evidence}>
            ${files}
          </ul>`
    }
    ${control}
  </li>` as HTMLElement;
}
