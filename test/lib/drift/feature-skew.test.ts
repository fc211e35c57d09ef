import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {featureSkew} from "../../../lib/drift/feature-skew.js";
import type {RowBatch} from "../../../lib/drift/feature-skew.js";
import type {Value} from "../../../lib/drift/row-pairs.js";

function batch(columns: Readonly<Record<string, readonly Value[]>>): RowBatch {
  return new Map(Object.entries(columns));
}

const training = batch({id: [1, 2, 3, 4], price: [10, 20, 30, null], town: ["a", "b", "c", "d"]});

describe("featureSkew(training, serving, options)", () => {
  it("counts match, mismatch and values on one side only, per feature", () => {
    const serving = batch({id: [4, 3, 2, 9], price: [40, null, 20, 1], town: ["d", "C", "b", "z"]});
    expect(featureSkew(training, serving, {keys: ["id"]})).toEqual({
      pairs: 3,
      matchStats: {
        ...{
          baseWithIdCount: 4,
          testWithIdCount: 4,
          identifiersCount: 5,
          idsMissingInBaseCount: 1,
          idsMissingInTestCount: 1
        },
        ...{matchingPairsCount: 3, duplicateIdCount: 0, baseMissingIdCount: 0, testMissingIdCount: 0}
      },
      duplicates: [],
      features: [
        {
          ...{feature: "price", baseCount: 2, testCount: 2, matchCount: 1, mismatchCount: 0},
          ...{baseOnly: 1, testOnly: 1, diffCount: 2, bothMissing: 0}
        },
        {
          ...{feature: "town", baseCount: 3, testCount: 3, matchCount: 2, mismatchCount: 1},
          ...{baseOnly: 0, testOnly: 0, diffCount: 1, bothMissing: 0}
        }
      ]
    });
  });

  it("finds a stale join that keeps every distribution as it was", () => {
    const shuffled = batch({id: [1, 2, 3, 4], town: ["b", "c", "d", "a"]});
    const [town] = featureSkew(training, shuffled, {keys: ["id"], features: ["town"]}).features;
    expect(town).toMatchObject({matchCount: 0, mismatchCount: 4});
  });

  it.each([
    ["none", {}, 1],
    ["an absolute tolerance", {absoluteTolerance: 0.25}, 2],
    ["a relative tolerance", {relativeTolerance: 0.01}, 3]
  ])("takes numbers for the same within %s", (_, tolerance, matchCount) => {
    const base = batch({id: [1, 2, 3, 4], x: [1, 1, 1000, 1]});
    const test = batch({id: [1, 2, 3, 4], x: [1, 1.25, 1009, 2]});
    const expected = "relativeTolerance" in tolerance ? matchCount - 1 : matchCount;
    expect(featureSkew(base, test, {keys: ["id"], ...tolerance}).features[0]!.matchCount).toBe(expected);
  });

  const twins = batch({id: [1, 1, 2, null], x: [1, 2, 1, 1]});
  const others = batch({id: [1, 2, 3, 3], x: [1, 1, 1, 1]});
  const duplicates = [
    {key: [1], training: 2, serving: 1},
    {key: [3], training: 0, serving: 2}
  ];

  it("takes rows with the same key out, and reports the key", () => {
    const result = featureSkew(twins, others, {keys: ["id"]});
    expect(result).toMatchObject({pairs: 1, duplicates, features: [{matchCount: 1, mismatchCount: 0}]});
    expect(result.matchStats).toMatchObject({matchingPairsCount: 3, duplicateIdCount: 2, identifiersCount: 3});
  });

  it("pairs rows with the same key each with each where allowed, and reports the key all the same", () => {
    const result = featureSkew(twins, others, {keys: ["id"], allowDuplicateKeys: true});
    expect(result).toMatchObject({pairs: 3, duplicates, features: [{matchCount: 2, mismatchCount: 1}]});
  });

  it("counts rows without a key, and pairs them with none", () => {
    const result = featureSkew(batch({id: [null, 1], x: [1, 1]}), batch({id: [null, 1], x: [1, 1]}), {keys: ["id"]});
    expect(result).toMatchObject({pairs: 1, matchStats: {baseMissingIdCount: 1, testMissingIdCount: 1}});
  });

  it("counts pairs without a value on either side by themselves", () => {
    const rows = batch({id: [1, 2], x: [null, 1]});
    expect(featureSkew(rows, rows, {keys: ["id"]}).features).toMatchObject([{matchCount: 1, bothMissing: 1}]);
  });

  it('joins on several keys, and tells 1 from "1", and parts from their sum', () => {
    const base = batch({a: [1, "1", "x"], b: ["y", "y", "yz"], v: [1, 2, 3]});
    const test = batch({a: ["1", 1, "xy"], b: ["y", "y", "z"], v: [2, 1, 3]});
    expect(featureSkew(base, test, {keys: ["a", "b"]})).toMatchObject({
      ...{pairs: 2, matchStats: {idsMissingInBaseCount: 1, idsMissingInTestCount: 1}},
      features: [{matchCount: 2}]
    });
  });

  it.each([
    ["NaN and NaN", NaN, NaN, true],
    ["0 and −0", 0, -0, true],
    ["infinities of one sign", Infinity, Infinity, true],
    ["infinities of two", Infinity, -Infinity, false],
    ["NaN and a number", NaN, 1, false],
    ['1 and "1"', 1, "1", false],
    ["true and 1", true, 1, false],
    ["lone surrogates", "\ud800", "\ud800", true]
  ])("compares %s", (_, a, b, isSame) => {
    const options = {keys: ["id"], relativeTolerance: 0.5, absoluteTolerance: 0.5};
    const [x] = featureSkew(batch({id: [1], x: [a]}), batch({id: [1], x: [b]}), options).features;
    expect(x!.matchCount).toBe(isSame ? 1 : 0);
  });

  it("takes a column that a side lacks for one without values", () => {
    const result = featureSkew(batch({id: [1], x: [1]}), batch({id: [1], y: [1]}), {keys: ["id"]});
    expect(result.features).toMatchObject([
      {feature: "x", baseOnly: 1, testOnly: 0, diffCount: 1},
      {feature: "y", baseOnly: 0, testOnly: 1, diffCount: 1}
    ]);
  });

  it.each(["__proto__", "constructor", "<script>"])("copes with a column and a key called %s", (name) => {
    const rows: RowBatch = new Map([
      [name, [name, "b"]],
      ["x", [1, 2]]
    ]);
    expect(featureSkew(rows, rows, {keys: [name]})).toMatchObject({pairs: 2, features: [{matchCount: 2}]});
  });

  it("refuses what it cannot compare", () => {
    expect(() => featureSkew(training, batch({x: [1]}), {keys: ["id"]})).toThrow("missing key column: id (serving)");
    expect(() => featureSkew(training, training, {keys: []})).toThrow("missing keys");
    expect(() => featureSkew(training, training, {keys: ["id"], features: ["prize"]})).toThrow(
      "unknown feature: prize (known: id, price, town)"
    );
    expect(() => featureSkew(batch({id: [1], x: []}), training, {keys: ["id"]})).toThrow("columns of unequal length");
    expect(() => featureSkew(training, training, {keys: ["id"], absoluteTolerance: NaN})).toThrow("invalid tolerance");
  });

  it("does not depend on the order of rows, and its counts add up", () => {
    const value = fc.oneof(fc.constant(null), fc.integer({min: 0, max: 3}));
    const rows = fc.array(fc.tuple(fc.integer({min: 0, max: 8}), value), {maxLength: 12});
    const toBatch = (r: readonly (readonly [number, Value])[]): RowBatch =>
      batch({id: r.map(([id]) => id), x: r.map(([, x]) => x)});
    fc.assert(
      fc.property(rows, rows, (a, b) => {
        const result = featureSkew(toBatch(a), toBatch(b), {keys: ["id"]});
        const reversed = featureSkew(toBatch([...a].reverse()), toBatch([...b].reverse()), {keys: ["id"]});
        expect(reversed.features).toEqual(result.features);
        const [x] = result.features;
        const stats = result.matchStats;
        expect(x!.baseCount).toBe(x!.matchCount + x!.mismatchCount + x!.baseOnly);
        expect(x!.testCount).toBe(x!.matchCount + x!.mismatchCount + x!.testOnly);
        expect(x!.diffCount).toBe(x!.mismatchCount + x!.baseOnly + x!.testOnly);
        expect(x!.matchCount + x!.diffCount + x!.bothMissing).toBe(result.pairs);
        expect(stats.baseWithIdCount + stats.baseMissingIdCount).toBe(a.length);
        expect(stats.testWithIdCount + stats.testMissingIdCount).toBe(b.length);
        expect(stats.identifiersCount).toBe(new Set([...a, ...b].map(([id]) => id)).size);
        const all = featureSkew(toBatch(a), toBatch(b), {keys: ["id"], allowDuplicateKeys: true});
        expect(all).toMatchObject({matchStats: stats, pairs: stats.matchingPairsCount});
        expect(all.pairs).toBeGreaterThanOrEqual(result.pairs);
      }),
      {seed: 20260401, numRuns: 300}
    );
  });
});
