import {html} from "htl";

/** A figure with its name above it and a note below it, for a `<dl class="stats">`. */
export function statOf({
  name,
  value,
  note
}: {
  readonly name: string;
  readonly value: string;
  readonly note: string;
}): Node {
  return html`<div>
    <dt>${name}</dt>
    <dd><span class="stat">${value}</span> <span class="stat-note">${note}</span></dd>
  </div>` as HTMLElement;
}
