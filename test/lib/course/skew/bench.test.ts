import {describe, expect, it} from "vitest";
import {benchOf, findingsIn, scorer} from "../../../../lib/course/skew/bench.js";
import type {Scoreboard} from "../../../../lib/course/skew/bench.js";
import {affectedRows, faultIds, servedBatch} from "../../../../lib/course/skew/faults.js";
import {
  changeLimits,
  comparedLimits,
  limitsOf,
  neededLimits,
  tightLimits,
  trainingSchema,
  withLimits
} from "../../../../lib/course/skew/limits.js";
import {observeRows, tenthsOf} from "../../../../lib/course/skew/observe.js";
import {BIGQUERY_DISTANCE, TFDV_DISTANCE} from "../../../../lib/course/skew/thresholds.js";
import {production} from "../what-to-watch/production.js";

const {stream, target} = production;
const bench = benchOf(production);
const schema = trainingSchema(stream.train, target);
const inferred = limitsOf(schema);
const score = scorer(bench, schema, 1);
const foundIn = ({faults}: Scoreboard): string[] =>
  faults.filter(({findings}) => findings.length > 0).map(({id}) => id);
const kindsIn = ({faults}: Scoreboard): Record<string, string[]> =>
  Object.fromEntries(faults.map(({id, findings}) => [id, findings.map(({kind, column}) => `${kind} ${column}`)]));

describe("servedBatch(stream, target, faults, seed)", () => {
  it("holds every tract once, without its label", () => {
    const batch = servedBatch(stream, target, [], 1);
    expect(batch).toEqual(
      stream.pool.map((tract) => Object.fromEntries(Object.entries(tract).filter(([name]) => name !== target)))
    );
  });
  it("is changed as its scenarios say", () => {
    const [clean, wrong] = [servedBatch(stream, target, [], 1), servedBatch(stream, target, faultIds, 1)];
    expect(wrong[0]!["nox"]).toBe(100 * clean[0]!["nox"]!);
    expect(wrong[0]!["tax"]).toBe(clean[0]!["tax"]! / 10);
    expect(wrong[0]!["rm"]).toBe(clean[0]!["rm"]! + 1);
    expect(wrong.every((row) => row["ptratio"] === undefined && row["rad"] !== 24)).toBe(true);
  });
  it("loses the values that S6e fills", () => {
    const [clean, lost, filled] = [[], ["gaps"], ["S6e"]].map((faults) =>
      servedBatch(stream, target, faults as ("gaps" | "S6e")[], 3)
    ) as [ReturnType<typeof servedBatch>, ReturnType<typeof servedBatch>, ReturnType<typeof servedBatch>];
    const differs = filled.map((row, i) => row["ptratio"] !== clean[i]!["ptratio"]);
    expect(lost.map((row) => row["ptratio"] === undefined)).toEqual(differs);
    expect(affectedRows(clean, lost)).toBe(affectedRows(clean, filled));
    expect(affectedRows(clean, lost) / clean.length).toBeGreaterThan(0.2);
    expect(affectedRows(clean, lost) / clean.length).toBeLessThan(0.4);
  });
});

describe("observeRows(rows, tenths)", () => {
  it("tells of columns that are absent, new, or have gaps", () => {
    const tenths = tenthsOf([{x: 1, y: 2, rad: 1}], ["x", "y", "rad"]);
    const {rows, columns} = observeRows(
      [
        {x: 1, rad: 24},
        {x: undefined, rad: 24, z: 0.5}
      ],
      tenths
    );
    expect(rows).toBe(2);
    expect(columns.map(({name, type, missing}) => [name, type, missing])).toEqual([
      ["x", "int", 1],
      ["rad", "string", 0],
      ["z", "float", 1]
    ]);
    expect(columns[1]!.values).toEqual([{value: "24", count: 2}]);
    expect(columns[2]!.histogram).toBeNull();
  });
});

describe("scorer(bench, schema, seed)", () => {
  it("finds with the inferred schema what changes types, gaps or columns, and no range of numbers", () => {
    const board = score(inferred);
    expect(board).toMatchObject({found: 3, added: 0, quiet: []});
    expect(foundIn(board)).toEqual(["S6b", "gaps", "S7"]);
  });
  it("names each fault as TFDV does", () => {
    const needed = kindsIn(score(neededLimits(inferred)));
    expect(needed).toEqual({
      S6a: ["FLOAT_TYPE_BIG_FLOAT nox"],
      S6b: ["UNEXPECTED_DATA_TYPE tax"],
      S6c: ["FLOAT_TYPE_SMALL_FLOAT age"],
      S6d: ["FLOAT_TYPE_BIG_FLOAT rm"],
      gaps: ["FEATURE_TYPE_LOW_FRACTION_PRESENT ptratio"],
      S6e: ["COMPARATOR_JENSEN_SHANNON_DIVERGENCE_HIGH ptratio"],
      S7: [
        "ENUM_TYPE_UNEXPECTED_STRING_VALUES rad",
        "SCHEMA_MISSING_COLUMN ptratio",
        "SCHEMA_NEW_COLUMN pupils_per_teacher",
        "COMPARATOR_CONTROL_DATA_MISSING ptratio"
      ]
    });
    expect(kindsIn(score(comparedLimits(inferred, 0.05)))["S7"]).toContain("COMPARATOR_L_INFTY_HIGH rad");
  });
  it.each([1, 2, 3])("with four limits more finds all, and nothing where nothing is wrong (seed %i)", (seed) => {
    expect(scorer(bench, schema, seed)(neededLimits(inferred))).toMatchObject({
      found: faultIds.length,
      added: 4,
      quiet: []
    });
  });
  it("misses a fault without any one of the four", () => {
    for (const name of ["nox", "rm", "age", "ptratio"]) {
      const less = changeLimits(neededLimits(inferred), name, inferred[name]!);
      expect(score(less)).toMatchObject({found: faultIds.length - 1, added: 3});
    }
  });
  it("raises false anomalies with the ranges of the training rows, and still misses a filled gap", () => {
    const board = score(tightLimits(inferred, stream.train));
    expect(board.quiet.length).toBeGreaterThan(3);
    expect(foundIn(board)).not.toContain("S6e");
  });
  it("with one threshold for all: BigQuery's misses a filled gap, the example of TFDV's guide cries wolf", () => {
    const [large, small] = [BIGQUERY_DISTANCE, TFDV_DISTANCE].map((distance) =>
      score(comparedLimits(inferred, distance))
    );
    expect([large!.quiet.length, foundIn(large!).includes("S6e")]).toEqual([0, false]);
    expect(small!.quiet.length).toBeGreaterThan(5);
  });
  it("tells what each fault costs", () => {
    const {quietRmse, faults} = score(inferred);
    const rmse = Object.fromEntries(faults.map(({id, situation}) => [id, situation.rmse]));
    expect(rmse["S6a"]).toBeGreaterThan(100 * quietRmse);
    expect(rmse["S6c"]! / quietRmse).toBeLessThan(1.1);
    expect(rmse["S6e"]! / quietRmse).toBeLessThan(1.1);
    expect(faults.map(({situation}) => situation.affected)).toEqual([202, 202, 202, 202, 70, 70, 202]);
  });
});

describe("findingsIn(schema, training, situation)", () => {
  const evidence = (limits: typeof inferred, fault: "S6a" | "S6c" | "gaps" | "S7" | "S6e") =>
    findingsIn(withLimits(schema, limits), bench.training, bench.situation([fault], 1)).map((found) => found.evidence);
  it("gives the figure each anomaly rests on", () => {
    const needed = neededLimits(inferred);
    expect(evidence(needed, "S6a")).toEqual([{of: "highest", value: 87.1}]);
    expect(evidence(needed, "S6c")).toEqual([{of: "lowest", value: expect.closeTo(0.029, 10) as number}]);
    expect(evidence(needed, "gaps")).toEqual([{of: "present", value: 132 / 202}]);
    expect(evidence(needed, "S6e")).toEqual([{of: "distance", value: expect.closeTo(0.1017, 4) as number}]);
    expect(evidence(inferred, "S7")).toEqual([{of: "values", values: ["99"]}, null, null]);
  });
});
