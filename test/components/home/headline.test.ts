import {describe, expect, it} from "vitest";
import type {StreamSummary, Summary} from "../../../lib/bundle.js";
import {headlineFacts} from "../../../src/components/home/headline.js";
import {controlRecord, streamRecord} from "../../../src/components/home/stream-record.js";
import {homeWords} from "../../../src/messages/home.en.js";

/** A stream of eight days of which the first three are the reference; the change begins on the sixth. */
function stream(id: string, {inAlarm = [], after = 3, days = 8, changes = true}: Shape): StreamSummary {
  const each = <T>(value: (day: number) => T): T[] => Array.from({length: days}, (_, day) => value(day));
  return {
    ...{id, title: `stream ${id}`, description: "", simulated: true, anomalies: [], decisions: []},
    changeDay: changes && days > 5 ? 5 : null,
    days: each(String),
    rows: each(() => 10),
    alarms: each((day) => (day >= 5 ? inAlarm : [])),
    rmse: each((day) => (day >= 5 ? after : 3))
  };
}

interface Shape {
  readonly inAlarm?: readonly string[];
  readonly after?: number | null;
  readonly days?: number;
  readonly changes?: boolean;
}

const summaryOf = (...streams: StreamSummary[]): Summary =>
  ({
    columns: [
      {name: "x", role: "feature"},
      {name: "z", role: "feature"},
      {name: "y", role: "label"}
    ],
    referenceDays: 3,
    currentDays: 2,
    streams
  }) as unknown as Summary;

const titleOf = (...streams: StreamSummary[]): string => {
  const summary = summaryOf(...streams);
  return homeWords.title(
    headlineFacts(
      summary.streams.map((s) => streamRecord(summary, s)),
      2
    )
  );
};

const control = stream("A", {changes: false});
const loud = stream("B", {inAlarm: ["x", "z"], after: 3.3});
const silent = stream("C", {after: 6});

describe("headlineFacts(records, inputs), in words", () => {
  it("sets the calmest stream in alarm against the worst without one", () => {
    expect(titleOf(control, loud, silent)).toBe(
      "Loud is not harmful. “stream B” put 2 of 2 inputs in alarm and moved the error by 10%; " +
        "“stream C” put none in alarm, and the error grew 2.0-fold."
    );
  });

  it("says so when no day has been compared", () => {
    expect(titleOf(stream("A", {days: 3}), stream("B", {days: 3}))).toMatch(/^Nothing has been compared yet/);
  });

  it("says so when no stream is in alarm", () => {
    expect(titleOf(control, silent)).toBe(
      "No input is in alarm in 2 streams, and in “stream C” the error grew by 100%."
    );
    expect(titleOf(control, stream("C", {after: 3.1}))).toBe(
      "No input is in alarm in 2 streams, and no error grew by 10%."
    );
  });

  it("says so when every stream has an alarm", () => {
    expect(titleOf(loud, stream("D", {inAlarm: ["x"], after: 6}))).toBe(
      "“stream B” put 2 of 2 inputs in alarm and moved the error by 10%; “stream D”, with 1 in alarm, moved it by 100%."
    );
    expect(titleOf(loud)).toBe("“stream B” put 2 of 2 inputs in alarm and moved the error by 10%.");
  });

  it("makes no claim about harm where the loud stream is the harmed one", () => {
    expect(titleOf(control, stream("B", {inAlarm: ["x"], after: 4.5}), stream("C", {after: 6}))).toBe(
      "“stream B” put 1 of 2 inputs in alarm and moved the error by 50%; “stream C” put none in alarm, and the error grew 2.0-fold."
    );
    expect(titleOf(control, stream("D", {inAlarm: ["x"], after: 6}))).not.toContain("Loud is not harmful");
  });

  it("makes no claim about errors without labels", () => {
    const unlabelled = {...loud, rmse: loud.rmse.map(() => null)};
    expect(titleOf(control, unlabelled)).toMatch(/^Inputs are in alarm in 1 of 2 streams; no labels/);
    expect(titleOf({...control, rmse: unlabelled.rmse})).toBe("No input is in alarm.");
  });
});

describe("controlRecord(summary)", () => {
  it("is that of the stream in which nothing is changed", () => {
    expect(controlRecord(summaryOf(loud, control))).toMatchObject({title: "stream A", days: 5, daysInAlarm: 0});
  });

  it.each([
    ["no stream is without a change", [loud, silent]],
    ["no day has been compared", [stream("A", {days: 3, changes: false})]],
    ["nobody knows whether anything changed", [{...control, simulated: false}]]
  ])("is null where %s, and then the page does not speak of it", (_, streams) => {
    const record = controlRecord(summaryOf(...streams));
    expect(record).toBeNull();
    expect(homeWords.calibrated(0.01, record)).not.toContain("Where nothing was changed");
  });
});

describe("homeWords", () => {
  it("counts streams and days from the build", () => {
    const text = homeWords.subtitle("medv", "$1000", {streams: 1, days: 40, window: 5, ceiling: 4});
    expect(text).toContain("1 simulated production of 40 days");
    expect(text).toContain("over the last 5 days");
  });

  it("states what a threshold costs as an upper bound over all columns", () => {
    expect(homeWords.calibrated(0.01, null)).toContain("at most 1% of days raise an alarm, over all columns");
  });
});
