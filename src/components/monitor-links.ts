import {html} from "htl";
import type {Summary} from "../lib/bundle.js";
import type {Messages} from "../messages/messages.js";

/** The other pages of a monitor, those that it has. Policies are played over simulated days alone. */
export function monitorLinks(
  messages: Messages<"monitor">,
  {model, streams}: Pick<Summary, "model" | "streams">
): HTMLElement {
  const isSimulated = streams.every(({simulated}) => simulated);
  const pages: readonly (readonly [keyof Messages<"monitor">["monitor"]["monitorPages"]["names"], boolean])[] = [
    ["performance", true],
    ["journal", true],
    ["policy", isSimulated],
    ["serve", model !== null]
  ];
  const links = pages.flatMap(([page, isThere]) =>
    isThere ? [html`<a href="./${page}">${messages.monitor.monitorPages.names[page]}</a>`] : []
  );
  return html`<nav class="small" aria-label="${messages.monitor.monitorPages.label}">
    ${links.flatMap((link, i) => (i === 0 ? [link] : [" · ", link]))}
  </nav>`;
}
