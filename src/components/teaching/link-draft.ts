import type {Language} from "../../lib/languages.js";
import {lessonLink, parseLessonAddress} from "./lesson-link.js";
import type {LessonThing} from "./lesson-thing.js";

/** A link in the making. */
export interface LinkDraft {
  /** null before a lesson has been chosen */
  readonly slug: string | null;
  /** the letter that is asked for, whether or not the lesson has it */
  readonly at: string | null;
  /** of the lesson; null until it has been read */
  readonly things: readonly LessonThing[] | null;
  readonly state: Readonly<Record<string, string>>;
  /** names that are asked for, whether or not the thing to try has them */
  readonly locks: readonly string[];
  readonly language: Language;
  /** why a pasted text is of no use; null where it is */
  readonly fault: "no address" | "no lesson" | null;
}

export function emptyDraft(language: Language): LinkDraft {
  return {slug: null, at: null, things: null, state: {}, locks: [], language, fault: null};
}

/** Returns the draft for another lesson, as its controls come, or for none. */
export function withLesson(draft: LinkDraft, slug: string | null): LinkDraft {
  return {...emptyDraft(draft.language), slug};
}

/**
 * Returns the draft with what a pasted address says; an empty text takes the state away again.
 * @param slugs addresses of the lessons
 */
export function withAddress(draft: LinkDraft, text: string, slugs: readonly string[]): LinkDraft {
  if (text.trim() === "") return {...draft, state: {}, fault: null};
  const read = parseLessonAddress(text, slugs);
  if (read === null) return {...draft, fault: "no address"};
  const slug = read.slug ?? draft.slug;
  if (slug === null) return {...draft, fault: "no lesson"};
  const first = Object.keys(read.state)[0]?.split(".", 1)[0] ?? null;
  return {
    ...{slug, state: read.state, language: draft.language, fault: null},
    things: slug === draft.slug ? draft.things : null,
    at: read.at ?? first ?? (slug === draft.slug ? draft.at : null),
    locks: read.locks.length > 0 || slug !== draft.slug ? read.locks : draft.locks
  };
}

/** Returns the thing to try that the link goes to: the one asked for, or the first; null until the lesson has been read. */
export function thingOf({things, at}: LinkDraft): LessonThing | null {
  return things?.find(({id}) => id === at) ?? things?.[0] ?? null;
}

/** Returns what the link locks: the whole thing to try, or those of its controls that are asked for. */
export function locksOf(draft: LinkDraft): readonly string[] {
  const thing = thingOf(draft);
  if (thing === null) return [];
  if (draft.locks.includes(thing.id)) return [thing.id];
  return thing.controls.map(({name}) => name).filter((name) => draft.locks.includes(name));
}

/** Returns the link to hand out; null until the lesson has been read. */
export function linkOf(draft: LinkDraft, origin: string): string | null {
  const [{slug, language, state}, thing] = [draft, thingOf(draft)];
  return slug === null || thing === null
    ? null
    : lessonLink({slug, language, at: thing.id, state, locks: locksOf(draft)}, origin);
}
