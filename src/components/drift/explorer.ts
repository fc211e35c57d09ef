import {html} from "htl";
import type {Summary} from "../../lib/bundle.js";
import {DISTANCES} from "../../lib/drift/types.js";
import type {Timeline, Window as DayWindow} from "../../lib/profile/window.js";
import {
  describeData,
  describeFailure,
  describeModel,
  describeSource,
  distanceNames,
  words
} from "../../messages/monitor.en.js";
import {button, radios} from "../controls.js";
import {addressOf, onState, readState, writeState} from "../url-state.js";
import {formatState, initialState, parseState, streamOf} from "./state.js";
import type {ExplorerState} from "./state.js";
import {streamView} from "./stream-view.js";
import type {StreamView} from "./stream-view.js";
import type {WindowRole} from "./timeline-figure.js";

export interface ExplorerOptions {
  /** fetches the profiles of a stream */
  readonly load: (stream: string) => Promise<Timeline>;
}

/** The drift explorer: any window against any other, for every column, in every stream of a monitor. */
export function driftExplorer(summary: Summary, {load}: ExplorerOptions): HTMLElement {
  let state = parseState(summary, readState());
  let view: StreamView | null = null;
  let frame = 0;
  const timelines = new Map<string, Promise<Timeline>>();
  const controls = controlsOf(summary, {
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
    ${about}${body}
    <p class="explorer-source">${describeSource(summary.source, summary.version)}</p>
  </div>`;

  /** Days that another stream does not have fall back to its own. */
  function keepWindows(id: string): Partial<ExplorerState> {
    const days = streamOf(summary, id).days.length;
    return days === streamOf(summary, state.stream).days.length ? {} : initialState(summary, id);
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
    if (resting) view?.update(state, true);
    else frame = requestAnimationFrame(() => view?.update(state, false));
  }

  async function showStream(): Promise<void> {
    const stream = streamOf(summary, state.stream);
    controls.update(state);
    const tag = html`<span class="tag">${words.simulated}</span>`;
    about.replaceChildren(...(stream.simulated ? [tag, " "] : []), stream.description);
    eyebrow.textContent = [describeModel(summary.model.version), ...stream.days.slice(-1).map(describeData)].join(
      " · "
    );
    if (stream.days.length === 0) return body.replaceChildren(paragraph("notice", words.noDays));
    body.setAttribute("aria-busy", "true");
    if (!view) body.replaceChildren(paragraph("loading", words.loading));
    let timeline: Timeline;
    try {
      timeline = await timelineFor(stream.id);
    } catch (error) {
      timelines.delete(stream.id);
      view = null;
      return body.replaceChildren(failure(error, () => void showStream()));
    } finally {
      body.removeAttribute("aria-busy");
    }
    if (state.stream !== stream.id) return;
    view = streamView(summary, stream, timeline, {
      onMove: (role: WindowRole, window: DayWindow, resting: boolean) => apply({[role]: window}, resting),
      onReset: () => apply({...initialState(summary, state.stream), distance: state.distance}),
      onToggle: (name) => apply({open: state.open === name ? null : name}),
      link: () => new URL(addressOf(readState()), location.href).href
    });
    body.replaceChildren(view.element);
    view.update(state, true);
  }

  function timelineFor(id: string): Promise<Timeline> {
    const timeline = timelines.get(id) ?? load(id);
    timelines.set(id, timeline);
    return timeline;
  }

  onState((parameters) => {
    state = parseState(summary, parameters);
    void showStream();
  });
  void showStream();
  return element;
}

function paragraph(className: string, text: string): HTMLElement {
  return html`<p class=${className}>${text}</p>`;
}

function failure(error: unknown, retry: () => void): HTMLElement {
  const reason = error instanceof Error ? error.message : String(error);
  return html`<div class="notice alarm" role="alert">
    <p>${describeFailure(reason)}</p>
    ${button(words.retry, retry)}
  </div>`;
}

interface ControlEvents {
  readonly onStream: (id: string) => void;
  readonly onDistance: (distance: ExplorerState["distance"]) => void;
}

function controlsOf({streams}: Summary, {onStream, onDistance}: ControlEvents) {
  const select = html`<select onchange=${() => onStream(select.value)}>
    ${streams.map(({id, title}) => html`<option value=${id}>${title}</option>`)}
  </select>` as HTMLSelectElement;
  const label = streams.some((s) => s.simulated) ? words.scenario : words.series;
  const distance = radios(
    words.distance,
    DISTANCES.map((value) => ({value, label: distanceNames[value].label})),
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
