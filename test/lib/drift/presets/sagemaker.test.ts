import {describe, expect, it} from "vitest";
import {sagemaker, sagemakerPreset} from "../../../../lib/drift/presets/sagemaker.js";
import {casesOf, isNear, resultOf} from "./rows.js";
import type {Said} from "./rows.js";

describe("sagemaker.compareRows(reference, current)", () => {
  it.each(casesOf<(Said & {simple: number}) | null>("sagemaker"))(
    "is deequ's rule, replayed: $name",
    ({name, result}) => {
      const actual = resultOf(sagemaker, name);
      if (result === null) {
        expect(actual).toMatchObject({drifted: null, remark: "a side has no values"});
        return;
      }
      expect(actual).toMatchObject({
        method: result.method,
        threshold: 0.1,
        drifted: result.drifted,
        range: {low: actual.value, high: actual.value}
      });
      expect([actual.value, isNear(actual.value, result.value, 1e-9)]).toEqual([actual.value, true]);
      expect(isNear(resultOf(sagemakerPreset("Simple"), name).value, result.simple, 1e-9)).toBe(true);
    }
  );
});
