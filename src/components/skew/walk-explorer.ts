import {html} from "htl";
import {stepFiles, stepIds, stepInputs} from "../../lib/course/skew/walk.js";
import type {StepId, WalkFacts} from "../../lib/course/skew/walk.js";
import {deriveSeed} from "../../lib/statistics/random.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {WalkWords} from "../../messages/skew.en.js";
import {loadText} from "../bundle.js";
import {chartFigure} from "../chart-figure.js";
import type {FigureContent} from "../chart-figure.js";
import {button} from "../controls.js";
import type {Control} from "../controls.js";
import {count} from "../format.js";
import {explorable} from "../lesson/explorable.js";
import {predict} from "../lesson/predict.js";
import {choiceField} from "../performance/choice-field.js";
import {guess, integer, oneOf} from "../state-fields.js";
import type {Guess} from "../state-fields.js";
import {createStore} from "../store.js";
import type {Store} from "../store.js";
import {isUpright, walkChart} from "./walk-chart.js";

interface WalkData {
  readonly facts: WalkFacts;
  /** addresses of the files, each of which is fetched when its box is opened */
  readonly files: Readonly<Record<StepId, string>>;
}

interface State {
  readonly step: StepId;
  readonly guess: Guess;
  readonly seed: number;
}

interface Words {
  readonly words: WalkWords;
  readonly common: CommonWords;
}

/** The box whose file says how many anomalies there are; those after it tell too. */
const ASKED: StepId = "anomalies";
const scale = {min: 0, max: 20, step: 1, start: 10, format: count};
/** Lines of a file that are shown. */
const SHOWN = 14;

/** The diagram of boxes from training and serving data to an alert; each opens the file that it made. */
export function walkExplorer({facts, files}: WalkData, {words, common}: Words): HTMLElement {
  const store = createStore<State>("a", {
    step: oneOf(stepIds, "training"),
    guess: guess(scale.min, scale.max),
    seed: integer(1, 1, 9999)
  });
  const prediction = predictionOf(facts, store, {words, common});
  const choose = (step: StepId): void => store.set({step});
  const picker = choiceField(
    words.choose,
    stepIds.map((id, i) => ({value: id, label: `${i + 1} ${words.steps[id].name}`})),
    (value) => choose(value as StepId)
  );
  const next = button(words.next, () => choose(stepIds[(stepIds.indexOf(store.get().step) + 1) % stepIds.length]!));
  const figure = chartFigure(common, store.link);
  const opened = html`<div class="skew-file"></div>` as HTMLElement;
  const open = opener(opened, files, words);
  return explorable({
    id: "a",
    label: words.label,
    words: common,
    store,
    content: (result) => [
      store.control("guess", prediction.element),
      figure.element,
      store.control("step", html`<div class="skew-walk">${picker.element}${next}</div>` as HTMLElement),
      result,
      opened
    ],
    surprise() {
      const {seed} = store.get();
      store.set({step: stepIds[deriveSeed(seed, "step") % stepIds.length]!, seed: (seed % 9999) + 1});
    },
    draw(state, width) {
      const {step} = state;
      const isShown = !isHidden(state);
      prediction.update(state.guess);
      picker.update(step);
      redraw(figure.element, () => figure.update(walkFigure(step, {width, words, choose})));
      open(isShown ? step : null);
      return isShown ? words.steps[step].text(facts) : words.hiddenResult;
    }
  });
}

/** What the checks found is hidden until the reader has guessed. */
function isHidden({step, guess}: State): boolean {
  return guess === null && stepIds.indexOf(step) >= stepIds.indexOf(ASKED);
}

function predictionOf(facts: WalkFacts, store: Store<State>, {words, common}: Words): Control<Guess> {
  return predict({
    question: words.predict(facts),
    label: words.predictLabel,
    scale,
    truth: facts.anomalies,
    reason: words.predictReason,
    words: common,
    onCommit: (value) => store.set({guess: value, step: ASKED})
  });
}

/** Draws the diagram anew; its boxes can be pressed, as those of an image cannot, and the chosen one keeps the focus. */
function redraw(element: Element, draw: () => void): void {
  const hadFocus = document.activeElement?.closest(".skew-box") != null && element.contains(document.activeElement);
  draw();
  element.querySelector("svg")!.setAttribute("role", "group");
  if (hadFocus) element.querySelector<SVGElement>(".skew-box[aria-pressed=true]")!.focus();
}

function walkFigure(
  chosen: StepId,
  {width, words, choose}: {readonly width: number; readonly words: WalkWords; readonly choose: (id: StepId) => void}
): FigureContent {
  const {steps} = words;
  const subtitle = isUpright(width) ? words.subtitleNarrow : words.subtitle;
  return {
    title: words.title(stepIds.indexOf(chosen) + 1, stepIds.length, steps[chosen].name),
    subtitle,
    chart: walkChart({width, chosen, lines: (id) => steps[id].lines, onChoose: choose}),
    table: {
      caption: subtitle,
      columns: words.columns,
      rows: stepIds.map((id) => [
        steps[id].name,
        stepInputs[id].map((input) => steps[input].name).join(", ") || words.none,
        stepFiles[id]
      ])
    }
  };
}

/** Shows the beginning of a box's file in `place`, once it is there; a box that is left meanwhile, or null, is not shown. */
function opener(place: HTMLElement, files: WalkData["files"], words: WalkWords): (step: StepId | null) => void {
  const texts = new Map<StepId, Promise<string>>();
  let opened: StepId | null = null;
  return (step) => {
    if (step === opened) return;
    opened = step;
    if (step === null) return place.replaceChildren();
    const text = texts.get(step) ?? loadText(files[step]);
    texts.set(step, text);
    const show = (content: Node | null): void => {
      if (opened === step) place.replaceChildren(linkTo(files[step], stepFiles[step], words), content ?? "");
    };
    show(note(words.loading));
    text.then(
      (whole) => show(previewOf(whole, stepFiles[step], words)),
      () => {
        texts.delete(step);
        show(note(words.failed));
      }
    );
  };
}

function note(text: string): Node {
  return html`<p class="option-note">${text}</p>` as HTMLElement;
}

function linkTo(href: string, name: string, words: WalkWords): HTMLElement {
  return html`<p class="skew-file-link"><a href=${href} target="_blank">${words.file(name)}</a></p>` as HTMLElement;
}

function previewOf(text: string, name: string, words: WalkWords): Node {
  const lines = text.trimEnd().split("\n");
  return html`<div>
    <pre class="skew-text" tabindex="0" role="region" aria-label=${words.preview(name)}>
${lines.slice(0, SHOWN).join("\n")}</pre>
    ${note(words.lines(Math.min(SHOWN, lines.length), lines.length))}
  </div>` as HTMLElement;
}
