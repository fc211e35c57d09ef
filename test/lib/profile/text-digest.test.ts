import {createHash} from "node:crypto";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {bucketOf, textDigest} from "../../../lib/profile/text-digest.js";
import {hostileNames} from "../schema/hostile-names.js";

fc.configureGlobal({seed: 20240301, numRuns: 1000});

/** MD5 of the bytes that Node writes; a lone surrogate is U+FFFD there too. */
const md5 = (text: string): Buffer => createHash("md5").update(Buffer.from(text, "utf8")).digest();

describe("textDigest(text)", () => {
  it.each([...hostileNames, "a".repeat(55), "a".repeat(56), "a".repeat(64), "é".repeat(1000)])(
    "is the MD5 of UTF-8 bytes: %j",
    (text) => expect(Buffer.from(textDigest(text))).toEqual(md5(text))
  );

  it("is the MD5 of UTF-8 bytes of any text", () => {
    fc.assert(
      fc.property(fc.string({unit: "binary", maxLength: 200}), (text) => {
        expect(Buffer.compare(textDigest(text), md5(text))).toBe(0);
      })
    );
  });
});

describe("bucketOf(text, buckets)", () => {
  it("is the first 16 bits of the MD5, modulo the buckets", () => {
    fc.assert(
      fc.property(fc.string({unit: "binary"}), fc.integer({min: 1, max: 1000}), (text, buckets) => {
        expect(bucketOf(text, buckets)).toBe(md5(text).readUInt16BE() % buckets);
      })
    );
  });

  it.each([2, 32, 1000])("deals texts that differ little to %d buckets as evenly as chance would", (buckets) => {
    const n = 200 * buckets;
    const counts = new Array<number>(buckets).fill(0);
    for (let i = 0; i < n; ++i) ++counts[bucketOf(`value ${i}`, buckets)]!;
    const chiSquare = counts.reduce((sum, count) => sum + (count - 200) ** 2 / 200, 0);
    // five standard deviations of a chi-square with buckets − 1 degrees of freedom
    expect(Math.abs(chiSquare - (buckets - 1))).toBeLessThan(5 * Math.sqrt(2 * (buckets - 1)));
  });
});
