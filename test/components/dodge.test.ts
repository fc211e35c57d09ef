import {describe, expect, it} from "vitest";
import {seeded} from "../../lib/statistics/random.js";
import {dodge} from "../../src/components/dodge.js";

describe("dodge(positions, spacing)", () => {
  it("leaves dots on the line where they do not touch", () => {
    expect(dodge([0, 10, 20], 9)).toEqual([0, 0, 0]);
  });
  it("moves later dots to the nearest free level, alternating sides", () => {
    expect(dodge([0, 1, 2, 30], 9).map(Math.abs)).toEqual([0, 9, 9, 0]);
  });
  it("keeps every two dots a spacing apart", () => {
    const random = seeded(7);
    const positions = Array.from({length: 60}, () => 100 * random());
    const offsets = dodge(positions, 9);
    positions.forEach((x, i) =>
      positions.forEach((other, j) => {
        if (i < j && offsets[i] === offsets[j]) expect(Math.abs(x - other)).toBeGreaterThanOrEqual(9);
      })
    );
  });
});
