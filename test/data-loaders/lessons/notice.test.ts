import {describe, expect, it} from "vitest";
import {readProse} from "../../../data-loaders/lessons/prose.js";
import {lessons} from "../../../lib/course/lessons.js";
import {languages} from "../../../lib/languages.js";

/** The first lesson counts code and sorts cases; all others show the census of 1970, as it is or in a simulation. */
const withCensus = lessons.filter(({slug}) => slug !== "a-model-is-not-a-product");
const saidIn = {
  en: [/1970/, /racist assumption/, /not about houses or people/],
  "zh-TW": [/1970/, /種族歧視/, /不要用(?:它|來)認識房子或人/]
};

describe.each(withCensus)("lessons/$slug", ({slug}) => {
  it.each(languages)(
    "says in a box, in %s, how old its data are, what is wrong with column B, and what they are for",
    async (language) => {
      const {sections} = await readProse(slug, language);
      const boxes = Object.values(sections).flatMap((text) => text.match(/<aside[\s\S]*?<\/aside>/g) ?? []);
      expect(boxes.filter((box) => saidIn[language].every((pattern) => pattern.test(box)))).toHaveLength(1);
    }
  );
});
