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
      rm: 5 + (i % 9) / 4,
      age: 20 + (i % 70),
      dis: 1 + (i % 11),
      tax: 200 + 3 * (i % 50),
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

it("each scenario is under its own id, and only the control never changes", () => {
  expect(Object.keys(scenarios)).toEqual([...scenarioIds]);
  for (const id of scenarioIds) {
    expect(scenarios[id].id).toBe(id);
    expect(scenarios[id].changeDay === null).toBe(id === "S0");
  }
});

it.each(scenarioIds.filter((id) => id !== "S0"))("%s equals the control until its change day", (id) => {
  const change = scenarios[id].changeDay!;
  const before = [0, 20, change - 1].filter((day) => day >= 0 && day < change);
  for (const day of before) expect(draw(id, day)).toEqual(draw("S0", day));
  expect(draw(id, change + 5)).not.toEqual(draw("S0", change + 5));
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

it("S3 swings about the control with a period of a week, and changes no row", () => {
  const gap = (day: number): number => mean(draw("S3", day), "dis") - mean(draw("S0", day), "dis");
  for (const week of [0, 7, 98]) {
    expect(gap(week)).toBeCloseTo(0, 8);
    for (const day of [1, 2, 3]) expect(gap(week + day)).toBeGreaterThan(0.5);
    for (const day of [4, 5, 6]) expect(gap(week + day)).toBeLessThan(-0.5);
  }
  for (const row of draw("S3", 2)) expect(tracts).toContainEqual(row);
});

it("S4 multiplies labels by 1.005 for each day after day 40, and leaves inputs alone", () => {
  const [control, risen] = [draw("S0", 100), draw("S4", 100)];
  risen.forEach((row, i) => expect(row["medv"]).toBeCloseTo(control[i]!["medv"]! * 1.005 ** 60, 10));
  expect(risen.map((row) => row["lstat"])).toEqual(control.map((row) => row["lstat"]));
});

it("S6a multiplies nox by 100 from day 60", () => {
  expect(mean(draw("S6a", 60), "nox")).toBeCloseTo(100 * mean(draw("S0", 60), "nox"), 8);
});

it("S5 lowers labels by three for each standard deviation of nox from day 60, and leaves inputs alone", () => {
  const [control, changed] = [draw("S0", 60), draw("S5", 60)];
  const nox = source.train.map((tract) => tract["nox"]!);
  const centre = nox.reduce((sum, x) => sum + x, 0) / nox.length;
  const sd = Math.sqrt(nox.reduce((sum, x) => sum + (x - centre) ** 2, 0) / nox.length);
  changed.forEach((row, i) => {
    const before = control[i]!;
    expect(row["medv"]).toBeCloseTo(before["medv"]! - (3 * (before["nox"]! - centre)) / sd, 10);
    expect({...row, medv: 0}).toEqual({...before, medv: 0});
  });
});

it.each([
  ["S6b", "tax", (tax: number) => tax / 10],
  ["S6c", "age", (age: number) => age / 100],
  ["S6d", "rm", (rm: number) => rm + 1]
] as const)("%s changes %s in every row from day 60, and nothing else", (id, column, change) => {
  const control = draw("S0", 66);
  expect(draw(id, 66)).toEqual(control.map((row) => ({...row, [column]: change(row[column]!)})));
});

it("S6b lasts a week", () => {
  expect(draw("S6b", 67)).toEqual(draw("S0", 67));
});

it("S6e fills ptratio with the training mean in three of ten rows from day 60, the same ones each time", () => {
  const ptratio = mean([...source.train], "ptratio");
  const [control, filled] = [draw("S0", 61), draw("S6e", 61)];
  expect(draw("S6e", 61)).toEqual(filled);
  const changed = filled.filter((row, i) => row["ptratio"] !== control[i]!["ptratio"]);
  expect(changed.every((row) => row["ptratio"] === ptratio)).toBe(true);
  expect(Math.abs(changed.length / 400 - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / 400));
  expect(filled.map((row) => row["tract"])).toEqual(control.map((row) => row["tract"]));
});

it("S7 renames ptratio and writes rad 24 as 99 from day 60", () => {
  const rows = draw("S7", 60);
  expect(rows.every((row) => !("ptratio" in row) && row["pupils_per_teacher"]! >= 15)).toBe(true);
  expect(rows.some((row) => row["rad"] === 99)).toBe(true);
  expect(rows.some((row) => row["rad"] === 24)).toBe(false);
});
