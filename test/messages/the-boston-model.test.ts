import {describe, expect, it} from "vitest";
import type {BostonAnswers} from "../../lib/course.js";
import {answerOf} from "../../src/components/quiz-score.js";
import {quizItems} from "../../src/messages/the-boston-model.en.js";

const answers: BostonAnswers = {
  corrections: 8,
  cappedRows: "hard-rows-deleted",
  lossWithoutB: 0.006,
  protocolOrder: ["random", "unshuffled", "grouped"],
  cappedCount: 16,
  cappedRmseWith: 4.7,
  cappedR2With: 0.74,
  cappedRmseWithout: 3.7,
  cappedR2Without: 0.78,
  cappedRefitOnAll: 4.9
};
const errors = {published: 4.7, keras: 4.8, random: 4.9, unshuffled: 5.9, grouped: 12.8};

describe("quizItems(answers, errors, rmseWithB)", () => {
  const items = quizItems(answers, errors, 4.588);
  it("asks only what the build answers", () => {
    for (const item of items) expect(answerOf(item, answers)).toBeDefined();
  });
  it("offers every true option, and not in the true order", () => {
    for (const item of items) {
      const truth = answerOf(item, answers);
      if (item.type === "choice") expect(item.options.map(({id}) => id)).toContain(truth);
      if (item.type === "order") {
        expect(item.options.map(({id}) => id)).not.toEqual(truth);
        expect(item.options.map(({id}) => id).sort()).toEqual([...(truth as string[])].sort());
      }
    }
  });
  it("keeps true numbers on the scale that is drawn", () => {
    for (const item of items)
      if (item.type === "number") {
        expect(answerOf(item, answers)).toBeGreaterThanOrEqual(item.min);
        expect(answerOf(item, answers)).toBeLessThanOrEqual(item.max);
      }
  });
});
