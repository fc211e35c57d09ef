import {describe, expect, it} from "vitest";
import {findCause} from "../../../../lib/course/logging/cause.js";
import {explaining, groupLog} from "../../../../lib/course/logging/groups.js";
import {aggregateOf, hourlyAnswers, oddHour} from "../../../../lib/course/logging/hourly.js";
import {filterLog} from "../../../../lib/course/logging/log-filter.js";
import type {LogFilter} from "../../../../lib/course/logging/log-filter.js";
import {isOutside} from "../../../../lib/course/logging/readings.js";
import type {RequestEvent} from "../../../../lib/scenario/incident.js";
import {events, line, ranges} from "./log.js";

const all: LogFilter = {replica: null, service: null, hours: [0, 24], outside: null};
const isWrong = (event: RequestEvent): boolean => isOutside(event, "nox", ranges);

describe("filterLog(events, filter, ranges)", () => {
  it("keeps all without a condition", () => {
    expect(filterLog(events, all, ranges)).toEqual(events);
  });

  it("narrows by each part, and by all together", () => {
    expect(filterLog(events, {...all, replica: "a"}, ranges).length).toBe(3);
    expect(filterLog(events, {...all, service: "1"}, ranges).length).toBe(4);
    expect(filterLog(events, {...all, outside: "nox"}, ranges).length).toBe(29);
    expect(filterLog(events, {...all, replica: "b", service: "2", outside: "rm"}, ranges)).toEqual([]);
  });

  it("takes in the first hour and leaves out the last", () => {
    const kept = filterLog(events, {...all, hours: [9, 11]}, ranges).map(({request}) => request);
    expect(kept).toEqual(["09:00", "10:00", "10:20", "10:30", "10:40"]);
  });
});

describe("groupLog(events, grouping, isMarked)", () => {
  it("counts every line once, and marks as it is told", () => {
    expect(groupLog(events, "replica", isWrong)).toEqual([
      {key: ["a"], lines: 3, marked: 0},
      {key: ["b"], lines: 31, marked: 29}
    ]);
    expect(groupLog(events, "replica and service", isWrong).map(({key}) => key.join())).toEqual([
      "a,1",
      "a,2",
      "b,1",
      "b,2"
    ]);
    expect(groupLog([], "note", isWrong)).toEqual([]);
  });
});

describe("explaining(groups)", () => {
  it("is the group that holds nearly all marked lines and little else", () => {
    expect(explaining(groupLog(events, "replica", isWrong))).toBeNull();
    expect(explaining(groupLog(events, "service", isWrong))).toBeNull();
    expect(explaining(groupLog(events, "replica and service", isWrong))).toEqual({
      key: ["b", "2"],
      lines: 28,
      marked: 28
    });
  });

  it("is none where there is one group, or nothing is marked", () => {
    expect(explaining([{key: ["m1"], lines: 5, marked: 5}])).toBeNull();
    expect(explaining(groupLog(events, "replica", () => false))).toBeNull();
  });
});

describe("findCause(events, ranges)", () => {
  it("is where a replica went wrong for good: an odd line before does not count", () => {
    const {replica, field, first, before, lines, share} = findCause(events, ranges);
    expect({replica, field, lines}).toEqual({replica: "b", field: "nox", lines: 28});
    expect([before?.request, first.request]).toEqual(["10:20", "10:30"]);
    expect(share).toBeCloseTo(28 / 29, 12);
  });

  it("has no line before where the replica was wrong from the start", () => {
    expect(findCause([line("08:00", {nox: 50})], ranges)).toMatchObject({before: null, lines: 1, share: 1});
  });

  it("refuses a log in which nothing ends wrong", () => {
    expect(() => findCause([line("08:00", {nox: 50}), line("09:00")], ranges)).toThrow("no replica ends outside");
  });
});

describe("hourlyAnswers(events, aggregate) and oddHour(hours)", () => {
  it("make one number of an hour, NaN without lines", () => {
    const hours = hourlyAnswers(events, "mean");
    expect(hours.length).toBe(24);
    expect(hours[10]).toEqual({hour: 10, lines: 4, value: (20 + 20 - 900 - 900) / 4});
    expect(hours[0]).toEqual({hour: 0, lines: 0, value: NaN});
    expect(aggregateOf(events.slice(4, 7), "median")).toBe(-900);
  });

  it("look past hours with few lines", () => {
    const odd = [...Array.from({length: 10}, () => line("03:00", {prediction: 30})), line("04:00", {prediction: 90})];
    expect(oddHour(hourlyAnswers(odd, "median"))).toEqual({odd: {hour: 3, lines: 10, value: 30}, usual: 30});
    expect(() => oddHour(hourlyAnswers([], "median"))).toThrow("no hour with 10 lines");
  });
});
