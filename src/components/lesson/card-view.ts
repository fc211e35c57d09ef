import {html} from "htl";
import type {CardField, CardSlice, ModelCard} from "../../lib/model/card.js";
import type {CardWords} from "../../messages/the-boston-model.en.js";
import {button} from "../controls.js";
import {count, fixed, signed} from "../format.js";
import {tableOf} from "../show-table.js";

/** A model card, section by section; the first is open. */
export function cardView(card: ModelCard, words: CardWords): HTMLElement {
  const sections = words.sections.map(({key, title, gist}, i) => {
    const value = card[key];
    const body =
      key === "quantitativeAnalyses"
        ? slicesOf(value as readonly CardSlice[], words)
        : fieldsOf(value as readonly CardField[]);
    return html`<details open=${i === 0}>
      <summary>
        <span class="card-number">${i + 1}</span
        ><span><strong>${title}</strong> <span class="card-gist">${gist}</span></span>
      </summary>
      ${body}
    </details>`;
  }) as HTMLDetailsElement[];
  const setAll = (open: boolean): void => sections.forEach((section) => (section.open = open));
  addEventListener("beforeprint", () => setAll(true));
  return html`<section class="model-card" aria-label=${words.title}>
    <header>
      <strong>${words.title}</strong> <span class="muted">${words.version(card.version)}</span>
      <span class="actions"
        >${button(words.openAll, () => setAll(true), "quiet")}
        ${button(words.closeAll, () => setAll(false), "quiet")}</span
      >
    </header>
    ${sections}
  </section>` as HTMLElement;
}

function fieldsOf(fields: readonly CardField[]): Node {
  return html`<dl class="card-fields">
    ${fields.map(
      ({name, text}) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${text}</dd>
        </div>`
    )}
  </dl>` as HTMLElement;
}

function slicesOf(slices: readonly CardSlice[], words: CardWords): Node {
  return tableOf({
    caption: words.slices,
    columns: words.sliceColumns,
    rows: slices.map(({slice, n, rmse, mae, bias}) => [slice, count(n), fixed(rmse, 2), fixed(mae, 2), signed(bias, 2)])
  });
}
