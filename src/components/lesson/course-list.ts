import {html} from "htl";
import type {Lesson} from "../../lib/course/lessons.js";
import type {LessonWords} from "../../messages/lesson.en.js";
import {rememberResponses} from "../quiz-storage.js";

interface ListedLesson extends Lesson {
  readonly title: string;
  readonly question: string;
  readonly href: string;
}

/** The lessons in order: what each asks, how long it takes, and how far the reader of this browser has come. */
export function courseList(lessons: readonly ListedLesson[], words: LessonWords): HTMLElement {
  const entries = lessons.map(({slug, stage, minutes, title, question, href}, i) => {
    const {size} = rememberResponses(`driftbook.quiz.${slug}`, () => true).responses;
    return html`<li>
      <span class="course-number">${i + 1}</span>
      <div>
        <a href=${href}>${title}</a>
        <p>${question}</p>
      </div>
      <p class="course-facts">
        <span>${stage === null ? words.whole : words.stages[stage]}</span> <span>${words.minutes(minutes)}</span>
        ${size === 0 ? null : html`<span class="course-progress">${words.answered(size)}</span>`}
      </p>
    </li>`;
  });
  return html`<ol class="course-list">
    ${entries}
  </ol>` as HTMLElement;
}
