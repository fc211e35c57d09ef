import {html} from "htl";
import type {Lesson} from "../../lib/course/lessons.js";
import type {LessonWords} from "../../messages/lesson.en.js";
import {rememberResponses} from "../quiz-storage.js";
import {courseProgress} from "./course-progress.js";

interface ListedLesson extends Lesson {
  readonly title: string;
  readonly question: string;
  readonly href: string;
}

/** The lessons in order: what each asks, how long it takes, and how far the reader of this browser has come. */
export function courseList(lessons: readonly ListedLesson[], words: LessonWords): HTMLElement {
  const answered = lessons.map(({slug}) => rememberResponses(`driftbook.quiz.${slug}`, () => true).responses.size);
  const entries = lessons.map(({stage, minutes, title, question, href}, i) => {
    const size = answered[i]!;
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
  const {minutes, begun, next} = courseProgress(lessons, answered);
  const progress = begun === 0 ? null : words.begun(begun, lessons.length);
  return html`<div>
    <p class="course-sum">
      ${words.sum(lessons.length, minutes)} ${progress}
      ${next === null ? null : html`<a href=${next.href}>${words.goOn(next.title)}</a>`}
    </p>
    <ol class="course-list">
      ${entries}
    </ol>
  </div>` as HTMLElement;
}
