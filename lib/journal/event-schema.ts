import {text, textOrNone} from "./field-types.js";
import type {Field, Fields} from "./field-types.js";
import type {EventKind, JournalEvent} from "./types.js";

/** The event of a kind. */
export type EventOf<K extends EventKind> = Extract<JournalEvent, {readonly kind: K}>;

/** What all events have. */
type Common = Pick<JournalEvent, "at" | "stream">;

/** What an event of a kind looks like. */
export interface EventSchema<K extends EventKind> {
  readonly meaning: string;
  /** all but `at`, `stream` and `kind` */
  readonly fields: Fields<Omit<EventOf<K>, keyof Common | "kind">>;
  /** one such event */
  readonly example: EventOf<K>;
}

/** The fields of every event, with `kind`. */
export const commonFields: Fields<Common> = {
  at: {
    type: text,
    meaning:
      "first moment of the partition the event is about: a day, for hours an instant in UTC, or the name of a file for rows without a time; never a clock's time"
  },
  stream: {
    type: textOrNone,
    meaning: 'the stream of partitions, by its id in `summary.json`; "" for a build, which is about all of them'
  }
};

/** The schemas of some kinds of events. */
export type EventSchemas<K extends EventKind> = {readonly [Kind in K]: EventSchema<Kind>};

/** The sentence that says why. */
export const reason: Field<string> = {type: text, meaning: "one sentence, for people"};

/**
 * Returns all of a set of names: a record that lacks one does not compile, as an array would.
 * @example namesOf({keep: true, retrain: true}) // ["keep", "retrain"]
 */
export function namesOf<T extends string>(names: Readonly<Record<T, true>>): readonly T[] {
  return Object.keys(names) as T[];
}
