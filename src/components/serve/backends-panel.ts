import {html} from "htl";
import type {Row} from "../../lib/model/encode.js";
import {describeBundleFailure, describeProgress, ensembleNote, words} from "../../messages/serve.en.js";
import {button} from "../controls.js";
import {setText} from "../drift/overlay.js";
import type {Champion} from "./champion.js";
import type {TensorflowFiles} from "./measure-backends.js";

/**
 * Compares the back ends of TensorFlow.js with the plain loop of this page, on the reader's device and click. What
 * measures and draws is fetched with TensorFlow.js.
 */
export function backendsPanel(champion: Champion, rows: readonly Row[], files: TensorflowFiles): HTMLElement {
  const status = html`<p class="small" role="status"></p>`;
  const start = button(words.measure, () => void run());
  const result = html`<div></div>`;
  const note =
    champion.networks.length > 1 ? html`<p class="small muted">${ensembleNote(champion.networks.length)}</p>` : null;
  const element = html`<section class="backends">
    <h2>${words.backends}</h2>
    <p class="serve-about">${words.backendsAbout}</p>
    <p>${start} <span class="small muted">${words.size}</span></p>
    ${note}${status}${result}
  </section>`;

  async function run(): Promise<void> {
    start.disabled = true;
    setText(status, `${words.measuring} …`);
    try {
      const [{measureBackends}, {backendsFigure}] = await Promise.all([
        import("./measure-backends.js"),
        import("./backends-figure.js")
      ]);
      const {measured, version} = await measureBackends(champion, rows, files, (name, size) =>
        setText(status, describeProgress(name, size))
      );
      result.replaceChildren(...backendsFigure(measured, version, Math.min(640, element.clientWidth)));
      setText(status, "");
      setText(start, words.again);
    } catch (error) {
      setText(status, describeBundleFailure(error instanceof Error ? error.message : String(error)));
    }
    start.disabled = false;
    start.focus();
  }

  return element;
}
