import {html} from "htl";
import type {Summary} from "../../lib/bundle.js";
import {isOfStream} from "../../lib/journal/filter.js";
import type {JournalEvent} from "../../lib/journal/types.js";
import type {MeasuredLatency} from "../../lib/registry/latency.js";
import type {ModelRecord} from "../../lib/registry/types.js";
import type {EventContext} from "../../messages/journal.en.js";
import type {Messages} from "../../messages/messages.js";
import {partitionsOf} from "../partitions.js";
import {createStore} from "../store.js";
import {eventFilter} from "./event-filter.js";
import {eventLanes} from "./event-lanes.js";
import {eventTable} from "./event-table.js";
import {groupOf} from "./groups.js";
import {registrySection} from "./registry-section.js";
import {choicesOf, chosenEvents, journalFields, startsOf} from "./state.js";

/** What the page has fetched. */
interface JournalData {
  readonly events: readonly JournalEvent[];
  /** events about the builds themselves, oldest first */
  readonly builds: readonly JournalEvent[];
  readonly records: readonly ModelRecord[];
  readonly measured: readonly MeasuredLatency[];
}

/** The journal of a monitor, to be searched, with the registry that follows from it. */
export function journalReport(
  messages: Messages<"card" | "journal" | "monitor" | "partitions">,
  summary: Summary,
  {events: journal, builds, records, measured}: JournalData
): HTMLElement {
  if (journal.length === 0) return html`<p class="notice">${messages.journal.journalWords.empty}</p>`;
  const events = [...journal, ...builds];
  const choices = choicesOf(events);
  const store = createStore("journal", journalFields(choices));
  const isTimed = summary.unit !== "file";
  const starts = startsOf(events, isTimed);
  const context: EventContext = {
    partitions: partitionsOf(messages, summary, starts),
    errorMeasure: summary.errorMeasure
  };
  const titles = new Map(summary.streams.map(({id, title}) => [id, title]));
  const titleOf = (stream: string): string =>
    stream === "" ? messages.journal.journalWords.everyStream : (titles.get(stream) ?? stream);
  const sentences = new Map(events.map((event) => [event, messages.journal.eventSentence(event, context)]));
  const sentenceOf = (event: JournalEvent): string => sentences.get(event)!;
  const textOf = (event: JournalEvent): string =>
    [titleOf(event.stream), messages.journal.groupNames[groupOf(event)], sentenceOf(event)].join(" ");

  const registry = registrySection(messages, {
    ...{events: journal, records, measured, summary, titleOf},
    onStream: (stream) => store.set({stream})
  });
  const filter = eventFilter(messages, store, choices, {titleOf, isTimed, starts});
  const lanes = eventLanes(messages, context.partitions, store.link);
  const table = eventTable(messages, {context, sentenceOf, titleOf});
  store.subscribe((state) => {
    registry.update(state.stream);
    filter.update(state);
    const chosen = chosenEvents(events, state, textOf);
    const inStream = events.filter((event) => state.stream === "" || isOfStream(event, state.stream));
    lanes.update(chosen, startsOf(inStream, isTimed));
    table.update(chosen, inStream.length, state.stream !== "");
  });
  return html`<div class="journal">
    <section aria-labelledby="models">
      <h2 id="models">${messages.journal.journalWords.registry}</h2>
      ${registry.element}
    </section>
    <section aria-labelledby="events">
      <h2 id="events">${messages.journal.journalWords.events}</h2>
      ${filter.element} ${lanes.element} ${table.element}
    </section>
  </div>`;
}
