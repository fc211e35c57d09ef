import {html} from "htl";
import type {Summary} from "../../lib/bundle.js";
import type {Timeline} from "../../lib/profile/window.js";
import type {PublishedModel, ReferencePredictions} from "../../lib/published-model.js";
import type {Messages} from "../../messages/messages.js";
import {setText} from "../drift/overlay.js";
import {askOwn} from "./ask-own.js";
import type {OwnFiles} from "./ask-own.js";
import {askTrained} from "./ask-trained.js";
import type {TensorflowFiles} from "./measure-backends.js";

/** Where the page finds what it answers with. */
interface AskModelOptions {
  /** fetches a version of the model that was trained here; null where none is published */
  readonly loadModel: ((version: string) => Promise<PublishedModel>) | null;
  /** the model that came in a file; null where none did, or it is kept back */
  readonly own: OwnFiles | null;
  /** fetches the profiles of a stream */
  readonly load: (stream: string) => Promise<Timeline>;
  /** fetches whole rows; null where none are published */
  readonly loadRows: (() => Promise<ReferencePredictions>) | null;
  readonly tensorflow: TensorflowFiles;
}

/** The page on which a reader asks the model: one request, the stream of all that were sent, and the back ends. */
export function askModel(
  messages: Messages<"monitor" | "partitions" | "serve">,
  summary: Summary,
  options: AskModelOptions
): HTMLElement {
  const named = html`<span></span>`;
  const name = (version: string | null): void =>
    setText(named, [...(version === null ? [] : [messages.monitor.describeModel(version)]), summary.title].join(" · "));
  name(summary.model?.version ?? null);
  return html`<div class="serve">
    <p class="eyebrow">${named} · <a href="./">${messages.serve.words.back}</a></p>
    <h1>${messages.serve.words.title}</h1>
    ${bodyOf(messages, summary, options, name)}
  </div>`;
}

function bodyOf(
  messages: Messages<"monitor" | "partitions" | "serve">,
  summary: Summary,
  {loadModel, own, ...options}: AskModelOptions,
  onModel: (version: string) => void
): HTMLElement {
  if (loadModel === null && own === null)
    return html`<p class="notice">
      ${summary.model === null ? messages.serve.words.noModel : messages.serve.words.keptBack}
    </p>`;
  if ((summary.streams[0]?.starts.length ?? 0) === 0)
    return html`<p class="notice">${messages.serve.words.noPartitions}</p>`;
  if (own !== null) return askOwn(messages, summary, own, options);
  return askTrained(messages, summary, {...options, loadModel: loadModel!, onModel});
}
