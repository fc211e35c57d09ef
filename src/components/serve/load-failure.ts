import {html} from "htl";
import {describeFailure, words} from "../../messages/serve.en.js";
import {button} from "../controls.js";

/** Says why a model is not here, in the place where it would answer, and offers to try again. */
export function loadFailure(error: unknown, onRetry: () => void): HTMLElement {
  const reason = error instanceof Error ? error.message : String(error);
  return html`<div class="notice alarm" role="alert">
    <p>${describeFailure(reason)}</p>
    ${button(words.retry, onRetry)}
  </div>`;
}
