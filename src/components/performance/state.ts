import type {StreamSummary, Summary} from "../../lib/bundle.js";
import type {Window as PartitionWindow} from "../../lib/profile/window.js";
import {oneOf} from "../state-fields.js";
import type {Fields} from "../state-fields.js";

/** What the reader looks at. */
export interface PerformanceState {
  readonly stream: string;
  /** a slice, or "" for all rows */
  readonly group: string;
  /** a version, or "" for any */
  readonly version: string;
  /** first and last partition, or "" for the last labelled ones */
  readonly window: string;
}

/** Partitions that the page opens with. */
const OPENING = 30;

const TO = "..";

/** Returns how the state is written in the address. The page opens with the first stream in which something changes. */
export function performanceFields({streams}: Pick<Summary, "streams">): Fields<PerformanceState> {
  const text = {initial: "", parse: (value: string): string => value, format: String};
  const first = (streams.find(({changeAt}) => changeAt !== null) ?? streams[0])?.id ?? "";
  const stream = oneOf(
    streams.map(({id}) => id),
    first
  );
  return {stream, group: text, version: text, window: text};
}

/** Returns the window that an address names; the last labelled partitions where it names none of this stream. */
export function windowOf(
  text: string,
  {starts, labelled}: Pick<StreamSummary, "starts" | "labelled">
): PartitionWindow {
  // a file's name may have the sign between the two in it
  for (let at = text.indexOf(TO); at >= 0; at = text.indexOf(TO, at + 1)) {
    const from = starts.indexOf(text.slice(0, at));
    const to = starts.indexOf(text.slice(at + TO.length)) + 1;
    if (from >= 0 && to > from) return {from, to};
  }
  const last = labelled.findLastIndex((n) => n > 0);
  const to = last < 0 ? starts.length : last + 1;
  return {from: Math.max(0, to - OPENING), to};
}

/** Writes a window by its first and last partition, so that a link means the same when others have been added. */
export function windowText({from, to}: PartitionWindow, starts: readonly string[]): string {
  return `${starts[from]}${TO}${starts[to - 1]}`;
}
