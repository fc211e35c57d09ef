import {expect, it} from "vitest";
import {inferSchema} from "../../../lib/schema/infer.js";
import {schemaText} from "../../../lib/schema/text.js";
import type {Schema} from "../../../lib/schema/types.js";
import {validate} from "../../../lib/schema/validate.js";
import type {ObservedColumn} from "../../../lib/schema/validate.js";

const schema: Schema = inferSchema([
  {name: "rm", type: "float", values: [6, 7, null, 5], categorical: false, label: false},
  {name: "rad", type: "int", values: [24, 1, 1, 5], categorical: true, label: false},
  {name: "medv", type: "float", values: [20, 21, 22, 23], categorical: false, label: true}
]);

function observed(name: string, changes: Partial<ObservedColumn> = {}): ObservedColumn {
  const type = name === "rad" ? "int" : "float";
  return {name, type, rows: 100, missing: 0, nan: 0, infinite: 0, min: 0, max: 1, unexpected: [], ...changes};
}

const sound = [observed("rm"), observed("rad"), observed("medv")];

it("inferSchema(samples) takes presence and categories from the rows, in reading order, and no numeric limits", () => {
  expect(schema.columns[0]).toMatchObject({minFraction: 0.75, domain: null, min: null, max: null, notIn: []});
  expect(schema.columns[1]).toMatchObject({minFraction: 1, domain: ["1", "5", "24"]});
  expect(schema.columns[2]).toMatchObject({notIn: ["serving"]});
});

it("validate(schema, observed, environment) finds nothing in rows like those it was inferred from", () => {
  expect(validate(schema, sound, "training")).toEqual([]);
  expect(validate(schema, sound.slice(0, 2), "serving")).toEqual([]);
});

it.each<[string, ObservedColumn[], string, string]>([
  ["an absent column", [sound[0]!, sound[2]!], "SCHEMA_MISSING_COLUMN", "rad"],
  ["a new column", [...sound, observed("tax")], "SCHEMA_NEW_COLUMN", "tax"],
  ["another type", [observed("rm", {type: "string"}), ...sound.slice(1)], "UNEXPECTED_DATA_TYPE", "rm"],
  ["gaps", [observed("rm", {missing: 26}), ...sound.slice(1)], "FEATURE_TYPE_LOW_FRACTION_PRESENT", "rm"],
  ["NaN", [observed("rm", {nan: 1}), ...sound.slice(1)], "FLOAT_TYPE_HAS_NAN", "rm"],
  ["infinity", [observed("rm", {infinite: 1}), ...sound.slice(1)], "FLOAT_TYPE_HAS_INF", "rm"],
  [
    "an unknown category",
    [sound[0]!, observed("rad", {unexpected: [{value: "99", count: 3}]}), sound[2]!],
    "ENUM_TYPE_UNEXPECTED_STRING_VALUES",
    "rad"
  ]
])("validate(schema, observed, environment) names %s", (_, columns, kind, column) => {
  expect(validate(schema, columns, "training")).toMatchObject([{kind, column}]);
});

it("validate(schema, observed, environment) misses a label in training", () => {
  expect(validate(schema, sound.slice(0, 2), "training")).toMatchObject([
    {kind: "SCHEMA_MISSING_COLUMN", column: "medv"}
  ]);
});

it.each([
  ["FLOAT_TYPE_BIG_FLOAT", {max: 1.5}],
  ["FLOAT_TYPE_SMALL_FLOAT", {min: -0.5}]
])("validate(schema, observed, environment) holds limits that people set: %s", (kind, changes) => {
  const limited: Schema = {columns: [{...schema.columns[0]!, min: 0, max: 1}]};
  expect(validate(limited, [observed("rm", changes)], "training")).toMatchObject([{kind, column: "rm"}]);
});

it("schemaText(schema) writes the text form of TensorFlow Metadata's Schema", () => {
  expect(schemaText({columns: schema.columns.slice(1)})).toBe(`feature {
  name: "rad"
  type: BYTES
  presence {
    min_fraction: 1.0
    min_count: 1
  }
  string_domain {
    value: "1"
    value: "5"
    value: "24"
  }
}
feature {
  name: "medv"
  type: FLOAT
  presence {
    min_fraction: 1.0
    min_count: 1
  }
  not_in_environment: "serving"
}
default_environment: "training"
default_environment: "serving"
`);
});
