import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {columnSchema, floatDomain, schemaOf} from "../../../lib/schema/defaults.js";
import {observedColumn} from "../../../lib/schema/observed.js";
import {
  MONITORING_DEFAULTS,
  parseSagemakerConstraints,
  sagemakerConstraints
} from "../../../lib/schema/sagemaker-constraints.js";
import {parseSagemakerStatistics, sagemakerStatistics} from "../../../lib/schema/sagemaker-statistics.js";
import {parseSagemakerViolations, sagemakerViolations, violationsOf} from "../../../lib/schema/sagemaker-violations.js";
import {validate} from "../../../lib/schema/validate.js";
import {hostileNames} from "./hostile-names.js";

function fixture(name: string): string {
  return readFileSync(new URL(`../../data/sagemaker/${name}.json`, import.meta.url), "utf8");
}

/** JSON without the quantile sketches, which are not read. */
function withoutSketches(text: string): unknown {
  return JSON.parse(text, (key, value: unknown) => (key === "sketch" ? undefined : value));
}

it("validate(schema, data) finds the documented violations in the documented statistics", () => {
  const {schema} = parseSagemakerConstraints(fixture("constraints"));
  const found = violationsOf(validate(schema, parseSagemakerStatistics(fixture("statistics"))));
  expect(found.others).toEqual([]);
  expect(found.violations).toEqual(parseSagemakerViolations(fixture("constraint_violations")));
});

describe("round trips", () => {
  it("sagemakerStatistics(parseSagemakerStatistics(json)) loses the sketch and the sum alone", () => {
    const expected = JSON.stringify(withoutSketches(fixture("statistics"))).replaceAll(/"sum":[\d.]+,/g, "");
    const written = sagemakerStatistics(parseSagemakerStatistics(fixture("statistics")));
    expect(JSON.parse(written)).toEqual(JSON.parse(expected));
  });

  it("sagemakerConstraints(parseSagemakerConstraints(json)) loses nothing", () => {
    const {schema, monitoring} = parseSagemakerConstraints(fixture("constraints"));
    expect(JSON.parse(sagemakerConstraints(schema, monitoring))).toEqual(JSON.parse(fixture("constraints")));
  });

  it("sagemakerViolations(parseSagemakerViolations(json)) loses nothing", () => {
    const text = fixture("constraint_violations");
    expect(JSON.parse(sagemakerViolations(parseSagemakerViolations(text)))).toEqual(JSON.parse(text));
  });

  it.each(hostileNames)("a column and a value called %j come through", (name) => {
    const schema = schemaOf([columnSchema(name, "string", {minFraction: 1, domain: {kind: "string", values: [name]}})]);
    expect(parseSagemakerConstraints(sagemakerConstraints(schema)).schema.columns[0]).toMatchObject({
      name,
      domain: {values: [name]}
    });
    const column = observedColumn(name, "string", 3, {values: [{value: name, count: 3}], distinct: 1, nan: 0});
    expect(parseSagemakerStatistics(sagemakerStatistics({rows: 3, columns: [column]})).columns).toEqual([column]);
    const violations = [{feature: name, check: "data_type_check" as const, description: name}];
    expect(parseSagemakerViolations(sagemakerViolations(violations))).toEqual(violations);
  });
});

it("sagemakerStatistics(data) draws numbers over ten buckets of equal width", () => {
  const column = observedColumn("x", "float", 20, {
    ...{nan: 0, infinite: {negative: 0, positive: 0}, range: {min: 0, max: 10}, statistics: {mean: 5, deviation: 2}},
    histogram: {kind: "shared", edges: [2, 4], counts: [4, 4, 12]}
  });
  const {features} = JSON.parse(sagemakerStatistics({rows: 20, columns: [column]})) as {
    features: {numerical_statistics: {sum: number; distribution: {kll: {buckets: {count: number}[]}}}}[];
  };
  const {sum, distribution} = features[0]!.numerical_statistics;
  expect(distribution.kll.buckets.map(({count}) => count)).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 2, 2]);
  expect(sum).toBe(100);
});

it("violationsOf(anomalies) keeps apart what SageMaker has no check for", () => {
  const schema = schemaOf([columnSchema("x", "float", {domain: floatDomain({max: 1})})]);
  const data = {rows: 1, columns: [observedColumn("x", "float", 1, {range: {min: 2, max: 2}, nan: 0})]};
  expect(violationsOf(validate(schema, data))).toMatchObject({
    violations: [],
    others: [{kind: "FLOAT_TYPE_BIG_FLOAT", column: "x"}]
  });
});

it("parseSagemakerConstraints(json) has the documented defaults", () => {
  expect(parseSagemakerConstraints('{"features": []}').monitoring).toEqual(MONITORING_DEFAULTS);
});

it.each([
  ["constraints", '{"features": [{"inferred_type": "Real"}]}', /constraints\.features\[0\]\.inferred_type.*Real/],
  ["constraints", '{"features": 3}', /constraints\.features: expected a list, found 3/],
  [
    "constraints",
    '{"monitoring_config": {"distribution_constraints": {"comparison_method": "Fast"}}}',
    /comparison_method: expected Simple or Robust, found Fast/
  ],
  ["violations", '{"violations": [{"constraint_check_type": "taste"}]}', /violations\[0\].*taste/],
  ["statistics", '{"dataset": {"item_count": "many"}}', /dataset\.item_count: expected a number, found "many"/]
])("reading %s from %s names the path", (what, text, message) => {
  const read = {
    constraints: parseSagemakerConstraints,
    violations: parseSagemakerViolations,
    statistics: parseSagemakerStatistics
  }[what]!;
  expect(() => read(text)).toThrow(message);
});
