import {describe, expect, it} from "vitest";
import {inputsOf, readEntry, requestSpec, typicalRow} from "../../../src/components/serve/inputs.js";
import {small, smallChampion, smallInputs, smallReference, smallTimeline} from "./fixture.js";

describe("inputsOf", () => {
  it("are in the model's order, with the reference's range and what is known of the column", () => {
    const [size, rooms, place] = smallInputs;
    expect(smallInputs.map(({name}) => name)).toEqual(["size", "rooms", "place"]);
    expect(size).toMatchObject({unit: "m²", description: "floor"});
    expect(rooms).toMatchObject({unit: "", description: "", range: [1, 6]});
    expect(place!.range).toBeNull();
    const {extremes} = smallReference.profile;
    expect(size!.range).toEqual([extremes[0], extremes[1]]);
  });

  it("refuse an input that is not profiled", () => {
    expect(() => inputsOf(["sise"], [], smallReference)).toThrow(/unknown column: sise/);
  });

  it("have as typical values the median, whole where the column is, and the most frequent level", () => {
    const row = typicalRow(smallInputs);
    expect(row["place"]).toBe("north");
    expect(Number.isInteger(row["rooms"])).toBe(true);
    // 600 draws: the median of a uniform [0, 10] has a standard error of 0.2
    expect(Math.abs(Number(row["size"]) - 5)).toBeLessThan(0.8);
    expect(String(row["size"]).length).toBeLessThanOrEqual(5);
  });
});

describe("requestSpec", () => {
  it("keeps inputs and, of a regression alone, the prediction", () => {
    const names = (task: "regression" | "binary"): string[] =>
      requestSpec(smallTimeline.spec, smallChampion.inputs, {task}).columns.map(({name}) => name);
    expect(names("regression")).toEqual(["size", "rooms", "place", "prediction"]);
    expect(names("binary")).toEqual(["size", "rooms", "place"]);
    expect(small.outcome.task).toBe("regression");
  });
});

describe("readEntry", () => {
  it.each([
    ["numeric", " 6.2 ", {value: 6.2}],
    ["numeric", "-1e3", {value: -1000}],
    ["numeric", "", {value: null}],
    ["numeric", "  ", {value: null}],
    ["numeric", "6,2", {untyped: "6,2"}],
    ["numeric", "Infinity", {untyped: "Infinity"}],
    ["numeric", "many", {untyped: "many"}],
    ["categorical", " 24 ", {value: "24"}],
    ["categorical", "", {value: null}]
  ] as const)("reads a %s field %j as %j", (kind, text, expected) => {
    expect(readEntry({kind}, text)).toEqual(expected);
  });
});
