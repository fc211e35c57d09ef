import {describe, expect, it} from "vitest";
import {benchOf, findingsIn, scorer} from "../../lib/course/skew/bench.js";
import {faultIds} from "../../lib/course/skew/faults.js";
import {
  changeLimits,
  comparedLimits,
  limitsOf,
  neededLimits,
  tightLimits,
  trainingSchema,
  withLimits
} from "../../lib/course/skew/limits.js";
import {checkDistributions, checkPairs, drawPairs} from "../../lib/course/skew/pairs.js";
import {townSkew} from "../../lib/course/skew/towns.js";
import {splitMarkets} from "../../lib/course/two-markets.js";
import * as en from "../../src/messages/skew.en.js";
import * as zhTW from "../../src/messages/skew.zh-TW.js";
import {bostonColumns} from "../boston-rows.js";
import {production} from "../lib/course/what-to-watch/production.js";

const {stream, features, target} = production;
const bench = benchOf(production);
const schema = trainingSchema(stream.train, target);
const inferred = limitsOf(schema);
const broken = /undefined|NaN|null|\[object/;

/** Limits that raise, one with another, every kind of anomaly that the bench can. */
const schemas = [
  inferred,
  tightLimits(inferred, stream.train),
  comparedLimits(inferred, 0.01),
  changeLimits(inferred, "medv", {serving: true}),
  changeLimits(inferred, "nox", {type: "int", low: 5, high: 1}),
  changeLimits(inferred, "tax", {low: 300, high: 400}),
  changeLimits(inferred, "crim", {serving: false}),
  changeLimits(inferred, "rad", {values: ["1"]})
];

describe.each([
  ["en", en],
  ["zh-TW", zhTW]
])("skew.%s", (_, {benchWords, pairWords, townWords, walkWords}) => {
  it("has words for every anomaly that the bench finds", () => {
    const situations = [faultIds, ...faultIds.map((id) => [id])].map((faults) => bench.situation(faults, 1));
    const found = schemas.flatMap((limits) =>
      situations.flatMap((situation) => findingsIn(withLimits(schema, limits), bench.training, situation))
    );
    expect(new Set(found.map(({kind}) => kind)).size).toBeGreaterThan(10);
    for (const finding of found) {
      const said = benchWords.finding(finding);
      expect(said).toMatch(/^[A-Z_]+.{2,}$/);
      expect(said).not.toBe(finding.column.toUpperCase());
      expect(said).not.toMatch(broken);
    }
  });

  it("tells a schema that does it all from those that miss or cry wolf", () => {
    const score = scorer(bench, schema, 1);
    const titles = [inferred, neededLimits(inferred), tightLimits(inferred, stream.train)].map((limits) =>
      benchWords.title(score(limits))
    );
    expect(new Set(titles).size).toBe(3);
    expect(titles.map((title) => /^(?:Solved|完成)/.test(title))).toEqual([false, true, false]);
    const batch = {faults: [], rows: 202, affected: 0, rmse: 3.5, quietRmse: 3.5, anomalies: 0};
    const wrong = {...batch, faults: faultIds, affected: 202, rmse: 1054, anomalies: 3};
    expect(benchWords.result(wrong)).not.toBe(benchWords.result(batch));
    expect(benchWords.result(wrong)).toContain("1,054");
  });

  it("says what each check finds", () => {
    const pairs = drawPairs(stream.pool, features, 1);
    const common = {threshold: 0.3, tolerance: 0, pairs: 30};
    const looks = [
      {...common, check: "distribution", checks: checkDistributions(pairs, 0.3)},
      {...common, check: "pairing", checks: checkPairs(pairs, 0)}
    ] as const;
    const [first, second] = looks.map((look) => pairWords.result(look));
    expect(first).toMatch(/NOX/);
    expect(first).not.toMatch(/LSTAT/);
    expect(second).toMatch(/NOX.*RM.*LSTAT/);
    expect(pairWords.title(looks[0])).not.toBe(pairWords.title(looks[1]));
  });

  it("says whether distances show what the error does", () => {
    const markets = splitMarkets(bostonColumns, "rad", 24);
    const [unseen, all] = (["unseen", "all"] as const).map((served) => ({
      ...townSkew(bostonColumns, features, target, {markets, served}),
      ...{by: "rad", at: "24", served, threshold: 0.3}
    }));
    for (const say of [townWords.result, townWords.title, townWords.hiddenResult]) {
      expect(say(unseen!)).not.toBe(say(all!));
      expect(`${say(unseen!)}${say(all!)}`).not.toMatch(broken);
    }
    expect(townWords.hiddenResult(unseen!)).not.toContain(townWords.rmse(unseen!.asked.rmse));
  });

  it("tells every box of the diagram", () => {
    const facts = {
      ...{trainingRows: 304, servingRows: 202, columns: 13, checks: 11, over: 2, anomalies: 6},
      ...{schemaSkew: 2, featureSkew: 202, distributionSkew: 2}
    };
    const told = Object.values(walkWords.steps).map(({text}) => text(facts));
    expect(new Set(told).size).toBe(10);
    expect(walkWords.predict(facts)).not.toMatch(broken);
    expect(`${walkWords.predict(facts)}${walkWords.hiddenResult}`).not.toContain("6");
    for (const text of told) expect(text).not.toMatch(broken);
  });
});
