import {describe, expect, it} from "vitest";
import {trainingSchema} from "../../../../lib/course/skew/limits.js";
import {observeRows, tenthsOf} from "../../../../lib/course/skew/observe.js";
import {BIGQUERY_DISTANCE} from "../../../../lib/course/skew/thresholds.js";
import {townSkew} from "../../../../lib/course/skew/towns.js";
import {splitMarkets} from "../../../../lib/course/two-markets.js";
import type {Tract} from "../../../../lib/scenario/types.js";
import {validate} from "../../../../lib/schema/validate.js";
import {bostonColumns, bostonFeatures} from "../../../boston-rows.js";

const markets = splitMarkets(bostonColumns, "rad", 24);
const features = bostonFeatures.filter((name) => name !== "b");

describe("townSkew(table, features, target, options)", () => {
  it("with all 13 columns: off by 3.07 where it learnt and by 23.45 elsewhere", () => {
    const {home, asked} = townSkew(bostonColumns, bostonFeatures, "medv", {markets, served: "unseen"});
    expect(home.rmse).toBeCloseTo(3.07, 2);
    expect(asked.rmse).toBeCloseTo(23.45, 2);
  });
  it("finds all RAD and 119 of 132 CRIM outside the range", () => {
    const {columns, servedRows} = townSkew(bostonColumns, features, "medv", {markets, served: "unseen"});
    expect(servedRows).toBe(132);
    expect(columns[0]).toEqual({column: "rad", distance: 1, outside: 132});
    expect(columns.find(({column}) => column === "crim")!.outside).toBe(119);
    expect(columns.map(({distance}) => distance)).toEqual(columns.map(({distance}) => distance).sort((a, b) => b - a));
  });
  it("dilutes the distances when all tracts are served, while the error stays large", () => {
    const all = townSkew(bostonColumns, features, "medv", {markets, served: "all"});
    expect(all.servedRows).toBe(506);
    expect(all.columns.every(({distance}) => distance < BIGQUERY_DISTANCE)).toBe(true);
    expect(all.allRmse).toBeGreaterThan(2 * all.home.rmse);
    expect(all.allRmse).toBeCloseTo(Math.sqrt((374 * all.home.rmse ** 2 + 132 * all.asked.rmse ** 2) / 506), 8);
  });

  it("is seen by the inferred schema as a new code of RAD, and not at all where the highest LSTAT are left out", () => {
    const anomalies = (by: string, from: number): string[] => {
      const {home, away} = splitMarkets(bostonColumns, by, from);
      const [known, asked] = [home, away].map((rows) =>
        rows.map((row) => Object.fromEntries(features.map((name) => [name, bostonColumns[name]![row]!])))
      ) as [Tract[], Tract[]];
      const observed = observeRows(asked, tenthsOf(known, features));
      return validate(trainingSchema(known, ""), observed, {environment: "serving"}).map(({kind}) => kind);
    };
    expect(anomalies("rad", 24)).toEqual(["ENUM_TYPE_UNEXPECTED_STRING_VALUES"]);
    for (const from of [10, 15, 20]) expect(anomalies("lstat", from)).toEqual([]);
  });
});
