import {expect, it} from "vitest";
import {columnSchema, schemaOf} from "../../../lib/schema/defaults.js";
import {inferFromObserved} from "../../../lib/schema/infer-observed.js";
import {inferSchema} from "../../../lib/schema/infer.js";
import type {ColumnSample} from "../../../lib/schema/infer.js";
import {observedColumn} from "../../../lib/schema/observed.js";
import {validate} from "../../../lib/schema/validate.js";

function sample(name: string, changes: Partial<ColumnSample> = {}): ColumnSample {
  return {name, type: "float", values: [], categorical: false, label: false, ...changes};
}

const schema = inferSchema([
  sample("rm", {values: [6, 7, null, 5]}),
  sample("rad", {type: "int", values: [24, 1, 1, 5], categorical: true}),
  sample("medv", {values: [20, 21, 22, 23], label: true})
]);

it("inferSchema(samples) takes presence and categories from the rows, in reading order, and no numeric limits", () => {
  expect(schema.columns[0]).toMatchObject({type: "float", minFraction: 0.75, domain: {min: null, max: null}});
  expect(schema.columns[1]).toMatchObject({
    ...{type: "string", minFraction: 1},
    domain: {kind: "string", values: ["1", "5", "24"]}
  });
  expect(schema.columns[2]).toMatchObject({notInEnvironments: ["serving"]});
  expect(schema.environments).toEqual(["training", "serving"]);
});

it("inferSchema(samples) expects finite numbers where it saw no others", () => {
  const [finite, others] = inferSchema([sample("a", {values: [1]}), sample("b", {values: [NaN, -Infinity]})]).columns;
  expect(finite!.domain).toMatchObject({disallowNan: true, disallowInfinity: true});
  expect(others!.domain).toMatchObject({disallowNan: false, disallowInfinity: false});
});

it.each([
  ["no rows", [], 0, 0],
  ["no values", [null, null], 0, 0],
  ["one value", [1], 1, 1]
])("inferSchema(samples) copes with %s", (_, values, minFraction, minCount) => {
  expect(inferSchema([sample("a", {values})]).columns[0]).toMatchObject({minFraction, minCount});
});

it("inferSchema(samples) sorts mixed categories as text", () => {
  const mixed = sample("a", {type: "string", values: ["10", "9", "a", ""], categorical: true});
  expect(inferSchema([mixed]).columns[0]!.domain).toMatchObject({values: ["", "10", "9", "a"]});
});

it("inferFromObserved(data) admits the data it was inferred from", () => {
  const data = {
    rows: 10,
    columns: [
      observedColumn("x", "float", 10, {missing: 3, nan: 1, infinite: {negative: 0, positive: 1}}),
      observedColumn("y", "int", 10, {values: [{value: "1", count: 9}], missing: 1}),
      observedColumn("z", "bool", 10, {range: {min: 0, max: 1}}),
      observedColumn("t", "string", 10, {values: [{value: "a", count: 4}], otherRows: 6}),
      observedColumn("u", "timestamp", 10, {missing: 10}),
      observedColumn("v", "bytes", 10)
    ]
  };
  expect(validate(inferFromObserved(data), data)).toEqual([]);
  expect(inferFromObserved(data).columns.map(({domain}) => domain?.kind ?? null)).toEqual([
    ...["float", "string", "bool"],
    ...[null, null, null]
  ]);
});

it("validate(schema, data, environment) expects a label in training and not in serving", () => {
  const data = {rows: 4, columns: []};
  const label = schemaOf([columnSchema("medv", "float", {minCount: 1, notInEnvironments: ["serving"]})], {
    environments: schema.environments
  });
  expect(validate(label, data, {environment: "serving"})).toEqual([]);
  expect(validate(label, data, {environment: "training"})).toMatchObject([{kind: "SCHEMA_MISSING_COLUMN"}]);
});
