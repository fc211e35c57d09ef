import {describe, expect, it} from "vitest";
import {evidently} from "../../../../lib/drift/presets/evidently.js";
import {casesOf, isNear, resultOf} from "./rows.js";

const cases = casesOf("evidently");

describe("evidently.compareRows(reference, current)", () => {
  it.each(cases)("says what Evidently says: $name", ({name, result}) => {
    const actual = resultOf(evidently, name);
    if (result === null) {
      expect(actual.drifted).toBeNull();
      expect(actual.remark).toContain("Evidently stops");
      return;
    }
    expect(actual).toMatchObject({
      method: result.method,
      threshold: result.threshold,
      drifted: result.drifted,
      range: {low: actual.value, high: actual.value}
    });
    expect([actual.value, isNear(actual.value, result.value, 1e-9, 1e-13)]).toEqual([actual.value, true]);
  });

  it("is seen with each of its five rules", () => {
    const methods = new Set(cases.flatMap(({result}) => (result === null ? [] : [result.method])));
    expect([...methods].sort()).toEqual(["chisquare", "jensenshannon", "ks", "wasserstein", "z"]);
  });

  it("takes a sample's shares for exact: two samples of one population differ more often than 5 %", () => {
    const reference = [30, 35, 35].flatMap((n, level) => Array.from({length: n * 10}, () => `l${level}`));
    const current = [345, 335, 320].flatMap((n, level) => Array.from({length: n}, () => `l${level}`));
    expect(evidently.compareRows(reference, current)).toMatchObject({method: "chisquare", drifted: true});
  });
});
