import {columnOf, EVERYTHING, filterJournal, versionsOf} from "../../lib/journal/filter.js";
import type {JournalEvent} from "../../lib/journal/types.js";
import {oneOf} from "../state-fields.js";
import type {Fields} from "../state-fields.js";
import {EVENT_GROUPS, groupOf, groupsIn, notableOf} from "./groups.js";
import type {EventGroup} from "./groups.js";

/** What the reader looks at; "" stands for all. */
export interface JournalState {
  readonly stream: string;
  readonly groups: readonly EventGroup[];
  readonly column: string;
  readonly version: string;
  /** days, both included */
  readonly from: string;
  readonly to: string;
  readonly words: string;
}

/** What there is to choose from. */
export interface JournalChoices {
  readonly streams: readonly string[];
  readonly groups: readonly EventGroup[];
  readonly columns: readonly string[];
  readonly versions: readonly string[];
}

/** Returns what the events of a journal can be told apart by. */
export function choicesOf(events: readonly JournalEvent[]): JournalChoices {
  const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];
  return {
    streams: distinct(events.map(({stream}) => stream)).filter((stream) => stream !== ""),
    groups: groupsIn(events),
    columns: distinct(events.flatMap((event) => columnOf(event) || [])).sort(),
    versions: distinct(events.flatMap(versionsOf))
  };
}

/** Returns how the state is written in the address. A journal of one stream begins with that, others with all. */
export function journalFields({streams, groups, columns, versions}: JournalChoices): Fields<JournalState> {
  const day = {
    initial: "",
    parse: (text: string) => (/^\d{4}-\d\d-\d\d$/.test(text) ? text : undefined),
    format: String
  };
  return {
    stream: oneOf(["", ...streams], streams.length === 1 ? streams[0]! : ""),
    groups: {
      initial: notableOf(groups),
      parse: (text) => EVENT_GROUPS.filter((group) => text.split(",").includes(group)),
      format: (value) => value.join(",")
    },
    column: oneOf(["", ...columns], ""),
    version: oneOf(["", ...versions], ""),
    from: day,
    to: day,
    words: {initial: "", parse: (text) => text, format: String}
  };
}

/**
 * Returns the events that the reader wants to see, in order of the journal.
 * @param textOf what a search for words looks into
 */
export function chosenEvents(
  events: readonly JournalEvent[],
  {stream, groups, column, version, from, to, words}: JournalState,
  textOf: (event: JournalEvent) => string
): JournalEvent[] {
  const orAll = (text: string): string | null => (text === "" ? null : text);
  const filter = {
    stream: orAll(stream),
    column: orAll(column),
    version: orAll(version),
    from: orAll(from),
    to: orAll(to)
  };
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return filterJournal(events, {...EVERYTHING, ...filter}).filter((event) => {
    if (!groups.includes(groupOf(event))) return false;
    const text = wanted.length === 0 ? "" : textOf(event).toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** Events of a group in each partition. */
export interface GroupCounts {
  readonly group: EventGroup;
  readonly events: number;
  readonly perPartition: readonly number[];
}

/**
 * Counts events by group and partition.
 * @param starts of the partitions, in order
 */
export function countEvents(events: readonly JournalEvent[], starts: readonly string[]): GroupCounts[] {
  const positions = new Map(starts.map((start, i) => [start, i]));
  return groupsIn(events).map((group) => {
    const perPartition = starts.map(() => 0);
    const own = events.filter((event) => groupOf(event) === group);
    for (const {at} of own) perPartition[positions.get(at)!]! += 1;
    return {group, events: own.length, perPartition};
  });
}

/** Returns the starts of the partitions that some events are about, in order of time; of files, as the journal has them. */
export function startsOf(events: readonly JournalEvent[], isTimed: boolean): string[] {
  const starts = [...new Set(events.map(({at}) => at))];
  return isTimed ? starts.sort() : starts;
}
