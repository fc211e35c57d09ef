import {describe, expect, it} from "vitest";
import {evidently} from "../../../../lib/drift/presets/evidently.js";
import {nannyml} from "../../../../lib/drift/presets/nannyml.js";
import {popmon} from "../../../../lib/drift/presets/popmon.js";
import {psiRule} from "../../../../lib/drift/presets/psi-rule.js";
import {sagemaker} from "../../../../lib/drift/presets/sagemaker.js";
import {tfdv} from "../../../../lib/drift/presets/tfdv.js";
import type {Value} from "../../../../lib/drift/presets/types.js";
import {isCategorical} from "../../../../lib/drift/presets/values.js";
import {vertex} from "../../../../lib/drift/presets/vertex.js";
import {whylogs} from "../../../../lib/drift/presets/whylogs.js";
import {compareProfilesOf} from "./profiled.js";

const presets = [evidently, nannyml, popmon, psiRule, sagemaker, tfdv, vertex, whylogs];

const columns: Readonly<Record<string, readonly Value[]>> = {
  empty: [],
  missing: Array.from({length: 30}, () => null),
  constant: Array.from({length: 30}, () => 7),
  "one row": [1],
  "not a number": Array.from({length: 30}, () => NaN),
  infinite: Array.from({length: 30}, (_, i) => (i % 2 === 0 ? Infinity : -Infinity)),
  huge: Array.from({length: 30}, (_, i) => (i % 2 === 0 ? 1e308 : -1e308)),
  zeros: Array.from({length: 30}, (_, i) => (i % 2 === 0 ? 0 : -0)),
  "beyond 2^53": Array.from({length: 30}, (_, i) => 2 ** 60 + i * 2 ** 9),
  "many levels": Array.from({length: 50_000}, (_, i) => `level ${i}`),
  mixed: Array.from({length: 30}, (_, i) => [i, `${i}`, null, NaN, Infinity][i % 5]!),
  names: Array.from({length: 30}, (_, i) => ["__proto__", "constructor", "<script>", '"\n', "\ud800", "שלום"][i % 6]!)
};

const names = Object.keys(columns);
const pairs = names.flatMap((reference) => names.map((current) => ({reference, current})));

/** A profiled column is of numbers or of text: a mixed one is text. */
const asText = (values: readonly Value[]): Value[] => values.map((value) => (value === null ? null : String(value)));

describe.each(presets)("$id.compareProfiles(column, reference, current, parts)", (preset) => {
  it.each(pairs)("has a status for $reference against $current", ({reference, current}) => {
    const sides = [columns[reference]!, columns[current]!] as const;
    const [p, q] = isCategorical(...sides) ? sides.map(asText) : sides;
    for (const cuts of [[], [3, 3, 7]].map((positions) => positions.filter((position) => position <= p!.length))) {
      const {drifted, remark, value, range} = compareProfilesOf(preset, {
        ...{reference: p!, current: q!, cuts},
        levels: ["level 1", "__proto__"]
      });
      if (drifted === null) expect(remark).not.toBeNull();
      expect(Number.isNaN(value) || (range.low <= value && value <= range.high)).toBe(true);
    }
  });
});

describe.each(presets)("$id.compareRows(reference, current)", (preset) => {
  it.each(pairs)("has a status for $reference against $current", ({reference, current}) => {
    const {drifted, remark, value, threshold} = preset.compareRows(columns[reference]!, columns[current]!);
    if (drifted === null) expect(remark).not.toBeNull();
    else expect(Number.isNaN(value) && Number.isNaN(threshold)).toBe(false);
  });

  it("names itself and its source", () => {
    expect(preset.id).toMatch(/^[a-z-]+$/);
    expect(preset.source).not.toBe("");
  });
});
