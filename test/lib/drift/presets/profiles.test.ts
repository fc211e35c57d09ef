import {describe, expect, it} from "vitest";
import {evidently} from "../../../../lib/drift/presets/evidently.js";
import {nannyml} from "../../../../lib/drift/presets/nannyml.js";
import {popmon} from "../../../../lib/drift/presets/popmon.js";
import {psiRule} from "../../../../lib/drift/presets/psi-rule.js";
import {sagemaker, sagemakerPreset} from "../../../../lib/drift/presets/sagemaker.js";
import {tfdvPreset} from "../../../../lib/drift/presets/tfdv.js";
import type {PresetResult, Preset, Value} from "../../../../lib/drift/presets/types.js";
import {isCategorical} from "../../../../lib/drift/presets/values.js";
import {vertex} from "../../../../lib/drift/presets/vertex.js";
import {whylogs} from "../../../../lib/drift/presets/whylogs.js";
import {codedValues, numericValues} from "../../../../lib/profile/batch.js";
import {referenceEdges} from "../../../../lib/profile/edges.js";
import {columnLayout} from "../../../../lib/profile/layout.js";
import {profileRows} from "../../../../lib/profile/profile-rows.js";
import type {ColumnSpec, Profile, ProfileSpec} from "../../../../lib/profile/types.js";
import {isNear, rows} from "./rows.js";

const presets = {
  evidently,
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
const finiteOf = (values: readonly Value[]): number[] => values.filter((x) => Number.isFinite(x)) as number[];

function specOf(reference: readonly Value[], current: readonly Value[]): ColumnSpec {
  const common = {name: "x", role: "feature"} as const;
  if (!isCategorical(reference, current))
    return {...common, kind: "numeric", ...referenceEdges(finiteOf(reference)), centre: 0};
  const levels = [...new Set([...reference, ...current])].filter((x) => x !== null) as string[];
  return {...common, kind: "categorical", levels};
}

function comparedProfiles(preset: Preset, column: ColumnSpec, sides: (readonly Value[])[]): PresetResult {
  const spec: ProfileSpec = {columns: [column]};
  const [reference, current] = sides.map((values): Profile => {
    const batch =
      column.kind === "numeric"
        ? numericValues(values as (number | null)[])
        : codedValues(values as (string | null)[], column.levels);
    return profileRows(spec, {rows: values.length, columns: new Map([["x", batch]])});
  });
  return preset.compareProfiles!(columnLayout(spec, "x"), reference!, current!);
}

describe.each(Object.entries(presets))("%s.compareProfiles(column, reference, current)", (id, preset) => {
  it.each(cases.filter(isText))("of categories is what raw rows give: $name", ({reference, current}) => {
    const exact = preset.compareRows(reference, current);
    const actual = comparedProfiles(preset, specOf(reference, current), [reference, current]);
    expect({...actual, value: 0}).toEqual({...exact, value: 0});
    expect(isNear(actual.value, exact.value, 1e-12)).toBe(true);
  });

  it("gives no verdict where levels lie outside the vocabulary", () => {
    const column: ColumnSpec = {kind: "categorical", name: "x", role: "feature", levels: ["a"]};
    const actual = comparedProfiles(preset, column, [
      ["a", "a"],
      ["a", "b"]
    ]);
    expect(actual).toMatchObject({drifted: null, remark: "some levels lie outside the vocabulary of the profile"});
  });

  const numeric = cases.filter((item) => !isText(item) && finiteOf(item.reference).length > 0);

  it.each(numeric)("of numbers is within its bound of raw rows, or has none: $name", ({reference, current}) => {
    const exact = preset.compareRows(reference, current);
    const actual = comparedProfiles(preset, specOf(reference, current), [reference, current]);
    if (actual.drifted !== null) expect(actual.drifted).toBe(exact.drifted);
    if (Number.isNaN(actual.value)) {
      expect(actual.drifted).toBeNull();
      expect(id === "sagemaker" || id === "simple" ? exact.remark : actual.remark).not.toBeNull();
      return;
    }
    expect(actual).toMatchObject({method: exact.method, threshold: exact.threshold, rule: exact.rule});
    const slack = 1e-9 * (1 + Math.abs(exact.value));
    expect(Math.abs(actual.value - exact.value)).toBeLessThanOrEqual(actual.bound + slack);
  });
});

describe("compareProfiles(column, reference, current)", () => {
  it("leaves the verdict open where the bound reaches across the threshold, and only there", () => {
    const results = cases
      .filter((item) => !isText(item) && finiteOf(item.reference).length > 0)
      .map(({reference, current}) => comparedProfiles(presets.simple, specOf(reference, current), [reference, current]))
      .filter(({value}) => !Number.isNaN(value));
    for (const {value, bound, threshold, drifted} of results)
      expect(drifted).toBe(value - bound > threshold ? true : value + bound > threshold ? null : false);
    expect(new Set(results.map(({drifted}) => drifted))).toEqual(new Set([true, false, null]));
  });

  it("is not there for NannyML, whose threshold depends on the order of rows", () => {
    expect(nannyml.compareProfiles).toBeUndefined();
  });
});
