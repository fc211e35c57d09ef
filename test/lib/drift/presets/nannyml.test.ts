import {describe, expect, it} from "vitest";
import {nannyml} from "../../../../lib/drift/presets/nannyml.js";
import {casesOf, isNear, resultOf} from "./rows.js";
import type {Said} from "./rows.js";

type Outcome = Said | {error: string};

const cases = casesOf<Outcome>("nannyml");

describe("nannyml.compareRows(reference, current)", () => {
  it.each(cases)("says what NannyML says: $name", ({name, result}) => {
    const actual = resultOf(nannyml, name);
    if ("error" in result || Number.isNaN(Number(result.value)) || Number.isNaN(Number(result.threshold))) {
      expect(actual.drifted).toBeNull();
      expect(actual.remark).not.toBeNull();
      return;
    }
    expect(actual).toMatchObject({method: "jensen_shannon", range: {low: actual.value, high: actual.value}});
    // below 1e-7 NannyML's distance is the root of what its rounding leaves
    expect([actual.value, isNear(actual.value, result.value, 1e-9, 1e-7)]).toEqual([actual.value, true]);
    expect([actual.threshold, isNear(actual.threshold, result.threshold, 1e-9, 1e-7)]).toEqual([
      actual.threshold,
      true
    ]);
    if (Number(result.value) > 1e-7) expect(actual.drifted).toBe(result.drifted);
  });

  it("judges by the order of the reference's rows", () => {
    const sorted = Array.from({length: 200}, (_, i) => i);
    const mixed = sorted.map((i) => (i * 37) % 200);
    const current = sorted.filter((i) => i >= 150);
    expect(nannyml.compareRows(sorted, current).drifted).toBe(false);
    expect(nannyml.compareRows(mixed, current).drifted).toBe(true);
  });
});
