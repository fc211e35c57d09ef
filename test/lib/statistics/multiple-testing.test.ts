import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {benjaminiHochberg, bonferroni} from "../../../lib/statistics/multiple-testing.js";

interface Case {
  readonly pValues: readonly number[];
  readonly bonferroni: readonly number[];
  readonly benjaminiHochberg: readonly number[];
}

const cases = JSON.parse(
  readFileSync(new URL("../../data/multiple-testing.json", import.meta.url), "utf8")
) as readonly Case[];

const methods = {bonferroni, benjaminiHochberg};

describe.each(["bonferroni", "benjaminiHochberg"] as const)("%s(pValues)", (name) => {
  const adjust = methods[name];

  it.each(cases)("is what statsmodels says, to 1e-12 relative: $pValues", (example) => {
    const adjusted = adjust(Object.freeze([...example.pValues]));
    example[name].forEach((expected, i) =>
      expect(Math.abs(adjusted[i]! - expected)).toBeLessThanOrEqual(1e-12 * expected)
    );
  });

  it("leaves out tests that were not made", () => {
    const [first, second] = adjust([0.01, 0.2]) as [number, number];
    expect(adjust([NaN, 0.01, NaN, 0.2])).toEqual([NaN, first, NaN, second]);
    expect(adjust([NaN])).toEqual([NaN]);
    expect(adjust([])).toEqual([]);
  });

  it("gives equal p-values equal results, never below p", () => {
    const pValues = [0.03, 0.01, 0.03, 0.5, 0.01];
    const adjusted = adjust(pValues);
    expect(adjusted[0]).toBe(adjusted[2]);
    expect(adjusted[1]).toBe(adjusted[4]);
    adjusted.forEach((q, i) => expect(q).toBeGreaterThanOrEqual(pValues[i]!));
  });

  it.each([-0.01, 1.01, Infinity])("throws for a p-value of %d", (p) => {
    expect(() => adjust([0.5, p])).toThrow(`invalid p-value: ${p}`);
  });
});
