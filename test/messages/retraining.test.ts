import {describe, expect, it} from "vitest";
import {challenge, corruptedWeek} from "../../lib/course/retraining/corrupted-week.js";
import type {GateKind} from "../../lib/course/retraining/corrupted-week.js";
import {exposureOf, rollOut} from "../../lib/course/retraining/roll-out.js";
import {TRIGGERS, WINDOWS} from "../../src/components/policy/choices.js";
import {rhythmIds} from "../../src/components/retraining/rhythms.js";
import * as en from "../../src/messages/retraining.en.js";
import * as zhTW from "../../src/messages/retraining.zh-TW.js";
import {boston, settings} from "../lib/course/pipeline/stream.js";

const broken = /undefined|NaN|null|\[object/;
const week = corruptedWeek(boston, settings);
const factsOf = (gate: GateKind, until: number) => {
  const {passed} = challenge(week, 7, gate, 7);
  const {days} = rollOut(week, challenge(week, 7, gate, 7), {share: 1, until, rolledBack: null, seed: 1});
  return {passed, gate, day: until, exposure: exposureOf(days)};
};

describe.each([
  ["en", en],
  ["zh-TW", zhTW]
])("retraining.%s", (_, {raceWords, remedyWords, gateWords, rhythmWords}) => {
  it("has another name for each policy", () => {
    const names = TRIGGERS.flatMap((trigger) =>
      WINDOWS.flatMap((window) =>
        [true, false].map((isGated) => raceWords.choice({trigger, amount: 7, window, isGated}))
      )
    );
    // one that never trains has no window and no gate
    expect(new Set(names).size).toBe((TRIGGERS.length - 1) * WINDOWS.length * 2 + 1);
    for (const name of names) expect(name).not.toMatch(broken);
  });

  it("says when no lane is better than none, and when the best is the cheapest too", () => {
    const best = {number: 2, name: "A", rmse: 4, trainings: 1, promoted: 1, late: 0, total: 100};
    const [won, lost] = [raceWords.title(best, 5), raceWords.title(best, 3)];
    expect(won).toContain("4.00");
    expect(lost).not.toContain("4.00");
    expect(raceWords.costTitle(best, 90)).not.toContain("100");
    expect(raceWords.result(best, {...best, number: 3}, 5, true)).toContain("3");
    expect(raceWords.laneText({...best, late: 1})).not.toBe(raceWords.laneText(best));
    expect(raceWords.result(best, best, 5, false)).not.toBe(raceWords.result(best, best, 5, true));
  });

  it("names the best remedy, and says when none is worth it", () => {
    const errors = {keep: 6, continue: 5, rebuild: 4};
    const facts = {rows: 60, factor: 1.5, gain: 0.02, errors};
    const said = (["keep", "continue", "rebuild"] as const).map((best) => remedyWords.result({...facts, best}));
    expect(new Set(said).size).toBe(3);
    for (const text of said) expect(text).toMatch(/50%.*60.*6\.00.*5\.00.*4\.00/);
    const titles = [
      remedyWords.mapTitle([null, null]),
      remedyWords.mapTitle([null, "30"]),
      remedyWords.mapTitle(["90", "30"])
    ];
    expect(new Set(titles).size).toBe(3);
    expect(titles.join()).not.toMatch(broken);
  });

  it("tells what the gate found and what callers got", () => {
    const {checks} = challenge(week, 7, "schema", 7);
    const [error, schema] = checks.map(gateWords.check);
    expect(error).toMatch(/^✓.*4\.06.*6\.17|^✓.*6\.17.*4\.06/);
    expect(schema).toMatch(/^✕.*TAX/);
    const [out, refused] = [factsOf("none", 76), factsOf("schema", 76)];
    for (const facts of [out, refused]) {
      const texts = [
        gateWords.title(facts),
        gateWords.result(facts),
        ...gateWords.stats(facts).map(({value}) => value)
      ];
      expect(texts.join(" ")).not.toMatch(broken);
    }
    expect(gateWords.result(out)).toContain("840");
    expect(gateWords.result(refused)).not.toBe(gateWords.result(out));
  });

  it("has something to say of every rhythm, and of every pair", () => {
    const verdicts = rhythmIds.flatMap((rhythm) => [
      rhythmWords.verdict("shop", rhythm),
      rhythmWords.verdict("factory", rhythm)
    ]);
    expect(new Set(verdicts).size).toBe(8);
    const pairs = [
      [null, null],
      [null, "daily"],
      ["daily", "daily"],
      ["daily", "never"],
      ["monthly", "never"]
    ] as const;
    expect(new Set(pairs.map(([shop, factory]) => rhythmWords.result(shop, factory))).size).toBe(pairs.length);
  });
});
