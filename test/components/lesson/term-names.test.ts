import {describe, expect, it} from "vitest";
import {termNamed} from "../../../src/components/lesson/term-names.js";
import {glossary} from "../../../src/messages/glossary.js";

const named = (text: string, language: "en" | "zh-TW", slug: keyof typeof glossary): string | undefined =>
  termNamed(text, glossary[slug], language)?.en;

describe("termNamed(text, terms, language)", () => {
  it("knows a term in either language, in the plural and at the beginning of a sentence", () => {
    expect(named("Technical debt", "en", "a-model-is-not-a-product")).toBe("technical debt");
    expect(named("技術債", "zh-TW", "a-model-is-not-a-product")).toBe("technical debt");
    expect(named("Outliers", "en", "data-quality")).toBe("outlier");
  });

  it("knows each name of an entry that has several", () => {
    const entry = "abrupt, gradual, incremental, recurring";
    for (const name of ["abrupt", "gradual", "incremental", "recurring"])
      expect(named(name, "en", "model-decay")).toBe(entry);
    for (const name of ["突發", "漸進", "遞增", "週期"]) expect(named(name, "zh-TW", "model-decay")).toBe(entry);
    expect(named("CT", "en", "a-model-is-not-a-product")).toContain("continuous integration");
    expect(named("資料漂移", "zh-TW", "model-decay")).toBe("data drift");
  });

  it("takes no other word for a term", () => {
    for (const text of ["Simulated.", "", "debt", "in"]) expect(named(text, "en", "model-decay")).toBeUndefined();
  });
});
