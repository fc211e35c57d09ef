import {describe, expect, it} from "vitest";
import {columnSchema, comparator, schemaOf} from "../../../lib/schema/defaults.js";
import {observedColumn} from "../../../lib/schema/observed.js";
import type {ObservedDataset} from "../../../lib/schema/observed.js";
import {distributionSkew, schemaSkew} from "../../../lib/schema/skew.js";

const edges = [1, 2, 3];

function data(counts: readonly number[], columns: readonly string[] = ["x", "y"]): ObservedDataset {
  const rows = counts.reduce((sum, count) => sum + count, 0);
  const x = observedColumn("x", "float", rows, {
    ...{nan: 0, infinite: {negative: 0, positive: 0}, range: {min: 0, max: 4}},
    histogram: {kind: "shared", edges, counts}
  });
  const y = observedColumn("y", "float", rows, {range: {min: 0, max: 1}});
  return {rows, columns: [x, y].filter(({name}) => columns.includes(name))};
}

const schema = schemaOf(
  [
    columnSchema("x", "float", {minFraction: 1, skew: comparator({jensenShannon: 0.1})}),
    columnSchema("y", "float", {minFraction: 1, notInEnvironments: ["serving"]})
  ],
  {environments: ["training", "serving"]}
);

describe("schemaSkew(schema, training, serving, environments)", () => {
  it("finds nothing when the difference is expected", () => {
    const environments = {training: "training", serving: "serving"};
    expect(schemaSkew(schema, data([5, 5, 5, 5]), data([5, 5, 5, 5], ["x"]), environments)).toEqual({
      ...{training: [], serving: []}
    });
  });

  it("names the columns and types in which a side does not conform", () => {
    const serving = {rows: 5, columns: [observedColumn("x", "string", 5), observedColumn("z", "int", 5)]};
    const found = schemaSkew(schema, data([5, 5, 5, 5]), serving);
    expect(found.training).toEqual([]);
    expect(found.serving.map(({kind, column}) => [kind, column])).toEqual([
      ["UNEXPECTED_DATA_TYPE", "x"],
      ["SCHEMA_MISSING_COLUMN", "y"],
      ["SCHEMA_NEW_COLUMN", "z"]
    ]);
  });
});

describe("distributionSkew(schema, training, serving)", () => {
  it("measures every column with a comparator, and finds those over their threshold", () => {
    const same = distributionSkew(schema, data([5, 5, 5, 5]), data([10, 10, 10, 10]));
    expect(same).toEqual({
      anomalies: [],
      measurements: [{column: "x", drift: [], skew: [{distance: "jensenShannon", value: 0, threshold: 0.1, at: null}]}]
    });
    const apart = distributionSkew(schema, data([20, 0, 0, 0]), data([0, 0, 0, 20]));
    expect(apart.anomalies).toMatchObject([{kind: "COMPARATOR_JENSEN_SHANNON_DIVERGENCE_HIGH", column: "x"}]);
    expect(apart.measurements[0]!.skew[0]!.value).toBe(1);
  });

  it("says when serving lacks the column", () => {
    expect(distributionSkew(schema, data([5, 5, 5, 5]), data([5, 5], ["y"])).anomalies).toMatchObject([
      {kind: "COMPARATOR_CONTROL_DATA_MISSING", column: "x"}
    ]);
  });

  it("does not match NaN and infinite values with anything, as TensorFlow Data Validation", () => {
    const withNan = (rows: ObservedDataset): ObservedDataset => {
      const [x] = rows.columns;
      return {...rows, columns: [{...x!, nan: 5, infinite: {negative: 3, positive: 2}}]};
    };
    const [measured] = distributionSkew(schema, withNan(data([5, 5])), withNan(data([5, 5]))).measurements;
    expect(measured!.skew[0]!.value).toBeCloseTo(0.5, 12);
  });
});
