import {html} from "htl";
import type {Summary} from "../../lib/bundle.js";
import type {PublishedModel} from "../../lib/published-model.js";
import type {Messages} from "../../messages/messages.js";
import {formatState, initialState, parseState} from "../drift/state.js";
import {latestRun} from "../latest.js";
import {choiceField} from "../performance/choice-field.js";
import {onState, readState, writeState} from "../url-state.js";
import type {AskingOptions} from "./asking.js";
import {loadFailure} from "./load-failure.js";
import type {TensorflowFiles} from "./measure-backends.js";
import {championsOf} from "./stream-champions.js";
import {trainedPage} from "./trained-page.js";
import type {TrainedPage} from "./trained-page.js";

interface TrainedOptions extends AskingOptions {
  readonly loadModel: (version: string) => Promise<PublishedModel>;
  readonly tensorflow: TensorflowFiles;
  /** told which version answers */
  readonly onModel: (version: string) => void;
}

/**
 * Asks a model that the build trained: the champion of a stream, which the reader chooses where streams have different
 * ones. The stream in the address is the one of the monitor's page.
 */
export function askTrained(
  messages: Messages<"monitor" | "partitions" | "serve">,
  summary: Summary,
  {loadModel, onModel, ...options}: TrainedOptions
): HTMLElement {
  const champions = championsOf(summary);
  const startShowing = latestRun();
  const body = html`<div class="serve-body"></div>`;
  const choice = choiceField(
    messages.serve.words.championOf,
    summary.streams.map(({id, title}) => ({value: id, label: title})),
    (stream) => {
      writeState({stream: formatState(summary, initialState(summary, stream))["stream"]!});
      void show(stream);
    }
  );
  let page: TrainedPage | null = null;

  async function show(stream: string): Promise<void> {
    const isLatest = startShowing();
    const champion = champions.find((one) => one.stream === stream)!;
    choice.update(stream);
    body.setAttribute("aria-busy", "true");
    if (page === null) body.replaceChildren(html`<p class="loading">${messages.serve.words.loading}</p>`);
    try {
      const load = page === null ? options.load(summary.streams[0]!.id) : null;
      const [model, timeline] = await Promise.all([loadModel(champion.version), load]);
      if (!isLatest()) return;
      page ??= trainedPage(messages, summary, model, timeline!, options);
      page.use(champion, model);
      // a page that is there already keeps its focus
      if (!page.element.isConnected) body.replaceChildren(page.element);
      onModel(champion.version);
    } catch (error) {
      if (isLatest()) body.replaceChildren(loadFailure(messages, error, () => void show(stream)));
    }
    if (isLatest()) body.removeAttribute("aria-busy");
  }

  onState((parameters) => void show(parseState(summary, parameters).stream));
  void show(parseState(summary, readState()).stream);
  const hasChoice = new Set(champions.map(({version}) => version)).size > 1;
  return html`<div>
    <p class="lede">${messages.serve.words.lede}</p>
    ${hasChoice ? html`<div class="explorer-controls">${choice.element}</div>` : null}${body}
  </div>`;
}
