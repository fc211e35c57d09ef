import {html} from "htl";
import {stages} from "../../lib/course/lessons.js";
import type {Stage} from "../../lib/course/lessons.js";

interface LessonHeaderWords {
  readonly strip: string;
  readonly stages: Readonly<Record<Stage, string>>;
  readonly minutes: (minutes: number) => string;
  readonly question: string;
}

/** Where in a model's life the lesson is (nowhere in particular if it is about the whole), how long it takes and which question it answers. */
export function lessonHeader(
  {stage, minutes, question}: {readonly stage: Stage | null; readonly minutes: number; readonly question: string},
  words: LessonHeaderWords
): HTMLElement {
  const steps = stages.map(
    (name) => html`<li aria-current=${name === stage ? "step" : null}><span>${words.stages[name]}</span></li>`
  );
  return html`<div class="lesson-header">
    <ol class="stage-strip" aria-label=${words.strip}>
      ${steps}
    </ol>
    <p class="lesson-question">
      <span class="kicker">${words.question}</span> <strong>${question}</strong>
      <span class="lesson-minutes">${words.minutes(minutes)}</span>
    </p>
  </div>` as HTMLElement;
}
