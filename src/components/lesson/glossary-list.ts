import {html} from "htl";
import type {Term, TermSource} from "../../messages/glossary.js";

/** The terms of a lesson, in English and Traditional Chinese. */
export function glossaryList(terms: readonly Term[]): HTMLElement {
  const entries = terms.map(
    ({en, zhTW, definition, definitionZh, source}) =>
      html`<div>
        <dt>${en} <span lang="zh-Hant-TW">${zhTW}</span></dt>
        <dd>${definition}<br /><span lang="zh-Hant-TW">${definitionZh}</span>${cited(source)}</dd>
      </div>`
  );
  return html`<dl class="glossary">${entries}</dl>` as HTMLElement;
}

function cited(source: TermSource | undefined): Node | null {
  return source ? (html` <cite><a href="${source.href}">${source.name}</a></cite>` as Node) : null;
}
