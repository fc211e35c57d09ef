import {html} from "htl";
import type {TeachingWords} from "../../messages/teaching.en.js";
import {copyLink} from "../chart-figure.js";
import {checkboxes} from "../controls.js";
import {choiceField} from "../performance/choice-field.js";
import type {LessonThing} from "./lesson-thing.js";
import {linkOf, locksOf, thingOf} from "./link-draft.js";
import type {LinkDraft} from "./link-draft.js";

type Words = TeachingWords["maker"];

/** A part of the link maker. */
export interface Part {
  readonly element: HTMLElement;
  update(draft: LinkDraft): void;
}

/** Which of a lesson's things to try the link goes to. */
export function thingPart(words: Words, titleOf: (thing: LessonThing) => string, onInput: (id: string) => void): Part {
  const element = html`<div></div>` as HTMLElement;
  let drawn: LinkDraft["things"] = null;
  let field = choiceField(words.thing, [], onInput);
  return {
    element,
    update(draft) {
      const {things} = draft;
      if (things !== drawn) {
        const choices = (things ?? []).map((thing) => ({value: thing.id, label: titleOf(thing)}));
        field = choiceField(words.thing, choices, onInput);
        element.replaceChildren(...(things === null ? [] : [field.element]));
        drawn = things;
      }
      field.update(thingOf(draft)?.id ?? "");
    }
  };
}

/** Which of its controls the class is not to have. */
export function lockPart(words: Words, onInput: (locks: readonly string[]) => void): Part {
  const element = html`<div></div>` as HTMLElement;
  let drawn: LessonThing | null = null;
  let boxes = checkboxes<string>(words.lock, [], onInput);
  return {
    element,
    update(draft) {
      const thing = thingOf(draft);
      if (thing !== drawn) {
        const named = (thing?.controls ?? []).map(({name, label}) => ({value: name, label: nameOf(label, name)}));
        boxes = checkboxes(words.lock, [{value: thing?.id ?? "", label: words.everything}, ...named], onInput);
        const nothing = html`<p class="option-note">${words.nothing}</p>` as HTMLElement;
        element.replaceChildren(...(thing === null ? [] : [named.length === 0 ? nothing : boxes.element]));
        drawn = thing;
      }
      if (thing === null) return;
      const locks = locksOf(draft);
      boxes.update(locks);
      for (const {name} of thing.controls) boxes.enable(name, !locks.includes(thing.id));
    }
  };
}

function nameOf(label: string, name: string): Node {
  return html`<span>${label} <code>${name}</code></span>` as HTMLElement;
}

/** Where the address of a lesson is pasted, with a way to that lesson. */
export function addressPart(words: Words, onInput: (text: string) => void): Part {
  const input = html`<input
    type="text"
    spellcheck="false"
    autocomplete="off"
    oninput=${() => onInput(input.value)}
  />` as HTMLInputElement;
  const fault = html`<p class="link-fault" role="status"></p>` as HTMLElement;
  const open = html`<a target="_blank">${words.open}</a>` as HTMLAnchorElement;
  return {
    element: html`<div class="link-address">
      <label class="field"><span>${words.address}</span>${input}</label>
      ${fault}
      <p class="option-note">${words.addressNote} ${open}</p>
    </div>` as HTMLElement,
    update(draft) {
      input.setAttribute("aria-invalid", String(draft.fault !== null));
      fault.textContent = draft.fault === null ? "" : words.faults[draft.fault];
      const link = linkOf({...draft, locks: []}, location.origin);
      open.hidden = link === null;
      if (link !== null) open.href = link;
    }
  };
}

/** The link, what it does in one sentence, and a button that copies it. */
export function outputPart(words: Words, titleOf: (thing: LessonThing) => string): Part & {fail(): void} {
  const sentence = html`<p class="result" aria-live="polite"></p>` as HTMLElement;
  const link = html`<a class="link-made" target="_blank"></a>` as HTMLAnchorElement;
  const made = html`<p>${link}</p>` as HTMLElement;
  const copy = copyLink({copyLink: words.copy, linkCopied: words.copied}, () => link.href);
  const say = (text: string): void => {
    if (sentence.textContent !== text) sentence.textContent = text;
  };
  return {
    element: html`<div class="link-output">${sentence}${made}${copy}</div>` as HTMLElement,
    update(draft) {
      const [address, thing] = [linkOf(draft, location.origin), thingOf(draft)];
      made.hidden = copy.hidden = address === null;
      if (address === null || thing === null) return say(draft.slug === null ? words.choose : words.reading);
      link.href = link.textContent = address;
      const locks = locksOf(draft);
      const labels = thing.controls.filter(({name}) => locks.includes(name)).map(({label}) => label);
      const hidden = locks.includes(thing.id) ? "all" : labels;
      say(words.result(titleOf(thing), Object.keys(draft.state).length, hidden));
    },
    fail: () => say(words.unread)
  };
}
