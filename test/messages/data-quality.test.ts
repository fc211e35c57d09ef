import {describe, expect, it} from "vitest";
import type {DataQualityAnswers} from "../../lib/course/data-quality/answers.js";
import {outsideRanges} from "../../lib/course/data-quality/coverage.js";
import {damageKinds, undamaged} from "../../lib/course/data-quality/damage.js";
import {findingsOf} from "../../lib/course/data-quality/findings.js";
import {citySplit} from "../../lib/course/data-quality/situations.js";
import {answerOf} from "../../src/components/quiz-score.js";
import * as en from "../../src/messages/data-quality.en.js";
import * as zhTW from "../../src/messages/data-quality.zh-TW.js";
import {bostonColumns, bostonFeatures} from "../boston-rows.js";

const findings = findingsOf(bostonColumns, [...bostonFeatures, "medv"], "medv");
const clean = {linear: 4.9, network: 3.44};
const facts = {most: 0.6, clean, last: {linear: 6.77, network: 6.93}, lastUnseen: 6.93, crossing: 0.187};
const broken = /undefined|NaN|null|\[object/;

describe.each([
  ["en", en],
  ["zh-TW", zhTW]
])("data-quality.%s", (_, words) => {
  it("has a text of its own for everything that is found in the Boston rows", () => {
    const texts = findings.map((finding) => words.findingWords.text(finding, 506));
    expect(new Set(texts.map(({name}) => name)).size).toBe(findings.length);
    for (const {name, what, then} of texts) expect(`${name} ${what} ${then}`).not.toMatch(broken);
  });

  it("names in the title where the net falls behind, or that it does not", () => {
    for (const kind of damageKinds) {
      expect(words.damageWords.title(kind, facts)).not.toMatch(broken);
      expect(words.damageWords.title(kind, facts)).toContain(kind === "copies" ? "6.93" : "19%");
      expect(words.damageWords.title(kind, {...facts, crossing: null})).toContain("60%");
    }
  });

  it("says the result of no damage, of harm, of none, and of copies, each in its own way", () => {
    const error = (rmse: number) => ({rows: 304, rmse, unseen: rmse + 0.5});
    const said = [
      words.damageWords.result(undamaged, error(4.9), clean),
      words.damageWords.result({...undamaged, labels: 0.3}, error(5.5), clean),
      words.damageWords.result({...undamaged, labels: 0.6}, error(6.8), clean),
      words.damageWords.result({...undamaged, gaps: 0.1}, error(4.7), clean),
      words.damageWords.result({...undamaged, copies: 0.5}, error(4.6), clean)
    ];
    expect(new Set(said.map((text) => text.replace(/[\d.%]+/g, ""))).size).toBe(said.length);
    expect(said[1]).toContain("0.60");
    expect(said[4]).toContain("5.10");
  });

  it("says in the title that all are unseen though none is out of range", () => {
    const outside = outsideRanges(bostonColumns, ["indus", "ptratio"], citySplit(bostonColumns));
    const map = {serving: 132, unseen: 1, any: 132, far: 132, outside};
    const covered = words.coverageWords.title({...map, unseen: 0});
    expect(words.coverageWords.title(map)).toContain("132");
    expect(words.coverageWords.title(map).length).toBeGreaterThan(covered.length);
    expect(words.coverageWords.rangeTitle(outside, 132)).toContain("1.5");
  });

  it("names the row held out that is farthest from training, where there is one", () => {
    const farthest = {row: 380, name: "crim", value: 88.9762, prepared: 10.95};
    const [some, none] = [words.pathWords.predictReason(farthest), words.pathWords.predictReason(null)];
    expect(some).toMatch(/CRIM.*88.976.*10.95/);
    expect(`${some}${none}`).not.toMatch(broken);
    expect(none).not.toBe(some);
  });

  it("asks only what the build answers", () => {
    const answers: DataQualityAnswers = {
      ...{capped: 16, nearCap: 15, crimFrom: 4.1, cityRows: 132, crimOutside: 119, noise: 24, cleanRmse: 4.9},
      ...{
        missedLeast: "age",
        missedOrder: ["age", "rm", "ptratio", "lstat"],
        rmseAll: 4.59,
        rmseLeast: 4.57,
        rmseMost: 5.18
      }
    };
    const items = words.quizItems(answers);
    expect(items.map((item) => answerOf(item, answers))).toEqual([16, 4.1, "age", 24]);
    for (const {question, reason} of items) expect(`${question} ${reason}`).not.toMatch(broken);
  });
});
