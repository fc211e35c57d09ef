import {describe, expect, it} from "vitest";
import {allTests} from "../../../lib/course/closing-the-loop/testscore.js";
import type {Claims} from "../../../lib/course/closing-the-loop/testscore.js";
import {examFields, LAST_DAY} from "../../../src/components/closing-the-loop/exam-state.js";
import {line} from "../../../src/components/closing-the-loop/form-state.js";
import {claimsField} from "../../../src/components/closing-the-loop/score-state.js";

describe("the reports of an exam in an address", () => {
  const {reports} = examFields;
  const some = [
    {filed: 30, start: 28, kind: "data", action: "watch"},
    {filed: LAST_DAY, start: 0, kind: "distribution", action: "rollback"}
  ] as const;

  it("are read as they were written", () => {
    expect(reports.parse(reports.format(some))).toEqual(some);
  });

  it.each(["", "x", "30.31.data.watch", "30.28.data", "30.28.data.watch.1", "200.1.data.watch", "30.28.dat.watch"])(
    "are none where the text is “%s”",
    (text) => {
      expect(reports.parse(text)).toBeUndefined();
    }
  );

  it("are twenty at the most", () => {
    expect(reports.parse(Array(20).fill("30.28.data.watch").join(" "))).toHaveLength(20);
    expect(reports.parse(Array(21).fill("30.28.data.watch").join(" "))).toBeUndefined();
  });
});

describe("the claims of a score in an address", () => {
  const none = Object.fromEntries(allTests.map((id) => [id, "none"])) as Claims;
  const field = claimsField(none);

  it("are a digit for each test", () => {
    const text = field.format({...none, schema: "automated", quality: "manual"});
    expect(text).toBe(`2${"0".repeat(26)}1`);
    expect(field.parse(text)).toEqual({...none, schema: "automated", quality: "manual"});
  });

  it.each(["", "0".repeat(27), "3".repeat(28)])("are none where the text is “%s”", (text) => {
    expect(field.parse(text)).toBeUndefined();
  });
});

it("a line of text has one line, of 120 characters at most", () => {
  const field = line("a");
  expect(field.parse("b c")).toBe("b c");
  expect(field.parse("b\nc")).toBeUndefined();
  expect(field.parse("b".repeat(121))).toBeUndefined();
});
