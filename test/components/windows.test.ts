import {describe, expect, it} from "vitest";
import {drawnWindow, movedWindow, positionForKey, presetsOf, sharedPartitions} from "../../src/components/windows.js";

const window = {from: 10, to: 17};

describe("movedWindow(window, grip, position, length)", () => {
  it.each([
    {grip: "start", position: 5, moved: {from: 5, to: 17}},
    {grip: "start", position: -3, moved: {from: 0, to: 17}},
    {grip: "start", position: 40, moved: {from: 16, to: 17}},
    {grip: "end", position: 30, moved: {from: 10, to: 30}},
    {grip: "end", position: 500, moved: {from: 10, to: 120}},
    {grip: "end", position: 2, moved: {from: 10, to: 11}},
    {grip: "whole", position: 50, moved: {from: 50, to: 57}},
    {grip: "whole", position: -1, moved: {from: 0, to: 7}},
    {grip: "whole", position: 119, moved: {from: 113, to: 120}}
  ] as const)("moves the $grip to $position", ({grip, position, moved}) => {
    expect(movedWindow(window, grip, position, 120)).toEqual(moved);
  });
});

describe("positionForKey(window, grip, press)", () => {
  it.each([
    {grip: "start", key: "ArrowLeft", shift: false, position: 9},
    {grip: "end", key: "ArrowRight", shift: false, position: 18},
    {grip: "whole", key: "ArrowRight", shift: true, position: 17},
    {grip: "whole", key: "PageDown", shift: false, position: 3},
    {grip: "start", key: "Home", shift: false, position: 0},
    {grip: "end", key: "End", shift: false, position: 120},
    {grip: "start", key: "Tab", shift: false, position: null}
  ] as const)("$key on the $grip asks for $position", ({grip, key, shift, position}) => {
    expect(positionForKey(window, grip, {key, shift, unit: "day", length: 120})).toBe(position);
  });

  it.each([
    ["hour", 24],
    ["day", 7],
    ["week", 4],
    ["month", 12],
    ["file", 5]
  ] as const)("moves by what people think in: for every %s by %d", (unit, stride) => {
    const press = {shift: false, unit, length: 120};
    expect(positionForKey(window, "start", {...press, key: "PageUp"})).toBe(10 + stride);
    expect(positionForKey(window, "start", {...press, key: "ArrowDown", shift: true})).toBe(10 - stride);
    expect(positionForKey(window, "start", {...press, key: "ArrowDown"})).toBe(9);
  });
});

describe("drawnWindow(a, b, length)", () => {
  it.each([
    {a: 3, b: 5, drawn: {from: 3, to: 6}},
    {a: 5, b: 3, drawn: {from: 3, to: 6}},
    {a: 4, b: 4, drawn: {from: 4, to: 5}},
    {a: -9, b: 200, drawn: {from: 0, to: 120}}
  ])("from $a to $b holds both ends", ({a, b, drawn}) => expect(drawnWindow(a, b, 120)).toEqual(drawn));
});

describe("sharedPartitions(a, b)", () => {
  it("counts the partitions in both", () => {
    expect(sharedPartitions({from: 0, to: 30}, {from: 25, to: 40})).toBe(5);
    expect(sharedPartitions({from: 0, to: 30}, {from: 30, to: 40})).toBe(0);
  });
});

describe("presetsOf(timeline)", () => {
  const timeline = {unit: "day", length: 120, reference: {from: 0, to: 30}, current: {from: 113, to: 120}} as const;
  const spans = (presets: ReturnType<typeof presetsOf>): Record<string, number[]> =>
    Object.fromEntries(presets.map(({id, window}) => [id, [window.from, window.to]]));

  it("are windows inside the timeline", () => {
    expect(spans(presetsOf(timeline))).toEqual({
      build: [0, 30],
      previous: [106, 113],
      before: [0, 113],
      short: [119, 120],
      medium: [113, 120],
      long: [90, 120]
    });
  });

  it.each([
    ["hour", 24, 168],
    ["week", 4, 13],
    ["month", 3, 12],
    ["file", 5, 20]
  ] as const)("are of lengths that people think in: for every %s %d and %d", (unit, medium, long) => {
    expect(spans(presetsOf({...timeline, unit, length: 500}))).toMatchObject({
      short: [499, 500],
      medium: [500 - medium, 500],
      long: [500 - long, 500]
    });
  });

  it("leave out what would be empty, and what would be the whole timeline over again", () => {
    const short = presetsOf({...timeline, length: 5, current: {from: 0, to: 5}});
    expect(spans(short)).toEqual({build: [0, 5], short: [4, 5], medium: [0, 5]});
    const one = presetsOf({...timeline, length: 1, reference: {from: 0, to: 1}, current: {from: 0, to: 1}});
    expect(spans(one)).toEqual({build: [0, 1], short: [0, 1]});
  });
});
