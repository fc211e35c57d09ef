import {describe, expect, it} from "vitest";
import {psiRule} from "../../../../lib/drift/presets/psi-rule.js";
import {casesOf, isNear, resultOf} from "./rows.js";

describe("psiRule.compareRows(reference, current)", () => {
  it.each(casesOf("psi-rule"))("is the rule replayed in NumPy: $name", ({name, result}) => {
    const actual = resultOf(psiRule, name);
    if (result === null) {
      expect(actual).toMatchObject({drifted: null, remark: "a side has no rows"});
      return;
    }
    expect(actual).toMatchObject({
      method: "psi",
      threshold: 0.25,
      drifted: result.drifted,
      range: {low: actual.value, high: actual.value}
    });
    expect([actual.value, isNear(actual.value, result.value, 1e-9)]).toEqual([actual.value, true]);
  });

  it("says how large a change is", () => {
    const share = (percent: number): string[] => Array.from({length: 100}, (_, i) => (i < percent ? "a" : "b"));
    const remarks = [50, 65, 70, 80].map((percent) => psiRule.compareRows(share(50), share(percent)).remark);
    expect(remarks).toEqual(["no change", "no change", "some change", "large change"]);
  });
});
