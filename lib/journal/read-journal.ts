import {commonFields} from "./event-schema.js";
import {oneOf, readRecord} from "./field-types.js";
import type {Fields} from "./field-types.js";
import {EVENT_KINDS, journalSchemas} from "./schemas.js";
import type {EventKind, JournalEvent} from "./types.js";

const kindType = oneOf(EVENT_KINDS);

/**
 * Reads a journal, one event of JSON per line, and checks every field of every line.
 * @returns no events for an empty text
 * @throws RangeError if a line is no event; the message names the line, from 1, and the field
 * @example readJournal('{"at":"2026-01-01","stream":"S0","kind":"request","reason":"a test"}\n')[0].reason // "a test"
 */
export function readJournal(text: string): JournalEvent[] {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines.map((line, i) => {
    try {
      return readEvent(JSON.parse(line));
    } catch (error) {
      throw new RangeError(`invalid journal: line ${i + 1}: ${(error as Error).message}`, {cause: error});
    }
  });
}

/**
 * Returns a value as an event.
 * @throws RangeError if it is none; the message names the field
 * @example readEvent({at: "2026-01-01", stream: "S0", kind: "request", reason: "a test"}).kind // "request"
 */
export function readEvent(value: unknown): JournalEvent {
  const kind = kindType.read((value as {kind?: unknown} | null)?.kind ?? null, "kind");
  return readRecord(value, fieldsOf(kind), "") as unknown as JournalEvent;
}

/**
 * Returns all fields of a kind of event, in the order in which a line has them.
 * @example Object.keys(fieldsOf("request")) // ["at", "stream", "kind", "reason"]
 */
export function fieldsOf(kind: EventKind): Fields<Record<string, unknown>> {
  const type = oneOf([kind]);
  return {...commonFields, kind: {type, meaning: "what happened"}, ...journalSchemas[kind].fields};
}
