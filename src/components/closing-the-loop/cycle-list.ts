import {html} from "htl";
import {lessonsOfStep, lifeSteps} from "../../lib/course/closing-the-loop/life-cycle.js";
import type {LessonTitles, LifeStep} from "../../lib/course/closing-the-loop/life-cycle.js";
import type {CycleWords} from "../../messages/closing-the-loop.en.js";
import type {CommonWords} from "../../messages/common.en.js";
import {radios} from "../controls.js";
import {explorable} from "../lesson/explorable.js";
import {oneOf} from "../state-fields.js";
import {createStore} from "../store.js";

/** The lessons that are about a step of a model's life. */
export function cycleList(
  {titles}: LessonTitles,
  {language, words, common}: {readonly language: string; readonly words: CycleWords; readonly common: CommonWords}
): HTMLElement {
  const store = createStore<{readonly step: LifeStep}>("d", {step: oneOf(lifeSteps, "build")});
  const step = radios(
    words.step,
    lifeSteps.map((value) => ({value, label: words.steps[value]})),
    (value) => store.set({step: value})
  );
  const list = html`<ul class="cycle-lessons"></ul>` as HTMLElement;
  return explorable({
    ...{id: "d", label: words.label, words: common, store},
    content: (result) => [store.control("step", step.element), result, list],
    draw(state) {
      step.update(state.step);
      const slugs = lessonsOfStep[state.step].filter((slug) => slug in titles);
      list.replaceChildren(
        ...slugs.map((slug) => html`<li><a href=${`./${slug}`}>${titles[slug]![language]}</a></li>` as HTMLElement)
      );
      return words.result(words.steps[state.step], words.gist[state.step], slugs.length);
    }
  });
}
