import {html} from "htl";
import type {Summary} from "../../lib/bundle.js";
import type {Timeline} from "../../lib/profile/window.js";
import type {PublishedModel} from "../../lib/published-model.js";
import {seeded} from "../../lib/statistics/random.js";
import type {Messages} from "../../messages/messages.js";
import {setText} from "../drift/overlay.js";
import {streamOf} from "../drift/state.js";
import {partitionsOf} from "../partitions.js";
import {asking} from "./asking.js";
import type {AskingOptions} from "./asking.js";
import {backendsPanel} from "./backends-panel.js";
import {championOf} from "./champion.js";
import {drawProfile} from "./draw-rows.js";
import type {TensorflowFiles} from "./measure-backends.js";
import type {StreamChampion} from "./stream-champions.js";
import {trainedAnswerer} from "./trained-answerer.js";

interface TrainedPageOptions extends AskingOptions {
  readonly tensorflow: TensorflowFiles;
}

/** What a reader does with a model that the build trained. */
export interface TrainedPage {
  readonly element: HTMLElement;
  /** Lets the champion of another stream answer; what was typed and sent stays. */
  use(champion: StreamChampion, model: PublishedModel): void;
}

/** Different rows that a measurement repeats: what they hold makes no difference to its time. */
const MEASURED_ROWS = 64;

/** @param model the first that answers */
export function trainedPage(
  messages: Messages<"monitor" | "partitions" | "serve">,
  summary: Summary,
  model: PublishedModel,
  timeline: Timeline,
  {tensorflow, ...options}: TrainedPageOptions
): TrainedPage {
  const line = html`<p class="champion-line serve-about" role="status"></p>`;
  const backends = html`<div></div>`;
  const {elements, inputs, reference, use} = asking(
    messages,
    summary,
    trainedAnswerer(championOf(model)),
    timeline,
    options
  );
  const measured = drawProfile(reference, inputs, MEASURED_ROWS, seeded(1));
  let version: string | null = null;
  return {
    element: html`<div>${line}${elements}${backends}</div>`,
    use(champion, next) {
      setText(line, championText(messages, summary, champion));
      if (next.version === version) return;
      version = next.version;
      const answering = championOf(next);
      use(trainedAnswerer(answering));
      backends.replaceChildren(backendsPanel(messages, answering, measured, tensorflow));
    }
  };
}

/** "" where one model has answered all along: the line above the heading names it. */
function championText(
  messages: Messages<"monitor" | "partitions" | "serve">,
  summary: Summary,
  {stream, version, since}: StreamChampion
): string {
  const {model, streams} = summary;
  if (since === null && streams.every(({modelEvents}) => modelEvents.every(({kind}) => kind !== "promoted"))) return "";
  const {title, starts, ends} = streamOf(summary, stream);
  const when = since === null ? null : partitionsOf(messages, summary, starts, ends).long(since);
  const text = messages.serve.describeChampion(version, streams.length > 1 ? title : null, when);
  // the streams of a simulated monitor begin with one model, which is the one of the summary
  const first = streams.every(({simulated}) => simulated) ? model!.version : null;
  return since === null ? text : `${text} ${messages.serve.describeReferenceModel(first)}`;
}
