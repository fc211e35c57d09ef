import {readFile} from "node:fs/promises";
import {describe, expect, it} from "vitest";
import {lessonPage} from "../../data-loaders/lessons/page.js";
import {readProse, readStructure} from "../../data-loaders/lessons/prose.js";
import {lessons} from "../../lib/course/lessons.js";
import {syllabus} from "../../lib/course/syllabus.js";
import {courseDocs, courseDocument, coursePages, coveredPlaces, headingOver} from "../../tools/course-docs.js";

const places = await coveredPlaces();

describe("docs/course.md", () => {
  it("has the table that the lessons make: npm run docs writes it anew", async () => {
    expect(await readFile(courseDocument, "utf8")).toBe(await courseDocs());
  });
});

describe("the syllabus", () => {
  it.each(syllabus)("$item: is covered in every lesson that has to", ({id, lessons: needed}) => {
    const covering = places.filter(({item}) => item === id).map(({page}) => page);
    expect(new Set(covering)).toEqual(new Set(needed));
  });

  it("names each item once, and pages that there are", () => {
    expect(new Set(syllabus.map(({id}) => id)).size).toBe(syllabus.length);
    expect(syllabus.flatMap(({lessons: needed}) => needed).filter((page) => !coursePages.includes(page))).toEqual([]);
  });

  it("leaves no lesson without an item", () => {
    expect(coursePages.filter((page) => !places.some((place) => place.page === page))).toEqual([]);
  });
});

describe("lessons", () => {
  it.each(lessons)("$slug has the strip with its stage at its top", async (lesson) => {
    const [structure, prose] = await Promise.all([readStructure(lesson.slug), readProse(lesson.slug, "en")]);
    const link = {path: "/learn/", title: "Course"};
    const words = {contents: "Contents", lessons: "Lessons", previous: "Previous", next: "Next"};
    const page = lessonPage(lesson, "en", structure, prose, {previous: link, next: link}, words);
    const header = page.indexOf(`display(lessonHeader({"stage":${JSON.stringify(lesson.stage)},`);
    expect(header).toBeGreaterThan(0);
    expect(header).toBeLessThan(page.indexOf(prose.sections["opening"]!));
  });
});

describe("headingOver(structure, key, folder)", () => {
  const structure = "{{opening}}\n\n## {{1A-title}}\n\n{{1A-before}}\n\n## {{words-title}}\n";

  it("finds the heading of a place, which may be one itself, and none above the first", () => {
    const found = ["opening", "1A-title", "1A-before", "words-title"].map((key) => headingOver(structure, key, "x"));
    expect(found).toEqual([null, "1A-title", "1A-title", "words-title"]);
  });

  it("refuses a place that is not there", () => {
    expect(() => headingOver(structure, "1B-before", "lessons/x")).toThrow(
      "lessons/x/covers.json: page.md has no place 1B-before"
    );
  });
});
