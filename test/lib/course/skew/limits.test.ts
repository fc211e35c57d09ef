import {describe, expect, it} from "vitest";
import {readLimits, writeLimits} from "../../../../lib/course/skew/limits-text.js";
import {
  addedLimits,
  changeLimits,
  comparedLimits,
  limitsOf,
  neededLimits,
  tightLimits,
  trainingSchema,
  withLimits
} from "../../../../lib/course/skew/limits.js";
import {production} from "../what-to-watch/production.js";

const {train} = production.stream;
const schema = trainingSchema(train, production.target);
const inferred = limitsOf(schema);

describe("trainingSchema(rows, target)", () => {
  it("infers types, codes and presence, and expects no label in serving", () => {
    expect(inferred["tax"]).toMatchObject({type: "int", share: 1, low: null, high: null, distance: null});
    expect(inferred["nox"]!.type).toBe("float");
    expect(inferred["rad"]!.values).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "24"]);
    expect(Object.keys(inferred).filter((name) => !inferred[name]!.serving)).toEqual(["medv"]);
    expect(addedLimits(inferred)).toBe(0);
  });
});

describe("withLimits(schema, limits)", () => {
  it("changes nothing with the limits of the schema", () => {
    expect(withLimits(schema, inferred)).toEqual(schema);
  });
  it.each([
    ["tight", tightLimits(inferred, train)],
    ["compared", comparedLimits(inferred, 0.1)],
    ["needed", neededLimits(inferred)],
    ["any code", changeLimits(inferred, "rad", {values: null})],
    ["a label in serving", changeLimits(inferred, "medv", {serving: true, share: 0.5})]
  ])("is undone by limitsOf: %s", (_, limits) => {
    expect(limitsOf(withLimits(schema, limits))).toEqual(limits);
  });
  it("compares codes by L∞ and numbers by the Jensen–Shannon divergence", () => {
    const {columns} = withLimits(schema, comparedLimits(inferred, 0.1));
    const skewOf = (name: string) => columns.find((column) => column.name === name)!.skew;
    expect(skewOf("rad")).toEqual({lInfinity: 0.1, jensenShannon: null, absoluteDifference: null});
    expect(skewOf("nox")).toEqual({lInfinity: null, jensenShannon: 0.1, absoluteDifference: null});
    expect(skewOf("medv")).toBeNull();
  });
});

describe("addedLimits(limits)", () => {
  it("counts ranges and distances", () => {
    expect(addedLimits(neededLimits(inferred))).toBe(4);
    expect(addedLimits(comparedLimits(inferred, 0.1))).toBe(12);
    expect(addedLimits(tightLimits(inferred, train))).toBe(22);
  });
});

describe("readLimits(initial, text)", () => {
  it.each([
    ["nothing", inferred],
    ["needed", neededLimits(inferred)],
    ["tight", tightLimits(inferred, train)],
    [
      "everything of a column",
      changeLimits(
        changeLimits(inferred, "tax", {type: "float", share: 0.5, low: -1, high: 1e3, distance: 0.25}),
        "rad",
        {
          values: ["1", "99"],
          serving: false
        }
      )
    ],
    ["any value", changeLimits(inferred, "chas", {values: null})]
  ])("reads what writeLimits has written: %s", (_, limits) => {
    const text = writeLimits(inferred, limits);
    expect(text === "" ? inferred : readLimits(inferred, text)).toEqual(limits);
  });
  it("writes only what differs", () => {
    expect(writeLimits(inferred, inferred)).toBe("");
    expect(writeLimits(inferred, neededLimits(inferred))).toBe("nox.high:1 rm.high:9 age.low:2 ptratio.distance:0.03");
  });
  it.each([
    "nox.high:x",
    "nox.higher:1",
    "none.high:1",
    "nox.values:1",
    "rad.high:3",
    "rad.type:int",
    "nox.type:string",
    "nox.share:2",
    "nox.distance:-1",
    "medv.serving:maybe",
    "nox.high:1 x",
    ""
  ])("refuses %j", (text) => {
    expect(readLimits(inferred, text)).toBeUndefined();
  });
});
