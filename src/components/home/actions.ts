import {html} from "htl";
import type {Messages} from "../../messages/messages.js";

interface ActionOptions {
  /** address of the first lesson */
  readonly lesson: string;
  /** returns the address of a monitor's report */
  readonly href: (monitor: string, stream: null) => string;
}

/** Where to go from here: to the first monitor, and to the first lesson. */
export function homeActions(
  messages: Messages<"home">,
  monitors: readonly {readonly id: string; readonly title: string}[],
  {lesson, href}: ActionOptions
): HTMLElement {
  const [first] = monitors;
  const open =
    first &&
    html`<a class="button primary" href=${href(first.id, null)}
      >${messages.home.homeWords.open(first.title, monitors.length)}</a
    >`;
  return html`<div class="actions">
    ${open} <a class="button" href=${lesson}>${messages.home.homeWords.lesson}</a>
  </div>` as HTMLElement;
}
