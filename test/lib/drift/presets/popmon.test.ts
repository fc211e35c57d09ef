import {describe, expect, it} from "vitest";
import {popmon} from "../../../../lib/drift/presets/popmon.js";
import {zScore} from "../../../../lib/drift/presets/z-score.js";
import {casesOf, isNear, resultOf} from "./rows.js";

interface Lights {
  figures: Record<string, string>;
  lights: Record<string, number>;
}

const NAMES = ["green", "yellow", "red"];
const FIGURES: Readonly<Record<string, number>> = {nan: NaN, inf: Infinity, "-inf": -Infinity};

const cases = casesOf<Lights | {error: string}>("popmon");

describe("popmon.compareRows(reference, current)", () => {
  it.each(cases)("says what popmon says: $name", ({name, result}) => {
    const actual = resultOf(popmon, name);
    if ("error" in result || name.startsWith("infinite")) {
      expect(actual.drifted).toBeNull();
      expect(actual.remark).not.toBeNull();
      return;
    }
    const {figures, lights} = result;
    const said = figures["chi2_zscore"]!;
    expect([actual.value, isNear(actual.value, FIGURES[said] ?? Number(said), 1e-9, 1e-12)]).toEqual([
      actual.value,
      true
    ]);
    expect(actual.drifted).toBe(Object.values(lights).includes(2));
    expect(actual.remark).toBe(
      Object.entries(lights)
        .map(([figure, light]) => `${figure} ${NAMES[light]}`)
        .join(", ")
    );
  });

  it("overlooks by Kolmogorov–Smirnov what is furthest apart, and alarms where nothing differs", () => {
    const low = Array.from({length: 400}, (_, i) => i);
    expect(
      popmon.compareRows(
        low,
        low.map((x) => x + 1000)
      ).remark
    ).toBe("chi2_zscore red, ks_zscore green");
    expect(popmon.compareRows(low, low)).toMatchObject({value: -Infinity, drifted: true});
  });
});

describe("zScore(p)", () => {
  it("is symmetric, infinite at the ends, and NaN outside", () => {
    expect([0, 0.5, 1].map(zScore)).toEqual([Infinity, 0, -Infinity]);
    expect(zScore(0.75)).toBe(-zScore(0.25));
    expect([-0.1, 1.1, NaN].map(zScore)).toEqual([NaN, NaN, NaN]);
  });
});
