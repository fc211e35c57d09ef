import {describe, expect, it} from "vitest";
import {evidently} from "../../../../lib/drift/presets/evidently.js";
import {nannyml} from "../../../../lib/drift/presets/nannyml.js";
import {popmon} from "../../../../lib/drift/presets/popmon.js";
import {psiRule} from "../../../../lib/drift/presets/psi-rule.js";
import {sagemaker} from "../../../../lib/drift/presets/sagemaker.js";
import {tfdv} from "../../../../lib/drift/presets/tfdv.js";
import type {Preset, PresetResult, Value} from "../../../../lib/drift/presets/types.js";
import {isCategorical} from "../../../../lib/drift/presets/values.js";
import {vertex} from "../../../../lib/drift/presets/vertex.js";
import {whylogs} from "../../../../lib/drift/presets/whylogs.js";
import {codedValues} from "../../../../lib/profile/batch.js";
import {columnLayout} from "../../../../lib/profile/layout.js";
import {profileRows} from "../../../../lib/profile/profile-rows.js";
import {levelSpec} from "../../../../lib/profile/reference-spec.js";
import type {Profile} from "../../../../lib/profile/types.js";
import {compareProfilesOf} from "./profiled.js";

const presets = [evidently, nannyml, popmon, psiRule, sagemaker, tfdv, vertex, whylogs].map((preset) => ({
  preset,
  name: preset.id
}));

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
  "many levels": Array.from({length: 5000}, (_, i) => `level ${i}`),
  mixed: Array.from({length: 30}, (_, i) => [i, `${i}`, null, NaN, Infinity][i % 5]!),
  names: Array.from({length: 30}, (_, i) => ["__proto__", "constructor", "<script>", '"\n', "\ud800", "שלום"][i % 6]!)
};

const names = Object.keys(columns);
const pairs = names.flatMap((reference) => names.map((current) => ({reference, current})));

/** Where the reference is cut into parts. */
const cutsOf = (reference: string): number[][] =>
  [[], [3, 3, 7]].map((positions) => positions.filter((position) => position <= columns[reference]!.length));

const words = levelSpec("x", "feature", ["level 1", "__proto__"], 3);
const wordsSpec = {columns: [words], blocks: [], slices: []};
const known = new Map<string, Profile>();

/**
 * Profiles rows as text. Unlike bins the vocabulary does not depend on the other side, so that every stretch of rows is
 * profiled once for all presets and partners: the digests of five thousand levels take a while.
 */
function wordsOf(name: string, from = 0, to = columns[name]!.length): Profile {
  const place = `${from} ${to} ${name}`;
  let profile = known.get(place);
  if (profile === undefined) {
    const rows = columns[name]!.slice(from, to).map((value) => (value === null ? null : String(value)));
    profile = profileRows(wordsSpec, {rows: rows.length, columns: new Map([["x", codedValues(rows, words)]])});
    known.set(place, profile);
  }
  return profile;
}

function compareAsWords(preset: Preset, reference: string, current: string, cuts: readonly number[]): PresetResult {
  const parts = [0, ...cuts].map((from, i) => wordsOf(reference, from, cuts[i]));
  return preset.compareProfiles(columnLayout(wordsSpec, "x"), wordsOf(reference), wordsOf(current), parts);
}

describe.each(presets)("$name: compareProfiles(column, reference, current, parts)", ({preset}) => {
  it.each(pairs)("has a status for $reference against $current", ({reference, current}) => {
    const [p, q] = [columns[reference]!, columns[current]!];
    for (const cuts of cutsOf(reference)) {
      // A profiled column is of numbers or of text: a mixed one is text.
      const {drifted, remark, value, range} = isCategorical(p, q)
        ? compareAsWords(preset, reference, current, cuts)
        : compareProfilesOf(preset, {reference: p, current: q, cuts});
      if (drifted === null) expect(remark).not.toBeNull();
      expect(Number.isNaN(value) || (range.low <= value && value <= range.high)).toBe(true);
    }
  });
});

describe.each(presets)("$name: compareRows(reference, current)", ({preset}) => {
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
