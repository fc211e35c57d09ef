import {describe, expect, it} from "vitest";
import {
  isMatch,
  lookalikes,
  needsConversion,
  sendRequest,
  standingsOf,
  trueMatches
} from "../../lib/course/another-place-another-time/mapping.js";
import type {Mapping} from "../../lib/course/another-place-another-time/mapping.js";
import {planIds} from "../../lib/course/another-place-another-time/plans.js";
import {frozenError} from "../../lib/course/another-place-another-time/years.js";
import {compareMarkets, splitMarkets} from "../../lib/course/two-markets.js";
import * as en from "../../src/messages/another-place-another-time.en.js";
import * as zhTW from "../../src/messages/another-place-another-time.zh-TW.js";
import {bostonColumns, bostonFeatures} from "../boston-rows.js";

const features = bostonFeatures.filter((name) => name !== "b");
const broken = /undefined|NaN|null|\[object/;

const factsOf = (mapping: Mapping, isConverted: boolean) => {
  const request = sendRequest(bostonColumns, mapping, isConverted);
  return {
    standings: standingsOf(mapping, request),
    anomalies: request.anomalies.length,
    matches: features.filter((name) => isMatch(name, mapping[name]!)).length,
    conversions: features.filter((name) => needsConversion(name, mapping[name]!)).length
  };
};

describe.each([
  ["en", en],
  ["zh-TW", zhTW]
])("another-place-another-time.%s", (_, {timeWords, requestWords, marketWords, planWords}) => {
  it("says how many prices are above the highest answer: some, and all", () => {
    const year = (factor: number, of: number) => ({...frozenError([2, 4], [1, 5], factor), year: of, rows: 2});
    const [some, all] = [year(1, 1970), year(10, 2020)];
    for (const say of [timeWords.answerTitle, timeWords.result]) {
      expect(say(some)).toContain("1");
      expect(say(all)).not.toBe(say({...all, above: 1}));
      expect(`${say(some)}${say(all)}`).not.toMatch(broken);
    }
    expect(timeWords.money(4.744)).toContain("4,740");
    expect(timeWords.money(643.4957)).toMatch(/643,000|64\.3/);
    expect(timeWords.errorTitle(1, 1970)).not.toBe(timeWords.errorTitle(136.2, 2020));
    expect(timeWords.errorTitle(136.2, 2020)).toContain("136");
  });

  it("tells four requests apart: nothing sent, columns missing, units, meaning", () => {
    const nothing: Mapping = Object.fromEntries(features.map((name) => [name, "none" as const]));
    const said = [
      factsOf(nothing, false),
      factsOf(trueMatches(features), true),
      factsOf(lookalikes(features), false),
      factsOf(lookalikes(features), true)
    ].map((facts) => {
      const stats = requestWords.stats(facts).map(({value, note}) => `${value} ${note}`);
      return [requestWords.title(facts), requestWords.result(facts), ...stats].join(" | ");
    });
    expect(new Set(said).size).toBe(4);
    for (const text of said) expect(text).not.toMatch(broken);
    expect(said[1]).toContain("CHAS");
    expect(said[2]).toContain("NOX");
    for (const name of features) expect(requestWords.columnName(name)).not.toMatch(broken);
  });

  it("says that the slope turns where it does, and only there", () => {
    const compared = compareMarkets(bostonColumns, features, "medv", splitMarkets(bostonColumns, "rad", 24));
    const facts = (away: number) => ({...compared, by: "rad", threshold: "24", slopes: {home: 10.13, away}});
    const [turned, kept] = [marketWords.slopeTitle(facts(-2.11)), marketWords.slopeTitle(facts(4.9))];
    expect(turned).toMatch(/2,110/);
    expect(turned.length).toBeGreaterThan(kept.length);
    expect(marketWords.stats(facts(-2.11))[2]).toMatchObject({value: "5"});
    expect(marketWords.stats(facts(-2.11))[2]!.note).toContain("PTRATIO");
    for (const say of [marketWords.errorTitle, marketWords.result]) expect(say(facts(1))).not.toMatch(broken);
  });

  it("says of each plan what it does and what came of it", () => {
    const facts = {rmse: 5.5, trainings: 7, never: 6.6};
    for (const plan of planIds) {
      const said = [
        planWords.note(plan),
        planWords.kept(plan),
        planWords.last(plan),
        planWords.result({...facts, plan})
      ];
      expect(said.join(" ")).not.toMatch(broken);
    }
    const asleep = planWords.courseTitle({...facts, plan: "inputs", trainings: 0});
    expect(asleep).not.toBe(planWords.courseTitle({...facts, plan: "inputs"}));
    expect(planWords.courseTitle({...facts, plan: "error"})).toContain("5.50");
  });
});
