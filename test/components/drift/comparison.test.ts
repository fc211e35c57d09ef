import {describe, expect, it} from "vitest";
import {timelineOf} from "../../../lib/profile/window.js";
import {psi} from "../../../lib/statistics/distances.js";
import {binRows} from "../../../src/components/drift/bin-rows.js";
import {compareOn, isAlarm, leadingFigure} from "../../../src/components/drift/comparison.js";
import {histogramOf, rangeOf} from "../../../src/components/drift/histogram.js";
import {verdictFacts} from "../../../src/components/drift/verdict-facts.js";
import {syntheticSummary, syntheticTimeline} from "../../bench/synthetic.js";
import {english} from "../../messages/english.js";

const made = syntheticTimeline({columns: 9, days: 60, rowsPerDay: 40, seed: 5});
const summary = syntheticSummary(made);
const timeline = timelineOf(made.spec, made.partitions);
const comparison = compareOn(timeline, {from: 0, to: 30}, {from: 53, to: 60}, summary);
const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0);

describe("compareOn(timeline, reference, current, summary)", () => {
  it("finds the columns that were made to drift, and no other", () => {
    const moved = comparison.columns.filter(({drift}) => isAlarm(drift)).map(({drift}) => drift.name);
    expect(moved).toEqual(["column1", "column5"]);
  });

  it("finds nothing between a window and itself", () => {
    const same = compareOn(timeline, {from: 5, to: 9}, {from: 5, to: 9}, summary);
    expect(same.columns.every(({drift}) => drift.distances.psi.value === 0)).toBe(true);
    expect(same.performance?.verdict).toBe("unchanged");
  });

  it("has no error where none is measured", () => {
    const window = {from: 5, to: 9};
    expect(compareOn(timeline, window, window, {...summary, errorMeasure: null}).performance).toBeNull();
  });
});

describe("isAlarm(drift)", () => {
  it.each(["alarm", "no alarm", "not enough data"] as const)("follows the verdict: %s", (status) => {
    const {drift} = comparison.columns[0]!;
    expect(isAlarm({...drift, verdict: {...drift.verdict, status}})).toBe(status === "alarm");
  });
});

describe("leadingFigure(drift, chosen)", () => {
  const {drift} = comparison.columns[0]!;
  const category = comparison.columns.find(({layout}) => layout.spec.kind === "categorical")!.drift;

  it("is the distance, ranked in units of its threshold", () => {
    const {psi} = drift.distances;
    expect(leadingFigure(drift, "psi")).toEqual({...psi, figure: "psi", ratio: psi.value / psi.threshold});
  });

  it("is PSI of a category where the chosen distance is not defined", () => {
    const {psi} = category.distances;
    expect(leadingFigure(category, "kolmogorovSmirnov")).toMatchObject({figure: "psi", value: psi.value});
  });

  it("is the missing rows of a column in alarm where they moved further", () => {
    const missing = {value: -0.5, threshold: 0.001, alarm: true};
    const alarmed = {...drift, verdict: {...drift.verdict, status: "alarm" as const}, missing};
    expect(leadingFigure(alarmed, "psi")).toEqual({...missing, figure: "missing", ratio: 500});
    expect(leadingFigure({...alarmed, missing: {...missing, alarm: false}}, "psi").figure).toBe("psi");
    const quiet = {...drift.verdict, status: "no alarm" as const};
    expect(leadingFigure({...alarmed, verdict: quiet}, "psi").figure).toBe("psi");
  });

  it("ranks −1 where nothing can be said", () => {
    const nothing = {value: NaN, threshold: NaN, alarm: false};
    const distances = {psi: nothing, jensenShannon: nothing, kolmogorovSmirnov: nothing};
    expect(leadingFigure({...drift, distances, missing: nothing}, "psi").ratio).toBe(-1);
  });
});

describe("histogramOf(comparison, column, bars, other)", () => {
  it.each(comparison.columns.map((c) => [c.drift.name, c] as const))("of %s holds every row once", (_, {layout}) => {
    const histogram = histogramOf(comparison, layout, 24, "other");
    expect(sum(histogram.reference) + histogram.missing.reference).toBeCloseTo(1, 9);
    expect(sum(histogram.current) + histogram.missing.current).toBeCloseTo(1, 9);
  });

  it("draws levels that are all numbers in their order", () => {
    const {layout} = comparison.columns.find(({layout: {spec}}) => spec.kind === "categorical")!;
    const {spec} = layout;
    if (spec.kind !== "categorical") throw new Error("no column of levels");
    const size = spec.levels.length;
    const falling = {...layout, spec: {...spec, levels: spec.levels.map((_, i) => String(size - i))}};
    const [named, numbered] = [layout, falling].map((column) => histogramOf(comparison, column, 24, "other"));
    expect(numbered!.levels.slice(0, size)).toEqual(Array.from({length: size}, (_, i) => String(i + 1)));
    expect(Array.from(numbered!.reference).slice(0, size)).toEqual(
      Array.from(named!.reference).slice(0, size).reverse()
    );
    expect(named!.levels.slice(0, size)).toEqual(spec.levels);
  });

  it("covers the values of both windows", () => {
    const [low, high] = rangeOf(histogramOf(comparison, comparison.columns[0]!.layout, 24, "other"))!;
    expect(low).toBeLessThan(-2);
    expect(high).toBeGreaterThan(3);
  });
});

describe("binRows(comparison, column)", () => {
  it.each(comparison.columns.map((c) => [c.drift.name, c] as const))("of %s add up to the PSI", (_, column) => {
    const rows = binRows(english, comparison, column);
    expect(sum(rows.map(({part}) => part))).toBeCloseTo(column.drift.distances.psi.value, 12);
    expect(sum(rows.map(({reference}) => reference))).toBeCloseTo(1, 12);
  });

  it("show the counts the PSI is taken over", () => {
    const rows = binRows(english, comparison, comparison.columns[0]!);
    const [p, q] = [rows.map(({reference}) => reference), rows.map(({current}) => current)];
    expect(psi(p, q)).toBeCloseTo(comparison.columns[0]!.drift.distances.psi.value, 12);
  });
});

describe("verdictFacts(summary, comparison)", () => {
  it("counts features alone, and what chance would bring of them", () => {
    expect(verdictFacts(summary, comparison)).toMatchObject({
      moved: 2,
      features: 7,
      expected: expect.closeTo((0.05 * 7) / 9, 12)
    });
  });

  it("names the outcomes in alarm", () => {
    const label = comparison.columns.find(({layout}) => layout.spec.role === "label")!;
    const alarmed = {...label.drift, verdict: {...label.drift.verdict, status: "alarm" as const}};
    const columns = comparison.columns.map((c) => (c === label ? {...c, drift: alarmed} : c));
    expect(verdictFacts(summary, comparison).outcomes).toEqual([]);
    expect(verdictFacts(summary, {...comparison, columns}).outcomes).toEqual([{name: "column8", role: "label"}]);
  });
});
