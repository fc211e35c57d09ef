import {expect, it} from "vitest";
import {scenarioIds, scenarios} from "../../../lib/scenario/scenarios.js";
import type {ScenarioId} from "../../../lib/scenario/scenarios.js";
import {drawDay} from "../../../lib/scenario/stream.js";
import type {LoggedRow, Tract} from "../../../lib/scenario/types.js";

const tracts = Object.freeze(
  Array.from({length: 200}, (_, i): Tract => {
    return Object.freeze({
      tract: i,
      lstat: i % 40,
      nox: 0.4 + (i % 7) / 20,
      rad: i % 4 === 0 ? 24 : 5,
      ptratio: 15 + (i % 6),
      medv: 50 - (i % 40)
    });
  })
);
const source = {pool: tracts.slice(0, 120), train: tracts.slice(120), rowsPerDay: 400, seed: 7};

function draw(id: ScenarioId, day: number): LoggedRow[] {
  return drawDay(source, scenarios[id], day);
}

function mean(rows: readonly LoggedRow[], column: string): number {
  return rows.reduce((sum, row) => sum + row[column]!, 0) / rows.length;
}

it("drawDay(source, scenario, day) gives the same rows each time, and other rows on another day", () => {
  expect(draw("S0", 3)).toEqual(draw("S0", 3));
  expect(draw("S0", 4)).not.toEqual(draw("S0", 3));
});

it("drawDay(source, scenario, day) draws from the pool alone and leaves it as it was", () => {
  const before = JSON.stringify(source.pool);
  for (const id of scenarioIds)
    for (const row of draw(id, 100)) expect(source.pool.some((tract) => tract["tract"] === row["tract"])).toBe(true);
  expect(JSON.stringify(source.pool)).toBe(before);
});

it.each(scenarioIds.filter((id) => id !== "S0"))("%s equals the control until its change day", (id) => {
  const change = scenarios[id].changeDay!;
  for (const day of [0, 20, change - 1]) expect(draw(id, day)).toEqual(draw("S0", day));
  expect(draw(id, change + 20)).not.toEqual(draw("S0", change + 20));
});

it("S1 draws high lstat more and more often, and changes no row", () => {
  const means = [39, 60, 80, 119].map((day) => mean(draw("S1", day), "lstat"));
  expect(means).toEqual([...means].sort((a, b) => a - b));
  for (const row of draw("S1", 119)) expect(tracts).toContainEqual(row);
});

it("S2 gives four of five draws to rad 24 from day 60 to 89 and returns", () => {
  const share = (day: number): number => draw("S2", day).filter((row) => row["rad"] === 24).length / 400;
  expect(share(59)).toBeCloseTo(0.25, 1);
  expect(share(60)).toBeCloseTo(0.8, 1);
  expect(share(89)).toBeCloseTo(0.8, 1);
  expect(share(90)).toBeCloseTo(0.25, 1);
});

it("S4 multiplies labels by 1.005 for each day after day 40, and leaves inputs alone", () => {
  const [control, risen] = [draw("S0", 100), draw("S4", 100)];
  risen.forEach((row, i) => expect(row["medv"]).toBeCloseTo(control[i]!["medv"]! * 1.005 ** 60, 10));
  expect(risen.map((row) => row["lstat"])).toEqual(control.map((row) => row["lstat"]));
});

it("S6a multiplies nox by 100 from day 60", () => {
  expect(mean(draw("S6a", 60), "nox")).toBeCloseTo(100 * mean(draw("S0", 60), "nox"), 8);
});

it("S7 renames ptratio and writes rad 24 as 99 from day 60", () => {
  const rows = draw("S7", 60);
  expect(rows.every((row) => !("ptratio" in row) && row["pupils_per_teacher"]! >= 15)).toBe(true);
  expect(rows.some((row) => row["rad"] === 99)).toBe(true);
  expect(rows.some((row) => row["rad"] === 24)).toBe(false);
});
