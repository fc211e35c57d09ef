import {describe, expect, it} from "vitest";
import {lessonPlan} from "../../../data-loaders/pages/emit-teaching.js";
import {lessons} from "../../../lib/course/lessons.js";
import {languages} from "../../../lib/languages.js";

const [first, ...others] = languages;

describe("lessonPlan(language)", () => {
  it("has every lesson in order, with its minutes and something to try", async () => {
    const plan = await lessonPlan(first);
    expect(plan.map(({slug, minutes}) => ({slug, minutes}))).toEqual(
      lessons.map(({slug, minutes}) => ({slug, minutes}))
    );
    for (const {things} of plan) expect(things.length).toBeGreaterThanOrEqual(2);
  });
  it.each(others)("has the same things to try in %s, in words of its own", async (language) => {
    const [plan, translated] = [await lessonPlan(first), await lessonPlan(language)];
    const ids = (of: typeof plan): string[][] => of.map(({things}) => things.map(({id}) => id));
    expect(ids(translated)).toEqual(ids(plan));
    expect(translated.map(({title}) => title)).not.toEqual(plan.map(({title}) => title));
  });
});
