import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {ColumnDrift} from "../../../lib/drift/column-drift.js";
import {compareWindows} from "../../../lib/drift/compare.js";
import {DISTANCES} from "../../../lib/drift/types.js";
import {codedValues, numericValues} from "../../../lib/profile/batch.js";
import {emptyProfile, profileRows} from "../../../lib/profile/profile-rows.js";
import type {CategoricalSpec, ProfileSpec} from "../../../lib/profile/types.js";
import {kolmogorovSmirnovByChance, psiByChance} from "../../../lib/statistics/chance.js";
import {batchOf, emptySpec, hostileDoubles, rowsOf, spec as hostileSpec} from "../profile/rows.js";

fc.configureGlobal({seed: 20240301, numRuns: 300});

const category: CategoricalSpec = {
  ...{kind: "categorical", type: "text", name: "c", role: "feature"},
  ...{levels: ["a", "b"], buckets: 1}
};

const spec: ProfileSpec = {
  columns: [
    {
      ...{kind: "numeric", type: "number", name: "x", role: "feature", centre: 2},
      // of 1, 2 and 3 only 2 ends a tenth, but each a 64th
      edges: [1, 2, 3, 10, 20, 30, 40, 50, 60, 70, 80],
      ranks: [8, 24, 40, 52, 76, 104, 128, 152, 180, 204, 232]
    },
    category
  ],
  blocks: [],
  slices: []
};

type Cell = [x: number | null, c: string | null];

const sumsOf = (cells: readonly Cell[]): Float64Array =>
  profileRows(spec, {
    rows: cells.length,
    columns: new Map<string, ReturnType<typeof numericValues> | ReturnType<typeof codedValues>>([
      ["x", numericValues(cells.map(([x]) => x))],
      [
        "c",
        codedValues(
          cells.map(([, c]) => c),
          category
        )
      ]
    ])
  }).sums;

/** `count` rows of each cell. */
const rows = (count: number, ...cells: Cell[]): Cell[] => cells.flatMap((cell) => new Array<Cell>(count).fill(cell));

const ordinary = rows(250, [1, "a"], [2, "b"], [3, "a"], [4, "b"]);
const compare = (current: readonly Cell[]): [ColumnDrift, ColumnDrift] =>
  compareWindows(spec, sumsOf(ordinary), sumsOf(current), 0.05) as [ColumnDrift, ColumnDrift];

describe("compareWindows(spec, reference, current, alpha)", () => {
  it("finds no distance between a window and itself, in columns in the order of the spec", () => {
    const drifts = compare(ordinary);
    expect(drifts.map((d) => [d.name, d.n, d.m])).toEqual([
      ["x", 1000, 1000],
      ["c", 1000, 1000]
    ]);
    for (const {distances, missing} of drifts) {
      expect(missing).toMatchObject({value: 0, alarm: false});
      for (const {value, alarm} of Object.values(distances))
        expect([Math.abs(value) > 0, alarm]).toEqual([false, false]);
    }
  });

  it("has no Kolmogorov–Smirnov distance of a category", () => {
    expect(compare(ordinary)[1].distances.kolmogorovSmirnov).toEqual({value: NaN, threshold: NaN, alarm: false});
  });

  it.each<[string, Cell[], boolean[]]>([
    [
      "x moves within a coarse bin: order alone shows it",
      rows(250, [2, "a"], [2, "b"], [3, "a"], [4, "b"]),
      [false, true, false]
    ],
    ["x moves between coarse bins", rows(250, [4, "a"], [3, "b"], [3, "a"], [4, "b"]), [true, true, false]],
    [
      "a tenth of x is missing",
      [...rows(225, ...ordinaryCells()), ...rows(25, ...missingCells())],
      [true, false, true]
    ],
    ["all of x is missing", rows(250, ...missingCells()), [true, false, true]],
    [
      "x is infinite",
      rows(250, [Infinity, "a"], [Infinity, "b"], [Infinity, "a"], [Infinity, "b"]),
      [true, true, false]
    ],
    ["x is NaN", rows(250, [NaN, "a"], [NaN, "b"], [NaN, "a"], [NaN, "b"]), [true, false, false]]
  ])("raises [PSI, Kolmogorov–Smirnov, missing] alarms: %s", (_, current, expected) => {
    const [{distances, missing}, category] = compare(current);
    expect([distances.psi.alarm, distances.kolmogorovSmirnov.alarm, missing.alarm]).toEqual(expected);
    expect(distances.jensenShannon.alarm).toBe(distances.psi.alarm);
    expect(Object.values(category.distances).some(({alarm}) => alarm)).toBe(false);
  });

  it("raises an alarm for a level the reference never had", () => {
    const [, {distances}] = compare([...rows(240, ...ordinaryCells()), ...rows(40, [1, "new"])]);
    expect([distances.psi.alarm, distances.jensenShannon.alarm]).toEqual([true, true]);
  });

  it("tells the direction in which the missing rate changed", () => {
    const gaps = [...rows(225, ...ordinaryCells()), ...rows(25, ...missingCells())];
    const [x] = compareWindows(spec, sumsOf(gaps), sumsOf(ordinary), 0.05);
    expect(x!.missing).toMatchObject({value: -0.1, alarm: true});
  });

  it("shares alpha between the columns, and in each between distance and missing rate", () => {
    const [x] = compare(ordinary);
    expect(x.distances.psi.threshold).toBe(psiByChance({n: 1000, m: 1000, alpha: 0.05 / 4}, 2));
  });

  it("judges Kolmogorov–Smirnov by the rows that have a value", () => {
    const current = [...rows(30, ...ordinaryCells()), ...rows(220, ...missingCells())];
    const [{distances}] = compare(current);
    const {value, threshold} = distances.kolmogorovSmirnov;
    expect(value).toBe(0);
    expect(threshold).toBe(kolmogorovSmirnovByChance({n: 1000, m: 120, alpha: 0.05 / 4}));
  });

  it.each<[string, Cell[], Cell[]]>([
    ["current", ordinary, []],
    ["reference", [], ordinary],
    ["both windows", [], []]
  ])("knows nothing and raises no alarm when there are no rows: %s", (_, reference, current) => {
    for (const {distances, missing} of compareWindows(spec, sumsOf(reference), sumsOf(current), 0.05))
      for (const measured of [...Object.values(distances), missing])
        expect(measured).toEqual({value: NaN, threshold: NaN, alarm: false});
  });

  it("takes a spec without columns", () => {
    const {sums} = emptyProfile(emptySpec);
    expect(compareWindows(emptySpec, sums, sums, 0.05)).toEqual([]);
  });

  it("takes any rows: distances are NaN or in range, and an alarm has its reason", () => {
    const windows = rowsOf(hostileDoubles).map((r) => profileRows(hostileSpec, batchOf(r)).sums);
    fc.assert(
      fc.property(windows, windows, (reference, current) => {
        for (const {n, m, distances, missing, verdict} of compareWindows(hostileSpec, reference, current, 0.05)) {
          for (const {value, threshold, alarm} of DISTANCES.map((name) => distances[name])) {
            expect(value >= 0 || Number.isNaN(value)).toBe(true);
            expect(alarm).toBe(value > threshold);
          }
          expect(missing.alarm).toBe(Math.abs(missing.value) > missing.threshold);
          const isAlarm = distances.psi.alarm || missing.alarm;
          const isEmpty = n === 0 || m === 0;
          expect(verdict.status).toBe(isEmpty ? "not enough data" : isAlarm ? "alarm" : "no alarm");
        }
      })
    );
  });
});

function ordinaryCells(): Cell[] {
  return [
    [1, "a"],
    [2, "b"],
    [3, "a"],
    [4, "b"]
  ];
}

function missingCells(): Cell[] {
  return ordinaryCells().map(([, c]) => [null, c]);
}
