import {describe, expect, it} from "vitest";
import {codedValues, MISSING} from "../../../lib/profile/batch.js";
import {checkSpec} from "../../../lib/profile/check-spec.js";
import {referenceEdges} from "../../../lib/profile/edges.js";
import {
  booleanSpec,
  categoricalSpec,
  levelSpec,
  MOST_LEVELS,
  numericSpec
} from "../../../lib/profile/reference-spec.js";
import {bucketOf} from "../../../lib/profile/text-digest.js";
import {emptySpec} from "./rows.js";

const texts = (n: number): string[] => Array.from({length: n}, (_, i) => `value ${i}`);

describe("numericSpec(name, role, type, values)", () => {
  it("has the edges and the mean of the finite values", () => {
    const {edges, ranks, centre} = numericSpec("x", "feature", "number", [NaN, 4, Infinity, 1, 1, -Infinity]);
    expect({edges, ranks}).toEqual(referenceEdges([4, 1, 1]));
    expect(centre).toBe(2);
  });

  it("has a centre among the values where their sum overflows", () => {
    const {centre} = numericSpec("x", "feature", "number", [1.7e308, 1.6e308, 1.5e308]);
    expect(centre).toBe(1.6e308);
  });

  it.each([[[]], [[NaN, Infinity]]])("refuses %j, which has no finite value", (values) => {
    expect(() => numericSpec("x", "feature", "number", values)).toThrow(
      new RangeError("missing reference values of x: bins cannot be placed")
    );
  });
});

describe("categoricalSpec(name, role, values)", () => {
  it("has the levels in reading order, without missing ones", () => {
    expect(categoricalSpec("c", "feature", ["b", null, "a", "b", ""])).toEqual(
      levelSpec("c", "feature", ["", "a", "b"])
    );
  });

  it("counts a thousand levels one by one", () => {
    const values = texts(MOST_LEVELS);
    const spec = categoricalSpec("c", "feature", values);
    const {codes} = codedValues(values, spec);
    expect([spec.levels.length, spec.buckets]).toEqual([1000, 1]);
    expect(new Set(codes).size).toBe(1000);
    expect(codes.every((code) => code >= 0 && code < 1000)).toBe(true);
  });

  it("of more keeps the thousand most frequent and deals the others to 32 buckets", () => {
    const [rare, frequent] = [texts(5000).slice(1000), texts(1000)];
    const spec = categoricalSpec("c", "feature", [...rare, ...frequent, ...frequent]);
    expect(spec.buckets).toBe(32);
    expect(spec.levels).toEqual([...frequent].sort());
    const {codes} = codedValues(rare, spec);
    expect([...codes]).toEqual(rare.map((text) => 1000 + bucketOf(text, 32)));
    expect(new Set(codes).size).toBe(32);
  });

  it("of equally frequent values keeps the first in reading order, whatever the order of rows", () => {
    const values = texts(1500);
    const {levels} = categoricalSpec("c", "feature", values);
    expect(levels).toEqual([...values].sort().slice(0, 1000));
    expect(categoricalSpec("c", "feature", values.reverse()).levels).toEqual(levels);
  });

  it("takes names that trip careless code as levels", () => {
    const hostile = ["__proto__", "constructor", "toString", "\ud800", "<script>"];
    const spec = categoricalSpec("c", "feature", hostile);
    expect([...codedValues(["hasOwnProperty", ...hostile, null], spec).codes]).toEqual([
      5,
      ...hostile.map((level) => spec.levels.indexOf(level)),
      MISSING
    ]);
  });

  it("has no levels where every value is missing, and can still be profiled", () => {
    const spec = categoricalSpec("c", "feature", [null, null]);
    expect([spec.levels, spec.buckets]).toEqual([[], 1]);
    expect(() => checkSpec({...emptySpec, columns: [spec]})).not.toThrow();
  });
});

describe("booleanSpec(name, role)", () => {
  it("says that it is a boolean", () => expect(booleanSpec("b", "label").type).toBe("boolean"));
});
