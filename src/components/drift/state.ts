import type {StreamSummary, Summary} from "../../lib/bundle.js";
import {DISTANCES} from "../../lib/drift/types.js";
import type {DistanceName} from "../../lib/drift/types.js";
import type {Window as DayWindow} from "../../lib/profile/window.js";
import {sameWindow} from "../windows.js";

/** Everything the reader can change, and so everything the address holds. */
export interface ExplorerState {
  readonly stream: string;
  readonly reference: DayWindow;
  readonly current: DayWindow;
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
 * the build and the last days of the stream.
 */
export function initialState(summary: Summary, id = startingStream(summary)): ExplorerState {
  const days = streamOf(summary, id).days.length;
  return {
    stream: id,
    reference: {from: 0, to: Math.min(summary.referenceDays, days)},
    current: {from: Math.max(0, days - summary.currentDays), to: days},
    distance: summary.distance,
    open: null
  };
}

function startingStream({streams}: Summary): string {
  const stream = streams.find((s) => s.changeDay !== null) ?? streams[0];
  if (stream === undefined) throw new RangeError("missing streams: the summary has none");
  return stream.id;
}

/** Reads the state from an address; what is missing or makes no sense there keeps its initial value. */
export function parseState(summary: Summary, parameters: URLSearchParams): ExplorerState {
  const id = parameters.get("stream");
  const initial = initialState(summary, summary.streams.some((s) => s.id === id) ? id! : undefined);
  const {days} = streamOf(summary, initial.stream);
  const distance = parameters.get("distance");
  const open = parameters.get("open");
  return {
    stream: initial.stream,
    reference: parseWindow(parameters.get("ref"), days) ?? initial.reference,
    current: parseWindow(parameters.get("cur"), days) ?? initial.current,
    distance: DISTANCES.find((name) => name === distance) ?? initial.distance,
    open: summary.columns.some((c) => c.name === open) ? open : null
  };
}

/** Returns what to write in the address; null for what is as it was at first. */
export function formatState(summary: Summary, state: ExplorerState): Record<string, string | null> {
  const initial = initialState(summary, state.stream);
  const {days} = streamOf(summary, state.stream);
  const windowText = (name: "reference" | "current"): string | null =>
    sameWindow(state[name], initial[name]) ? null : formatWindow(state[name], days);
  return {
    stream: state.stream === startingStream(summary) ? null : state.stream,
    ref: windowText("reference"),
    cur: windowText("current"),
    distance: state.distance === initial.distance ? null : state.distance,
    open: state.open
  };
}

/** Writes a window by its first and last day, so that a link means the same when days have been added. */
function formatWindow({from, to}: DayWindow, days: readonly string[]): string {
  return `${days[from]}..${days[to - 1]}`;
}

function parseWindow(text: string | null, days: readonly string[]): DayWindow | null {
  const [first, last] = (text ?? "").split("..");
  const from = days.indexOf(first ?? "");
  const to = days.indexOf(last ?? "") + 1;
  return from >= 0 && to > from ? {from, to} : null;
}
