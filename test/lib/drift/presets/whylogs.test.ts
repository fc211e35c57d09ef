import {describe, expect, it} from "vitest";
import {whylogs} from "../../../../lib/drift/presets/whylogs.js";
import {casesOf, isNear, resultOf} from "./rows.js";
import type {Said} from "./rows.js";

describe("whylogs.compareRows(reference, current)", () => {
  it.each(casesOf<(Said & {category: string}) | null>("whylogs"))("says what whylogs says: $name", ({name, result}) => {
    const actual = resultOf(whylogs, name);
    if (result === null) {
      expect(actual.drifted).toBeNull();
      expect(actual.remark).not.toBeNull();
      return;
    }
    expect(actual).toMatchObject({method: result.method, drifted: result.drifted, remark: result.category});
    expect([actual.value, isNear(actual.value, result.value, 1e-9)]).toEqual([actual.value, true]);
  });
});
