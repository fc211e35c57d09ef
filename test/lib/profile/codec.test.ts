import {createHash} from "node:crypto";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {decodeProfiles, encodeProfiles} from "../../../lib/profile/codec.js";
import {layoutOf, ROWS} from "../../../lib/profile/layout.js";
import {emptyProfile, profileRows} from "../../../lib/profile/profile-rows.js";
import {levelSpec} from "../../../lib/profile/reference-spec.js";
import type {ProfileSpec} from "../../../lib/profile/types.js";
import {hostileNames} from "../schema/hostile-names.js";
import {batchOf, datedProfiles, differences, eighths, emptySpec, hostileDoubles, rowsOf, spec} from "./rows.js";

fc.configureGlobal({seed: 20240301, numRuns: 100});

const partitions = fc
  .array(rowsOf(fc.oneof(eighths, hostileDoubles)), {maxLength: 5})
  .map((days) => datedProfiles(days.map((rows) => profileRows(spec, batchOf(rows)))));

const sample = encodeProfiles(
  spec,
  datedProfiles([profileRows(spec, batchOf([{x: 1, level: "東京", y: 2, prediction: 3}])), emptyProfile(spec)]),
  {withSpec: true}
);

const bare = encodeProfiles(spec, decodeProfiles(sample).partitions, {withSpec: false});

/** A spec as a reader has it that took it from a file. */
const copyOf = (original: ProfileSpec): ProfileSpec => JSON.parse(JSON.stringify(original)) as ProfileSpec;
const renamed: ProfileSpec = {...spec, slices: spec.slices.map((slice) => ({...slice, name: `${slice.name}!`}))};

describe("encodeProfiles(spec, partitions, {withSpec})", () => {
  it("writes what decodeProfiles reads back bit for bit, and again the same bytes", () => {
    fc.assert(
      fc.property(partitions, fc.boolean(), (days, withSpec) => {
        const bytes = encodeProfiles(spec, days, {withSpec});
        const decoded = withSpec ? decodeProfiles(bytes) : decodeProfiles(bytes, copyOf(spec));
        expect(decoded.spec).toEqual(spec);
        expect(decoded.partitions.map(({start}) => start)).toEqual(days.map(({start}) => start));
        days.forEach(({profile}, i) => expect(differences(decoded.partitions[i]!.profile, profile)).toEqual([]));
        expect(Buffer.compare(encodeProfiles(decoded.spec, decoded.partitions, {withSpec}), bytes)).toBe(0);
      })
    );
  });

  it("keeps any double, −0, NaN and infinities included", () => {
    const {valueSlots} = layoutOf(spec);
    fc.assert(
      fc.property(fc.array(hostileDoubles, {minLength: 1, maxLength: 20}), (values) => {
        const profile = emptyProfile(spec);
        valueSlots.forEach((slot, i) => (profile.sums[slot] = values[i % values.length]!));
        profile.extremes.forEach((_, i) => (profile.extremes[i] = values[(7 * i) % values.length]!));
        const {partitions} = decodeProfiles(encodeProfiles(spec, datedProfiles([profile]), {withSpec: true}));
        expect(differences(partitions[0]!.profile, profile)).toEqual([]);
      })
    );
  });

  it("leaves out the spec where the reader has it", () => {
    expect(sample.length - bare.length).toBe(JSON.stringify(spec).replace(/[^\0-\x7f]/g, "\\uxxxx").length - 4);
  });

  it.each(hostileNames)("keeps %j as the name of a column, level and slice", (name) => {
    const hostile: ProfileSpec = {
      columns: [levelSpec(name, "feature", [name, `${name}!`], 2)],
      blocks: [{kind: "pair", columns: [name, name]}],
      slices: [{name, column: name, levels: [name]}]
    };
    const days = datedProfiles([emptyProfile(hostile)]);
    expect(decodeProfiles(encodeProfiles(hostile, days, {withSpec: true}))).toEqual({spec: hostile, partitions: days});
    const known = decodeProfiles(encodeProfiles(hostile, days, {withSpec: false}), copyOf(hostile));
    expect(known.partitions).toEqual(days);
  });

  it("writes a plain ASCII header, lone surrogates and all", () => {
    const header = sample.subarray(12, 12 + new DataView(sample.buffer).getUint32(8, true));
    expect(header.every((byte) => byte < 128)).toBe(true);
  });

  const counted = (count: number): Uint8Array => {
    const profile = emptyProfile(spec);
    profile.sums[ROWS] = count;
    return encodeProfiles(spec, datedProfiles([profile]), {withSpec: true});
  };

  it.each([127, 128, 16383, 16384, 2 ** 31, 2 ** 32 + 1, 2 ** 53 - 1])("keeps a count of %d", (count) => {
    expect(decodeProfiles(counted(count)).partitions[0]!.profile.sums[ROWS]).toBe(count);
  });

  it.each([-1, 0.5, NaN, 2 ** 53])("refuses %d as a count", (count) => {
    expect(() => counted(count)).toThrow(new RangeError(`invalid count: ${count}`));
  });

  it("refuses a profile of another shape, naming the partition", () => {
    expect(() => encodeProfiles(spec, datedProfiles([emptyProfile(emptySpec)]), {withSpec: true})).toThrow(
      new RangeError(`incompatible profile: 6 numbers, expected ${layoutOf(spec).length} (2024-01-01)`)
    );
  });

  it("writes a year of a column with a thousand levels", () => {
    const wide: ProfileSpec = {
      ...emptySpec,
      columns: [
        levelSpec(
          "c",
          "feature",
          Array.from({length: 1000}, (_, i) => `level ${i}`),
          32
        )
      ]
    };
    const days = Array.from({length: 365}, (_, day) => ({start: `day ${day}`, profile: emptyProfile(wide)}));
    days.forEach(({profile}, day) => profile.sums.forEach((_, slot) => (profile.sums[slot] = (day * slot) % 300)));
    for (const {profile} of days) for (const slot of layoutOf(wide).valueSlots) profile.sums[slot] = 1 / 3;
    const {partitions} = decodeProfiles(encodeProfiles(wide, days, {withSpec: true}));
    expect(partitions.filter(({profile}, day) => differences(profile, days[day]!.profile).length > 0)).toEqual([]);
  });
});

describe("decodeProfiles(bytes, known)", () => {
  it("reads bytes that lie inside a larger buffer at any offset", () => {
    const padded = new Uint8Array(sample.length + 7);
    padded.set(sample, 3);
    expect(decodeProfiles(padded.subarray(3, 3 + sample.length))).toEqual(decodeProfiles(sample));
  });

  it("needs the spec where it was not written", () => {
    expect(() => decodeProfiles(bare)).toThrow(new RangeError("missing spec: the profiles were written without it"));
  });

  it.each([
    ["without", bare],
    ["with", sample]
  ])("refuses another spec than that of profiles written %s theirs, naming both", (_, bytes) => {
    const theirs = /"fingerprint":"([0-9a-f]{32})"/.exec(new TextDecoder().decode(bytes))![1]!;
    const ours = createHash("md5").update(JSON.stringify(renamed)).digest("hex");
    expect(theirs).not.toBe(ours);
    expect(() => decodeProfiles(bytes, renamed)).toThrow(
      new RangeError(`incompatible spec: ${ours}, the profiles have ${theirs}`)
    );
  });

  it.each([
    ["with", sample, null],
    ["without", bare, spec]
  ])("refuses bytes %s a spec cut short anywhere", (_, bytes, known) => {
    for (let length = 0; length < bytes.length; ++length)
      expect(() => decodeProfiles(bytes.slice(0, length), known), `${length} bytes`).toThrow(RangeError);
  });

  it("refuses bytes left over, naming both lengths", () => {
    expect(() => decodeProfiles(Uint8Array.of(...sample, 0))).toThrow(
      new RangeError(`invalid profiles: ${sample.length + 1} bytes, expected ${sample.length}`)
    );
  });

  it("refuses counts that run on past their end", () => {
    const bytes = sample.slice();
    const header = new DataView(bytes.buffer).getUint32(8, true);
    const counts = new DataView(bytes.buffer).getUint32(12 + header, true);
    bytes[12 + header + 4 + counts - 1]! |= 128;
    expect(() => decodeProfiles(bytes)).toThrow(/^invalid profiles: \d+ counts, expected \d+$/);
  });

  it("refuses counts that run together or fall apart", () => {
    const header = new DataView(sample.buffer).getUint32(8, true);
    for (const flipped of [16 + header, 17 + header]) {
      const bytes = sample.slice();
      bytes[flipped]! ^= 128;
      expect(() => decodeProfiles(bytes)).toThrow(/^invalid profiles: \d+ counts, expected \d+$/);
    }
  });

  it("refuses a spec that was changed on the way", () => {
    const text = Buffer.from(sample).toString("latin1").replace('"middle"', '"muddle"');
    expect(() => decodeProfiles(Uint8Array.from(Buffer.from(text, "latin1")))).toThrow(/^incompatible spec: /);
  });

  it.each([1, 3])("refuses format %d, naming both", (format) => {
    const bytes = sample.slice();
    new DataView(bytes.buffer).setUint32(4, format, true);
    expect(() => decodeProfiles(bytes)).toThrow(
      new RangeError(`profile format ${format}, expected 2: run npm run clean, then npm run build`)
    );
  });

  it("refuses what is no timeline", () => {
    expect(() => decodeProfiles(new TextEncoder().encode("<!doctype html><title>404</title>"))).toThrow(
      new RangeError("invalid profiles: no DBPF header")
    );
  });
});
