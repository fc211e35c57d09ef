import {describe, expect, it} from "vitest";
import {dayForKey, drawnWindow, movedWindow, presetsOf, sharedDays} from "../../src/components/windows.js";

const window = {from: 10, to: 17};

describe("movedWindow(window, grip, day, days)", () => {
  it.each([
    {grip: "start", day: 5, moved: {from: 5, to: 17}},
    {grip: "start", day: -3, moved: {from: 0, to: 17}},
    {grip: "start", day: 40, moved: {from: 16, to: 17}},
    {grip: "end", day: 30, moved: {from: 10, to: 30}},
    {grip: "end", day: 500, moved: {from: 10, to: 120}},
    {grip: "end", day: 2, moved: {from: 10, to: 11}},
    {grip: "whole", day: 50, moved: {from: 50, to: 57}},
    {grip: "whole", day: -1, moved: {from: 0, to: 7}},
    {grip: "whole", day: 119, moved: {from: 113, to: 120}}
  ] as const)("moves the $grip to day $day", ({grip, day, moved}) => {
    expect(movedWindow(window, grip, day, 120)).toEqual(moved);
  });
});

describe("dayForKey(window, grip, key, shift, days)", () => {
  it.each([
    {grip: "start", key: "ArrowLeft", shift: false, day: 9},
    {grip: "end", key: "ArrowRight", shift: false, day: 18},
    {grip: "whole", key: "ArrowRight", shift: true, day: 17},
    {grip: "whole", key: "PageDown", shift: false, day: 3},
    {grip: "start", key: "Home", shift: false, day: 0},
    {grip: "end", key: "End", shift: false, day: 120},
    {grip: "start", key: "Tab", shift: false, day: null}
  ] as const)("$key on the $grip asks for day $day", ({grip, key, shift, day}) => {
    expect(dayForKey(window, grip, key, shift, 120)).toBe(day);
  });
});

describe("drawnWindow(a, b, days)", () => {
  it.each([
    {a: 3, b: 5, drawn: {from: 3, to: 6}},
    {a: 5, b: 3, drawn: {from: 3, to: 6}},
    {a: 4, b: 4, drawn: {from: 4, to: 5}},
    {a: -9, b: 200, drawn: {from: 0, to: 120}}
  ])("from $a to $b holds both ends", ({a, b, drawn}) => expect(drawnWindow(a, b, 120)).toEqual(drawn));
});

describe("sharedDays(a, b)", () => {
  it("counts the days in both", () => {
    expect(sharedDays({from: 0, to: 30}, {from: 25, to: 40})).toBe(5);
    expect(sharedDays({from: 0, to: 30}, {from: 30, to: 40})).toBe(0);
  });
});

describe("presetsOf(days, referenceDays, current)", () => {
  it("are windows inside the timeline", () => {
    const presets = presetsOf(120, 30, {from: 113, to: 120});
    expect(Object.fromEntries(presets.map(({id, window}) => [id, [window.from, window.to]]))).toEqual({
      first: [0, 30],
      previous: [106, 113],
      before: [0, 113],
      lastDay: [119, 120],
      lastWeek: [113, 120],
      lastMonth: [90, 120]
    });
  });

  it("leave out what would be empty", () => {
    const ids = presetsOf(5, 30, {from: 0, to: 5}).map(({id}) => id);
    expect(ids).not.toContain("previous");
    expect(ids).not.toContain("before");
    expect(presetsOf(5, 30, {from: 0, to: 5})[0]!.length).toBe(5);
  });
});
