import {describe, expect, it} from "vitest";
import {courseProgress} from "../../../src/components/lesson/course-progress.js";

const lessons = [
  {slug: "a", minutes: 10},
  {slug: "b", minutes: 12},
  {slug: "c", minutes: 15}
];

describe("courseProgress(lessons, answered)", () => {
  it.each([
    ["before any answer", [0, 0, 0], 0, null],
    ["after the first lesson", [2, 0, 0], 1, "b"],
    ["where a lesson was left out", [0, 5, 0], 1, "c"],
    ["after the last lesson", [0, 0, 1], 1, null],
    ["in all", [4, 5, 4], 3, null]
  ])("counts lessons with an answer, and leads on from the last of them: %s", (_, answered, begun, next) => {
    const progress = courseProgress(lessons, answered);
    expect(progress.minutes).toBe(37);
    expect(progress.begun).toBe(begun);
    expect(progress.next?.slug ?? null).toBe(next);
  });
});
