import {html} from "htl";
import type {Control} from "../controls.js";

/** A number that may be left out, read when the reader has finished writing it; what is no number is put back. */
export function numberField(label: string, onInput: (value: number | null) => void): Control<number | null> {
  let shown: number | null = null;
  const node = html`<input type="number" step="any" onchange=${read} />` as HTMLInputElement;
  const show = (value: number | null): void => {
    shown = value;
    node.value = value === null ? "" : String(value);
  };
  function read(): void {
    if (node.validity.badInput) show(shown);
    else onInput(node.value === "" ? null : node.valueAsNumber);
  }
  return {element: fieldOf(label, node), update: show};
}

/** A list of words that may be left out. */
export function wordsField(
  label: string,
  onInput: (words: readonly string[] | null) => void
): Control<readonly string[] | null> {
  const node = html`<input type="text" spellcheck="false" onchange=${read} />` as HTMLInputElement;
  function read(): void {
    const words = [...new Set(node.value.split(/[\s,|]+/).filter((word) => word !== ""))];
    onInput(words.length === 0 ? null : words);
  }
  return {
    element: fieldOf(label, node),
    update: (words) => void (node.value = words === null ? "" : words.join(" "))
  };
}

function fieldOf(label: string, node: HTMLElement): HTMLElement {
  return html`<label class="field"><span>${label}</span>${node}</label>` as HTMLElement;
}
