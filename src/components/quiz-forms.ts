import {html} from "htl";
import type {QuizWords} from "../messages/quiz.en.js";
import {button, radios} from "./controls.js";
import type {ChoiceItem, ClassifyItem, NumberItem, OrderItem, Response} from "./quiz-score.js";

type Answer = (response: Response) => void;

export function choiceForm(item: ChoiceItem, words: QuizWords, answer: Answer): HTMLElement {
  let chosen: string | undefined;
  const check = button(words.check, () => chosen !== undefined && answer(chosen), "primary");
  check.disabled = true;
  const choices = item.options.map(({id, text}) => ({value: id, label: text}));
  const group = radios(item.question, choices, (value) => {
    chosen = value;
    check.disabled = false;
  });
  return html`<div class="quiz-form">${group.element}${check}</div>` as HTMLElement;
}

export function numberForm(item: NumberItem, words: QuizWords, answer: Answer): HTMLElement {
  const {min, max, step} = item;
  const input = html`<input
    type="number"
    required
    min=${min}
    max=${max}
    step=${step}
    aria-label=${item.question}
  />` as HTMLInputElement;
  const submit = (event: Event): void => {
    event.preventDefault();
    answer(input.valueAsNumber);
  };
  return html`<form class="quiz-form" onsubmit=${submit}>
    <label>${input} <span>${item.unit}${words.range(min, max)}</span></label>
    <button class="primary">${words.check}</button>
  </form>` as HTMLElement;
}

/** Buttons move each line up or down, so that no dragging is needed. */
export function orderForm(item: OrderItem, words: QuizWords, answer: Answer): HTMLElement {
  const order = [...item.options];
  const list = html`<ol></ol>` as HTMLElement;
  const status = html`<p class="visually-hidden" role="status"></p>` as HTMLElement;
  const move = (from: number, by: -1 | 1): void => {
    const [option] = order.splice(from, 1);
    order.splice(from + by, 0, option!);
    render();
    status.textContent = words.moved(option!.text, from + by + 1, order.length);
    const buttons = list.children[from + by]!.querySelectorAll("button");
    const [same, other] = by < 0 ? [buttons[0], buttons[1]] : [buttons[1], buttons[0]];
    (same!.disabled ? other : same)!.focus();
  };
  const arrow = (i: number, by: -1 | 1, text: string): HTMLElement => {
    const label = by < 0 ? words.moveUp(text) : words.moveDown(text);
    const disabled = by < 0 ? i === 0 : i === order.length - 1;
    return html`<button
      type="button"
      class="arrow"
      aria-label=${label}
      disabled=${disabled}
      onclick=${() => move(i, by)}
    >
      ${by < 0 ? "↑" : "↓"}
    </button>` as HTMLElement;
  };
  function render(): void {
    list.replaceChildren(
      ...order.map(({text}, i) => html`<li>${arrow(i, -1, text)}${arrow(i, 1, text)} ${text}</li>` as HTMLElement)
    );
  }
  render();
  const check = button(words.check, () => answer(order.map(({id}) => id)), "primary");
  return html`<div class="quiz-form quiz-order">${list}${status}${check}</div>` as HTMLElement;
}

/** A list of kinds beside each case; the answer can be given once every case has one. */
export function classifyForm(item: ClassifyItem, words: QuizWords, answer: Answer): HTMLElement {
  const check = button(words.check, () => answer(selects.map(({value}) => value)), "primary");
  const listen = (): void => {
    check.disabled = selects.some(({value}) => value === "");
  };
  const selects = item.cases.map(() => {
    const kinds = item.kinds.map(({id, text}) => html`<option value=${id}>${text}</option>`);
    return html`<select onchange=${listen}>
      <option value="">${words.choose}</option>
      ${kinds}
    </select>` as HTMLSelectElement;
  });
  listen();
  const lines = item.cases.map(
    ({text}, i) =>
      html`<li>
        <label><span>${text}</span> ${selects[i]}</label>
      </li>`
  );
  return html`<div class="quiz-form quiz-cases">
    <fieldset>
      <legend>${item.question}</legend>
      <ol>
        ${lines}
      </ol>
    </fieldset>
    ${check}
  </div>` as HTMLElement;
}
