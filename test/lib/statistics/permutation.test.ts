import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {numpyPermutations} from "../../../lib/statistics/permutation.js";

const golden = JSON.parse(readFileSync(new URL("../../data/permutations.json", import.meta.url), "utf8")) as {
  publishedTest: number[][];
  keras: number[];
  seed4294967295: number[][];
};

describe("numpyPermutations(seed)", () => {
  it("gives the permutations of NumPy's RandomState, one after another", () => {
    const next = numpyPermutations(1);
    for (const test of golden.publishedTest) expect(next(506).slice(455)).toEqual(test);
  });

  it("gives the shuffle of another seed", () => {
    expect(numpyPermutations(113)(506)).toEqual(golden.keras);
  });

  it("takes the largest seed and any length, nothing and one included", () => {
    const next = numpyPermutations(2 ** 32 - 1);
    expect([0, 1, 2, 5, 9].map((n) => next(n))).toEqual(golden.seed4294967295);
  });

  it.each([-1, 2 ** 32, 0.5, NaN])("refuses the seed %d", (seed) => {
    expect(() => numpyPermutations(seed)).toThrow(`invalid seed: ${seed}`);
  });
});
