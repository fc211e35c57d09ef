import {describe, expect, it} from "vitest";
import type {Overview, StreamOverview} from "../../../lib/overview.js";
import {controlOf, headlineFacts} from "../../../src/components/home/headline.js";
import {partitionsOf} from "../../../src/components/partitions.js";
import {homeWords} from "../../../src/messages/home.en.js";
import {english} from "../../messages/english.js";

interface Shape {
  readonly alarms?: number;
  /** error of the last window; that of the reference is 3 */
  readonly after?: number | null;
  readonly compared?: number;
  readonly changes?: boolean;
}

/** A stream of eight days; the change begins on the sixth. */
function stream(id: string, {alarms = 0, after = 3, compared = 5, changes = true}: Shape): StreamOverview {
  return {
    ...{id, title: `stream ${id}`, simulated: true, changeAt: changes ? 5 : null, last: "2026-01-08"},
    alarms: [0, 0, 0, 0, 0, 0, alarms, alarms],
    ...{compared, comparedInAlarm: alarms > 0 ? 2 : 0},
    error: [null, 3, 3, 3, 3, 3, 3, after],
    referenceError: 3
  };
}

function overviewWith(...streams: StreamOverview[]): Overview {
  return {
    ...{id: "boston", title: "Boston", description: "", unit: "day", timeZone: "UTC", falseAlarmRate: 0.01, current: 7},
    ...{errorMeasure: "RMSE", version: "1a2b", model: "3", columns: 14, features: 2},
    source: {name: "", origin: "", licence: "", sha256: null, files: 12, rows: 3e6},
    label: {name: "medv", unit: "$1000"},
    streams
  };
}

const titleOf = (...streams: StreamOverview[]): string => homeWords.title(headlineFacts(streams, 2));

const control = stream("A", {changes: false});
const loud = stream("B", {alarms: 2, after: 3.3});
const silent = stream("C", {after: 6});

describe("headlineFacts(streams, inputs), in words", () => {
  it("sets the calmest stream in alarm against the worst without one", () => {
    expect(titleOf(control, loud, silent)).toBe(
      "Loud is not harmful. “stream B” put 2 of 2 inputs in alarm and moved the error by 10%; " +
        "“stream C” put none in alarm, and the error grew 2.0-fold."
    );
  });

  it("says so when nothing has been compared", () => {
    expect(titleOf(stream("A", {compared: 0}), stream("B", {compared: 0}))).toMatch(/^Nothing has been compared yet/);
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
    expect(titleOf(loud, stream("D", {alarms: 1, after: 6}))).toBe(
      "“stream B” put 2 of 2 inputs in alarm and moved the error by 10%; “stream D”, with 1 in alarm, moved it by 100%."
    );
    expect(titleOf(loud)).toBe("“stream B” put 2 of 2 inputs in alarm and moved the error by 10%.");
  });

  it("makes no claim about harm where the loud stream is the harmed one", () => {
    expect(titleOf(control, stream("B", {alarms: 1, after: 4.5}), stream("C", {after: 6}))).toBe(
      "“stream B” put 1 of 2 inputs in alarm and moved the error by 50%; “stream C” put none in alarm, and the error grew 2.0-fold."
    );
    expect(titleOf(control, stream("D", {alarms: 1, after: 6}))).not.toContain("Loud is not harmful");
  });

  it("makes no claim about errors without labels", () => {
    const unlabelled = {...loud, error: loud.error.map(() => null), referenceError: null};
    expect(titleOf(control, unlabelled)).toMatch(/^Inputs are in alarm in 1 of 2 streams; no labels/);
    expect(titleOf({...unlabelled, alarms: [0]})).toBe("No input is in alarm.");
  });
});

describe("controlOf(overviews)", () => {
  it("is the stream in which nothing is changed, wherever it is", () => {
    const overviews = [overviewWith(loud), overviewWith(loud, control)];
    expect(controlOf(overviews)).toEqual({monitor: overviews[1], stream: control});
    expect(homeWords.calibrated(overviews, controlOf(overviews))).toContain(
      "Where nothing was changed (“stream A”), inputs were in alarm on 0 of 5 days."
    );
  });

  it.each([
    ["no stream is without a change", [loud, silent]],
    ["nothing has been compared", [stream("A", {compared: 0, changes: false})]],
    ["nobody knows whether anything changed", [{...control, simulated: false}]]
  ])("is null where %s, and then the page does not speak of it", (_, streams) => {
    const overviews = [overviewWith(...streams)];
    expect(controlOf(overviews)).toBeNull();
    expect(homeWords.calibrated(overviews, null)).not.toContain("Where nothing was changed");
  });
});

describe("homeWords", () => {
  const one = overviewWith(control);

  it("counts streams and days from the build", () => {
    const text = homeWords.subtitle(one, 4);
    expect(text).toContain("1 simulated production of 8 days");
    expect(text).toContain("the root mean squared error of MEDV ($1000) over the last 7 days");
  });

  it("states what a threshold costs as an upper bound over all columns, in the monitors' own partitions", () => {
    expect(homeWords.calibrated([one], null)).toContain("at most 1% of days raise an alarm, over all columns");
    const hourly: Overview = {...one, unit: "hour", falseAlarmRate: 0.05};
    expect(homeWords.calibrated([hourly], null)).toContain("at most 5% of hours");
    expect(homeWords.calibrated([hourly, one], null)).toContain("at most 1 to 5% of partitions");
  });

  it("heads a column of errors by their measure where all have the same", () => {
    expect(homeWords.errorHeading(["RMSE", null])).toBe("Error (RMSE)");
    expect(homeWords.errorHeading(["RMSE", "error rate"])).toBe("Error");
    expect(homeWords.errorChange("error rate", {...control, error: [0.25], referenceError: 0.2})).toBe("20.0% → 25.0%");
    expect(homeWords.errorChange("RMSE", {...control, error: [null], referenceError: null})).toBe("– → –");
  });

  it("says where rows come from as far as the configuration does", () => {
    expect(homeWords.sources([one])).toBe("Boston: 3,000,000 rows from 12 files, model 3, bundle 1a2b.");
    const source = {...one.source, name: "Census", licence: "PDDL", sha256: "0123456789abcdef"};
    expect(homeWords.sources([{...one, source, model: null}])).toBe(
      "Boston: 3,000,000 rows from Census, PDDL (SHA-256 0123456789ab…), bundle 1a2b."
    );
  });

  it("says which monitors have inputs in alarm, and how far their data go", () => {
    expect(homeWords.reportsTitle([overviewWith(loud)])).toBe("Inputs of Boston are in alarm.");
    expect(homeWords.reportsTitle([one])).toBe("No input of Boston is in alarm.");
    expect(homeWords.reportsTitle([one, overviewWith(loud)])).toBe("Inputs are in alarm in 1 of 2 monitors.");
    expect(homeWords.reportsTitle([one, one])).toBe("No input is in alarm in any of 2 monitors.");
    const days = partitionsOf(english, one, ["2026-01-08"]);
    expect(homeWords.extent(days, control)).toBe("8 days, through 8 January 2026");
    expect(homeWords.extent(days, {...control, last: null, alarms: []})).toBe("no data yet");
  });
});
