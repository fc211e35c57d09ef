import {html} from "htl";
import type {QuizAnswers} from "../lib/course.js";
import type {QuizWords} from "../messages/quiz.en.js";
import {button} from "./controls.js";
import {fixed} from "./format.js";
import {guessScale} from "./guess-scale.js";
import {choiceForm, classifyForm, numberForm, orderForm} from "./quiz-forms.js";
import {answerOf, fits, judge, rightCases, score} from "./quiz-score.js";
import type {ClassifyItem, QuizItem, Response} from "./quiz-score.js";
import {rememberResponses} from "./quiz-storage.js";
import {spaceAfter} from "./space-after.js";

/** A quiz without login: each answer is judged at once, shown beside the true one with a reason, and kept here. */
export function quiz(
  items: readonly QuizItem[],
  answers: QuizAnswers,
  {name, words}: {readonly name: string; readonly words: QuizWords}
): HTMLElement {
  const memory = rememberResponses(`driftbook.quiz.${name}`, (id, response) =>
    items.some((item) => item.id === id && fits(item, response))
  );
  const progress = html`<p class="quiz-progress" role="status"></p>` as HTMLElement;
  const list = html`<ol class="quiz-items"></ol>` as HTMLElement;
  const showProgress = (): void => {
    const {answered, right} = score(items, memory.responses, answers);
    progress.textContent = words.progress(answered, right, items.length);
  };
  const render = (): void => {
    list.replaceChildren(...items.map((item, i) => element(item, words.question(i + 1, items.length))));
    showProgress();
  };
  const element = (item: QuizItem, heading: string): HTMLElement => {
    const body = html`<div></div>` as HTMLElement;
    const reveal = (response: Response, focus: boolean): void => {
      body.replaceChildren(verdictOf(item, response, answers, words));
      if (focus) (body.firstElementChild as HTMLElement).focus();
    };
    const answer = (response: Response): void => {
      memory.set(item.id, response);
      reveal(response, true);
      showProgress();
    };
    const known = memory.responses.get(item.id);
    if (known === undefined) body.replaceChildren(formOf(item, words, answer));
    else reveal(known, false);
    return html`<li class="quiz-item">
      <p class="quiz-question"><span class="kicker">${heading}</span> ${item.question}</p>
      ${body}
    </li>` as HTMLElement;
  };
  const again = button(words.again, () => (memory.clear(), render()), "quiet");
  render();
  return html`<section class="quiz">
    ${list}${progress}
    <p class="quiz-actions">
      ${again} ${button(words.print, () => print(), "quiet")}
      <span class="quiz-note">${memory.kept ? words.kept : words.notKept}</span>
    </p>
    ${answerSheet(items, answers, words)}
  </section>` as HTMLElement;
}

/** The right answers with their reasons: a sheet of its own on paper, and nowhere on the screen. */
function answerSheet(items: readonly QuizItem[], answers: QuizAnswers, words: QuizWords): HTMLElement {
  const entries = items.map(
    (item) => html`<li><strong>${rightAnswer(item, answers, words)}</strong> ${item.reason}</li>` as HTMLElement
  );
  return html`<section class="answer-sheet">
    <h3>${words.sheet}</h3>
    <ol>
      ${entries}
    </ol>
  </section>` as HTMLElement;
}

function rightAnswer(item: QuizItem, answers: QuizAnswers, words: QuizWords): string {
  if (item.type === "number") return fixed(answerOf(item, answers), item.digits) + item.unit;
  if (item.type === "classify") {
    const names = textsOf(item.kinds);
    return answerOf(item, answers)
      .map((id, i) => words.numbered(i + 1, names.get(id)!))
      .join(words.comma);
  }
  const text = textsOf(item.options);
  const ids = item.type === "order" ? answerOf(item, answers) : [answerOf(item, answers)];
  return ids.map((id) => text.get(id)).join(" → ");
}

function formOf(item: QuizItem, words: QuizWords, answer: (response: Response) => void): HTMLElement {
  switch (item.type) {
    case "choice":
      return choiceForm(item, words, answer);
    case "number":
      return numberForm(item, words, answer);
    case "order":
      return orderForm(item, words, answer);
    case "classify":
      return classifyForm(item, words, answer);
  }
}

function textsOf(options: readonly {readonly id: string; readonly text: string}[]): ReadonlyMap<string, string> {
  return new Map(options.map(({id, text}) => [id, text]));
}

function verdictOf(item: QuizItem, response: Response, answers: QuizAnswers, words: QuizWords): HTMLElement {
  const verdict = judge(item, response, answers);
  return html`<div class=${`quiz-verdict ${verdict}`} tabindex="-1">
    ${comparisonOf(item, response, answers, words)}
    <p><strong>${words[verdict]}</strong>${spaceAfter(words[verdict])}${item.reason}</p>
  </div>` as HTMLElement;
}

/** The reader's answer and the true one, side by side. */
function comparisonOf(item: QuizItem, response: Response, answers: QuizAnswers, words: QuizWords): HTMLElement {
  if (item.type === "number") {
    const format = (value: number): string => fixed(value, item.digits) + item.unit;
    return guessScale(Number(response), answerOf(item, answers), {min: item.min, max: item.max, format}, words);
  }
  if (item.type === "classify") return comparedCases(item, response, answers, words);
  const text = textsOf(item.options);
  if (item.type === "order") {
    const places = Array.isArray(response) ? response : [];
    const rows = answerOf(item, answers).map(
      (id) => html`<li>${text.get(id)} <span class="quiz-mark">${words.yourPlace(places.indexOf(id) + 1)}</span></li>`
    );
    return html`<ol>
      ${rows}
    </ol>` as HTMLElement;
  }
  const right = answerOf(item, answers);
  const notes = (id: string): string[] => [
    ...(id === right ? [`✓ ${words.rightAnswer}`] : []),
    ...(id === response ? [words.yourAnswer] : [])
  ];
  return html`<ul>
    ${item.options.map(
      ({id, text}) =>
        html`<li class=${id === right ? "right" : ""}>
          ${text} <span class="quiz-mark">${notes(id).join(words.comma)}</span>
        </li>`
    )}
  </ul>` as HTMLElement;
}

/** Each case with its kind, and the reader's where it was another. */
function comparedCases(item: ClassifyItem, response: Response, answers: QuizAnswers, words: QuizWords): HTMLElement {
  const kinds = textsOf(item.kinds);
  const given = Array.isArray(response) ? (response as readonly string[]) : [];
  const lines = answerOf(item, answers).map((id, i) => {
    const isRight = given[i] === id;
    const note = isRight ? `✓ ${kinds.get(id)}` : words.otherKind(kinds.get(id)!, kinds.get(given[i]!) ?? "");
    return html`<li>
      ${item.cases[i]!.text} <span class=${isRight ? "quiz-mark right" : "quiz-mark"}>${note}</span>
    </li>`;
  });
  return html`<div>
    <ol>
      ${lines}
    </ol>
    <p>${words.rightCases(rightCases(item, response, answers), item.cases.length)}</p>
  </div>` as HTMLElement;
}
