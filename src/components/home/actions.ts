import {html} from "htl";
import {homeWords as words} from "../../messages/home.en.js";

interface ActionOptions {
  /** address of the first lesson */
  readonly lesson: string;
  /** returns the address of a monitor's report */
  readonly href: (monitor: string, stream: null) => string;
}

/** Where to go from here: to the first monitor, and to the first lesson. */
export function homeActions(
  monitors: readonly {readonly id: string; readonly title: string}[],
  {lesson, href}: ActionOptions
): HTMLElement {
  const [first] = monitors;
  const open =
    first &&
    html`<a class="button primary" href=${href(first.id, null)}>${words.open(first.title, monitors.length)}</a>`;
  return html`<div class="actions">${open} <a class="button" href=${lesson}>${words.lesson}</a></div>` as HTMLElement;
}
