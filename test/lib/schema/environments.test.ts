import {describe, expect, it} from "vitest";
import {columnSchema, schemaOf} from "../../../lib/schema/defaults.js";
import {environmentOf, isInEnvironment} from "../../../lib/schema/environments.js";
import {inferSchema} from "../../../lib/schema/infer.js";
import {observedColumn} from "../../../lib/schema/observed.js";
import {validate} from "../../../lib/schema/validate.js";

const rows = 100;
const x = observedColumn("x", "float", rows, {nan: 0, infinite: {negative: 0, positive: 0}, range: {min: 0, max: 1}});

describe("environmentOf", () => {
  it("expects the columns of a schema without environments in data of any", () => {
    const schema = schemaOf([columnSchema("x", "float")]);
    const environment = environmentOf(schema, "serving");
    expect(environment).toBeNull();
    expect(validate(schema, {rows, columns: [x]}, {environment})).toEqual([]);
    // an environment that a schema does not declare has no columns
    expect(validate(schema, {rows, columns: [x]}, {environment: "serving"}).map(({kind}) => kind)).toEqual([
      "SCHEMA_NEW_COLUMN"
    ]);
  });

  it("keeps the environments that a schema tells apart", () => {
    const label = columnSchema("y", "float", {notInEnvironments: ["serving"]});
    const schema = schemaOf([columnSchema("x", "float"), label], {environments: ["training", "serving"]});
    const environment = environmentOf(schema, "serving");
    expect(environment).toBe("serving");
    expect(isInEnvironment(schema, label, environment)).toBe(false);
    expect(environmentOf(schema, "testing")).toBeNull();
  });

  it("finds the environment that inferred schemas have", () => {
    expect(environmentOf(inferSchema([]), "serving")).toBe("serving");
  });
});
