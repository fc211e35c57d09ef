import {beforeAll, describe, expect, it} from "vitest";
import {boston} from "../../../data-loaders/built-in/boston.js";
import {findSimulated} from "../../../data-loaders/config/monitors.js";
import {parseConfig} from "../../../data-loaders/config/schema.js";
import type {CourseKit} from "../../../data-loaders/lessons/kit.js";
import {retrainingFiles} from "../../../data-loaders/lessons/retraining.js";
import type {StreamSettings} from "../../../lib/course/pipeline/production.js";
import type {RetrainingAnswers} from "../../../lib/course/retraining/answers.js";
import {bestRemedy, borderFactors, borderRows} from "../../../lib/course/retraining/border.js";
import type {RemedyErrors} from "../../../lib/course/retraining/border.js";
import type {QuizAnswers} from "../../../lib/course.js";
import {dealPools} from "../../../lib/scenario/pools.js";
import {judge} from "../../../src/components/quiz-score.js";
import * as en from "../../../src/messages/retraining.en.js";
import * as zhTW from "../../../src/messages/retraining.zh-TW.js";
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

describe("retrainingFiles(kit)", () => {
  let stream: StreamSettings;
  let border: RemedyErrors[][];
  let answers: RetrainingAnswers;
  const at = (rows: (typeof borderRows)[number], factor: (typeof borderFactors)[number]): RemedyErrors =>
    border[borderRows.indexOf(rows)]![borderFactors.indexOf(factor)]!;

  beforeAll(async () => {
    const files = await retrainingFiles(kit);
    expect(Object.keys(files)).toEqual(["retraining-stream.json", "retraining-border.json", "quiz-retraining.json"]);
    expect(Object.values(files).join("").length).toBeLessThan(10_000);
    stream = JSON.parse(files["retraining-stream.json"]!) as StreamSettings;
    border = JSON.parse(files["retraining-border.json"]!) as RemedyErrors[][];
    answers = JSON.parse(files["quiz-retraining.json"]!) as RetrainingAnswers;
  }, 60_000);

  it("keeps what takes long, and publishes the monitor's own stream", () => {
    expect(made).toEqual(["border", "quiz"]);
    expect(stream).toMatchObject({features: kit.features, target: "medv", seed: monitor.seed, days: 120});
  });

  it("12A: while prices rise, never > all history weekly > monthly > weekly, and inputs tell nothing", () => {
    expect(answers.order).toEqual(["never", "weeklyAll", "monthly", "weekly"]);
    expect(answers.trainings.never).toBe(0);
    expect(answers.blind).toBe("distribution");
  });
  it("12A: the error trigger errs less than a calendar with fewer trainings, and sleeps while nothing changes", () => {
    expect(answers.errorRmse).toBeLessThan(answers.errors.weekly);
    expect(answers.errorTrainings).toBeLessThan(answers.trainings.weekly / 2);
    expect(answers.quietTrainings).toBe(0);
  });
  it("12A: on tracts that policies learn from training pays though nothing changes; on others it does not", () => {
    expect(answers.apart[1]).toBeGreaterThan(answers.apart[0]);
    expect(answers.same[1]).toBeLessThan(0.9 * answers.same[0]);
  });

  it("12B: without a change and with few rows rebuilding is worst", () => {
    for (const rows of [15, 20, 30, 45, 60] as const) {
      const {keep, continue: both, rebuild} = at(rows, 1);
      expect(rebuild).toBeGreaterThan(Math.max(keep, both));
    }
  });
  it("12B: at double prices rebuilding is best from 30 rows on", () => {
    for (const rows of borderRows.filter((rows) => rows >= 30)) expect(bestRemedy(at(rows, 2), 0)).toBe("rebuild");
    expect(bestRemedy(at(15, 2), 0)).toBe("continue");
  });
  it("12B: the larger the change, the fewer rows rebuilding needs", () => {
    const needed = borderFactors.map((factor) =>
      borderRows.findIndex((rows) => bestRemedy(at(rows, factor), 0) === "rebuild")
    );
    const found = needed.map((rows) => (rows < 0 ? borderRows.length : rows));
    expect(found).toEqual(found.toSorted((a, b) => b - a));
    expect(found[0]).toBe(borderRows.length);
  });
  it("12B: near the border, few rows continue, and so does a small change", () => {
    expect(answers.remedies).toBe("continue-continue");
    expect(answers.half[0]).toBeLessThan(0.8 * answers.half[1]);
    // with 20 rows it is a toss-up: the medians of 3,000 draws are 12.26 and 12.19
    expect(answers.rebuildFrom).toBeGreaterThan(15);
    expect(answers.rebuildFrom).toBeLessThanOrEqual(30);
    expect(answers.slight[1]).toBeLessThan(answers.slight[0]);
  });

  it("12C: what learnt the corrupted week is better on it and many times worse after; the schema alone refuses it", () => {
    expect(answers.stopped).toBe("schema");
    expect(answers.corrupted[1]).toBeLessThan(answers.corrupted[0]);
    expect(answers.after).toBeGreaterThan(5 * answers.corrupted[1]);
  });

  it.each([
    ["en", en],
    ["zh-TW", zhTW]
  ])("has a question for each answer, with figures in the reasons, in %s", (_, words) => {
    const items = words.quizItems(answers);
    const given = answers as unknown as QuizAnswers;
    expect(items.map(({id}) => id)).toEqual(["blind", "order", "remedies", "merged", "stopped"]);
    for (const item of items) {
      expect(judge(item, given[item.id]!, given)).toBe("right");
      expect(`${item.question} ${item.reason}`).not.toMatch(/undefined|NaN|null|\[object/);
    }
    expect(items.filter(({reason}) => /\d/.test(reason)).length).toBeGreaterThan(3);
  });
});
