import {describe, expect, it} from "vitest";
import {factsOf} from "../../../../lib/course/data-quality/damage-facts.js";

const errors = (amounts: readonly number[], median: readonly number[], unseen = median) => ({
  ...{amounts, median, unseen},
  ...{low: median.map((x) => x - 0.1), high: median.map((x) => x + 0.1)}
});

describe("factsOf(curve)", () => {
  const linear = errors([0, 0.1, 0.2], [5, 5.2, 5.4]);

  it("finds where the network is no better than least squares on clean rows", () => {
    const network = errors([0, 0.2], [4, 6], [4, 7]);
    expect(factsOf({linear, network})).toEqual({
      ...{most: 0.2, clean: {linear: 5, network: 4}, last: {linear: 5.4, network: 6}},
      ...{lastUnseen: 7, crossing: 0.1}
    });
  });
  it("finds no such place where the network stays ahead", () => {
    expect(factsOf({linear, network: errors([0, 0.2], [4, 4.9])}).crossing).toBeNull();
  });
});
