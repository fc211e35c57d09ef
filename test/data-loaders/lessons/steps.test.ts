import {describe, expect, it} from "vitest";
import {readProse} from "../../../data-loaders/lessons/prose.js";
import {lessons} from "../../../lib/course/lessons.js";

/** Words of a step, in English, that the plan of the course asks for; the lead of a list or a box may be shorter. */
const [FEWEST, MOST] = [40, 90];

/** What is not read as text from end to end: titles, and what is looked up. */
const isStep = (key: string): boolean => !key.endsWith("-title") && key !== "sources";

/** A box stands beside the steps; it may be a single sentence. */
const BOX = /<aside[\s\S]*?<\/aside>/g;
/** Each point of a list is read by itself. */
const POINT = /^(?:-|\d+\.) .*$/gm;

/** Counts words as a reader does: what the page works out is one, markup is none. */
function countWords(text: string): number {
  const read = withoutExpressions(text).replace(/<[^>]*>/g, "");
  return read.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Puts a word in the place of each `${…}`, whose code may hold braces of its own. */
function withoutExpressions(text: string): string {
  const start = text.indexOf("${");
  if (start < 0) return text;
  let [end, depth] = [start + 2, 1];
  for (; depth > 0 && end < text.length; ++end) depth += text[end] === "{" ? 1 : text[end] === "}" ? -1 : 0;
  return `${text.slice(0, start)}x${withoutExpressions(text.slice(end))}`;
}

describe.each(lessons)("the steps of lessons/$slug", ({slug}) => {
  it(`have ${FEWEST} to ${MOST} words each, and boxes and points of lists no more`, async () => {
    const {sections} = await readProse(slug, "en");
    const off = Object.entries(sections).flatMap(([key, text]) => {
      if (!isStep(key)) return [];
      const [boxes, points] = [text.match(BOX) ?? [], text.match(POINT) ?? []];
      const step = countWords(text.replace(BOX, "").replace(POINT, ""));
      const isOff = step > MOST || (step < FEWEST && boxes.length + points.length === 0);
      const long = [...boxes, ...points].map(countWords).filter((words) => words > MOST);
      return [...(isOff ? [`${key}: ${step}`] : []), ...long.map((words) => `${key}, beside: ${words}`)];
    });
    expect(off).toEqual([]);
  });
});
