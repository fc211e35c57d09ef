import {describe, expect, it} from "vitest";
import {spaceAfter} from "../../src/components/space-after.js";

describe("spaceAfter(sentence)", () => {
  it("is a space after a Latin mark, a word or a digit", () => {
    for (const sentence of ["Right.", "why", "12", "所以"]) expect(spaceAfter(sentence)).toBe(" ");
  });

  it("is nothing after a mark of Chinese, which brings its own", () => {
    for (const sentence of ["答對了。", "何時？", "怎麼辦：", "小心！"]) expect(spaceAfter(sentence)).toBe("");
  });
});
