import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {evidently} from "../../../../lib/drift/presets/evidently.js";
import {nannyml} from "../../../../lib/drift/presets/nannyml.js";
import {popmon} from "../../../../lib/drift/presets/popmon.js";
import {psiRule} from "../../../../lib/drift/presets/psi-rule.js";
import {sagemaker, sagemakerPreset} from "../../../../lib/drift/presets/sagemaker.js";
import {tfdvPreset} from "../../../../lib/drift/presets/tfdv.js";
import type {Preset, PresetResult} from "../../../../lib/drift/presets/types.js";
import {isCategorical} from "../../../../lib/drift/presets/values.js";
import {vertex} from "../../../../lib/drift/presets/vertex.js";
import {whylogs} from "../../../../lib/drift/presets/whylogs.js";
import {seeded} from "../../../../lib/statistics/random.js";
import {comparisons} from "./comparisons.js";
import {compareProfilesOf, finiteOf} from "./profiled.js";
import type {Comparison} from "./profiled.js";
import {rows} from "./rows.js";

const presets = {
  evidently,
  nannyml,
  psiRule,
  sagemaker,
  simple: sagemakerPreset("Simple"),
  tfdv: tfdvPreset(0.1),
  vertex,
  whylogs,
  popmon
};

const cases = [...rows].map(([name, {reference, current}]) => ({name, reference, current}));
const isText = ({reference, current}: (typeof cases)[number]): boolean => isCategorical(reference, current);

/** Compares a preset's word on profiles with its word on the rows: the range holds the figure, a verdict is right. */
function expectEnclosed(preset: Preset, comparison: Comparison): PresetResult {
  const exact = preset.compareRows(comparison.reference, comparison.current);
  const actual = compareProfilesOf(preset, comparison);
  const {range, thresholdRange, drifted, remark} = actual;
  if (Number.isNaN(range.low) && drifted === null) {
    expect(remark).not.toBeNull();
    return actual;
  }
  expect(actual).toMatchObject({method: exact.method, rule: exact.rule});
  expect([exact, actual, isWithin(exact.value, range)]).toEqual([exact, actual, true]);
  if (drifted !== null) expect([exact, actual, drifted]).toEqual([exact, actual, exact.drifted]);
  if (!Number.isNaN(thresholdRange.low))
    expect([exact, actual, isWithin(exact.threshold, thresholdRange)]).toEqual([exact, actual, true]);
  if (drifted === null) expect(remark).not.toBeNull();
  return actual;
}

function isWithin(x: number, {low, high}: PresetResult["range"]): boolean {
  const slack = 1e-9 * (Math.abs(x) === Infinity ? 1 : 1e-3 + Math.abs(x));
  return Object.is(x, low) || (low - slack <= x && x <= high + slack);
}

describe.each(Object.entries(presets))("%s.compareProfiles(column, reference, current)", (id, preset) => {
  it.each(cases.filter(isText))("of known categories is what raw rows give: $name", ({reference, current}) => {
    const exact = preset.compareRows(reference, current);
    const size = Math.floor(reference.length / 10);
    const cuts = Array.from({length: 10}, (_, i) => (i + 1) * size);
    const actual = compareProfilesOf(preset, {reference, current, cuts});
    if (Number.isNaN(exact.value)) expect(actual.value).toBeNaN();
    else expect(Math.abs(actual.range.high - actual.range.low)).toBeLessThanOrEqual(1e-12);
    expectEnclosed(preset, {reference, current, cuts});
    // rounding alone parts distances and thresholds that are equal
    if (id !== "nannyml" || size > 1) expect(actual.drifted).toBe(exact.drifted);
  });

  it.each(cases.filter((item) => !isText(item) && finiteOf(item.reference).length > 0))(
    "of numbers encloses what raw rows give: $name",
    (comparison) => void expectEnclosed(preset, comparison)
  );

  it("encloses what raw rows give, whatever they are", () => {
    fc.assert(
      fc.property(comparisons, (comparison) => void expectEnclosed(preset, comparison)),
      {seed: 20260, numRuns: 150}
    );
  });

  it("is sharp where bins hold single values, and says so where it leaves a verdict open", () => {
    const whole = (shift: number, n: number): number[] =>
      Array.from({length: n}, (_, i) => Math.min(22, ((i * 7) % 23) + shift));
    const {range, drifted, remark} = expectEnclosed(preset, {
      reference: whole(0, 1200),
      current: whole(4, 700),
      cuts: tenths(1200)
    });
    // edges of popmon's bins at whole numbers leave these to either side
    if (id !== "popmon") expect(range.high - range.low).toBeLessThanOrEqual(0.02 * range.high);
    expect(drifted === null).toBe(remark?.includes("open") ?? false);
  });
});

/** Positions that cut rows into ten parts of one size. */
function tenths(rows: number): number[] {
  return Array.from({length: 9}, (_, i) => ((i + 1) * rows) / 10);
}

describe("compareProfiles(column, reference, current)", () => {
  const numeric = cases.filter((item) => !isText(item) && finiteOf(item.reference).length > 0);

  it("leaves the verdict open where the range reaches across the threshold, and only there", () => {
    const results = numeric
      .map((comparison) => compareProfilesOf(presets.simple, comparison))
      .filter(({value}) => !Number.isNaN(value));
    for (const {range, threshold, drifted, remark} of results) {
      expect(drifted).toBe(range.low > threshold ? true : range.high > threshold ? null : false);
      expect(remark === null).toBe(drifted !== null);
    }
    expect(new Set(results.map(({drifted}) => drifted))).toEqual(new Set([true, false, null]));
  });

  it.each([
    ["evidently", evidently, 0.06],
    ["psi-rule", psiRule, 0.25],
    ["sagemaker", sagemaker, 0.01],
    ["tfdv", tfdvPreset(0.1), 0.02],
    ["whylogs", whylogs, 1e-50]
  ] as const)("of %s has a range no wider than is stated here, for a clear change of 5000 rows", (_, preset, width) => {
    const random = seeded(7);
    const normal = (shift: number): number => Array.from({length: 12}, random).reduce((a, b) => a + b, shift - 6);
    const reference = Array.from({length: 5000}, () => normal(0));
    const current = Array.from({length: 2000}, () => normal(0.6));
    const {range} = compareProfilesOf(preset, {reference, current});
    expect(range.high - range.low).toBeLessThanOrEqual(width);
  });

  it("sees a change among levels outside the vocabulary", () => {
    const reference = Array.from({length: 400}, (_, i) => `l${i % 4}`);
    const current = reference.map((level) => (level === "l3" ? "l2" : level));
    const actual = compareProfilesOf(sagemaker, {reference, current, levels: ["l2"], buckets: 1});
    expect(actual).toMatchObject({drifted: true});
  });

  it("of NannyML needs the reference's parts, and all of them", () => {
    const reference = Array.from({length: 100}, (_, i) => (i * 37) % 100);
    const current = reference.filter((x) => x > 60);
    const comparison = {reference, current, cuts: tenths(100)};
    expect(compareProfilesOf(nannyml, {reference, current})).toMatchObject({
      ...{drifted: null, threshold: NaN},
      remark: "the threshold depends on the order of rows"
    });
    expect(expectEnclosed(nannyml, comparison).drifted).toBe(true);
    const halved: Preset = {
      ...nannyml,
      compareProfiles: (column, p, q, parts) => nannyml.compareProfiles(column, p, q, parts!.slice(5))
    };
    expect(() => compareProfilesOf(halved, comparison)).toThrow("incompatible parts: 50 rows, expected 100");
  });
});
