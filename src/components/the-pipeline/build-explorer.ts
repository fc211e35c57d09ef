import {html} from "htl";
import type {CourseLatency} from "../../lib/course/latency.js";
import {costOfChange} from "../../lib/course/pipeline/manifest.js";
import type {BuildChange, Manifest} from "../../lib/course/pipeline/manifest.js";
import {timeOfChange, timeOfStep} from "../../lib/course/pipeline/step-times.js";
import {seeded} from "../../lib/statistics/random.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {BuildWords} from "../../messages/the-pipeline.en.js";
import {chartFigure} from "../chart-figure.js";
import {radios} from "../controls.js";
import {explorable} from "../lesson/explorable.js";
import {predict} from "../lesson/predict.js";
import {guess, integer, oneOf} from "../state-fields.js";
import {createStore} from "../store.js";
import {buildFigure, outcomeOf} from "./build-figure.js";

/** Where a reader begins, and what the guess is about. */
const [FIRST, GUESSED] = ["alarms", "day"];

/** The steps of the build of this site's teaching monitor: what runs again when one thing changes, and how long that takes. */
export function buildExplorer(
  manifest: Manifest,
  times: CourseLatency["steps"],
  {words, common}: {readonly words: BuildWords; readonly common: CommonWords}
): HTMLElement {
  const {steps, changes, site, tried} = manifest;
  const costs = new Map(changes.map((change) => [change.id, costOfChange(change, manifest)]));
  const ids = steps.map(({id}) => id);
  const [nothing, guessed] = [costs.get("nothing")!, costs.get(GUESSED)!];
  const store = createStore("b", {
    change: oneOf(
      changes.map(({id}) => id),
      FIRST
    ),
    step: oneOf(ids, "decide"),
    guess: guess(0, nothing.kept),
    seed: integer(1, 0, 9999)
  });
  const change = radios(
    words.change,
    changes.map(({id}) => ({value: id, label: words.changeName(id)})),
    (id) => store.set({change: id})
  );
  const step = radios(
    words.step,
    ids.map((id) => ({value: id, label: words.stepName(id)})),
    (id) => store.set({step: id})
  );
  const prediction = predict({
    question: words.predict(nothing.kept),
    label: words.predictLabel,
    scale: {min: 0, max: nothing.kept, step: 1, start: Math.round(nothing.kept / 2), format: words.results},
    truth: guessed.made,
    reason: words.predictReason(site.streams, site.days),
    words: common,
    onCommit: (value) => store.set({guess: value, change: GUESSED})
  });
  const facts = html`<div class="pipeline-step"></div>` as HTMLElement;
  const figure = chartFigure(common, store.link);
  return explorable({
    id: "b",
    label: words.label(steps.length),
    words: common,
    store,
    content: (result) => [
      store.control("guess", prediction.element),
      html`<div class="pipeline-controls">${store.control("change", change.element)}</div>` as HTMLElement,
      result,
      figure.element,
      store.control("step", html`<div class="pipeline-controls">${step.element}</div>` as HTMLElement),
      facts,
      html`<p class="muted">${words.source(tried.streams, tried.days, times.machine)}</p>` as HTMLElement
    ],
    surprise() {
      const seed = store.get().seed + 1;
      const random = seeded(seed);
      const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
      store.set({seed, change: one(changes).id, step: one(ids)});
    },
    draw(state, width) {
      change.update(state.change);
      step.update(state.step);
      prediction.update(state.guess);
      const changed = changes.find(({id}) => id === state.change)!;
      const cost = costs.get(state.change)!;
      figure.update(buildFigure(manifest, {width, words, change: changed, cost, times, step: state.step}));
      facts.replaceChildren(...factsOf(manifest, times, changed, state.step, words));
      return words.result(state.change, cost, steps.length, timeOfChange(changed, manifest, times));
    }
  });
}

function factsOf(
  {steps}: Manifest,
  times: CourseLatency["steps"],
  change: BuildChange,
  id: string,
  words: BuildWords
): Node[] {
  const facts = words.facts(
    steps.find((step) => step.id === id)!,
    outcomeOf(change, id),
    {...timeOfStep(times, id), machine: times.machine}
  );
  return [
    html`<p><strong>${words.stepName(id)}</strong> ${words.what(id)}</p>` as HTMLElement,
    html`<dl class="facts">
      ${facts.map(([term, text]) => html.fragment`<div><dt>${term}</dt><dd>${text}</dd></div>`)}
    </dl>` as HTMLElement
  ];
}
