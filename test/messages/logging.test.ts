import {describe, expect, it} from "vitest";
import {findCause} from "../../lib/course/logging/cause.js";
import {groupings} from "../../lib/course/logging/groups.js";
import {aggregates} from "../../lib/course/logging/hourly.js";
import {sampledError} from "../../lib/course/logging/kept-log.js";
import type {LoggingAnswers} from "../../lib/course/logging/published.js";
import {PREDICTION} from "../../lib/course/logging/readings.js";
import {judge} from "../../src/components/quiz-score.js";
import * as en from "../../src/messages/logging.en.js";
import * as zhTW from "../../src/messages/logging.zh-TW.js";
import {events, ranges} from "../lib/course/logging/log.js";

const broken = /undefined|NaN|null|\[object/;
const cause = findCause(events, ranges);
const sums = [100, 100, 0, 80, 100, 300];

describe.each([
  ["en", en],
  ["zh-TW", zhTW]
])("logging.%s", (_, {logWords, costWords, quizItems}) => {
  it("8A: says of each part of an answer whether it is right, and what is the case", () => {
    const right = {replica: cause.replica, field: cause.field, event: cause.first};
    const answers = [
      right,
      {...right, replica: "a"},
      {...right, replica: "all"},
      {...right, field: "rm"},
      {...right, field: PREDICTION},
      {...right, event: cause.before!},
      null
    ];
    const said = answers.map((answer) => logWords.verdict(answer, cause));
    expect(new Set(said).size).toBe(answers.length);
    for (const verdict of said) {
      expect(verdict).toContain("10:30");
      expect(verdict).toContain("NOX");
      expect(verdict).not.toMatch(broken);
    }
    expect(said[5]).toMatch(/10 ?(?:minutes|分鐘)/);
  });

  it("8A: says how many lines are outside a range, and which group they are in", () => {
    expect(logWords.open("nox", 34, 29, [0.4, 0.9])).toMatch(/34[^]*29[^]*0\.4[^]*0\.9/);
    expect(logWords.explained("b · 2", "replica and service")).toContain("b · 2");
    for (const grouping of groupings) {
      expect(logWords.explained(null, grouping)).toContain(logWords.groupings[grouping]);
      expect(logWords.groupName(grouping === "hour" ? ["09"] : [""], grouping)).toMatch(/\S/);
    }
    expect(logWords.groupName(["09"], "hour")).toBe("09:00");
  });

  it("8A: titles charts with what they show", () => {
    const odd = {hour: 16, lines: 36, value: 14.1};
    const titles = aggregates.map((aggregate) => logWords.hourly.title(aggregate, {odd, usual: 19.9}));
    for (const title of titles) expect(title).toMatch(/16:00[^]*14\.1[^]*19\.9/);
    expect(new Set(titles).size).toBe(aggregates.length);
    expect(logWords.groups.title("b · 2", {key: ["b", "2"], lines: 28, marked: 28})).toMatch(/28[^]*28[^]*100%/);
    expect(logWords.values.title("nox", 29, 34)).toMatch(/NOX[^]*(?:29[^]*34|34[^]*29)/);
  });

  it("8A: has a heading for each cell of the list, with or without an input", () => {
    expect(logWords.list.columns("nox").length).toBe(logWords.list.columns(PREDICTION).length + 1);
    expect(logWords.list.caption(1, 0, 0)).not.toMatch(/0/);
  });

  it("8B: tells what is kept, and what a sample says or cannot say", () => {
    const kept = costWords.kept({requests: 100_000, share: 0.01, days: 365}, 116_000_000, 890_000);
    for (const figure of ["100,000", "1%", "116 MB", "890 kB"]) expect(kept).toContain(figure);
    const told = costWords.told(400, sampledError(sums, 400));
    expect(told).toMatch(/400[^]*6\.9%/);
    for (const n of [0.1, 1, 29]) {
      const few = costWords.told(n, sampledError(sums, n));
      expect(few).toContain(String(n));
      expect(few).not.toMatch(broken);
    }
  });

  it("8B: says when a log takes less than the profiles", () => {
    expect(costWords.storage.title(1_000_000, 10_000)).toContain("100");
    expect(costWords.storage.title(9_000, 10_000)).toContain("9 kB");
    expect(costWords.bytesValue(318, 318, 43)).not.toBe(costWords.bytesValue(318, 319, 43));
  });

  it("has a question for each answer", () => {
    const answers: LoggingAnswers = {
      ...{began: "13:58", beganOptions: ["10:29", "13:38", "13:58", "16:43"], explains: "replica and service"},
      ...{share: 1.467, rows: 1467, rowsForHalf: 5865, missing: "configuration"}
    };
    for (const item of quizItems(answers)) {
      expect(judge(item, answers[item.id]!, answers)).toBe("right");
      expect(`${item.question} ${item.reason}`).not.toMatch(broken);
    }
    expect(quizItems(answers)[0]!.reason).toContain("13:38");
  });
});
