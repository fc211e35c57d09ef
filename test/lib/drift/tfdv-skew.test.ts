import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {featureSkew} from "../../../lib/drift/feature-skew.js";
import type {FeatureSkew, RowBatch} from "../../../lib/drift/feature-skew.js";
import type {Value} from "../../../lib/drift/row-pairs.js";
import {tfdvValue} from "../../../lib/drift/tfdv-value.js";

/** JSON has no NaN and no infinity. */
type Written = Value | {readonly number: string};
type Counts = Readonly<Record<string, number>>;

/** Written by test/data/tfdv/skew.py: what TensorFlow Data Validation itself counts. */
interface Case {
  readonly name: string;
  readonly keys: readonly string[];
  readonly ignored: readonly string[];
  readonly floats: {readonly training: readonly string[]; readonly serving: readonly string[]};
  readonly roundDigits: number | null;
  readonly allowDuplicateKeys: boolean;
  /** whether examples hold a feature without values where one is missing, as TFX's readers write them */
  readonly holdsEmpty: boolean;
  readonly training: Readonly<Record<string, readonly Written[]>>;
  readonly serving: Readonly<Record<string, readonly Written[]>>;
  /** of the features that occur in a pair */
  readonly features: Readonly<Record<string, Counts>>;
  readonly matchStats: Counts;
}

const {cases} = JSON.parse(readFileSync(new URL("../../data/tfdv/skew.json", import.meta.url), "utf8")) as {
  cases: readonly Case[];
};

function batch(columns: Case["training"]): RowBatch {
  const read = (value: Written): Value => (typeof value === "object" && value !== null ? Number(value.number) : value);
  return new Map(Object.entries(columns).map(([name, values]) => [name, values.map(read)]));
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** TFDV's counts. A feature without values on both sides is a match where both examples hold it. */
function countsOf({baseCount, testCount, matchCount, bothMissing, ...own}: FeatureSkew, hasBoth: boolean): Counts {
  const {baseOnly, testOnly, mismatchCount, diffCount} = own;
  return {
    ...{base_count: baseCount, test_count: testCount, match_count: matchCount + (hasBoth ? bothMissing : 0)},
    ...{base_only: baseOnly, test_only: testOnly, mismatch_count: mismatchCount, diff_count: diffCount}
  };
}

const nothing = countsOf(featureSkew(batch({id: [], x: []}), batch({id: []}), {keys: ["id"]}).features[0]!, true);

describe("featureSkew(training, serving, {tfdv}) counts what TFDV counts", () => {
  it.each(cases)("$name", ({keys, ignored, allowDuplicateKeys, holdsEmpty, roundDigits, ...c}) => {
    const [training, serving] = [batch(c.training), batch(c.serving)];
    const features = [...new Set([...training.keys(), ...serving.keys()])].filter(
      (name) => !keys.includes(name) && !ignored.includes(name)
    );
    const tfdv = {floats: c.floats, ...(roundDigits === null ? {} : {roundDigits})};
    const result = featureSkew(training, serving, {keys, features, allowDuplicateKeys, tfdv});
    for (const skew of result.features) {
      const hasBoth = holdsEmpty && training.has(skew.feature) && serving.has(skew.feature);
      expect([skew.feature, countsOf(skew, hasBoth)]).toEqual([skew.feature, c.features[skew.feature] ?? nothing]);
    }
    expect(Object.keys(c.features).filter((name) => !features.includes(name))).toEqual([]);
    const stats = Object.entries(result.matchStats).map(([name, count]) => [snakeCase(name), count as number]);
    expect(Object.fromEntries(stats)).toEqual(c.matchStats);
  });

  it("has cases that tell each rule from its neighbours", () => {
    const {matchStats, features} = Object.fromEntries(cases.map((c) => [c.name, c]))["duplicates True, empty True"]!;
    expect([matchStats.matching_pairs_count, matchStats.duplicate_id_count]).toEqual([5, 1]);
    expect(features.x!.match_count).toBe(2);
    expect(new Set(cases.map(({roundDigits}) => roundDigits)).size).toBeGreaterThan(6);
    expect(cases.length).toBeGreaterThan(40);
  });
});

describe("featureSkew(training, serving, {tfdv})", () => {
  const tfdv = {floats: {training: ["x"], serving: ["x"]}, roundDigits: 1};

  it("reports duplicate keys as they were, not as they are compared", () => {
    const rows = batch({x: [1.26, 1.34], y: [1, 1]});
    expect(featureSkew(rows, rows, {keys: ["x"], tfdv}).duplicates).toEqual([{key: [1.26], training: 2, serving: 2}]);
  });

  it("refuses numbers that are not whole in columns that are not named as floats, and says where", () => {
    const rows = batch({id: [1], y: [1.5]});
    expect(() => featureSkew(batch({id: [1]}), rows, {keys: ["id"], tfdv})).toThrow(
      "invalid INT: 1.5 (column y, serving)"
    );
    expect(featureSkew(rows, rows, {keys: ["id"], features: [], tfdv}).pairs).toBe(1);
  });

  it("refuses decimals that it cannot round to", () => {
    const rows = batch({id: [1], x: [1.5]});
    expect(() => featureSkew(rows, rows, {keys: ["id"], tfdv: {...tfdv, roundDigits: -1}})).toThrow(
      "invalid digits: -1"
    );
  });
});

describe("tfdvValue(value, kind, roundDigits)", () => {
  it.each([
    [0.1, "FLOAT", undefined, "FLOAT 0.10000000149011612"],
    [0.1 + 1e-9, "FLOAT", undefined, "FLOAT 0.10000000149011612"],
    [-0.04, "FLOAT", 1, "FLOAT -0"],
    [1e308, "FLOAT", 2, "FLOAT Infinity"],
    [-0, "INT", 2, "INT 0"],
    [2 ** 53, "INT", undefined, "INT 9007199254740992"],
    [false, "INT", undefined, "INT 0"],
    ["FLOAT 1", "INT", 0, "BYTES FLOAT 1"],
    [null, "FLOAT", 0, null]
  ] as const)("writes %s of %s to %s decimals as %s", (value, kind, roundDigits, expected) => {
    expect(tfdvValue(value, kind, roundDigits)).toBe(expected);
  });
});
