import {describe, expect, it} from "vitest";
import {overdispersion, partitionDispersion, widened} from "../../../../lib/drift/calibrated/dispersion.js";
import {chiSquare} from "../../../../lib/statistics/chi-square.js";
import {falseAlarmsOfDays} from "../../../bench/calibration-partitions.js";

const days = (...counts: number[][]): {counts: number[]}[] => counts.map((own) => ({counts: own}));

describe("partitionDispersion(partitions)", () => {
  it("finds no correlation where partitions are more alike than chance makes them", () => {
    const alike = partitionDispersion(days([50, 50], [50, 50], [51, 49], [49, 51]))!;
    expect(alike.correlation).toBe(0);
  });

  it("makes the expected statistic of each partition against the rest what it is on average", () => {
    const partitions = days([70, 30], [50, 50], [40, 60], [60, 40], [30, 70]);
    const {correlation} = partitionDispersion(partitions)!;
    const statistics = partitions.map(({counts}) =>
      chiSquare(
        [0, 1].map((i) => partitions.reduce((sum, day) => sum + day.counts[i]!, 0) - counts[i]!),
        counts
      )
    );
    const mean = statistics.reduce((sum, {statistic}) => sum + statistic, 0) / 5;
    const rest = Array.from({length: 4}, () => ({weight: 1 / 4, rows: 100}));
    expect(overdispersion(correlation, rest, [{weight: 1, rows: 100}])).toBeCloseTo(mean, 10);
  });

  it("compares a partition with its own slot only", () => {
    const counts = [...Array.from({length: 5}, () => [90, 10]), ...Array.from({length: 5}, () => [10, 90])];
    const slotted = counts.map((own, i) => ({counts: own, slot: i < 5 ? "weekday" : "weekend"}));
    expect(partitionDispersion(days(...counts))!.correlation).toBeGreaterThan(0.3);
    expect(partitionDispersion(slotted)!.correlation).toBe(0);
    expect(partitionDispersion(slotted)!.evidence).toBe(8);
  });

  it.each([
    ["no partition", []],
    ["two partitions", days([5, 5], [5, 5])],
    ["one occupied cell", days([5, 0], [5, 0], [5, 0])],
    ["partitions without rows", days([0, 0], [0, 0], [5, 5], [3, 4])]
  ])("is null with %s", (_, partitions) => {
    expect(partitionDispersion(partitions)).toBeNull();
  });
});

describe("overdispersion(correlation, reference, current)", () => {
  it("is 1 for independent rows, and falls with the number of days that carry the rows", () => {
    const one = [{weight: 1, rows: 700}];
    const seven = Array.from({length: 7}, () => ({weight: 1 / 7, rows: 100}));
    expect(overdispersion(0, one, seven)).toBe(1);
    expect(overdispersion(0.1, one, one)).toBeGreaterThan(overdispersion(0.1, seven, seven));
  });

  it("leaves out partitions without rows", () => {
    const day = {weight: 1, rows: 100};
    expect(overdispersion(0.1, [day, {weight: 0, rows: 0}], [day])).toBe(overdispersion(0.1, [day], [day]));
  });
});

describe("widened(pValue, cells, dispersion)", () => {
  it("raises small p-values, the more the less is known, and hardly any with much evidence", () => {
    const at = (evidence: number): number => widened(0.01, 5, {correlation: 0.1, dof: 4, evidence});
    expect(at(10)).toBeGreaterThan(at(100));
    expect(at(100)).toBeGreaterThan(0.01);
    expect(at(1e6)).toBeCloseTo(0.01, 5);
  });

  it("falls with the p-value, down to 1e-200", () => {
    const dispersion = {correlation: 0.1, dof: 2.5, evidence: 40};
    const values = [0.5, 0.05, 1e-5, 1.01e-6, 0.99e-6, 1e-12, 1e-16, 1e-200].map((p) => widened(p, 6, dispersion));
    values.slice(1).forEach((p, i) => expect(p).toBeLessThan(values[i]!));
    expect(widened(0, 6, dispersion)).toBe(0);
    expect(widened(1, 6, dispersion)).toBe(1);
  });
});

describe("windows of days that differ by nature", () => {
  const differing = {reference: 42, current: 7, rows: 200, k: 5, spread: 0.3, weekend: 0};

  it("raise about the stated rate of alarms when days are the units, and many when rows are", () => {
    const rates = falseAlarmsOfDays(differing, "psi", 200, 0.05);
    expect(rates.rows).toBeGreaterThan(0.4);
    // 5 % within four standard errors at 200 repetitions
    for (const rate of [rates.days, rates.seasonal]) expect(Math.abs(rate - 0.05)).toBeLessThan(0.062);
  });
});
