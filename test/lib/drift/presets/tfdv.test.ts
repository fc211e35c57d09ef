import {describe, expect, it} from "vitest";
import {tfdv, tfdvPreset} from "../../../../lib/drift/presets/tfdv.js";
import {vertex} from "../../../../lib/drift/presets/vertex.js";
import {casesOf, isNear, resultOf, rows} from "./rows.js";

describe.each([
  ["tfdv", tfdvPreset(0.1)],
  ["vertex", vertex]
])("%s.compareRows(reference, current)", (tool, preset) => {
  it.each(casesOf(tool))("says what TensorFlow Data Validation says: $name", ({name, result}) => {
    const actual = resultOf(preset, name);
    if (result === null) {
      expect(actual.drifted).toBeNull();
      expect(actual.remark).toBe("a side has no values");
      return;
    }
    expect(actual).toMatchObject({
      method: result.method,
      threshold: result.threshold,
      drifted: result.drifted,
      range: {low: actual.value, high: actual.value}
    });
    expect([actual.value, isNear(actual.value, result.value, 1e-9)]).toEqual([actual.value, true]);
  });
});

describe("tfdv.compareRows(reference, current)", () => {
  it("gives the distance without a verdict, as the tool has no default threshold", () => {
    for (const {reference, current} of rows.values()) {
      const {value, drifted} = tfdv.compareRows(reference, current);
      expect(drifted).toBeNull();
      expect(value).toEqual(tfdvPreset(0.1).compareRows(reference, current).value);
    }
  });

  it("finds a column of NaN at the distance 1 from itself", () => {
    expect(tfdv.compareRows([NaN, NaN], [NaN, NaN]).value).toBe(1);
  });
});
