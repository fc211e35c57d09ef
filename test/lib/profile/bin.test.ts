import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {binner, binOf} from "../../../lib/profile/bin.js";

fc.configureGlobal({seed: 20240301, numRuns: 500});

describe("binOf(x, edges)", () => {
  it.each([
    [-1, 0],
    [1, 0],
    [1.5, 1],
    [2, 1],
    [2.0000000000000004, 2],
    [3, 2],
    [4, 3],
    [Infinity, 3],
    [-Infinity, 0]
  ])("puts %d into bin %d of (−∞, 1] (1, 2] (2, 3] (3, ∞)", (x, bin) => {
    expect(binOf(x, [1, 2, 3])).toBe(bin);
  });
});

describe("binner(edges)", () => {
  const hostile: Record<string, number[]> = {
    "no edge": [],
    "one edge": [3],
    "one edge at zero": [0],
    "denormal edges": [-Number.MIN_VALUE, 0, Number.MIN_VALUE, 2 * Number.MIN_VALUE],
    "the widest range": [-Number.MAX_VALUE, -1, 0, 1, Number.MAX_VALUE],
    "a range whose width overflows": [-1e308, 1e308],
    "neighbouring doubles": [1, 1 + Number.EPSILON, 1 + 2 * Number.EPSILON],
    "huge neighbours": [2 ** 53, 2 ** 53 + 2, 2 ** 53 + 4],
    "a crowd and an outlier": [...Array.from({length: 63}, (_, i) => i / 1000), 1e12],
    "crowds at both ends": [
      ...Array.from({length: 40}, (_, i) => i * 1e-9),
      ...Array.from({length: 40}, (_, i) => 1 + i * 1e-9)
    ],
    "many edges": Array.from({length: 5000}, (_, i) => Math.sqrt(i))
  };

  it.each(Object.entries(hostile))("equals binOf on, beside and beyond %s", (_, edges) => {
    const bin = binner(edges);
    const near = edges.flatMap((e) => [e, e * (1 - Number.EPSILON), e * (1 + Number.EPSILON), e - 1e-3, e + 1e-3]);
    const between = edges.slice(1).map((e, i) => e / 2 + edges[i]! / 2);
    const far = [0, -0, Number.MIN_VALUE, -Number.MIN_VALUE, Number.MAX_VALUE, -Number.MAX_VALUE, 1, -1];
    for (const x of [...near, ...between, ...far].filter(Number.isFinite))
      expect([x, bin(x)]).toEqual([x, binOf(x, edges)]);
  });

  it("equals binOf for any edges and any finite number", () => {
    const finite = fc.double({noNaN: true, noDefaultInfinity: true});
    const near = fc.oneof(finite, fc.integer({min: -20, max: 20}), fc.double({min: -1, max: 1, noNaN: true}));
    fc.assert(
      fc.property(fc.array(near, {maxLength: 80}), fc.array(near, {maxLength: 40}), (values, points) => {
        const edges = [...new Set(Float64Array.from(values).sort())];
        const bin = binner(edges);
        for (const x of [...points, ...edges]) expect([x, bin(x)]).toEqual([x, binOf(x, edges)]);
      })
    );
  });
});
