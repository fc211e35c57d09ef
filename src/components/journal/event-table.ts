import {html} from "htl";
import type {JournalEvent} from "../../lib/journal/types.js";
import type {EventContext} from "../../messages/journal.en.js";
import type {Messages} from "../../messages/messages.js";
import {significant} from "../format.js";
import {groupOf} from "./groups.js";

/** Rows that are drawn at once. */
const STEP = 50;

interface EventTableOptions {
  readonly context: EventContext;
  readonly sentenceOf: (event: JournalEvent) => string;
  readonly titleOf: (stream: string) => string;
}

interface EventTable {
  readonly element: HTMLElement;
  /**
   * @param events in order of the journal
   * @param all how many there are without the filter
   * @param ofOneStream whether they are all of one
   */
  update(events: readonly JournalEvent[], all: number, ofOneStream: boolean): void;
}

/** Events as a table, the last ones first; more rows are drawn when asked for. */
export function eventTable(messages: Messages<"journal">, options: EventTableOptions): EventTable {
  const status = html`<p class="journal-count" role="status"></p>`;
  const body = html`<tbody></tbody>`;
  const more = html`<button type="button" onclick=${showMore}></button>` as HTMLButtonElement;
  const none = html`<p class="notice">${messages.journal.journalWords.none}</p>`;
  const streamHead = html`<th scope="col">${messages.journal.journalWords.head.stream}</th>`;
  const table = html`<table class="journal-events">
    <caption class="visually-hidden">
      ${messages.journal.journalWords.events}
    </caption>
    <thead>
      <tr>
        <th scope="col">${messages.journal.journalWords.head.partition}</th>
        ${streamHead}
        <th scope="col">${messages.journal.journalWords.head.kind}</th>
        <th scope="col">${messages.journal.journalWords.head.sentence}</th>
      </tr>
    </thead>
    ${body}
  </table>`;
  let rest: readonly JournalEvent[] = [];
  let ofOneStream = false;

  /** Returns the first of the new rows. */
  function append(): HTMLElement | undefined {
    const rows = rest.slice(0, STEP).map((event) => eventRow(messages, event, options, ofOneStream));
    rest = rest.slice(STEP);
    body.append(...rows);
    more.hidden = rest.length === 0;
    more.textContent = messages.journal.journalWords.more(rest.length, STEP);
    return rows[0];
  }

  function showMore(): void {
    const first = append();
    // the button may be gone, so the focus moves on to what it brought
    first?.setAttribute("tabindex", "-1");
    first?.focus();
  }

  return {
    element: html`<div>${status}${none}${table}${more}</div>`,
    update(events, all, isOne) {
      ofOneStream = isOne;
      streamHead.hidden = isOne;
      status.textContent = messages.journal.journalWords.shown(events.length, all);
      table.hidden = events.length === 0;
      none.hidden = events.length > 0;
      body.replaceChildren();
      rest = latestFirst(events);
      append();
    }
  };
}

/** Events of one partition stay in the order in which they happened. */
function latestFirst(events: readonly JournalEvent[]): JournalEvent[] {
  return [...events].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

function eventRow(
  messages: Messages<"journal">,
  event: JournalEvent,
  {context, sentenceOf, titleOf}: EventTableOptions,
  ofOneStream: boolean
): HTMLElement {
  const group = groupOf(event);
  const figures = figuresOf(event);
  return html`<tr class=${`event-${group.replace(" ", "-")}`}>
    <th scope="row">${context.partitions.short(event.at)}</th>
    ${ofOneStream ? null : html`<td class="event-stream">${titleOf(event.stream)}</td>`}
    <td class="event-kind">${messages.journal.groupNames[group]}</td>
    <td>${sentenceOf(event)}${figures.length > 0 ? figureList(messages, figures) : null}</td>
  </tr>`;
}

/** The figures that an event rests on; those of a gate go by the check they belong to. */
function figuresOf(event: JournalEvent): (readonly [string, number])[] {
  if (event.kind === "gate")
    return event.checks.flatMap(({name, evidence}) =>
      Object.entries(evidence).map(([figure, value]) => [`${name}: ${figure}`, value] as const)
    );
  return "evidence" in event ? Object.entries(event.evidence) : [];
}

function figureList(messages: Messages<"journal">, figures: readonly (readonly [string, number])[]): HTMLElement {
  return html`<details class="event-figures">
    <summary>${messages.journal.journalWords.figures}</summary>
    <dl>
      ${figures.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${significant(value)}</dd>
          </div>`
      )}
    </dl>
  </details>`;
}
