import {describe, expect, it} from "vitest";
import {lessonLink, parseLessonAddress} from "../../../src/components/teaching/lesson-link.js";

const slugs = ["serving", "the-boston-model"];
const parse = (text: string): ReturnType<typeof parseLessonAddress> => parseLessonAddress(text, slugs);

describe("parseLessonAddress(text, slugs)", () => {
  it("reads lesson, state, locks and place", () => {
    expect(parse("https://site.example/learn/the-boston-model#b.on=rm+lstat&c.seed=3&lock=c.seed,b&at=b")).toEqual({
      slug: "the-boston-model",
      state: {"b.on": "rm lstat", "c.seed": "3"},
      locks: ["c.seed", "b"],
      at: "b"
    });
  });
  it.each([
    ["another language", "https://site.example/zh-TW/learn/serving"],
    ["a site in a folder", "https://site.example/course/learn/serving.html?utm=1"],
    ["a path", "/learn/serving"],
    ["space around it", "  https://site.example/learn/serving\n"]
  ])("knows a lesson in %s", (_, text) => {
    expect(parse(text)).toEqual({slug: "serving", state: {}, locks: [], at: null});
  });
  it("takes a fragment for whichever lesson is chosen", () => {
    expect(parse("#a.rate=20")).toEqual({slug: null, state: {"a.rate": "20"}, locks: [], at: null});
  });
  it("leaves out what is not the state of a thing to try", () => {
    expect(parse("/learn/serving#a.rate=20&stream=S4&__proto__=1&ab.c=1")!.state).toEqual({"a.rate": "20"});
  });
  it.each(["", " ", "/learn/", "https://site.example/monitor/boston/#stream=S1", "https://", "serv"])(
    "refuses what is no lesson: %j",
    (text) => expect(parse(text)).toBeNull()
  );
});

describe("lessonLink(link, origin)", () => {
  const link = {slug: "serving", language: "en", at: "a", state: {}, locks: []} as const;

  it("goes to the thing to try as the lesson opens", () => {
    expect(lessonLink(link, "https://site.example")).toBe("https://site.example/learn/serving#at=a");
  });
  it("is read back as it was made, in any language", () => {
    const state = {"a.rate": "20", "c.map": "rm:rooms & more=1"};
    const locks = ["a.rate", "a.servers"];
    const made = lessonLink({...link, language: "zh-TW", state, locks}, "https://site.example");
    expect(made).toContain("/zh-TW/learn/serving#");
    expect(parse(made)).toEqual({slug: "serving", state, locks, at: "a"});
  });
});
