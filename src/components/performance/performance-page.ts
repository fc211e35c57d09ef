import {html} from "htl";
import type {StreamSummary, Summary} from "../../lib/bundle.js";
import type {Window as PartitionWindow} from "../../lib/profile/window.js";
import type {Messages} from "../../messages/messages.js";
import {button} from "../controls.js";
import {latestRun} from "../latest.js";
import {createStore} from "../store.js";
import {rowControls} from "./row-controls.js";
import type {RowChoice} from "./scores.js";
import {performanceFields, windowOf, windowText} from "./state.js";
import type {PerformanceState} from "./state.js";
import {streamFacts} from "./stream-facts.js";
import type {StreamFacts, StreamFiles} from "./stream-facts.js";
import {streamReport} from "./stream-report.js";
import type {StreamReport} from "./stream-report.js";

interface PageOptions {
  /** fetches what the page shows of a stream */
  readonly load: (stream: string) => Promise<StreamFiles>;
  /** whether policies can be replayed */
  readonly hasPolicies: boolean;
}

/** How well a monitor's model answers over time, and whom its errors fall on. */
export function performancePage(
  messages: Messages<"journal" | "labels" | "monitor" | "partitions" | "performance">,
  summary: Summary,
  options: PageOptions
): HTMLElement {
  return html`<div class="performance">
    <header>
      <p class="eyebrow"><a href="./">${messages.performance.performanceWords.back}</a></p>
      <h1>${messages.performance.performanceWords.title(summary.title)}</h1>
      <p class="lede">${messages.performance.performanceWords.lede}</p>
    </header>
    ${bodyOf(messages, summary, options)}
    ${options.hasPolicies ? html`<p class="next-page"><a href="./policy">${messages.performance.performanceWords.policy}</a></p>` : null}
  </div>`;
}

function bodyOf(
  messages: Messages<"journal" | "labels" | "monitor" | "partitions" | "performance">,
  summary: Summary,
  options: PageOptions
): HTMLElement {
  if (summary.errorMeasure === null)
    return html`<p class="notice">${messages.performance.performanceWords.noMeasure}</p>`;
  if (summary.streams.every(({starts}) => starts.length === 0))
    return html`<p class="notice">${messages.performance.performanceWords.noPartitions}</p>`;
  return liveBody(messages, summary, options);
}

/** What is shown of the chosen rows of a stream; it is drawn anew when others are chosen, and only filled when a window is. */
function liveBody(
  messages: Messages<"journal" | "labels" | "monitor" | "partitions" | "performance">,
  summary: Summary,
  {load}: PageOptions
): HTMLElement {
  const store = createStore("errors", performanceFields(summary));
  const startShowing = latestRun();
  const loaded = new Map<string, Promise<StreamFacts>>();
  const controls = rowControls(messages, summary, store);
  const report = html`<div class="performance-body"></div>`;
  let shown: {readonly key: string; readonly facts: StreamFacts; readonly view: StreamReport} | null = null;

  function factsOf(stream: StreamSummary): Promise<StreamFacts> {
    const known = loaded.get(stream.id) ?? load(stream.id).then((files) => streamFacts(summary, stream, files));
    loaded.set(stream.id, known);
    // what has failed to come is asked for again
    known.catch(() => loaded.delete(stream.id));
    return known;
  }

  async function show(state: PerformanceState): Promise<void> {
    const isLatest = startShowing();
    const stream = summary.streams.find(({id}) => id === state.stream)!;
    controls.chooseStream(stream.id);
    if (stream.starts.length === 0)
      return showInstead(html`<p class="notice">${messages.performance.performanceWords.noPartitions}</p>`);
    if (shown === null)
      report.replaceChildren(html`<p class="loading">${messages.performance.performanceWords.loading}</p>`);
    report.setAttribute("aria-busy", "true");
    try {
      const facts = await factsOf(stream);
      if (isLatest()) showFacts(facts, state);
    } catch (error) {
      if (isLatest()) fail(error);
    }
    if (isLatest()) report.removeAttribute("aria-busy");
  }

  function showFacts(facts: StreamFacts, state: PerformanceState): void {
    const rows = chosenRows(facts, state);
    const key = JSON.stringify([state.stream, rows]);
    if (shown?.key !== key) {
      const move = (window: PartitionWindow, resting: boolean): void => {
        view.update(window);
        if (resting) store.set({window: windowText(window, facts.stream.starts)});
      };
      const view = streamReport(messages, summary, facts, rows, {onMove: move, link: store.link});
      shown = {key, facts, view};
      report.replaceChildren(view.element);
    }
    controls.update(facts, rows);
    shown.view.update(windowOf(state.window, facts.stream));
  }

  function showInstead(notice: HTMLElement): void {
    shown = null;
    report.replaceChildren(notice);
  }

  function fail(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    showInstead(
      html`<div class="notice alarm" role="alert">
        <p>${messages.performance.performanceWords.failure(reason)}</p>
        ${button(messages.performance.performanceWords.retry, () => void show(store.get()))}
      </div>`
    );
  }

  store.subscribe((state) => void show(state));
  return html`<div>${controls.element}${report}</div>`;
}

/** What an address asks for and a stream does not have is all rows. */
function chosenRows({scores}: StreamFacts, {group, version}: PerformanceState): RowChoice {
  if (scores === null) return {slice: null, model: null};
  return {
    slice: scores.slices.includes(group) ? group : null,
    model: scores.models.includes(version) ? version : null
  };
}
