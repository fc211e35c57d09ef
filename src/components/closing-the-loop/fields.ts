import {html} from "htl";
import type {Control} from "../controls.js";
import {LONGEST} from "./form-state.js";

interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
}

/** One of several, in a list that opens; its name is read out, and shown where `isShown`. */
export function choice<T extends string>(
  name: string,
  options: readonly Option<T>[],
  onInput: (value: T) => void,
  isShown = false
): Control<T> {
  const listen = (): void => onInput(select.value as T);
  const select = html`<select aria-label=${name} onchange=${listen}>
    ${options.map(({value, label}) => html`<option value=${value}>${label}</option>`)}
  </select>` as HTMLSelectElement;
  return {
    element: isShown
      ? (html`<div class="loop-field"><span aria-hidden="true">${name}</span>${select}</div>` as HTMLElement)
      : select,
    update: (value) => void (select.value = value)
  };
}

/** A line of text with its name above it and what is wrong with it below. */
export function textLine(
  name: string,
  onInput: (value: string) => void
): Control<{readonly text: string; readonly fault: string | null}> {
  const listen = (): void => onInput(input.value);
  const input = html`<input
    type="text"
    maxlength=${LONGEST}
    spellcheck="false"
    autocomplete="off"
    oninput=${listen}
  />` as HTMLInputElement;
  const note = html`<span class="loop-fault" role="status"></span>` as HTMLElement;
  return {
    element: html`<div class="loop-field">
      <label><span>${name}</span>${input}</label>
      ${note}
    </div>` as HTMLElement,
    update({text, fault}) {
      if (input.value !== text) input.value = text;
      input.setAttribute("aria-invalid", String(fault !== null));
      if (note.textContent !== (fault ?? "")) note.textContent = fault ?? "";
    }
  };
}
