import {html} from "htl";
import type {Control} from "../controls.js";

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One of several, as a list that drops down. */
export function choiceField(
  label: string,
  choices: readonly Choice[],
  onInput: (value: string) => void
): Control<string> {
  const node = html`<select onchange=${() => onInput(node.value)}>
    ${choices.map((choice) => html`<option value=${choice.value}>${choice.label}</option>`)}
  </select>` as HTMLSelectElement;
  return {
    element: html`<label class="field"><span>${label}</span>${node}</label>`,
    update: (value) => void (node.value = value)
  };
}
