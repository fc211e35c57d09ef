import {describe, expect, it} from "vitest";
import type {ColumnSpec, NumericSpec} from "../../../lib/profile/types.js";
import {columnSchema, floatDomain, intDomain} from "../../../lib/schema/defaults.js";
import type {ColumnSchema} from "../../../lib/schema/types.js";
import {columnLimits, positionOf} from "../../../src/components/drift/column-limits.js";
import type {ColumnLimit} from "../../../src/components/drift/column-limits.js";

const numbers = (type: NumericSpec["type"]): ColumnSpec => ({
  ...{kind: "numeric", type, name: "rad", role: "feature"},
  ...{edges: [1, 2], ranks: [100, 200], centre: 1}
});
const categories: ColumnSpec = {
  ...{kind: "categorical", type: "text", name: "rad", role: "feature"},
  ...{levels: ["a", "b"], buckets: 1}
};
const own = columnSchema("rad", "float");
const limit = (limits: readonly ColumnLimit[], name: ColumnLimit["name"]): ColumnLimit =>
  limits.find((candidate) => candidate.name === name)!;

describe("columnLimits(spec, own, range)", () => {
  it("of numbers are the smallest, the largest, the present and the zeros; of categories the present and the known", () => {
    expect(columnLimits(numbers("number"), own, [0, 1])).toHaveLength(4);
    expect(columnLimits(categories, own, [Infinity, -Infinity])).toHaveLength(2);
    expect(columnLimits(numbers("number"), own, [Infinity, -Infinity])).toHaveLength(1);
    expect(columnLimits(numbers("timestamp"), own, [0, 1])).toHaveLength(1);
  });

  it.each([
    [0.3, 37.97],
    [-1e308, 1e308],
    [0.1, 0.1]
  ])("end where there is no limit, one step beyond the values: %d to %d", (low, high) => {
    const limits = columnLimits(numbers("number"), own, [low, high]);
    const [least, most] = [limit(limits, "min").positions, limit(limits, "max").positions];
    expect([least[0], least[1], least.at(-1)]).toEqual([null, low, high]);
    expect([most[0], most.at(-2), most.at(-1)]).toEqual([low, high, null]);
    expect(most.slice(0, -1).every((value) => Number.isFinite(value))).toBe(true);
    expect(most.length).toBeLessThanOrEqual(201);
  });

  it.each([
    [1, 24, 25],
    [0, 10_000, 201]
  ])("of integers are whole and distinct: %d to %d", (low, high, length) => {
    const {positions} = limit(columnLimits(numbers("integer"), own, [low, high]), "max");
    const values = positions.filter((value) => value !== null);
    expect(positions).toHaveLength(length);
    expect(values.every(Number.isInteger)).toBe(true);
    expect(new Set(values).size).toBe(values.length);
    expect([values[0], values.at(-1)]).toEqual([low, high]);
  });

  it.each([
    ["inside the data", floatDomain({min: 0.123, max: 37})],
    ["beyond the data", floatDomain({min: -4.5, max: 99.9})],
    ["whole", intDomain(1, 24)]
  ])("hold the schema's own limits exactly: %s", (_, domain) => {
    const schema: ColumnSchema = {
      ...own,
      domain,
      minFraction: 0.9871,
      statistics: {zeroShare: {min: 0.001, max: 0.0123}}
    };
    for (const {read, positions} of columnLimits(numbers("number"), schema, [0.1, 38]))
      expect(positions[positionOf(read(schema), positions)]).toBe(read(schema));
  });

  it.each([numbers("number"), categories])("read back what they write, at every position: $kind", (spec) => {
    for (const {positions, read, write} of columnLimits(spec, own, [2, 9]))
      for (const value of positions) expect(read({...own, ...write(own, value)})).toBe(value);
  });

  it("change nothing else of the schema", () => {
    const schema: ColumnSchema = {
      ...own,
      domain: floatDomain({min: 3, disallowNan: true}),
      statistics: {mean: {min: 1, max: 2}, zeroShare: {min: 0.1, max: 0.4}}
    };
    const limits = columnLimits(numbers("number"), schema, [2, 9]);
    expect(limit(limits, "max").write(schema, 7)).toEqual({
      domain: floatDomain({min: 3, max: 7, disallowNan: true})
    });
    expect(limit(limits, "zeros").write(schema, 0.2)).toEqual({
      statistics: {mean: {min: 1, max: 2}, zeroShare: {min: 0.1, max: 0.2}}
    });
  });
});

describe("positionOf(value, positions)", () => {
  it("is the nearest value, and the free end of no limit alone", () => {
    expect(positionOf(2.4, [1, 2, 3, null])).toBe(1);
    expect(positionOf(99, [1, 2, 3, null])).toBe(2);
    expect(positionOf(-99, [null, 1, 2, 3])).toBe(1);
    expect(positionOf(null, [1, 2, 3, null])).toBe(3);
  });
});
