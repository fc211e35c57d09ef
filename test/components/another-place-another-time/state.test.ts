import {describe, expect, it} from "vitest";
import {lookalikes} from "../../../lib/course/another-place-another-time/mapping.js";
import {mapField} from "../../../src/components/another-place-another-time/map-field.js";

const features = ["nox", "chas", "rm"];

describe("mapField(features)", () => {
  const field = mapField(features);
  it("begins with nothing, and reads back what it writes", () => {
    expect(field.initial).toEqual({nox: "none", chas: "none", rm: "none"});
    for (const map of [field.initial, lookalikes(features)]) expect(field.parse(field.format(map))).toEqual(map);
    expect(field.format(lookalikes(features))).toBe("air river rooms");
  });
  it.each(["", "air river", "air river rooms tax", "air river attic"])("does not take “%s” for a mapping", (text) => {
    expect(field.parse(text)).toBeUndefined();
  });
});
