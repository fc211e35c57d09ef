import {html} from "htl";
import type {StreamSummary, Summary} from "../../lib/bundle.js";
import {DISTANCES} from "../../lib/drift/types.js";
import type {Timeline, Window as PartitionWindow} from "../../lib/profile/window.js";
import type {Messages} from "../../messages/messages.js";
import {button, radios} from "../controls.js";
import {latestRun} from "../latest.js";
import {cardView} from "../lesson/card-view.js";
import {partitionsOf} from "../partitions.js";
import {addressOf, onState, readState, writeState} from "../url-state.js";
import {formatState, initialState, parseState, streamOf} from "./state.js";
import type {ExplorerState} from "./state.js";
import {streamView} from "./stream-view.js";
import type {StreamView} from "./stream-view.js";
import type {WindowRole} from "./timeline-figure.js";

interface ExplorerOptions {
  /** fetches the profiles of a stream */
  readonly load: (stream: string) => Promise<Timeline>;
  /** fetches the profiles of one numeric column of a stream in the finest bins */
  readonly loadFinest: (stream: string, column: number) => Promise<Timeline>;
}

/** The drift explorer: any window against any other, for every column, in every stream of a monitor. */
export function driftExplorer(
  messages: Messages<"card" | "findings" | "labels" | "monitor" | "partitions" | "rows">,
  summary: Summary,
  {load, loadFinest}: ExplorerOptions
): HTMLElement {
  let state = parseState(summary, readState());
  let view: StreamView | null = null;
  let frame = 0;
  const startShowing = latestRun();
  const fetched = new Map<string, Promise<Timeline>>();
  const controls = controlsOf(messages, summary, {
    onStream: (stream) => apply({...keepWindows(stream), stream}),
    onDistance: (distance) => apply({distance})
  });
  const about = html`<p class="stream-about"></p>`;
  const eyebrow = html`<p class="eyebrow"></p>`;
  const body = html`<div class="explorer-body"></div>`;
  const element = html`<div class="explorer">
    <header class="explorer-head">
      <div>
        ${eyebrow}
        <h1>${summary.title}</h1>
      </div>
      ${controls.element}
    </header>
    ${about}${body}${modelCard(messages, summary)}
    <p class="explorer-source">${messages.rows.describeSource(summary.source, summary.version)}</p>
  </div>`;

  /** Partitions that another stream does not have fall back to its own. */
  function keepWindows(id: string): Partial<ExplorerState> {
    const {length} = streamOf(summary, id).starts;
    return length === streamOf(summary, state.stream).starts.length ? {} : initialState(summary, id);
  }

  function apply(patch: Partial<ExplorerState>, resting = true): void {
    const streamChanged = patch.stream !== undefined && patch.stream !== state.stream;
    state = {...state, ...patch};
    if (resting) writeState(formatState(summary, state));
    if (streamChanged) void showStream();
    else render(resting);
  }

  /** A drag can report more often than the screen is drawn; only the last report of a frame counts. */
  function render(resting: boolean): void {
    cancelAnimationFrame(frame);
    if (resting) updateView(true);
    else frame = requestAnimationFrame(() => updateView(false));
  }

  /** A view that stays while another stream loads does not follow: its partitions are not those of the state. */
  function updateView(resting: boolean): void {
    if (view?.stream === state.stream) view.update(state, resting);
  }

  /** A stream that is chosen while another loads takes its place: what the other brings, or fails to, is not shown. */
  async function showStream(): Promise<void> {
    cancelAnimationFrame(frame);
    const isLatest = startShowing();
    const stream = streamOf(summary, state.stream);
    controls.update(state);
    const tag = html`<span class="tag">${messages.monitor.words.simulated}</span>`;
    about.replaceChildren(...(stream.simulated ? [tag, " "] : []), stream.description || summary.description);
    const partitions = partitionsOf(messages, summary, stream.starts, stream.ends);
    eyebrow.textContent = [
      ...(summary.model === null ? [] : [messages.monitor.describeModel(summary.model.version)]),
      ...stream.starts.slice(-1).map((start) => messages.monitor.describeData(partitions, start))
    ].join(" · ");
    if (stream.starts.length === 0) {
      body.removeAttribute("aria-busy");
      return showInstead(paragraph("notice", messages.monitor.words.noPartitions));
    }
    body.setAttribute("aria-busy", "true");
    if (!view) body.replaceChildren(paragraph("loading", messages.monitor.words.loading));
    try {
      const timeline = await once(stream.id, () => load(stream.id));
      if (isLatest()) showView(stream, timeline);
    } catch (error) {
      if (isLatest()) showInstead(failure(messages, error, () => void showStream()));
    }
    if (isLatest()) body.removeAttribute("aria-busy");
  }

  function showView(stream: StreamSummary, timeline: Timeline): void {
    // a view that stays while another stream loads takes no more orders
    const applyHere = (patch: Partial<ExplorerState>, resting = true): void => {
      if (state.stream === stream.id) apply(patch, resting);
    };
    const next = streamView(messages, summary, stream, timeline, {
      onMove: (role: WindowRole, window: PartitionWindow, resting: boolean) => applyHere({[role]: window}, resting),
      onReset: () => applyHere({...initialState(summary, stream.id), distance: state.distance}),
      onToggle: (name) => applyHere({open: state.open === name ? null : name}),
      finest: (column) => once(`${stream.id}/${column}`, () => loadFinest(stream.id, column)),
      link: () => new URL(addressOf(readState()), location.href).href
    });
    view?.close();
    view = next;
    body.replaceChildren(next.element);
    next.update(state, true);
  }

  function showInstead(notice: HTMLElement): void {
    view?.close();
    view = null;
    body.replaceChildren(notice);
  }

  /** What has failed to come is asked for again the next time. */
  function once(key: string, fetchIt: () => Promise<Timeline>): Promise<Timeline> {
    const timeline = fetched.get(key) ?? fetchIt();
    fetched.set(key, timeline);
    timeline.catch(() => fetched.delete(key));
    return timeline;
  }

  onState((parameters) => {
    state = parseState(summary, parameters);
    void showStream();
  });
  addEventListener("beforeprint", () => view?.drawAll());
  void showStream();
  return element;
}

/** The card of a model that the build trained on rows of the table; that of the simulated monitor is in its lesson. */
function modelCard(messages: Messages<"card">, {id, model, columns, streams}: Summary): HTMLElement | null {
  if (model === null || streams.every(({simulated}) => simulated)) return null;
  const unit = columns.find(({role}) => role === "label")?.unit ?? "";
  return cardView(messages.card.cardText(model, id), messages.card.monitorCardWords(unit));
}

function paragraph(className: string, text: string): HTMLElement {
  return html`<p class=${className}>${text}</p>`;
}

function failure(messages: Messages<"monitor">, error: unknown, retry: () => void): HTMLElement {
  const reason = error instanceof Error ? error.message : String(error);
  return html`<div class="notice alarm" role="alert">
    <p>${messages.monitor.describeFailure(reason)}</p>
    ${button(messages.monitor.words.retry, retry)}
  </div>`;
}

interface ControlEvents {
  readonly onStream: (id: string) => void;
  readonly onDistance: (distance: ExplorerState["distance"]) => void;
}

function controlsOf(messages: Messages<"monitor">, {streams}: Summary, {onStream, onDistance}: ControlEvents) {
  const select = html`<select onchange=${() => onStream(select.value)}>
    ${streams.map(({id, title}) => html`<option value=${id}>${title}</option>`)}
  </select>` as HTMLSelectElement;
  const label = streams.some((s) => s.simulated) ? messages.monitor.words.scenario : messages.monitor.words.series;
  const distance = radios(
    messages.monitor.words.distance,
    DISTANCES.map((value) => ({value, label: messages.monitor.distanceNames[value].label})),
    onDistance,
    "segmented"
  );
  const element = html`<div class="explorer-controls">
    ${streams.length > 1 ? html`<label class="field"><span>${label}</span>${select}</label>` : null} ${distance.element}
  </div>`;
  return {
    element,
    update(state: ExplorerState): void {
      select.value = state.stream;
      distance.update(state.distance);
    }
  };
}
