import {describe, expect, it} from "vitest";
import {routed} from "../../../data-loaders/table/life/routed.js";
import type {Batch} from "../../../lib/profile/batch.js";
import {seeded} from "../../../lib/statistics/random.js";

const ROWS = 10_000;

function batchOf(values: Float64Array, valid: Uint8Array | null): Batch {
  const codes = Int32Array.from(values, (_, row) => row % 3);
  return {
    rows: values.length,
    columns: new Map([
      ["x", {kind: "numeric" as const, values, valid}],
      ["c", {kind: "categorical" as const, codes}]
    ])
  };
}

const random = seeded(3);
const values = Float64Array.from({length: ROWS}, () => random());

describe("routed(batch, inputs, salt, share)", () => {
  it.each([0, 0.1, 0.5, 1])(
    "sends about a share of %d of unlike rows to the canary, others by another salt",
    (share) => {
      const [one, other] = ["a", "b"].map((salt) => routed(batchOf(values, null), ["x", "c"], salt, share));
      const count = one!.reduce((sum, by) => sum + by, 0);
      expect(Math.abs(count / ROWS - share)).toBeLessThanOrEqual(4 * Math.sqrt((share * (1 - share)) / ROWS));
      if (share === 0.5) expect(one).not.toEqual(other);
    }
  );

  it("sends rows with a gap the same way, whatever an engine left in its place", () => {
    const valid = Uint8Array.from(values, (_, row) => Number(row % 4 !== 0));
    const left = (rest: number): Float64Array => values.map((x, row) => (valid[row] === 1 ? x : rest * row));
    const [one, other] = [left(1), left(-7)].map((own) => routed(batchOf(own, valid), ["x", "c"], "a", 0.5));
    expect(one).toEqual(other);
  });

  it("sends equal numbers the same way: the two zeros, and all that is no number", () => {
    const odd = new Float64Array(BigUint64Array.of(0x7ff8000000000123n).buffer)[0]!;
    const [one, other] = [
      [0, NaN],
      [-0, odd]
    ].map((pair) =>
      routed(
        batchOf(
          Float64Array.from({length: 200}, (_, i) => pair[i % 2]!),
          null
        ),
        ["x"],
        "a",
        0.5
      )
    );
    expect(one).toEqual(other);
  });
});
