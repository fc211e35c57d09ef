import {describe, expect, it} from "vitest";
import type {LessonThing} from "../../../src/components/teaching/lesson-thing.js";
import {
  emptyDraft,
  linkOf,
  locksOf,
  thingOf,
  withAddress,
  withLesson
} from "../../../src/components/teaching/link-draft.js";
import type {LinkDraft} from "../../../src/components/teaching/link-draft.js";

const slugs = ["serving", "skew"];
const things: readonly LessonThing[] = [
  {id: "a", label: "Queue", controls: [{name: "a.rate", label: "Requests"}]},
  {
    id: "b",
    label: "Trade",
    controls: [
      {name: "b.axis", label: "Axis"},
      {name: "b.guess", label: "Guess first"}
    ]
  }
];
const empty = emptyDraft("en");
const read: LinkDraft = {...withLesson(empty, "serving"), things};
const origin = "https://site.example";

describe("linkOf(draft, origin)", () => {
  it("is null before a lesson has been chosen and before it has been read", () => {
    expect(linkOf(empty, origin)).toBeNull();
    expect(linkOf(withLesson(empty, "serving"), origin)).toBeNull();
  });
  it("goes to the thing that is asked for, or to the first", () => {
    expect(linkOf(read, origin)).toBe(`${origin}/learn/serving#at=a`);
    expect(linkOf({...read, at: "b"}, origin)).toBe(`${origin}/learn/serving#at=b`);
    expect(thingOf({...read, at: "z"})).toBe(things[0]);
  });
  it("locks what the lesson has, in the lesson's order", () => {
    const draft = {...read, at: "b", locks: ["b.guess", "a.rate", "b.axis", "b.gone"]};
    expect(locksOf(draft)).toEqual(["b.axis", "b.guess"]);
    expect(linkOf(draft, origin)).toMatch(/&lock=b\.axis,b\.guess$/);
  });
  it("names a thing that is locked whole by its letter alone", () => {
    expect(locksOf({...read, at: "b", locks: ["b.axis", "b"]})).toEqual(["b"]);
  });
});

describe("withAddress(draft, text, slugs)", () => {
  it("chooses the lesson, takes its state and goes to the thing that has one", () => {
    const draft = withAddress(empty, "/zh-TW/learn/serving#b.axis=cost&lock=b.guess", slugs);
    expect(draft).toMatchObject({
      slug: "serving",
      at: "b",
      things: null,
      state: {"b.axis": "cost"},
      locks: ["b.guess"]
    });
    expect(draft.language).toBe("en");
    expect(locksOf({...draft, things})).toEqual(["b.guess"]);
  });
  it("keeps what was read of the same lesson, and its locks if the text has none", () => {
    const draft = withAddress({...read, at: "b", locks: ["b.axis"]}, "#b.axis=cost", slugs);
    expect(draft).toMatchObject({slug: "serving", at: "b", locks: ["b.axis"]});
    expect(draft.things).toBe(things);
  });
  it("says what is wrong with a text, and changes nothing else", () => {
    expect(withAddress(read, "what?", slugs)).toEqual({...read, fault: "no address"});
    expect(withAddress(empty, "#a.rate=1", slugs)).toEqual({...empty, fault: "no lesson"});
  });
  it("takes state and fault away with the text", () => {
    const draft: LinkDraft = {...read, state: {"a.rate": "9"}, fault: "no address"};
    expect(withAddress(draft, " ", slugs)).toEqual({...draft, state: {}, fault: null});
  });
});

it("withLesson(draft, slug) starts over, but for the language", () => {
  const draft: LinkDraft = {...read, language: "zh-TW", at: "b", locks: ["b.axis"], state: {"a.rate": "9"}};
  expect(withLesson(draft, "skew")).toEqual({...emptyDraft("zh-TW"), slug: "skew"});
  expect(withLesson(draft, null)).toEqual(emptyDraft("zh-TW"));
});
