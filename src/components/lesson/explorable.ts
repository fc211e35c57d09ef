import {html} from "htl";
import {button} from "../controls.js";
import type {Store} from "../store.js";
import {readState} from "../url-state.js";

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

/**
 * A widget of a lesson: controls, charts and one sentence that says the result, redrawn when the reader changes
 * something or the window changes width. Charts are drawn only while the widget is near the screen.
 */
export function explorable<S>({id, label, words, store, content, draw, surprise}: ExplorableOptions<S>): HTMLElement {
  const result = html`<p class="result" aria-live="polite"></p>` as HTMLElement;
  const actions = [surprise && button(words.surprise, surprise, "quiet"), button(words.reset, store.reset, "quiet")];
  const element = html`<section class="explorable" id=${`explore-${id}`} aria-label=${label}>
    <header>
      <span class="kicker">${words.tryIt}</span> <span class="explorable-label">${label}</span>
      <span class="actions">${actions}</span>
    </header>
    ${content(result)}
  </section>` as HTMLElement;
  let width = 0;
  let near = false;
  const approach = (): void => {
    near = true;
    redraw();
  };
  const redraw = (): void => {
    if (!near || width === 0) return;
    const sentence = draw(store.get(), width);
    if (sentence !== null && result.textContent !== sentence) result.textContent = sentence;
  };
  store.subscribe(redraw);
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
    {rootMargin: "800px"}
  ).observe(element);
  addEventListener("beforeprint", approach);
  if (readState().get("at") === id) requestAnimationFrame(() => element.scrollIntoView());
  return element;
}
