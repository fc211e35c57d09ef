import {html} from "htl";

/** Figures side by side, each with what it is. */
export function statList(stats: readonly {readonly name: string; readonly value: string}[]): HTMLElement {
  const entries = stats.map(
    ({name, value}) =>
      html`<div>
        <dt>${name}</dt>
        <dd><span class="stat">${value}</span></dd>
      </div>`
  );
  return html`<dl class="stats serving-stats">${entries}</dl>` as HTMLElement;
}
