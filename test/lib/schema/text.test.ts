import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {columnSchema, comparator, floatDomain, intDomain, schemaOf} from "../../../lib/schema/defaults.js";
import {parseTextFormat} from "../../../lib/schema/parse-text-format.js";
import {parseSchemaText} from "../../../lib/schema/parse-text.js";
import {quoteText, unescapeText} from "../../../lib/schema/text-strings.js";
import {schemaText} from "../../../lib/schema/text.js";
import type {Schema} from "../../../lib/schema/types.js";
import {hostileNames} from "./hostile-names.js";

const everything: Schema = schemaOf(
  [
    columnSchema("number", "float", {
      ...{minFraction: 0.98, minCount: 1, domain: floatDomain({min: -0.5, max: 1e-7, disallowNan: true})},
      ...{drift: comparator({jensenShannon: 0.1}), skew: comparator({lInfinity: 0.2, absoluteDifference: 0.3})},
      ...{maxMissingChange: 0.05, statistics: {mean: {min: 0, max: null}, zeroShare: {min: null, max: 0.5}}}
    }),
    columnSchema("whole", "int", {domain: intDomain(-3, 2 ** 53), inEnvironments: ["training"], stage: "BETA"}),
    columnSchema("word", "string", {
      ...{domain: {kind: "string", values: ["b", "a"]}, minDomainMass: 0.9, unique: {min: 1, max: 3}},
      notInEnvironments: ["serving"]
    }),
    columnSchema("named", "string", {domain: {kind: "named", name: "letters"}}),
    columnSchema("yes", "bool", {domain: {kind: "bool", trueValue: null, falseValue: null}}),
    columnSchema("yes word", "string", {domain: {kind: "bool", trueValue: "y", falseValue: "n"}}),
    columnSchema("time", "timestamp", {domain: {kind: "time", format: "UNIX_SECONDS"}, maxAgeMs: 3_600_000}),
    columnSchema("date", "timestamp", {domain: {kind: "time", format: "%Y-%m-%d"}}),
    columnSchema("raw", "bytes")
  ],
  {
    domains: [{name: "letters", values: ["x", "y"]}],
    environments: ["training", "serving"],
    dataset: {minRows: 1, maxRows: 1000, drift: {min: 0.5, max: 2}, version: {min: null, max: 1.5}},
    severities: {SCHEMA_NEW_COLUMN: "WARNING"}
  }
);

describe("schemaText(schema)", () => {
  it("writes the text form of TensorFlow Metadata's Schema", () => {
    const schema = schemaOf(
      [
        columnSchema("rad", "string", {minFraction: 1, minCount: 1, domain: {kind: "string", values: ["1", "24"]}}),
        columnSchema("medv", "float", {notInEnvironments: ["serving"]})
      ],
      {environments: ["training", "serving"]}
    );
    expect(schemaText(schema)).toBe(`feature {
  name: "rad"
  type: BYTES
  string_domain {
    value: "1"
    value: "24"
  }
  presence {
    min_fraction: 1.0
    min_count: 1
  }
}
feature {
  name: "medv"
  type: FLOAT
  not_in_environment: "serving"
}
default_environment: "training"
default_environment: "serving"
`);
  });

  it("comes back from parseSchemaText whole", () => {
    expect(parseSchemaText(schemaText(everything))).toEqual(everything);
  });

  it.each(hostileNames)("a column, value, domain and environment called %j come back", (name) => {
    const schema = schemaOf(
      [
        columnSchema(name, "string", {domain: {kind: "string", values: [name]}, inEnvironments: [name]}),
        columnSchema(`${name}2`, "string", {domain: {kind: "named", name}})
      ],
      {domains: [{name, values: [name]}], environments: [name]}
    );
    expect(parseSchemaText(schemaText(schema))).toEqual(schema);
  });

  it("keeps limits beyond 64 bits within them", () => {
    const text = schemaText(schemaOf([columnSchema("a", "int", {domain: intDomain(-1e30, 1e30)})]));
    expect(text).toContain("min: -9223372036854775808");
    expect(text).toContain("max: 9223372036854775807");
  });
});

describe("parseSchemaText(text)", () => {
  it("reads what people write: comments, other braces and quotes, lists, separators", () => {
    const text = `# a comment
      feature: < name: 'a' "b"; type: BYTES, string_domain { value: ["x", "\\346\\227\\245\\u672c", "\\x41"] } >
      feature { name: "n" type: FLOAT float_domain { min: -1.5e2f max: inf } presence: {min_count: 0x10} }`;
    expect(parseSchemaText(text).columns).toMatchObject([
      {name: "ab", domain: {values: ["x", "日本", "A"]}},
      {name: "n", domain: {min: -150, max: Infinity}, minCount: 16}
    ]);
  });

  it("keeps fields that no check uses, and writes them back", () => {
    const text = `feature {
  name: "a"
  value_count {
    min: 1
    max: 2
  }
  type: INT
  int_domain {
    name: "d"
    min: 0
    is_categorical: true
  }
  annotation {
    tag: "mine"
    comment: "why"
    extra_metadata {
      [type.googleapis.com/some.Type] {
        a: 1
      }
    }
  }
}
weighted_feature {
  name: "w"
}
`;
    expect(schemaText(parseSchemaText(text))).toBe(text);
  });

  it.each([
    ['feature { name: "a" colour: RED }', "feature.colour: unknown field"],
    ["feature {\n  presence { min_fracton: 1 }\n}", "presence.min_fracton: unknown field"],
    ["feature {\n  presence { min_fracton: 1 }\n}", "(line 2, column 14)"],
    ['feature { name: "a" name: "b" }', "feature.name: given twice (line 1, column 21)"],
    ["feature { name: a }", "feature.name: expected text in quotes"],
    ["feature { type: STRUCT }", "feature.type: expected one of FLOAT, INT, BYTES, TYPE_UNKNOWN"],
    ["feature { presence { min_count: 1.5 } }", "presence.min_count: expected a whole number of 64 bits"],
    ["feature { presence { min_count: 9223372036854775808 } }", "expected a whole number of 64 bits"],
    ["feature { presence { min_fraction: true } }", "presence.min_fraction: expected a number"],
    ["feature { int_domain {} float_domain {} }", "expected one domain, found 2"],
    ["feature {", "expected the name of a field, found the end of the text (line 1, column 10)"],
    ["feature }", 'expected : or {, found "}" (line 1, column 9)'],
    ['feature { name: "a', 'unexpected "\\"" (line 1, column 17)'],
    ['feature { name: "\\q" }', 'invalid string: "\\q" (line 1, column 17)'],
    ['feature { name: "\\377" }', "invalid string"],
    ["@", 'unexpected "@" (line 1, column 1)'],
    ['annotation { tag: "driftbook:taste=sweet" }', "unknown tag: driftbook:taste=sweet"],
    ['feature { annotation { tag: "driftbook:max_age_ms=soon" } }', "unknown tag: driftbook:max_age_ms=soon"]
  ])("refuses %j and says where", (text, message) => {
    expect(() => parseSchemaText(text)).toThrow(message);
  });

  it("refuses messages too deep to be meant", () => {
    expect(() => parseTextFormat("a { ".repeat(5000))).toThrow("at most 100 messages within each other");
  });

  it("throws nothing but SyntaxError and RangeError, whatever the text", () => {
    const piece = fc.constantFrom(
      "feature",
      "{",
      "}",
      ":",
      "name",
      '"a"',
      "'",
      "1",
      "[",
      "]",
      "\\",
      " ",
      "#",
      "\n",
      "-"
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({maxLength: 3}))), (pieces) => {
        try {
          parseSchemaText(pieces.join(""));
        } catch (error) {
          expect(error instanceof SyntaxError || error instanceof RangeError).toBe(true);
        }
      }),
      {seed: 20260401, numRuns: 500}
    );
  });
});

it("unescapeText(quoteText(text)) is the text, whatever its code units", () => {
  const text = fc.array(fc.integer({min: 0, max: 0xffff})).map((codes) => String.fromCharCode(...codes));
  fc.assert(
    fc.property(text, (t) => {
      expect(unescapeText(quoteText(t).slice(1, -1))).toBe(t);
    }),
    {seed: 20260401, numRuns: 500}
  );
});
