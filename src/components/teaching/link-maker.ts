import {html} from "htl";
import type {LessonPlan} from "../../lib/course/lesson-plan.js";
import {languages, pathIn} from "../../lib/languages.js";
import type {Language} from "../../lib/languages.js";
import type {TeachingWords} from "../../messages/teaching.en.js";
import {radios} from "../controls.js";
import {choiceField} from "../performance/choice-field.js";
import {readLesson} from "./lesson-frame.js";
import type {LessonThing} from "./lesson-thing.js";
import {emptyDraft, withAddress, withLesson} from "./link-draft.js";
import type {LinkDraft} from "./link-draft.js";
import {addressPart, lockPart, outputPart, thingPart} from "./link-fields.js";
import type {Part} from "./link-fields.js";

type Words = TeachingWords["maker"];

/**
 * Makes the link of a lesson in a state, without the controls that the class is not to have. What can be locked is read
 * from the lesson itself, in a frame that is not shown; nothing of it loads before a lesson has been chosen.
 */
export function linkMaker(plan: readonly LessonPlan[], language: Language, words: Words): HTMLElement {
  let draft = emptyDraft(language);
  const titleOf = ({id, label}: LessonThing): string =>
    plan.find(({slug}) => slug === draft.slug)?.things.find((thing) => thing.id === id)?.title ?? label;
  const slugs = plan.map(({slug}) => slug);
  const frame = html`<iframe hidden title=${words.frame}></iframe>` as HTMLIFrameElement;
  const lesson = lessonPart(plan, words, (slug) => change(withLesson(draft, slug)));
  const thing = thingPart(words, titleOf, (at) => change({...draft, at, locks: []}));
  const address = addressPart(words, (text) => change(withAddress(draft, text, slugs)));
  const lock = lockPart(words, (locks) => change({...draft, locks}));
  const target = languagePart(words, (chosen) => change({...draft, language: chosen}));
  const output = outputPart(words, titleOf);

  function change(next: LinkDraft): void {
    const {slug} = draft;
    draft = next;
    for (const part of [lesson, thing, address, lock, target, output]) part.update(draft);
    if (draft.slug !== null && draft.slug !== slug) void read(draft.slug);
  }

  async function read(slug: string): Promise<void> {
    try {
      const things = await readLesson(frame, location.origin + pathIn(language, `/learn/${slug}`));
      if (draft.slug === slug) change({...draft, things});
    } catch {
      if (draft.slug === slug) output.fail();
    }
  }

  change(draft);
  const fields = [lesson, thing, address, lock, target].map(({element}) => element);
  return html`<section class="link-maker" aria-label=${words.label}>
    ${fields}${output.element}${frame}
  </section>` as HTMLElement;
}

function lessonPart(plan: readonly LessonPlan[], words: Words, onInput: (slug: string | null) => void): Part {
  const choices = plan.map(({slug, title}, i) => ({value: slug, label: `${i + 1} ${title}`}));
  const field = choiceField(words.lesson, [{value: "", label: words.none}, ...choices], (slug) =>
    onInput(slug === "" ? null : slug)
  );
  return {element: field.element, update: ({slug}) => field.update(slug ?? "")};
}

function languagePart(words: Words, onInput: (language: Language) => void): Part {
  const choices = languages.map((value) => ({value, label: words.languages[value]}));
  const field = radios<Language>(words.language, choices, onInput);
  return {element: field.element, update: ({language}) => field.update(language)};
}
