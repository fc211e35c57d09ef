import {html} from "htl";
import {
  FIRST_DAYS,
  OPENING_DAY,
  referenceIds,
  referenceWindow,
  STREAM_DAYS,
  streamDates,
  streamIds,
  streamTimeline
} from "../../lib/course/false-alarms/drift-streams.js";
import type {ReferenceId, StreamId} from "../../lib/course/false-alarms/drift-streams.js";
import type {DriftAlarms} from "../../lib/course/false-alarms/published.js";
import type {Production} from "../../lib/course/what-to-watch/production.js";
import {DISTANCES} from "../../lib/drift/types.js";
import type {DistanceName} from "../../lib/drift/types.js";
import type {Timeline, Window as DayWindow} from "../../lib/profile/window.js";
import type {CommonWords} from "../../messages/common.en.js";
import type {DashboardMessages, ExplorerWords} from "../../messages/false-alarms.en.js";
import {radios} from "../controls.js";
import type {Control} from "../controls.js";
import {streamOf} from "../drift/state.js";
import {streamView} from "../drift/stream-view.js";
import type {StreamView} from "../drift/stream-view.js";
import {count} from "../format.js";
import {inSlices} from "../in-slices.js";
import {explorable} from "../lesson/explorable.js";
import {predict} from "../lesson/predict.js";
import {guess, oneOf} from "../state-fields.js";
import type {Guess} from "../state-fields.js";
import {createStore} from "../store.js";
import type {Store} from "../store.js";
import {sameWindow} from "../windows.js";
import {driftSummary, withDays} from "./drift-summary.js";
import {columnInFinestBins, inFineBins, leadingInputs} from "./stream-days.js";
import {windowField} from "./window-field.js";

interface State {
  readonly stream: StreamId;
  readonly reference: DayWindow;
  readonly current: DayWindow;
  readonly distance: DistanceName;
  /** the column whose row is open; "none" for none */
  readonly open: string;
  readonly guess: Guess;
}

interface Words {
  readonly words: ExplorerWords;
  readonly common: CommonWords;
  /** of the dashboard's own parts */
  readonly dashboard: DashboardMessages;
}

/** Days that are compared with those before them. */
const COMPARED = STREAM_DAYS - FIRST_DAYS;

/** The drift explorer of the dashboard, on streams that the page draws itself. */
export function windowsExplorer(
  production: Production,
  drift: DriftAlarms,
  {words, common, dashboard}: Words
): HTMLElement {
  const summary = driftSummary(production, drift, words);
  const store = createStore<State>("a", {
    stream: oneOf(streamIds, "S3"),
    reference: windowField(referenceWindow("first", OPENING_DAY), STREAM_DAYS),
    current: windowField(OPENING_DAY, STREAM_DAYS),
    distance: oneOf(DISTANCES, "psi"),
    open: oneOf(["none", ...summary.columns.map(({name}) => name)], "none"),
    guess: guess(0, COMPARED)
  });
  const prediction = predictionOf(drift, store, words, common);
  const controls = controlsOf(store, words);
  const body = html`<div class="explorer embedded"></div>` as HTMLElement;
  const days = streamsInPage(production, drift, store.refresh);
  let view: StreamView | null = null;

  const windowsOf = ({open, ...state}: State) => ({...state, open: open === "none" ? null : open});

  /** While a window is dragged the address stays as it is. */
  function move(role: "reference" | "current", window: DayWindow, resting: boolean): void {
    if (resting) store.set({[role]: window});
    else view?.update(windowsOf({...store.get(), [role]: window}), false);
  }

  function show(state: State, timeline: Timeline): void {
    if (view?.stream !== state.stream) {
      view?.close();
      view = streamView(dashboard, summary, withDays(streamOf(summary, state.stream), timeline), inFineBins(timeline), {
        onMove: move,
        onReset: () => store.set({reference: referenceWindow("first", OPENING_DAY), current: OPENING_DAY}),
        onToggle: (name) => store.set({open: store.get().open === name ? "none" : name}),
        finest: (column) => Promise.resolve(columnInFinestBins(timeline, column)),
        link: store.link
      });
      body.replaceChildren(view.element);
      still(body, store);
    }
    view.update(windowsOf(state), true);
  }

  addEventListener("beforeprint", () => view?.drawAll());
  return explorable({
    ...{id: "a", label: words.label, words: common, store},
    content: (result) => [store.control("guess", prediction.element), ...controls.elements, result, body],
    draw(state) {
      prediction.update(state.guess);
      controls.update(state);
      const timeline = days(state.stream);
      if (timeline === null) return words.loading;
      show(state, timeline);
      return words.result(state.stream, state.current, leadingInputs(timeline, state.current));
    }
  });
}

/** Asks how often the dashboard is in alarm about the weekly swing, which no window alone shows. */
function predictionOf(
  {seasonal}: DriftAlarms,
  store: Store<State>,
  words: ExplorerWords,
  common: CommonWords
): Control<Guess> {
  return predict({
    question: words.predict(COMPARED),
    label: words.predictLabel,
    scale: {min: 0, max: COMPARED, step: 1, start: COMPARED / 2, format: count},
    truth: seasonal.week,
    reason: words.predictReason(seasonal),
    words: common,
    onCommit: (value) =>
      store.set({guess: value, stream: "S3", reference: referenceWindow("week", OPENING_DAY), current: OPENING_DAY})
  });
}

/** Leaves of the dashboard's own controls those that are not locked: its presets set both windows, as its timeline does. */
function still(body: HTMLElement, store: Store<State>): void {
  const isFixed = store.locked("reference") || store.locked("current");
  const fixed = [isFixed ? ".presets, .timeline" : "", store.locked("open") ? ".features" : ""].filter(Boolean);
  if (fixed.length === 0) return;
  for (const part of body.querySelectorAll<HTMLElement>(fixed.join(", "))) {
    part.inert = true;
    part.hidden = part.matches(".presets");
  }
}

function controlsOf(store: Store<State>, words: ExplorerWords) {
  const stream = radios(
    words.stream,
    streamIds.map((value) => ({value, label: words.streams[value].name})),
    (value) => store.set({stream: value})
  );
  const against = radios(
    words.against,
    referenceIds.map((value) => ({value, label: words.references[value]})),
    (value) => store.set({reference: referenceWindow(value, store.get().current)})
  );
  const distance = radios(
    words.distance,
    DISTANCES.map((value) => ({value, label: words.distances[value]})),
    (value) => store.set({distance: value})
  );
  return {
    elements: [
      store.control("stream", stream.element),
      store.control("reference", against.element),
      store.control("distance", distance.element)
    ],
    update(state: State): void {
      stream.update(state.stream);
      against.update(referenceIdOf(state) as ReferenceId);
      distance.update(state.distance);
    }
  };
}

/** What the days are compared with, if it is one of those that have a name; "" otherwise. */
function referenceIdOf({reference, current}: State): ReferenceId | "" {
  return referenceIds.find((id) => sameWindow(referenceWindow(id, current), reference)) ?? "";
}

/** Returns what gives the days of a stream, or null while they are drawn; then it calls `onDrawn`. */
function streamsInPage(
  production: Production,
  {stream}: DriftAlarms,
  onDrawn: () => void
): (id: StreamId) => Timeline | null {
  const starts = streamDates(stream.start);
  const drawn = new Map<StreamId, Timeline | null>();
  return (id) => {
    const known = drawn.get(id);
    if (known !== undefined) return known;
    drawn.set(id, null);
    inSlices(streamTimeline(production, id, starts), (timeline) => {
      drawn.set(id, timeline);
      onDrawn();
    });
    return null;
  };
}
