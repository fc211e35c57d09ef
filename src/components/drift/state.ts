import type {StreamSummary, Summary} from "../../lib/bundle.js";
import {DISTANCES} from "../../lib/drift/types.js";
import type {DistanceName} from "../../lib/drift/types.js";
import type {Window as PartitionWindow} from "../../lib/profile/window.js";
import {sameWindow} from "../windows.js";

/** Everything the reader can change, and so everything the address holds. */
export interface ExplorerState {
  readonly stream: string;
  readonly reference: PartitionWindow;
  readonly current: PartitionWindow;
  readonly distance: DistanceName;
  /** the column whose row is open */
  readonly open: string | null;
}

/** Returns the stream of an id. */
export function streamOf(summary: Summary, id: string): StreamSummary {
  const stream = summary.streams.find((s) => s.id === id);
  if (stream === undefined) throw new RangeError(`unknown stream: ${id}`);
  return stream;
}

/**
 * Returns what the page opens with: the first stream in which something changes, or else the first; the reference of
 * the build and the last partitions of the stream.
 */
export function initialState(summary: Summary, id = startingStream(summary)): ExplorerState {
  const {length} = streamOf(summary, id).starts;
  const {reference, current} = summary;
  return {
    stream: id,
    reference: {from: Math.min(reference.from, Math.max(0, length - 1)), to: Math.min(reference.to, length)},
    current: {from: Math.max(0, length - current), to: length},
    distance: summary.distance,
    open: null
  };
}

function startingStream({streams}: Summary): string {
  const stream = streams.find((s) => s.changeAt !== null) ?? streams[0];
  if (stream === undefined) throw new RangeError("missing streams: the summary has none");
  return stream.id;
}

/** Reads the state from an address; what is missing or makes no sense there keeps its initial value. */
export function parseState(summary: Summary, parameters: URLSearchParams): ExplorerState {
  const id = parameters.get("stream");
  const initial = initialState(summary, summary.streams.some((s) => s.id === id) ? id! : undefined);
  const {starts} = streamOf(summary, initial.stream);
  const distance = parameters.get("distance");
  const open = parameters.get("open");
  return {
    stream: initial.stream,
    reference: parseWindow(parameters.get("ref"), starts) ?? initial.reference,
    current: parseWindow(parameters.get("cur"), starts) ?? initial.current,
    distance: DISTANCES.find((name) => name === distance) ?? initial.distance,
    open: summary.columns.some((c) => c.name === open) ? open : null
  };
}

/** Returns what to write in the address; null for what is as it was at first. */
export function formatState(summary: Summary, state: ExplorerState): Record<string, string | null> {
  const initial = initialState(summary, state.stream);
  const {starts} = streamOf(summary, state.stream);
  const windowText = (name: "reference" | "current"): string | null =>
    sameWindow(state[name], initial[name]) ? null : formatWindow(state[name], starts);
  return {
    stream: state.stream === startingStream(summary) ? null : state.stream,
    ref: windowText("reference"),
    cur: windowText("current"),
    distance: state.distance === initial.distance ? null : state.distance,
    open: state.open
  };
}

const TO = "..";

/** Writes a window by its first and last partition, so that a link means the same when others have been added. */
function formatWindow({from, to}: PartitionWindow, starts: readonly string[]): string {
  return `${starts[from]}${TO}${starts[to - 1]}`;
}

/** A file's name may have the sign between the two in it, so that every place where it stands is tried. */
function parseWindow(text: string | null, starts: readonly string[]): PartitionWindow | null {
  if (text === null) return null;
  for (let at = text.indexOf(TO); at >= 0; at = text.indexOf(TO, at + 1)) {
    const from = starts.indexOf(text.slice(0, at));
    const to = starts.indexOf(text.slice(at + TO.length)) + 1;
    if (from >= 0 && to > from) return {from, to};
  }
  return null;
}
