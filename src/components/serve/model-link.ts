import {html} from "htl";
import type {Summary} from "../../lib/bundle.js";
import {words} from "../../messages/serve.en.js";

/** The way from a monitor to the page that asks its model; null where it has none. */
export function modelLink({model}: Pick<Summary, "model">): HTMLElement | null {
  return model && html`<p class="model-link small"><a href="./serve">${words.title}</a></p>`;
}
