import {html} from "htl";
import {levelOf, pipelineSteps, triggerSettings} from "../../lib/course/pipeline/automation.js";
import type {Production} from "../../lib/course/pipeline/production.js";
import {runPipeline, WINDOW} from "../../lib/course/pipeline/run-pipeline.js";
import type {PipelineRun} from "../../lib/course/pipeline/run-pipeline.js";
import {seeded} from "../../lib/statistics/random.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {AutomationWords} from "../../messages/the-pipeline.en.js";
import {chartFigure} from "../chart-figure.js";
import {button, checkboxes, radios, range} from "../controls.js";
import {fixed} from "../format.js";
import {explorable} from "../lesson/explorable.js";
import {predict} from "../lesson/predict.js";
import {createStore} from "../store.js";
import type {Store} from "../store.js";
import {automationFigure} from "./automation-figure.js";
import {automationFields, automationOf, minuteScale, presets, triggerIds} from "./automation-state.js";
import type {AutomationState} from "./automation-state.js";

interface Words {
  readonly words: AutomationWords;
  readonly common: CommonWords;
}

/** Eight steps by hand or by themselves, and what asks for a new model: what that costs while prices rise. */
export function automationExplorer(production: Production, {words, common}: Words): HTMLElement {
  const days = production.days.length;
  const fields = automationFields(days);
  const store = createStore<AutomationState>("a", fields);
  const initial = Object.fromEntries(
    Object.entries(fields).map(([name, {initial}]) => [name, initial])
  ) as unknown as AutomationState;
  const runOf = (state: AutomationState): PipelineRun => runPipeline(automationOf(state), production);
  const never = runOf({...initial, triggers: []});
  const controls = controlsOf(store, words);
  const prediction = predictionOf(
    store,
    {byHand: runOf(initial), automatic: runOf({...initial, ...presets.level1})},
    days,
    {
      words,
      common
    }
  );
  const stats = html`<dl class="stats"></dl>` as HTMLElement;
  const figure = chartFigure(common, store.link);
  return explorable({
    id: "a",
    label: words.label(days),
    words: common,
    store,
    content: (result) => [
      html`<p class="muted">${words.simulated(WINDOW)}</p>` as HTMLElement,
      controls.element,
      store.control("guess", prediction.element),
      result,
      stats,
      figure.element,
      rulesOf(words, production.settings.labelDelay)
    ],
    surprise: () => store.set(surprise(store.get())),
    draw(state, width) {
      controls.update(state);
      prediction.update(state.guess);
      const automation = automationOf(state);
      const run = runPipeline(automation, production);
      const level = levelOf(automation);
      stats.replaceChildren(...words.stats(automation, level, run).map(statOf));
      figure.update(automationFigure(run, {width, words, never}));
      return words.result(level, run, never);
    }
  });
}

function controlsOf(store: Store<AutomationState>, words: AutomationWords) {
  const starts = (["level0", "level1", "level2"] as const).map((name) =>
    button(words.presets[name], () => store.set(presets[name]), "quiet")
  );
  const controls = {
    automatic: checkboxes(
      words.steps,
      pipelineSteps.map((value) => ({value, label: words.step(value)})),
      (automatic) => store.set({automatic})
    ),
    triggers: checkboxes(
      words.triggers,
      triggerIds.map(({id, name}) => ({value: id, label: words.trigger(name)})),
      (triggers) => store.set({triggers})
    ),
    delivery: radios(
      words.delivery,
      (["manual", "automatic"] as const).map((value) => ({value, label: words.delivered[value]})),
      (delivery) => store.set({delivery})
    ),
    minutes: range(words.minutes, {...minuteScale, format: words.duration}, (minutes) => store.set({minutes})),
    week: radios(
      words.week,
      (["weekdays", "always"] as const).map((value) => ({value, label: words.weeks[value]})),
      (week) => store.set({week})
    )
  };
  const names = Object.keys(controls) as (keyof typeof controls)[];
  const isFree = (["automatic", "triggers", "delivery"] as const).every((name) => !store.locked(name));
  return {
    element: html`<div class="pipeline-controls">
      ${isFree ? html`<div class="pipeline-presets">${starts}</div>` : null}
      ${names.map((name) => store.control(name, html`<div class=${`pipeline-${name}`}>${controls[name].element}</div>` as HTMLElement))}
    </div>` as HTMLElement,
    update(state: AutomationState): void {
      controls.automatic.update(state.automatic);
      controls.triggers.update(state.triggers);
      controls.delivery.update(state.delivery);
      controls.minutes.update(state.minutes);
      controls.week.update(state.week);
    }
  };
}

function predictionOf(
  store: Store<AutomationState>,
  {byHand, automatic}: {readonly byHand: PipelineRun; readonly automatic: PipelineRun},
  days: number,
  {words, common}: Words
) {
  const performance = triggerSettings.find((trigger) => trigger.on === "performance")!;
  return predict({
    question: words.predict(fixed(performance.ratio, 2)),
    label: words.predictLabel,
    scale: {min: 0, max: days, step: 1, start: Math.round(days / 4), format: words.days},
    truth: automatic.staleDays,
    reason: words.predictReason(byHand.staleDays, automatic),
    words: common,
    onCommit: (value) => store.set({...presets.level1, minutes: 240, week: "weekdays", guess: value})
  });
}

function rulesOf(words: AutomationWords, labelDelay: number): HTMLElement {
  return html`<details class="pipeline-rules">
    <summary>${words.rules}</summary>
    <ul>
      ${words.assumptions(labelDelay).map((text) => html`<li>${text}</li>`)}
    </ul>
  </details>` as HTMLElement;
}

function surprise({seed}: AutomationState): Partial<AutomationState> {
  const random = seeded(seed + 1);
  return {
    seed: seed + 1,
    automatic: pipelineSteps.filter(() => random() < 0.5),
    triggers: triggerIds.map(({id}) => id).filter(() => random() < 0.4),
    delivery: random() < 0.5 ? "manual" : "automatic",
    minutes: minuteScale.step * (1 + Math.floor(random() * 32)),
    week: random() < 0.5 ? "weekdays" : "always"
  };
}

function statOf({name, value, note}: {readonly name: string; readonly value: string; readonly note: string}): Node {
  return html`<div>
    <dt>${name}</dt>
    <dd><span class="stat">${value}</span> <span class="stat-note">${note}</span></dd>
  </div>` as HTMLElement;
}
