import {describe, expect, it} from "vitest";
import {alarmBoard, falseAlarmDays, firstDetection, usualRule} from "../../../../lib/course/what-to-watch/alarms.js";
import {bestChoice} from "../../../../lib/course/what-to-watch/choices.js";
import {failureIds, failures} from "../../../../lib/course/what-to-watch/failures.js";
import type {Failure, FailureId} from "../../../../lib/course/what-to-watch/failures.js";
import {metricGroup, metricIds} from "../../../../lib/course/what-to-watch/metrics.js";
import {packReadings, unpackReadings} from "../../../../lib/course/what-to-watch/published.js";
import {readingsOf} from "../../../../lib/course/what-to-watch/readings.js";
import {production} from "./production.js";

const watch = {days: 120, reference: 30, labelDelay: 3};
const quiet = readingsOf(production, null, watch);
const readings = new Map(failures.map((failure) => [failure, readingsOf(production, failure, watch)]));
const board = alarmBoard(quiet, readings, usualRule);
const failure = (id: FailureId): Failure => failures.find((one) => one.id === id)!;
const noticing = (id: FailureId): string[] =>
  metricIds.filter((metric) => board.detection(metric, failure(id)) !== null);

describe("readingsOf(production, failure, watch)", () => {
  it("reads every metric on every day; the error waits for its labels", () => {
    for (const id of metricIds) expect(quiet[id]).toHaveLength(watch.days);
    expect(quiet.error.map(Number.isNaN).indexOf(false)).toBe(watch.labelDelay);
    expect(quiet.error.slice(watch.labelDelay).every(Number.isFinite)).toBe(true);
  });

  it("is the same each time, and the same in every stream until something fails", () => {
    expect(readingsOf(production, null, watch)).toEqual(quiet);
    for (const one of failures)
      for (const id of metricIds)
        expect(readings.get(one)![id].slice(0, one.start)).toEqual(quiet[id].slice(0, one.start));
  });

  it("reads no gap, no unseen value and no old version on a quiet day", () => {
    for (const id of ["missing", "unseen"] as const) expect(Math.max(...quiet[id])).toBe(0);
    expect(Math.min(...quiet.version)).toBe(100);
  });

  it.each([
    ["disk", "disk"],
    ["memory", "memory"],
    ["queue", "latency"],
    ["versions", "version"],
    ["clock", "clock"],
    ["unit", "inputs"],
    ["gaps", "inputs"],
    ["category", "unseen"],
    ["category", "missing"],
    ["constant", "spread"],
    ["shift", "predictions"],
    ["inflation", "error"]
  ] as const)("%s shows in %s", (id, metric) => {
    expect(noticing(id)).toContain(metric);
  });

  it("leaves no trace of gaps that were filled but in the inputs’ distribution", () => {
    expect(readings.get(failure("gaps"))!.missing).toEqual(quiet.missing);
  });
});

describe("alarmBoard(control, readings, rule)", () => {
  const labelFree = metricIds.filter((id) => metricGroup(id) !== "label");

  it("no metric without labels notices that prices rise or that a relation turns, however narrow its limits", () => {
    const narrow = alarmBoard(quiet, readings, {...usualRule, width: 1});
    for (const id of ["inflation", "premium"] as const) {
      expect(noticing(id).every((metric) => !labelFree.includes(metric as never))).toBe(true);
      expect(firstDetection(narrow, labelFree, failure(id))).toBeNull();
    }
  });

  it("everything else can be noticed without labels", () => {
    const noticed = failures.filter((one) => firstDetection(board, labelFree, one) !== null);
    expect(noticed.map(({id}) => id)).toEqual(failureIds.filter((id) => id !== "inflation" && id !== "premium"));
  });

  it("labels come late: the error notices a change of unit no earlier than its labels, the inputs at once", () => {
    expect(board.detection("error", failure("unit"))!.days).toBeGreaterThanOrEqual(watch.labelDelay);
    expect(board.detection("inputs", failure("unit"))!.days).toBe(0);
  });

  it("wider limits and longer runs never raise more false alarms", () => {
    const days = (width: number, run: number): number =>
      falseAlarmDays(alarmBoard(quiet, readings, {...usualRule, width, run}), metricIds);
    const widths = [2, 3, 4, 5].map((width) => days(width, 1));
    expect(widths).toEqual(widths.toSorted((a, b) => b - a));
    expect(widths[0]).toBeGreaterThan(0);
    expect(days(2, 2)).toBeLessThan(days(2, 1));
    expect(falseAlarmDays(board, [])).toBe(0);
  });
});

describe("bestChoice(board, metrics, failures, size)", () => {
  it("counts every choice, and those that notice most", () => {
    const [input, label] = ["unit", "inflation"].map((id) => failure(id as FailureId));
    expect(bestChoice(board, ["disk", "inputs", "error"], [input!, label!], 1)).toEqual({
      noticed: 2,
      choices: 1,
      all: 3
    });
    expect(bestChoice(board, ["disk", "inputs"], [input!, label!], 1)).toEqual({noticed: 1, choices: 1, all: 2});
    expect(bestChoice(board, metricIds, failures, 5).all).toBe(4368);
  });

  it("without labels, even all metrics miss two failures", () => {
    const labelFree = metricIds.filter((id) => metricGroup(id) !== "label");
    const {noticed} = bestChoice(board, labelFree, failures, labelFree.length);
    expect(noticed).toBe(failures.length - 2);
  });
});

describe("packReadings(facts, quiet, readings)", () => {
  it("comes back to four digits, and small", () => {
    const packed = packReadings({watch, stream: {rowsPerDay: 120, seed: 42}}, quiet, readings);
    const back = unpackReadings(JSON.parse(JSON.stringify(packed)) as typeof packed);
    for (const one of [null, ...failures])
      for (const id of metricIds) {
        const [before, after] = one === null ? [quiet, back.quiet] : [readings.get(one)!, back.readings.get(one)!];
        for (const [day, value] of before[id].entries())
          if (Number.isNaN(value)) expect(after[id][day]).toBeNaN();
          else expect(after[id][day]).toBeCloseTo(value, 3 - Math.floor(Math.log10(Math.abs(value) || 1)));
      }
    expect(JSON.stringify(packed).length).toBeLessThan(60_000);
    expect(packed.changed.inflation).not.toHaveProperty("inputs");
    expect(Object.keys(packed.changed.premium).sort()).toEqual(["bias", "error"]);
  });
});
