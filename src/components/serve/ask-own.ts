import {html} from "htl";
import type {Summary} from "../../lib/bundle.js";
import type {PublishedOwnModel} from "../../lib/model/own/published.js";
import type {Messages} from "../../messages/messages.js";
import {button} from "../controls.js";
import type {ModelRuntimes} from "../model/onnx-session.js";
import {asking} from "./asking.js";
import type {AskingOptions} from "./asking.js";
import {loadFailure} from "./load-failure.js";

/** A model that came in a file, and what it takes to ask it; nothing but its description is fetched before the reader asks. */
export interface OwnFiles {
  readonly describe: () => Promise<PublishedOwnModel>;
  /** returns the address of a file of the bundle */
  readonly addressOf: (name: string) => string;
  readonly runtimes: ModelRuntimes;
  /** sizes of the runtimes, uncompressed */
  readonly bytes: {readonly onnx: number; readonly tensorflow: number};
}

/** Asks a model that came in a file, once the reader has let it be loaded. */
export function askOwn(
  messages: Messages<"monitor" | "partitions" | "serve">,
  summary: Summary,
  own: OwnFiles,
  options: AskingOptions
): HTMLElement {
  const body = html`<div class="serve-body"></div>`;

  /** Shows that something is loading, and then what came of it, or why nothing did. */
  async function fill(load: () => Promise<readonly Element[]>): Promise<void> {
    body.replaceChildren(html`<p class="loading" role="status">${messages.serve.words.loading}</p>`);
    try {
      body.replaceChildren(...(await load()));
    } catch (error) {
      body.replaceChildren(loadFailure(messages, error, () => void fill(load)));
    }
  }

  async function offer(): Promise<Element[]> {
    const {plan, weights} = await own.describe();
    const bytes = weights === null ? own.bytes.onnx : own.bytes.tensorflow;
    const text = messages.serve.describeOwn(plan, bytes);
    return [
      html`<p class="lede">${text.about}</p>`,
      html`<p>
        ${button(text.load, () => void fill(open))} <span class="small muted">${messages.serve.words.ownSize}</span>
      </p>`
    ];
  }

  async function open(): Promise<Element[]> {
    // the code that asks such models is fetched with them
    const [{openModel}, {ownAnswerer}, timeline] = await Promise.all([
      import("../model/onnx-session.js"),
      import("./own-answerer.js"),
      options.load(summary.streams[0]!.id)
    ]);
    const model = await openModel(own.addressOf, own.runtimes);
    const {elements} = asking(messages, summary, ownAnswerer(model, summary, timeline.spec), timeline, options);
    return [html`<p class="lede">${messages.serve.words.ownLede}</p>`, ...elements];
  }

  void fill(offer);
  return body;
}
