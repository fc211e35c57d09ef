import {html} from "htl";
import type {Summary} from "../../lib/bundle.js";
import {policyWords as words} from "../../messages/policy.en.js";

/** The way to the page that plays policies over a monitor's days, for a line of links; nothing where there is none. */
export function policyLink({streams}: Pick<Summary, "streams">): HTMLElement | "" {
  return streams.every(({simulated}) => simulated) ? html`<span> · <a href="./policy">${words.link}</a></span>` : "";
}
