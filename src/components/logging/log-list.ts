import {html} from "htl";
import {PREDICTION, readingOf} from "../../lib/course/logging/readings.js";
import type {RequestEvent} from "../../lib/scenario/incident.js";
import type {LogWords} from "../../messages/logging.en.js";
import {button} from "../controls.js";
import {fixed, significant} from "../format.js";
import {tableOf} from "../show-table.js";
import type {Store} from "../store.js";
import type {LogState} from "./log-state.js";

/** Lines that are shown at a time. */
const PAGE = 8;

/** Lines of a log, a few at a time, and the first of them as it was written. */
interface LogList {
  readonly element: HTMLElement;
  update(events: readonly RequestEvent[], first: number, field: string): void;
}

/** Shows lines of a log; the store keeps which of them is first. */
export function logList(words: LogWords["list"], store: Store<LogState>): LogList {
  const table = html`<div></div>` as HTMLElement;
  const raw = html`<pre class="log-raw"></pre>` as HTMLElement;
  let shown = 0;
  const earlier = button(words.earlier, () => store.set({first: Math.max(0, shown - PAGE)}));
  const later = button(words.later, () => store.set({first: shown + PAGE}));
  const element = html`<div class="log-list">
    ${table} ${store.control("first", html`<div class="predict-buttons">${earlier}${later}</div>` as HTMLElement)}
    <details>
      <summary>${words.raw}</summary>
      ${raw}
    </details>
  </div>` as HTMLElement;
  return {
    element,
    update(events, first, field) {
      shown = firstShown(events, first);
      const page = events.slice(shown, shown + PAGE);
      table.replaceChildren(
        tableOf({
          caption: words.caption(shown + 1, shown + page.length, events.length),
          columns: words.columns(field),
          rows: page.map((event) => cells(event, field, words))
        })
      );
      raw.textContent = page[0] === undefined ? "" : JSON.stringify(page[0]);
      earlier.disabled = shown === 0;
      later.disabled = shown + PAGE >= events.length;
    }
  };
}

/** The line that is shown first: an address may name one that is no longer there. */
export function firstShown(events: readonly RequestEvent[], first: number): number {
  return first < events.length ? first : 0;
}

function cells(event: RequestEvent, field: string, words: LogWords["list"]): string[] {
  const {time, request, replica, service, prediction, latencyMs, note} = event;
  return [
    ...[time.slice(11, 19), replica, service],
    ...(field === PREDICTION ? [] : [significant(readingOf(event, field), 6)]),
    ...[fixed(prediction, 1), fixed(latencyMs, 1), note === "" ? words.noNote : note, request]
  ];
}
