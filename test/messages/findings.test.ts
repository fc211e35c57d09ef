import {describe, expect, it} from "vitest";
import type {StreamFinding} from "../../lib/findings/types.js";
import {partitionsOf} from "../../src/components/partitions.js";
import {describeFinding} from "../../src/messages/findings.en.js";
import {english} from "../messages/english.js";

const starts = ["2001-02-01", "2001-07-01"];
const context = {
  columns: [{name: "delay", role: "label", kind: "numeric", unit: "minutes", description: ""}] as const,
  partitions: partitionsOf(english, {unit: "day", timeZone: "UTC"}, starts),
  holdout: 28.49
};
const say = (finding: StreamFinding): string => describeFinding(finding, context).text;

describe("describeFinding(finding, context)", () => {
  it("says how long columns were in alarm, what tells most, and which never were", () => {
    const run: StreamFinding = {
      kind: "alarm run",
      columns: ["origin", "destination"],
      ...{
        first: "2001-03-05",
        last: "2001-07-01",
        length: 119,
        inAlarm: 128,
        compared: 151,
        never: ["hour", "distance"]
      },
      changes: [{level: "EGE", before: 0.0006, now: 0.0002}]
    };
    expect(say(run)).toBe(
      "origin and destination, on 119 days in a row, 5 Mar – 1 Jul. origin EGE made up 0.02% of rows, was 0.06%. " +
        "Some column was in alarm on 128 of the 151 days after the reference; never hour or distance."
    );
    const never = Array.from({length: 9}, (_, i) => `c${i}`);
    expect(
      say({
        ...run,
        columns: ["delay"],
        length: 1,
        last: run.first,
        never,
        changes: [{level: null, before: 6.34, now: 9}]
      })
    ).toBe(
      "delay, on 1 day, 5 Mar. The mean delay went from 6.3 to 9.0 minutes. " +
        "Some column was in alarm on 128 of the 151 days after the reference; never 9 columns."
    );
  });

  it("says how the error went", () => {
    const months: StreamFinding = {
      kind: "monthly errors",
      measure: "RMSE",
      reference: 30.19,
      months: [
        {month: "2001-02", value: 34.41},
        {month: "2001-03", value: 31.58}
      ]
    };
    expect(say(months)).toBe(
      "February 34.41, March 31.58 (minutes). It was 30.19 on the reference rows, and 28.49 on the hold-out rows."
    );
    const rates: StreamFinding = {
      ...months,
      measure: "error rate",
      reference: 0.1,
      months: [
        {month: "2001-12", value: 0.125},
        {month: "2002-01", value: 0.25}
      ]
    };
    expect(describeFinding(rates, {...context, holdout: null}).text).toBe(
      "December 2001 12.5%, January 2002 25.0%. It was 10.0% on the reference rows."
    );
    expect(say({kind: "worst error", measure: "RMSE", at: "2001-06-22", value: 55.032, rows: 16538})).toBe(
      "22 Jun, RMSE 55.03 over 16,538 rows with a label; days of few labels do not count."
    );
  });

  it("says what changed from one partition to the next, and what is new", () => {
    expect(say({kind: "step", column: "delay", at: "2001-02-26", before: 25.41, now: 7.2, deviations: 0.589})).toBe(
      "The mean delay went from 25.4 to 7.2 minutes on 26 Feb, by 0.59 standard deviations of the reference rows."
    );
    expect(say({kind: "unknown values", column: "to", rows: 328, share: 0.00013, at: "2001-06-15", most: 1})).toBe(
      "to has a value that no row of the reference has in 328 rows after the reference (0.01%), most often on 15 Jun, 1 row."
    );
    expect(say({kind: "missing values", column: "to", rows: 1, share: 0.00001, at: "2001-06-15", most: 1})).toBe(
      "to is missing in 1 row after the reference (less than 0.01%), most often on 15 Jun, 1 row."
    );
    expect(say({kind: "quiet", compared: 90})).toBe("No column, on any of the 90 days after the reference.");
    expect(say({kind: "quiet", compared: 1})).toBe("No column, on the 1 day after the reference.");
  });
});
