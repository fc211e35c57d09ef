import {beforeAll, describe, expect, it} from "vitest";
import {dataQualityFiles} from "../../../data-loaders/lessons/data-quality.js";
import type {CourseKit} from "../../../data-loaders/lessons/kit.js";
import type {DataQualityAnswers} from "../../../lib/course/data-quality/answers.js";
import {amountAt} from "../../../lib/course/data-quality/damage-curves.js";
import type {DamageCurves} from "../../../lib/course/data-quality/damage-curves.js";
import {damageKinds} from "../../../lib/course/data-quality/damage.js";
import type {Finding} from "../../../lib/course/data-quality/findings.js";
import {selectColumns} from "../../../lib/model/columns.js";
import {gramOf, gramRmse} from "../../../lib/model/gram.js";
import {leastSquares} from "../../../lib/model/least-squares.js";
import {dealPools} from "../../../lib/scenario/pools.js";
import {bostonColumns, bostonFeatures} from "../../boston-rows.js";
import {silentEffects} from "../silent-effects.js";

const features = bostonFeatures.filter((name) => name !== "b");
const pools = dealPools(bostonColumns["medv"]!, 42);
const made: string[] = [];
const kit = {
  table: bostonColumns,
  features,
  pools,
  monitor: {target: {name: "medv"}},
  data: {source: "test"},
  effects: silentEffects(),
  async kept(stage: string, _: unknown, make: () => unknown) {
    made.push(stage);
    return JSON.stringify(await make());
  }
} as unknown as CourseKit;

describe("dataQualityFiles(kit)", () => {
  let files: Record<string, string>;
  let curves: DamageCurves;
  let findings: readonly Finding[];
  let answers: DataQualityAnswers;
  beforeAll(async () => {
    files = await dataQualityFiles(kit);
    curves = JSON.parse(files["damage.json"]!) as DamageCurves;
    findings = JSON.parse(files["quality.json"]!) as Finding[];
    answers = JSON.parse(files["quiz-data-quality.json"]!) as DataQualityAnswers;
  }, 120_000);
  const linear = (kind: (typeof damageKinds)[number]): readonly number[] => curves.kinds[kind].linear.median;
  const network = (kind: (typeof damageKinds)[number]): readonly number[] => curves.kinds[kind].network.median;
  const found = <K extends Finding["kind"]>(kind: K, column: string) =>
    findings.find((one): one is Extract<Finding, {kind: K}> => one.kind === kind && one.columns.includes(column))!;

  it("keeps each file by its own name", () => {
    expect(Object.keys(files)).toEqual(["damage.json", "quality.json", "quiz-data-quality.json"]);
    expect(made).toEqual(["damage", "quality", "quiz-data-quality"]);
  });

  it("without damage gives the error of least squares on twelve columns, whatever the draw", () => {
    const names = [...features, "medv"];
    const block = (train: boolean) =>
      gramOf(
        names,
        selectColumns(
          bostonColumns,
          names,
          Array.from(pools.keys()).filter((row) => (pools[row] === 0) === train)
        )
      );
    const expected = gramRmse(block(false), leastSquares(block(true), features, "medv"), "medv");
    for (const kind of damageKinds) {
      const {median, low, high} = curves.kinds[kind].linear;
      for (const error of [median[0], low[0], high[0]]) expect(error).toBeCloseTo(expected, 3);
    }
  });

  it("finds that error rises with each fault but copies, which make it look lower than it is", () => {
    for (const kind of ["lost", "labels", "units", "gaps"] as const) {
      expect(linear(kind).at(-1)!).toBeGreaterThan(1.08 * linear(kind)[0]!);
      expect(network(kind).at(-1)!).toBeGreaterThan(1.08 * network(kind)[0]!);
    }
    const {median, unseen} = curves.kinds.copies.network;
    expect(median.at(-1)!).toBeLessThan(0.9 * median[0]!);
    expect(unseen.at(-1)!).toBeGreaterThan(1.1 * median.at(-1)!);
  });

  it("finds that error rises with wrong labels from step to step", () => {
    const rising = linear("labels").slice(2);
    expect(rising).toEqual(rising.toSorted((a, b) => a - b));
  });

  it("finds that a few unit errors do most of what many do", () => {
    const [clean, few] = linear("units") as [number, number, number];
    const {amounts, median} = curves.kinds.units.linear;
    expect(median[amounts.indexOf(0.05)]! - clean).toBeGreaterThan((linear("units").at(-1)! - clean) / 2);
    expect(few).toBeGreaterThan(clean);
  });

  it("finds the network better on clean rows, and worse with enough wrong labels than least squares with none", () => {
    expect(network("labels")[0]!).toBeLessThan(linear("labels")[0]! - 1);
    const crossing = amountAt(curves.kinds.labels.network.amounts, network("labels"), linear("labels")[0]!)!;
    expect(crossing).toBeGreaterThan(0.1);
    expect(crossing).toBeLessThan(0.4);
    expect(amountAt(curves.kinds.units.network.amounts, network("units"), linear("units")[0]!)).toBeNull();
  });

  it("reports what stands in the rows", () => {
    expect(found("gaps", "medv").values).toBe(0);
    expect([found("pile", "medv").value, found("pile", "medv").rows.length, found("pile", "medv").near]).toEqual([
      50, 16, 15
    ]);
    expect([found("pile", "zn").value, found("pile", "zn").rows.length]).toEqual([0, 372]);
    expect([found("pile", "age").value, found("pile", "age").rows.length]).toEqual([100, 43]);
    expect([found("pile", "b").value, found("pile", "b").rows.length]).toEqual([396.9, 121]);
    expect(found("together", "rad").columns).toEqual(["indus", "rad", "tax"]);
    expect([found("together", "rad").values, found("together", "rad").rows.length]).toEqual([[18.1, 24, 666], 132]);
    expect([found("repeated", "ptratio").value, found("repeated", "ptratio").rows.length]).toEqual([20.2, 140]);
    expect(found("correlated", "rad").columns).toEqual(["rad", "tax"]);
    expect(found("correlated", "rad").correlation).toBeCloseTo(0.91, 3);
    expect([found("patterns", "rad").patterns, found("patterns", "rad").rows.length]).toEqual([78, 132]);
    expect([found("twofold", "b").limit, found("twofold", "b").rows.length]).toEqual([136.9, 36]);
    expect(findings).toHaveLength(11);
  });

  it("answers the quiz", () => {
    expect([answers.capped, answers.nearCap]).toEqual([16, 15]);
    expect([answers.crimFrom, answers.crimOutside, answers.cityRows]).toEqual([4.0974, 119, 132]);
    expect(answers.missedOrder).toEqual(["age", "rm", "ptratio", "lstat"]);
    expect(answers.missedLeast).toBe("age");
    expect(answers.rmseLeast).toBeLessThan(answers.rmseAll);
    expect(answers.rmseMost).toBeGreaterThan(answers.rmseAll + 0.5);
    expect(answers.noise).toBeGreaterThan(15);
    expect(answers.noise).toBeLessThan(40);
    expect(linear("labels")[0]).toBe(answers.cleanRmse);
  });
});
