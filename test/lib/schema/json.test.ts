import {describe, expect, it} from "vitest";
import {anomaliesJson} from "../../../lib/schema/anomalies-json.js";
import {columnSchema, floatDomain, schemaOf} from "../../../lib/schema/defaults.js";
import {observedColumn} from "../../../lib/schema/observed.js";
import type {ObservedColumn} from "../../../lib/schema/observed.js";
import {parseAnomaliesJson} from "../../../lib/schema/parse-anomalies-json.js";
import {parseStatisticsJson} from "../../../lib/schema/parse-statistics-json.js";
import {statisticsJson} from "../../../lib/schema/statistics-json.js";
import {validate} from "../../../lib/schema/validate.js";
import {hostileNames} from "./hostile-names.js";

const none = {negative: 0, positive: 0};

function written(column: ObservedColumn): ObservedColumn {
  return parseStatisticsJson(statisticsJson([{name: "", rows: column.rows, columns: [column]}]))[0]!.columns[0]!;
}

describe("statisticsJson(datasets)", () => {
  it.each(hostileNames)("a data set, column and value called %j come back", (name) => {
    const column = observedColumn(name, "string", 3, {
      ...{values: [{value: name, count: 2}], missing: 1, nan: 0, distinct: 1, invalidUtf8: 0}
    });
    const datasets = [{name, rows: 3, columns: [column]}];
    expect(parseStatisticsJson(statisticsJson(datasets))).toEqual(datasets);
  });

  it("writes shared bins as buckets, with NaN and infinite rows apart", () => {
    const column = observedColumn("x", "float", 20, {
      ...{nan: 2, infinite: {negative: 1, positive: 3}, range: {min: -Infinity, max: Infinity}},
      histogram: {kind: "shared", edges: [0, 1], counts: [4, 6, 4]}
    });
    expect(written(column)).toMatchObject({
      ...{nan: 2, range: {min: -Infinity, max: Infinity}},
      histogram: {
        buckets: [
          {low: -Infinity, high: -Infinity, count: 1},
          {low: 0, high: 0, count: 4},
          {low: 0, high: 1, count: 6},
          {low: 1, high: 1, count: 4},
          {low: Infinity, high: Infinity, count: 3}
        ]
      }
    });
  });

  it("keeps figures, also those that are zero", () => {
    const statistics = {mean: 0, deviation: 1, median: 0, zeroShare: 0.25};
    const column = observedColumn("x", "float", 8, {nan: 0, infinite: none, range: {min: -1, max: 1}, statistics});
    expect(written(column)).toMatchObject({nan: 0, range: {min: -1, max: 1}, statistics});
  });

  it("takes categories that are written as whole numbers for strings, and bools for whole numbers", () => {
    const [rad, chas] = [
      observedColumn("rad", "int", 2, {values: [{value: "24", count: 2}]}),
      observedColumn("chas", "bool", 2, {range: {min: 0, max: 1}})
    ].map(written);
    expect(rad).toMatchObject({type: "string", values: [{value: "24", count: 2}]});
    expect(chas).toMatchObject({type: "int", range: {min: 0, max: 1}});
  });

  it.each([
    ["[]", "statistics: expected an object, found []"],
    ['{"datasets": [{"features": [{"type": "STRUCT"}]}]}', "features[0].type: expected INT, FLOAT, STRING or BYTES"],
    ['{"datasets": [{"features": [{"path": {"step": ["a", "b"]}}]}]}', "expected one step, found 2"],
    ['{"datasets": [{"numExamples": "many"}]}', 'statistics.datasets[0].numExamples: expected a number, found "many"'],
    ["{", "JSON"]
  ])("parseStatisticsJson refuses %s and says where", (text, message) => {
    expect(() => parseStatisticsJson(text)).toThrow(message);
  });

  it("parseStatisticsJson finds fields by protobuf's other names too", () => {
    const feature = '{"name": "a", "num_stats": {"common_stats": {"num_non_missing": 3}, "max": 2}}';
    expect(parseStatisticsJson(`{"datasets": [{"num_examples": 3, "features": [${feature}]}]}`)).toMatchObject([
      {rows: 3, columns: [{name: "a", rows: 3, range: {min: 0, max: 2}}]}
    ]);
  });
});

describe("anomaliesJson(anomalies)", () => {
  it.each(hostileNames)("an anomaly of a column called %j comes back", (name) => {
    const schema = schemaOf([columnSchema(name, "float", {domain: floatDomain({max: 1})})]);
    const data = {rows: 3, columns: [observedColumn(name, "float", 3, {range: {min: 0, max: 2}})]};
    const anomalies = validate(schema, data);
    expect(anomalies).toHaveLength(1);
    expect(parseAnomaliesJson(anomaliesJson(anomalies))).toEqual({anomalies, others: []});
  });

  it("writes kinds of our own as custom ones, which come back", () => {
    const schema = schemaOf([columnSchema("t", "timestamp", {maxAgeMs: 1000})]);
    const data = {rows: 1, columns: [observedColumn("t", "timestamp", 1, {newest: 0})]};
    const anomalies = validate(schema, data, {now: 5000});
    expect(anomaliesJson(anomalies)).toContain('"type":"CUSTOM_VALIDATION"');
    expect(parseAnomaliesJson(anomaliesJson(anomalies))).toEqual({anomalies, others: []});
  });

  it("parseAnomaliesJson keeps kinds that are not ours apart", () => {
    const text = '{"anomalyInfo": {"a": {"severity": "ERROR", "reason": [{"type": "INVALID_FEATURE_SHAPE"}]}}}';
    expect(parseAnomaliesJson(text)).toMatchObject({
      anomalies: [],
      others: [{kind: "INVALID_FEATURE_SHAPE", column: "a"}]
    });
  });
});
