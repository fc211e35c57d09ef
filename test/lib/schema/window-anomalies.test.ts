import {describe, expect, it} from "vitest";
import {codedValues, numericValues} from "../../../lib/profile/batch.js";
import {profileRows} from "../../../lib/profile/profile-rows.js";
import type {ColumnSpec} from "../../../lib/profile/types.js";
import {anomaliesByColumn} from "../../../lib/schema/anomalies-by-column.js";
import {columnSchema, comparator, floatDomain, intDomain, schemaOf} from "../../../lib/schema/defaults.js";
import {changeColumn, changeDataset, moveRange, setSeverity} from "../../../lib/schema/edit.js";
import {ANOMALY_KINDS} from "../../../lib/schema/types.js";
import type {AnomalyKind, ColumnSchema, ColumnType, Domain, Schema} from "../../../lib/schema/types.js";
import {windowAnomalies} from "../../../lib/schema/window-anomalies.js";
import type {ProfiledWindow, WindowContext} from "../../../lib/schema/window-anomalies.js";
import {hostileNames} from "./hostile-names.js";

type Values = readonly (number | string | null)[];

/** Profiles one column; text has the vocabulary x and y. */
function windowOf(values: Values, name = "a", type?: "timestamp" | "boolean"): ProfiledWindow {
  const isText = values.some((value) => typeof value === "string");
  const column: ColumnSpec = isText
    ? {
        kind: "categorical",
        type: type === "boolean" ? type : "text",
        name,
        role: "feature",
        levels: ["x", "y"],
        buckets: 2
      }
    : {
        ...{kind: "numeric", type: type === "timestamp" ? type : "number", name, role: "feature"},
        ...{edges: [0, 1, 2, 3], ranks: [50, 100, 150, 200], centre: 1}
      };
  const spec = {columns: [column], blocks: [], slices: []};
  const coded =
    column.kind === "categorical"
      ? codedValues(values as (string | null)[], column)
      : numericValues(values as (number | null)[]);
  return {spec, profile: profileRows(spec, {rows: values.length, columns: new Map([[name, coded]])})};
}

function expected(type: ColumnType | null, changes: Partial<ColumnSchema> = {}): Schema {
  return schemaOf([{...columnSchema("a", "int", changes), type}]);
}

const words = (values: readonly string[]): Partial<ColumnSchema> => ({domain: {kind: "string", values}});
const yesNo = (trueValue: string | null): Partial<ColumnSchema> => ({
  domain: {kind: "bool", trueValue, falseValue: trueValue === null ? null : "y"}
});
const within = (domain: Domain): Partial<ColumnSchema> => ({domain});
const limits = {min: 1, max: 1};

/** A window in which a kind is found, and one in which it is not. */
type Row = readonly [kind: AnomalyKind, schema: Schema, wrong: Values, sound: Values, context?: WindowContext];

const rows: readonly Row[] = [
  ["BOOL_TYPE_BIG_INT", expected("int", yesNo(null)), [0, 2], [0, 1]],
  ["BOOL_TYPE_SMALL_INT", expected("int", yesNo(null)), [-1, 1], [0, 1]],
  ["BOOL_TYPE_UNEXPECTED_FLOAT", expected("float", yesNo(null)), [0, 0.5, 1], [0, 1]],
  ["BOOL_TYPE_UNEXPECTED_STRING", expected("string", yesNo("x")), ["x", "no"], ["x", "y"]],
  ["ENUM_TYPE_UNEXPECTED_STRING_VALUES", expected("string", words(["x", "y"])), ["x", "z"], ["x", "y"]],
  ["FEATURE_TYPE_LOW_UNIQUE", expected("string", {unique: {min: 2, max: null}}), ["x", "x"], ["x", "y"]],
  ["FEATURE_TYPE_HIGH_UNIQUE", expected("string", {unique: limits}), ["x", "y"], ["x", "x"]],
  ["FEATURE_TYPE_NO_UNIQUE", expected("float", {unique: limits}), [0.5], []],
  ["FEATURE_TYPE_LOW_FRACTION_PRESENT", expected("int", {minFraction: 0.6}), [1, null], [1, 1, null]],
  ["FEATURE_TYPE_LOW_NUMBER_PRESENT", expected("int", {minCount: 2}), [1, null], [1, 1]],
  ["FEATURE_TYPE_NOT_PRESENT", expected("int", {minCount: 1}), [null, null], [1, null]],
  ["FLOAT_TYPE_BIG_FLOAT", expected("float", within(floatDomain({max: 1}))), [0.5, 1.5], [0.5, 1]],
  ["FLOAT_TYPE_SMALL_FLOAT", expected("float", within(floatDomain({min: 1}))), [0.5, 1.5], [1, 1.5]],
  ["FLOAT_TYPE_HAS_NAN", expected("float", within(floatDomain({disallowNan: true}))), [1, NaN], [1, Infinity]],
  ["FLOAT_TYPE_HAS_INF", expected("float", within(floatDomain({disallowInfinity: true}))), [1, Infinity], [1, NaN]],
  ["FLOAT_TYPE_STRING_NOT_FLOAT", expected("string", within(floatDomain())), ["x"], [null]],
  ["INT_TYPE_BIG_INT", expected("int", within(intDomain(null, 1))), [2], [1]],
  ["INT_TYPE_SMALL_INT", expected("int", within(intDomain(1, null))), [0], [1]],
  ["INT_TYPE_NOT_INT_STRING", expected("string", within(intDomain(0, 1))), ["x"], [null]],
  ["SCHEMA_MISSING_COLUMN", schemaOf([columnSchema("b", "int", {minCount: 1}), columnSchema("a", "int")]), [1], []],
  ["SCHEMA_NEW_COLUMN", schemaOf([]), [1], []],
  ["UNEXPECTED_DATA_TYPE", expected("int"), [0.5, 1], [1, 2]],
  ["DOMAIN_INVALID_FOR_TYPE", expected("float", words(["x"])), [1], []],
  ["FEATURE_MISSING_NAME", schemaOf([{...columnSchema("a", "int"), name: null}]), [1], []],
  ["FEATURE_MISSING_TYPE", expected(null), [1], []],
  ["INVALID_SCHEMA_SPECIFICATION", expected("int", {minFraction: 2}), [1], []],
  ["INVALID_DOMAIN_SPECIFICATION", expected("string", within({kind: "named", name: "d"})), ["x"], []],
  ["STATS_NOT_AVAILABLE", expected("string", words(["x", "y", "z"])), ["x", "z"], ["x", "y"]],
  [
    "COMPARATOR_CONTROL_DATA_MISSING",
    expected("int", {drift: comparator({jensenShannon: 0.1})}),
    [1],
    [],
    {
      previousSpan: windowOf([1], "b")
    }
  ],
  [
    "COMPARATOR_L_INFTY_HIGH",
    expected("string", {skew: comparator({lInfinity: 0.4})}),
    ["x", "x"],
    ["x", "y"],
    {
      serving: windowOf(["x", "y"])
    }
  ],
  [
    "COMPARATOR_JENSEN_SHANNON_DIVERGENCE_HIGH",
    expected("int", {drift: comparator({jensenShannon: 0.1})}),
    [1],
    [3],
    {
      previousSpan: windowOf([3])
    }
  ],
  [
    "COMPARATOR_NORMALIZED_ABSOLUTE_DIFFERENCE_HIGH",
    expected("string", {drift: comparator({absoluteDifference: 0.1})}),
    ["x", "x"],
    ["x"],
    {previousSpan: windowOf(["x"])}
  ],
  [
    "COMPARATOR_LOW_NUM_EXAMPLES",
    changeDataset(expected("int"), {drift: {min: 1, max: 2}}),
    [1],
    [1, 1],
    {
      previousSpan: windowOf([1, 1])
    }
  ],
  [
    "COMPARATOR_HIGH_NUM_EXAMPLES",
    changeDataset(expected("int"), {version: {min: 1, max: 2}}),
    [1, 1, 1],
    [1, 1],
    {
      previousVersion: windowOf([1])
    }
  ],
  ["DATASET_LOW_NUM_EXAMPLES", changeDataset(expected("int"), {minRows: 2}), [1], [1, 1]],
  ["DATASET_HIGH_NUM_EXAMPLES", changeDataset(expected("int"), {maxRows: 1}), [1, 1], [1]],
  ["NO_DATA_IN_SPAN", expected("int"), [], [1]],
  [
    "MISSING_SHARE_CHANGED",
    expected("int", {maxMissingChange: 0.4}),
    [1, null],
    [1, 1, null],
    {previousSpan: windowOf([1])}
  ],
  ["STATISTIC_TOO_LOW", expected("float", {statistics: {median: {min: 1.2, max: 2}}}), [0.2, 0.5, 9], [0, 1.5, 9]],
  ["STATISTIC_TOO_HIGH", expected("float", {statistics: {mean: {min: 1, max: 2}}}), [2, 3.5], [1, 1.5]]
];

const kindsOf = (schema: Schema, values: Values, context: WindowContext = {}): AnomalyKind[] =>
  windowAnomalies(schema, [], windowOf(values), context).map(({kind}) => kind);

describe("windowAnomalies(schema, edits, window, context)", () => {
  it.each(rows.map((row) => ({kind: row[0], row})))("finds $kind from a profile", ({kind, row}) => {
    const [, schema, wrong, sound, context] = row;
    expect(kindsOf(schema, wrong, context)).toContain(kind);
    expect(kindsOf(schema, sound, context)).not.toContain(kind);
  });

  it("finds ENUM_TYPE_INVALID_UTF8 and DATA_NOT_FRESH from a profile, and MULTIPLE_REASONS", () => {
    const time = windowOf([1000, 5000], "a", "timestamp");
    const fresh = expected("timestamp", {maxAgeMs: 3000, statistics: {mean: {min: null, max: 1}}});
    expect(windowAnomalies(fresh, [], time, {now: 8000}).map(({kind}) => kind)).toEqual(["STATISTIC_TOO_HIGH"]);
    const found = windowAnomalies(fresh, [], time, {now: 8001});
    expect(found.map(({kind}) => kind)).toEqual(["DATA_NOT_FRESH", "STATISTIC_TOO_HIGH"]);
    expect(anomaliesByColumn(found).map(({kind}) => kind)).toEqual(["MULTIPLE_REASONS"]);
    const {spec, profile} = windowOf(["x"]);
    const [column] = spec.columns;
    const broken = {spec: {...spec, columns: [{...column!, levels: ["\ud800", "y"]} as ColumnSpec]}, profile};
    expect(windowAnomalies(expected("string"), [], broken).map(({kind}) => kind)).toEqual(["ENUM_TYPE_INVALID_UTF8"]);
  });

  it("is tested for every kind", () => {
    const alone: AnomalyKind[] = ["ENUM_TYPE_INVALID_UTF8", "DATA_NOT_FRESH", "MULTIPLE_REASONS"];
    expect([...rows.map(([kind]) => kind), ...alone].sort()).toEqual([...ANOMALY_KINDS].sort());
  });

  it("follows a limit that is moved, and keeps the schema it was given", () => {
    const schema = expected("float", within(floatDomain({min: 0, max: 1})));
    const kinds = (max: number) =>
      windowAnomalies(
        schema,
        [(s) => moveRange(s, "a", {max}), (s) => setSeverity(s, "FLOAT_TYPE_BIG_FLOAT", "WARNING")],
        windowOf([0.5, 2.5])
      ).map(({kind, severity}) => `${kind} ${severity}`);
    expect([2.4, 2.5].map(kinds)).toEqual([["FLOAT_TYPE_BIG_FLOAT WARNING"], []]);
    expect(schema.columns[0]!.domain).toEqual(floatDomain({min: 0, max: 1}));
    expect(() => moveRange(expected("int"), "a", {max: 1})).toThrow("column has no domain of numbers: a");
  });

  it("does not guess on which side of a limit a median lies that only its bin is known of", () => {
    const schema = expected("float", {statistics: {median: {min: 0.5, max: null}}});
    const move = (min: number) => (s: Schema) => changeColumn(s, "a", {statistics: {median: {min, max: null}}});
    const values = [0.1, 0.2, 0.6, 0.9, 7];
    expect(kindsOf(schema, values)).toEqual(["STATS_NOT_AVAILABLE"]);
    const kinds = [0.1, 1.5].map((min) => windowAnomalies(schema, [move(min)], windowOf(values)).map(({kind}) => kind));
    expect(kinds).toEqual([[], ["STATISTIC_TOO_LOW"]]);
  });

  it.each(hostileNames)("copes with a column called %j, and with every hostile column", (name) => {
    const schema = schemaOf([columnSchema(name, "float", {...within(floatDomain({min: 0, max: 1})), minFraction: 1})]);
    const columns: Values[] = [
      [],
      [null],
      [1],
      [NaN],
      [Infinity, -Infinity],
      [1e308, -1e308],
      [-0],
      [2 ** 60, 2 ** 60 + 512]
    ];
    for (const values of [
      ...columns,
      ["__proto__", "<script>", "\ud800", "x\n"],
      Array.from({length: 5000}, (_, i) => `${i}`)
    ])
      expect(windowAnomalies(schema, [], windowOf(values, name))).toEqual(expect.any(Array));
  });
});
