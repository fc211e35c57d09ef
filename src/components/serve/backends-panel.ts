import {html} from "htl";
import type {Row} from "../../lib/model/encode.js";
import type {Messages} from "../../messages/messages.js";
import {button} from "../controls.js";
import {setText} from "../drift/overlay.js";
import type {Champion} from "./champion.js";
import type {TensorflowFiles} from "./measure-backends.js";

/**
 * Compares the back ends of TensorFlow.js with the plain loop of this page, on the reader's device and click. What
 * measures and draws is fetched with TensorFlow.js.
 */
export function backendsPanel(
  messages: Messages<"monitor" | "serve">,
  champion: Champion,
  rows: readonly Row[],
  files: TensorflowFiles
): HTMLElement {
  const status = html`<p class="small" role="status"></p>`;
  const start = button(messages.serve.words.measure, () => void run());
  const result = html`<div></div>`;
  const note =
    champion.networks.length > 1
      ? html`<p class="small muted">${messages.serve.ensembleNote(champion.networks.length)}</p>`
      : null;
  const element = html`<section class="backends">
    <h2>${messages.serve.words.backends}</h2>
    <p class="serve-about">${messages.serve.words.backendsAbout}</p>
    <p class="backends-start">${start} <span class="small muted">${messages.serve.words.size}</span></p>
    ${note}${status}${result}
  </section>`;

  async function run(): Promise<void> {
    start.disabled = true;
    setText(status, `${messages.serve.words.measuring} …`);
    try {
      const [{measureBackends}, {backendsFigure}] = await Promise.all([
        import("./measure-backends.js"),
        import("./backends-figure.js")
      ]);
      const {measured, version} = await measureBackends(champion, rows, files, (name, size) =>
        setText(status, messages.serve.describeProgress(name, size))
      );
      result.replaceChildren(...backendsFigure(messages, measured, version, Math.min(640, element.clientWidth)));
      setText(status, "");
      setText(start, messages.serve.words.again);
    } catch (error) {
      setText(status, messages.serve.describeBundleFailure(error instanceof Error ? error.message : String(error)));
    }
    start.disabled = false;
    start.focus();
  }

  return element;
}
