import {describe, expect, it} from "vitest";
import {columnSchema, floatDomain, schemaOf} from "../../../lib/schema/defaults.js";
import {describeChange, proposeFix, schemaChanges} from "../../../lib/schema/diff.js";
import {addColumn, addToDomain, changeColumn, removeColumn, setSeverity} from "../../../lib/schema/edit.js";
import {observedColumn} from "../../../lib/schema/observed.js";
import {validate} from "../../../lib/schema/validate.js";

const rm = columnSchema("rm", "float", {minFraction: 1, domain: floatDomain({max: 9})});
const rad = columnSchema("rad", "string", {domain: {kind: "string", values: ["1"]}});
const town = columnSchema("town", "string", {domain: {kind: "named", name: "towns"}});
const schema = schemaOf([rm, rad, town], {domains: [{name: "towns", values: ["Boston"]}]});

describe("edits", () => {
  it("change a copy", () => {
    const before = structuredClone(schema);
    changeColumn(schema, "rm", {minFraction: 0.5});
    addToDomain(schema, "rad", ["24"]);
    addToDomain(schema, "town", ["Lynn"]);
    setSeverity(schema, "SCHEMA_NEW_COLUMN", "WARNING");
    expect(schema).toEqual(before);
  });

  it("addToDomain(schema, name, values) adds each value once, to the shared domain where there is one", () => {
    expect(addToDomain(schema, "rad", ["24", "1"]).columns[1]!.domain).toMatchObject({values: ["1", "24"]});
    expect(addToDomain(schema, "town", ["Lynn"]).domains).toEqual([{name: "towns", values: ["Boston", "Lynn"]}]);
    expect(() => addToDomain(schema, "rm", ["1"])).toThrow("column has no domain of values: rm");
  });

  it("refuse a column that is not there, or there already", () => {
    expect(() => changeColumn(schema, "tax", {})).toThrow("unknown column: tax");
    expect(() => addColumn(schema, rm)).toThrow("column is there already: rm");
  });
});

describe("schemaChanges(before, after)", () => {
  it("is empty for the same schema", () => {
    expect(schemaChanges(schema, structuredClone(schema))).toEqual([]);
  });

  it("names what changed, by column, in words", () => {
    const edited = addColumn(
      removeColumn(changeColumn(schema, "rm", {minFraction: 0.9}), "rad"),
      columnSchema("tax", "int")
    );
    expect(schemaChanges(schema, setSeverity(edited, "SCHEMA_NEW_COLUMN", "WARNING")).map(describeChange)).toEqual([
      "severities none → SCHEMA_NEW_COLUMN WARNING",
      "rm: minFraction 1 → 0.9",
      "rad: column string → absent",
      "tax: column absent → int"
    ]);
  });
});

it("proposeFix(schema, anomaly, data) proposes the smallest edit that admits the anomaly", () => {
  const data = {rows: 4, columns: [observedColumn("rm", "float", 4, {range: {min: 4, max: 12}})]};
  const [anomaly] = validate(schema, data);
  expect(proposeFix(schema, anomaly!, data)!.changes.map(describeChange)).toEqual([
    "rm: domain kind float; max 9; disallowNan false; disallowInfinity false → " +
      "kind float; max 12; disallowNan false; disallowInfinity false"
  ]);
  expect(proposeFix(schema, {kind: "NO_DATA_IN_SPAN", column: ""}, data)).toBeNull();
});
