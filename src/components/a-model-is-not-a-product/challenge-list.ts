import {html} from "htl";
import type {ChallengeWords} from "../../messages/a-model-is-not-a-product.en.js";
import {spaceAfter} from "../space-after.js";
import {challengePlaces} from "./places.js";
import type {ChallengeId} from "./places.js";

/**
 * What is hard about production, each with the place where this site shows it.
 * @param pageOf address of a page of the monitor, by its name; null where this site has no such monitor
 */
export function challengeList(words: ChallengeWords, pageOf: ((name: string) => string) | null): HTMLElement {
  const items = (Object.keys(challengePlaces) as ChallengeId[]).map((id) => {
    const {name, text, link} = words[id];
    const place = pageOf && html`${spaceAfter(text)}<a href=${pageOf(challengePlaces[id])}>${link}</a>`;
    return html`<li><strong>${name}</strong>${spaceAfter(name)}${text}${place}</li>`;
  });
  return html`<ul>
    ${items}
  </ul>` as HTMLElement;
}
