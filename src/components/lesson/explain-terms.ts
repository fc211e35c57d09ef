import {html} from "htl";
import type {Language} from "../../lib/languages.js";
import type {Term} from "../../messages/glossary.js";
import {glossaryList} from "./glossary-list.js";
import {termNamed} from "./term-names.js";

/** Pixels between a word and what explains it, and between that and the edge of the window. */
const GAP = {word: 6, edge: 12};

/** Marks that may not begin a line; after a button, browsers let them. */
const MARKS = /^[,.;:!?)”，。、；：！？）」〉]+/u;

/** Has each word that the text of a lesson puts in bold, and that is a term, say on request what it means. */
export function explainTerms(terms: readonly Term[], language: Language): void {
  for (const [i, word] of document.querySelectorAll<HTMLElement>("#observablehq-main :is(p, li) > strong").entries()) {
    if (word.closest(".explorable, .quiz, .observablehq--block, .lesson-header") !== null) continue;
    const term = termNamed(word.textContent, terms, language);
    if (term !== null) explain(word, term, `term-${i}`);
  }
}

function explain(word: HTMLElement, term: Term, id: string): void {
  const note = html`<div id=${id} class="term-note" popover>${glossaryList([term])}</div>` as HTMLElement;
  const button = html`<button type="button" class="term" popovertarget=${id}></button>` as HTMLElement;
  button.append(...word.childNodes);
  word.append(button);
  withMarks(word).after(note);
  note.addEventListener("toggle", () => placeUnder(button, note));
}

/** Keeps a word and the marks after it on one line; returns what holds them, the word itself where there are none. */
function withMarks(word: HTMLElement): HTMLElement {
  const rest = word.nextSibling;
  const marks = rest instanceof Text ? MARKS.exec(rest.data)?.[0] : undefined;
  if (!(rest instanceof Text) || marks === undefined) return word;
  rest.deleteData(0, marks.length);
  const kept = html`<span class="term-line"></span>` as HTMLElement;
  word.replaceWith(kept);
  kept.append(word, marks);
  return kept;
}

/** Under the word, as far to the left as it must be to fit. */
function placeUnder(word: HTMLElement, note: HTMLElement): void {
  const {left, bottom} = word.getBoundingClientRect();
  const most = document.documentElement.clientWidth - note.offsetWidth - GAP.edge;
  note.style.left = `${Math.max(GAP.edge, Math.min(left, most)) + scrollX}px`;
  note.style.top = `${bottom + GAP.word + scrollY}px`;
}
