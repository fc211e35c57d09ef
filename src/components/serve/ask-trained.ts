import {html} from "htl";
import type {Summary} from "../../lib/bundle.js";
import type {Timeline} from "../../lib/profile/window.js";
import type {PublishedModel} from "../../lib/published-model.js";
import {seeded} from "../../lib/statistics/random.js";
import {words} from "../../messages/serve.en.js";
import {formatState, initialState, parseState} from "../drift/state.js";
import {latestRun} from "../latest.js";
import {choiceField} from "../performance/choice-field.js";
import {onState, readState, writeState} from "../url-state.js";
import {asking} from "./asking.js";
import type {Asking, AskingOptions} from "./asking.js";
import {backendsPanel} from "./backends-panel.js";
import type {TensorflowFiles} from "./backends-panel.js";
import {championLine} from "./champion-line.js";
import {championOf} from "./champion.js";
import type {Champion} from "./champion.js";
import {drawProfile} from "./draw-rows.js";
import {loadFailure} from "./load-failure.js";
import {championsOf} from "./stream-champions.js";
import type {StreamChampion} from "./stream-champions.js";
import {trainedAnswerer} from "./trained-answerer.js";

interface TrainedOptions extends AskingOptions {
  readonly loadModel: (version: string) => Promise<PublishedModel>;
  readonly tensorflow: TensorflowFiles;
  /** told which version answers */
  readonly onModel: (version: string) => void;
}

/** Different rows that a measurement repeats: what they hold makes no difference to its time. */
const MEASURED_ROWS = 64;

/**
 * Asks the model that the build trained: the champion of a stream, which the reader chooses where streams have different
 * ones. The stream in the address is the one of the monitor's page.
 */
export function askTrained(summary: Summary, options: TrainedOptions): HTMLElement {
  const champions = championsOf(summary);
  const startShowing = latestRun();
  const body = html`<div class="serve-body"></div>`;
  let page: TrainedPage | null = null;
  const titles = summary.streams.map(({id, title}) => ({value: id, label: title}));
  const choice = choiceField(words.championOf, titles, (stream) => {
    const state = {...initialState(summary, stream)};
    writeState({stream: formatState(summary, state)["stream"] ?? null});
    void show(stream);
  });
  const hasChoice = new Set(champions.map(({version}) => version)).size > 1;

  async function show(stream: string): Promise<void> {
    const isLatest = startShowing();
    const own = champions.find((one) => one.stream === stream)!;
    choice.update(stream);
    body.setAttribute("aria-busy", "true");
    if (page === null) body.replaceChildren(html`<p class="loading">${words.loading}</p>`);
    try {
      const [model, timeline] = await Promise.all([
        options.loadModel(own.version),
        options.load(summary.streams[0]!.id)
      ]);
      if (isLatest()) showChampion(own, model, timeline);
    } catch (error) {
      if (isLatest()) body.replaceChildren(loadFailure(error, () => void show(stream)));
    }
    if (isLatest()) body.removeAttribute("aria-busy");
  }

  function showChampion(own: StreamChampion, model: PublishedModel, timeline: Timeline): void {
    page ??= trainedPage(summary, championOf(model), timeline, options);
    page.use(own, model);
    body.replaceChildren(page.element);
    options.onModel(own.version);
  }

  onState((parameters) => void show(parseState(summary, parameters).stream));
  void show(parseState(summary, readState()).stream);
  return html`<div>
    <p class="lede">${words.lede}</p>
    ${hasChoice ? html`<div class="champion-choice">${choice.element}</div>` : null}${body}
  </div>`;
}
