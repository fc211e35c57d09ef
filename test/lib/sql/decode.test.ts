import {describe, expect, it} from "vitest";
import {columnLayout, NUMERIC} from "../../../lib/profile/layout.js";
import type {NumericSpec, ProfileSpec} from "../../../lib/profile/types.js";
import {decodeProfiles} from "../../../lib/sql/decode.js";
import type {Row} from "../../../lib/sql/decode.js";
import {duckdb} from "../../../lib/sql/duckdb.js";
import {planQueries} from "../../../lib/sql/plan.js";
import {slotStart} from "../../../lib/sql/slot.js";

const x: NumericSpec = {
  ...{kind: "numeric", type: "number", name: "x", role: "feature"},
  ...{edges: [0], ranks: [128], centre: 0}
};
const spec: ProfileSpec = {columns: [x], blocks: [], slices: []};
const [query] = planQueries(duckdb, spec, {
  relation: "t",
  columns: new Map([
    ["ts", "date"],
    ["x", "number"]
  ]),
  time: {column: "ts", unit: "day", zone: "UTC"},
  range: null
});

/** rows | missing, NaN, −∞, +∞, zeros, fractional | Σd, Σd² | tails | least, greatest | bins */
const row = (slot: number | null, rows: number, ...rest: unknown[]): Row => [slot, 0, rows, ...rest];
const good = row(20_000, 3, 0, 0, 0, 0, 0, 0, 3, 5, null, 3, null, 3, -0, 2, [1, 2]);
const decode = (...rows: Row[]): ReturnType<typeof decodeProfiles> =>
  decodeProfiles(spec, "day", [{query: query!, rows}]);

describe("decodeProfiles(spec, unit, answers)", () => {
  it("puts each figure where the profile has it; none is 0", () => {
    const {partitions, undated} = decode(good);
    expect(undated).toBe(0);
    expect(partitions.map(({start}) => start)).toEqual(["2024-10-04"]);
    const {sums, extremes} = partitions[0]!.profile;
    const {start, cells} = columnLayout(spec, "x");
    expect([sums[0], sums[start + NUMERIC.shiftedSquares], sums[start + NUMERIC.lowTailSum]]).toEqual([3, 5, 0]);
    expect([...sums.subarray(cells)]).toEqual([1, 2]);
    expect([...extremes].map((e) => Object.is(e, -0))).toEqual([false, false]);
    expect(decode(good.with(-1, {0: 1, 1: 2})).partitions).toEqual(partitions);
  });

  it("counts rows without a time, and puts partitions in order", () => {
    const {partitions, undated} = decode(good, row(null, ...(good.slice(2) as [number])), good.with(0, -1));
    expect(undated).toBe(3);
    expect(partitions.map(({start}) => start)).toEqual(["1969-12-31", "2024-10-04"]);
  });

  it("reads what is not finite where a driver gives it as text", () => {
    const {sums} = decode(good.with(10, "Infinity").with(9, "NaN")).partitions[0]!.profile;
    const {start} = columnLayout(spec, "x");
    expect([sums[start + NUMERIC.shiftedSum], sums[start + NUMERIC.shiftedSquares]]).toEqual([NaN, Infinity]);
  });

  it.each([
    [good.with(-1, [1, 1]), "counts do not add up: x has 2 values in 3 rows (partition 2024-10-04)"],
    [good.with(2, 4), "counts do not add up: x has 3 values in 4 rows"],
    [good.with(-1, [1, 1, 1]), "unexpected answer: cell 2, expected fewer than 2"],
    [good.with(3, "0"), 'unexpected answer: "0", expected a number'],
    [good.with(3, undefined), "unexpected answer: undefined, expected a number"],
    [good.slice(1), "unexpected answer: 15 figures, expected 16"]
  ])("refuses an answer that cannot be right", (rows, message) => expect(() => decode(rows)).toThrow(message));
});

describe("slotStart(slot, unit)", () => {
  it("is a day, or for hours an instant", () => {
    expect(slotStart(-1, "day")).toBe("1969-12-31");
    expect(slotStart(0, "week")).toBe("1970-01-01");
    expect(slotStart(1_774_746_000_000, "hour")).toBe("2026-03-29T01:00:00.000Z");
  });
});
