import {describe, expect, it} from "vitest";
import {readProse} from "../../../data-loaders/lessons/prose.js";
import {lessons} from "../../../lib/course/lessons.js";

const WORDS_PER_MINUTE = 220;
/** Minutes for a thing to try with its own words, and for the quiz. */
const [THING, QUIZ] = [2, 2];
/** What is looked up rather than read. */
const LOOKED_UP = "sources";

describe.each(lessons)("lessons/$slug", ({slug, minutes}) => {
  it("takes 8 to 15 minutes, and about as long as its words and its things to try", async () => {
    const {sections} = await readProse(slug, "en");
    const read = Object.entries(sections).filter(([key]) => key !== LOOKED_UP);
    const words = read.flatMap(([, text]) => text.replace(/<[^>]*>/g, "").split(/\s+/)).length;
    const things = read.filter(([key]) => /^\d+[A-Z]-title$/.test(key)).length;
    expect(minutes).toBeGreaterThanOrEqual(8);
    expect(minutes).toBeLessThanOrEqual(15);
    expect(Math.abs(words / WORDS_PER_MINUTE + THING * things + QUIZ - minutes)).toBeLessThan(2.5);
  });
});
