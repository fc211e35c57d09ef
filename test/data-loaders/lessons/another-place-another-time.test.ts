import {beforeAll, describe, expect, it} from "vitest";
import {boston} from "../../../data-loaders/built-in/boston.js";
import {findSimulated} from "../../../data-loaders/config/monitors.js";
import {parseConfig} from "../../../data-loaders/config/schema.js";
import {anotherPlaceAnotherTimeFiles} from "../../../data-loaders/lessons/another-place-another-time.js";
import type {CourseKit} from "../../../data-loaders/lessons/kit.js";
import type {PlaceAnswers} from "../../../lib/course/another-place-another-time/answers.js";
import {dealPools} from "../../../lib/scenario/pools.js";
import {judge} from "../../../src/components/quiz-score.js";
import * as en from "../../../src/messages/another-place-another-time.en.js";
import * as zhTW from "../../../src/messages/another-place-another-time.zh-TW.js";
import {bostonColumns, bostonFeatures} from "../../boston-rows.js";

const monitor = findSimulated(parseConfig({title: "t", monitors: [boston]}, "driftbook.config.ts"), boston.id);
const made: string[] = [];
const kit = {
  ...{monitor, table: bostonColumns, features: bostonFeatures.filter((name) => name !== "b")},
  ...{pools: dealPools(bostonColumns["medv"]!, monitor.seed), seed: monitor.seed, data: {source: "test"}},
  async kept(name: string, _: unknown, make: () => unknown) {
    made.push(name);
    return JSON.stringify(await make());
  }
} as unknown as CourseKit;

describe("anotherPlaceAnotherTimeFiles(kit)", () => {
  let answers: PlaceAnswers;
  beforeAll(async () => {
    const files = await anotherPlaceAnotherTimeFiles(kit);
    expect(Object.keys(files)).toEqual(["quiz-another-place-another-time.json"]);
    answers = JSON.parse(files["quiz-another-place-another-time.json"]!) as PlaceAnswers;
  }, 60_000);

  it("keeps what it makes", () => {
    expect(made).toEqual(["quiz"]);
  });
  it("answers the first question with no: every price has left the scale, and the air its range", () => {
    expect(answers.today).toBe("neither");
    expect(answers.lowestPrice).toBeGreaterThan(answers.highest);
    expect(answers.highest).toBeLessThan(50);
    expect(answers.frozenRmse).toBeGreaterThan(600);
  });
  it("answers the second with the schema: 7 of 12 columns could be sent", () => {
    expect([answers.elsewhere, answers.matches, answers.columns]).toEqual(["schema", 7, 12]);
  });
  it("answers the third with: only where the columns carry it", () => {
    expect(answers.history).toBe("carry");
    expect(answers.askedRmse).toBeGreaterThan(2 * answers.homeRmse);
    expect(answers.refitRmse).toBeLessThan(answers.askedRmse);
    expect(answers.refitRmse).toBeGreaterThan(answers.homeRmse);
    expect([answers.constant, answers.crimOutside, answers.awayRows]).toEqual([5, 119, 132]);
  });
  it("answers the fourth with watching: inputs alone see nothing, and the error asks for less than a calendar", () => {
    expect(answers.upkeep).toBe("watch");
    expect(answers.inputTrainings).toBe(0);
    expect(answers.neverRmse).toBeGreaterThan(answers.weeklyRmse);
    expect(answers.neverRmse).toBeGreaterThan(answers.alarmRmse);
    expect(answers.alarmTrainings).toBeLessThan(answers.weeklyTrainings / 2);
  });

  it.each([
    ["en", en],
    ["zh-TW", zhTW]
  ])("has a question for each answer, with figures in the reasons, in %s", (_, words) => {
    const items = words.quizItems(answers);
    expect(items.map(({id}) => id)).toEqual(["today", "elsewhere", "history", "upkeep", "crimOutside"]);
    for (const item of items) {
      expect(judge(item, answers[item.id as keyof PlaceAnswers], answers)).toBe("right");
      expect(`${item.question} ${item.reason}`).not.toMatch(/undefined|NaN|null|\[object/);
      expect(item.reason).toMatch(/\d/);
    }
  });
});
