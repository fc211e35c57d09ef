import {describe, expect, it} from "vitest";
import {dictionary} from "../../data-loaders/stages/dictionary.js";
import {meaningOf as englishMeaning, problemText as englishProblem} from "../../src/messages/dictionary.en.js";
import {meaningOf, problemText} from "../../src/messages/dictionary.zh-TW.js";
import {bostonColumns} from "../boston-rows.js";

const {entries} = dictionary(bostonColumns);
const figuresIn = (text: string): string[] => text.match(/\d[\d,.]*\d|\d/g) ?? [];

describe.each(entries.map((entry) => [entry.name, entry] as const))("the dictionary's entry of %s", (_, entry) => {
  it("is said in Chinese, with every figure of the build's", () => {
    const told = [meaningOf(entry), ...entry.problems.map(problemText)];
    [entry.meaning, ...entry.problems].forEach((text, i) => {
      expect(told[i]).toMatch(/\p{Script=Han}/u);
      expect(told[i]).not.toMatch(/[a-z]+ [a-z]+/);
      expect(figuresIn(text).filter((figure) => !told[i]!.includes(figure))).toEqual([]);
    });
  });

  it("is the build's own in English", () => {
    expect(englishMeaning(entry)).toBe(entry.meaning);
    expect(entry.problems.map(englishProblem)).toEqual(entry.problems);
  });
});
