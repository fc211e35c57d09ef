import {describe, expect, it} from "vitest";
import {
  isMatch,
  lookalikes,
  needsConversion,
  sendRequest,
  sourceIds,
  sources,
  trueMatches
} from "../../../../lib/course/another-place-another-time/mapping.js";
import type {Mapping} from "../../../../lib/course/another-place-another-time/mapping.js";
import {bostonColumns, bostonFeatures} from "../../../boston-rows.js";

const features = bostonFeatures.filter((name) => name !== "b");
const nothing: Mapping = Object.fromEntries(features.map((name) => [name, "none" as const]));
const kindsOf = (mapping: Mapping, isConverted: boolean): string[] =>
  sendRequest(bostonColumns, mapping, isConverted).anomalies.map(({column, kind}) => `${column} ${kind}`);

describe("sources", () => {
  it("has one that looks like each column", () => {
    expect(sourceIds.map((id) => sources[id].like).sort()).toEqual([...features].sort());
    expect(Object.keys(lookalikes(features))).toEqual(features);
    expect(Object.values(lookalikes(features))).not.toContain("none");
  });
});

describe("sendRequest(rows, mapping, isConverted)", () => {
  it("misses every required column that is not mapped", () => {
    expect(kindsOf(nothing, false)).toEqual(features.map((name) => `${name} SCHEMA_MISSING_COLUMN`));
    expect(kindsOf({...lookalikes(features), chas: "none"}, true)).toEqual(["chas SCHEMA_MISSING_COLUMN"]);
  });
  it("takes another unit for values out of range, until it is converted", () => {
    expect(kindsOf(lookalikes(features), false)).toEqual([
      "indus FLOAT_TYPE_SMALL_FLOAT",
      "nox FLOAT_TYPE_BIG_FLOAT",
      "tax FLOAT_TYPE_SMALL_FLOAT"
    ]);
    expect(kindsOf(lookalikes(features), true)).toEqual([]);
  });
  it("lets through what lies within the range and means something else", () => {
    const mapping = lookalikes(features);
    const strangers = features.filter((name) => !isMatch(name, mapping[name]!));
    expect(strangers).toEqual(["crim", "chas", "dis", "rad", "lstat"]);
    expect(kindsOf({...mapping, zn: "schools"}, true)).toEqual([]);
    expect(isMatch("zn", "schools")).toBe(false);
  });
  it("converts only what the column means", () => {
    const {arrivals} = sendRequest(bostonColumns, {...nothing, nox: "air", chas: "air"}, true);
    expect(arrivals["nox"]).toEqual([0.385, 0.871]);
    expect(arrivals["chas"]![1]).toBeCloseTo(87.1, 9);
    expect(arrivals["rm"]).toBeNull();
  });
});

describe("trueMatches(features)", () => {
  it("leaves five of twelve columns without a source, so that the request cannot be made", () => {
    const mapping = trueMatches(features);
    expect(features.filter((name) => mapping[name] === "none")).toHaveLength(5);
    expect(kindsOf(mapping, true)).toHaveLength(5);
    expect(features.filter((name) => needsConversion(name, mapping[name]!))).toEqual(["indus", "nox", "tax"]);
  });
});
