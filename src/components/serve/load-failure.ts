import {html} from "htl";
import type {Messages} from "../../messages/messages.js";
import {button} from "../controls.js";

/** Says why a model is not here, in the place where it would answer, and offers to try again. */
export function loadFailure(messages: Messages<"serve">, error: unknown, onRetry: () => void): HTMLElement {
  const reason = error instanceof Error ? error.message : String(error);
  return html`<div class="notice alarm" role="alert">
    <p>${messages.serve.describeFailure(reason)}</p>
    ${button(messages.serve.words.retry, onRetry)}
  </div>`;
}
