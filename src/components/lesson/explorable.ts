import {html} from "htl";
import {button} from "../controls.js";
import type {Store} from "../store.js";
import {isLocked} from "../url-state.js";
import {arriveAt} from "./arrive.js";

interface ExplorableWords {
  readonly tryIt: string;
  readonly reset: string;
  readonly surprise: string;
}

interface ExplorableOptions<S> {
  /** prefix of the widget's state in the address, and where `at=<id>` scrolls to */
  readonly id: string;
  /** what the reader can do here, in a few words */
  readonly label: string;
  readonly words: ExplorableWords;
  readonly store: Store<S>;
  /** what is shown, top to bottom, given the line that says the result; null is nothing */
  content(result: HTMLElement): readonly (Node | null)[];
  /** redraws for a state and a width in pixels; returns the result in one sentence, or null to leave the last one */
  draw(state: S, width: number): string | null;
  /** moves to another state; without it there is no "surprise me" */
  surprise?: () => void;
}

/** Width of text on a sheet of A4, in pixels of CSS. */
const PAPER = 680;

/**
 * A widget of a lesson: controls, charts and one sentence that says the result, redrawn when the reader changes
 * something or the window changes width. Charts are drawn only while the widget is near the screen.
 */
export function explorable<S>({id, label, words, store, content, draw, surprise}: ExplorableOptions<S>): HTMLElement {
  const result = html`<p class="result" aria-live="polite"></p>` as HTMLElement;
  const element = html`<section class="explorable" aria-label=${label}>
    <header>
      <span class="kicker">${words.tryIt}</span> <span class="explorable-label">${label}</span>
      <span class="actions">${actionsOf({id, words, store, surprise})}</span>
    </header>
    ${content(result)}
  </section>` as HTMLElement;
  keepDrawn(element, store, (state, width) => {
    const sentence = draw(state, width);
    if (sentence !== null && result.textContent !== sentence) result.textContent = sentence;
  });
  return arriveAt(element, id);
}

/** Draws a widget for each state and width while it is near the screen, and at the width of paper to be printed. */
function keepDrawn<S>(element: HTMLElement, store: Store<S>, draw: (state: S, width: number) => void): void {
  let width = 0;
  let near = false;
  const redraw = (pixels = width): void => {
    if (near && pixels > 0) draw(store.get(), pixels);
  };
  store.subscribe(() => redraw());
  new ResizeObserver(([entry]) => {
    if (entry === undefined || entry.contentRect.width === width) return;
    width = entry.contentRect.width;
    redraw();
  }).observe(element);
  new IntersectionObserver(
    (entries) => {
      near = entries.some((entry) => entry.isIntersecting);
      redraw();
    },
    {rootMargin: "300px"}
  ).observe(element);
  addEventListener("beforeprint", () => {
    near = true;
    redraw(Math.min(width, PAPER));
  });
  addEventListener("afterprint", () => redraw());
}

/** What moves the whole widget: nothing if all of it is locked, and no other seed if that is. */
function actionsOf<S>({
  id,
  words,
  store,
  surprise
}: Pick<ExplorableOptions<S>, "id" | "words" | "store"> & {readonly surprise: (() => void) | undefined}): Node[] {
  if (isLocked(id)) return [];
  const other = surprise && !isLocked(`${id}.seed`) ? [button(words.surprise, surprise, "quiet")] : [];
  for (const element of other) element.dataset["control"] = `${id}.seed`;
  return [...other, button(words.reset, store.reset, "quiet")];
}
