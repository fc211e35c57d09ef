import {describe, expect, it} from "vitest";
import {sortedNumbers} from "../../data-loaders/engines/sorted-numbers.js";
import {deriveSeed, seeded} from "../../lib/statistics/random.js";

const special = [0, -0, Infinity, -Infinity, Number.MIN_VALUE, -Number.MIN_VALUE, Number.MAX_VALUE, 1, -1];

/** Numbers of all sizes, as their bits fall. */
function anyNumbers(n: number): Float64Array {
  const random = seeded(deriveSeed(5, "any numbers", n));
  const bits = Uint32Array.from({length: 2 * n}, () => Math.floor(random() * 2 ** 32));
  return new Float64Array(bits.buffer).map((x, i) => (Number.isNaN(x) ? special[i % special.length]! : x));
}

function wholeNumbers(n: number): Float64Array {
  const random = seeded(deriveSeed(5, "whole numbers", n));
  return Float64Array.from({length: n}, () => Math.floor(random() * 21) - 10);
}

describe("sortedNumbers(values)", () => {
  it.each([
    ["none", new Float64Array()],
    ["few", Float64Array.of(3, -0, 0, -2, Infinity)],
    ["as many as are sorted by digits", anyNumbers(65_536)],
    ["of all sizes", anyNumbers(100_000)],
    ["with many ties", wholeNumbers(100_000)],
    ["all the same", new Float64Array(70_000).fill(-7.5)],
    ["that differ in one place", Float64Array.from({length: 70_000}, (_, i) => (i % 2 === 0 ? 1 : 1 + Number.EPSILON))],
    ["special ones", Float64Array.from({length: 70_001}, (_, i) => special[i % special.length]!)]
  ])("puts numbers in ascending order, as Float64Array does: %s", (_, values) => {
    const expected = values.slice().sort();
    const sorted = sortedNumbers(values.slice());
    expect(sorted.length).toBe(expected.length);
    // by their bits, which tell 0 from −0
    expect(Buffer.from(sorted.buffer, sorted.byteOffset, sorted.byteLength).equals(Buffer.from(expected.buffer))).toBe(
      true
    );
  });

  it("takes a view of a larger array", () => {
    const all = anyNumbers(80_000);
    const expected = all.slice(3, 70_003).sort();
    expect(sortedNumbers(all.subarray(3, 70_003))).toEqual(expected);
  });
});
