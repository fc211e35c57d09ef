import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {decodeProfiles, encodeProfiles, PROFILE_FORMAT} from "../../../lib/profile/codec.js";
import {ROWS} from "../../../lib/profile/layout.js";
import {emptyProfile, profileRows} from "../../../lib/profile/profile-rows.js";
import {batchOf, datedProfiles, eighths, hostileDoubles, rowsOf, spec} from "./rows.js";

fc.configureGlobal({seed: 20240301, numRuns: 200});

const partitions = fc
  .array(rowsOf(fc.oneof(eighths, hostileDoubles)), {maxLength: 5})
  .map((days) => datedProfiles(days.map((rows) => profileRows(spec, batchOf(rows)))));

const sample = encodeProfiles(
  spec,
  datedProfiles([profileRows(spec, batchOf([{x: 1, level: "東京", y: 2, prediction: 3}])), emptyProfile(spec)])
);

describe("encodeProfiles(spec, partitions)", () => {
  it("writes what decodeProfiles reads back, and again the same bytes", () => {
    fc.assert(
      fc.property(partitions, (days) => {
        const bytes = encodeProfiles(spec, days);
        const decoded = decodeProfiles(bytes);
        expect(decoded).toEqual({spec, partitions: days});
        expect(encodeProfiles(decoded.spec, decoded.partitions)).toEqual(bytes);
      })
    );
  });

  it("writes a plain ASCII header, lone surrogates and all", () => {
    const header = sample.subarray(12, 12 + new DataView(sample.buffer).getUint32(8, true));
    expect(header.every((byte) => byte < 128)).toBe(true);
  });

  it.each([127, 128, 16383, 16384, 2 ** 31, 2 ** 32 + 1, 2 ** 53 - 1])("keeps a count of %d", (count) => {
    const profile = emptyProfile(spec);
    profile.sums[ROWS] = count;
    expect(decodeProfiles(encodeProfiles(spec, datedProfiles([profile]))).partitions[0]!.profile.sums[ROWS]).toBe(
      count
    );
  });

  it.each([-1, 0.5, NaN, 2 ** 53])("refuses %d as a count", (count) => {
    const profile = emptyProfile(spec);
    profile.sums[ROWS] = count;
    expect(() => encodeProfiles(spec, datedProfiles([profile]))).toThrow(new RangeError(`invalid count: ${count}`));
  });

  it("refuses a profile of another shape, naming the partition", () => {
    expect(() => encodeProfiles(spec, datedProfiles([emptyProfile({columns: []})]))).toThrow(
      /^incompatible profile: 6 numbers, expected 48 \(2024-01-01\)$/
    );
  });
});

describe("decodeProfiles(bytes)", () => {
  it("reads bytes that lie inside a larger buffer at any offset", () => {
    const padded = new Uint8Array(sample.length + 7);
    padded.set(sample, 3);
    expect(decodeProfiles(padded.subarray(3, 3 + sample.length))).toEqual(decodeProfiles(sample));
  });

  it("refuses bytes cut short anywhere", () => {
    for (let length = 0; length < sample.length; ++length)
      expect(() => decodeProfiles(sample.slice(0, length)), `${length} bytes`).toThrow(RangeError);
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
    expect(() => decodeProfiles(bytes)).toThrow(new RangeError("invalid profiles: fewer counts than cells"));
  });

  it("refuses another format, naming both", () => {
    const bytes = sample.slice();
    new DataView(bytes.buffer).setUint32(4, 7, true);
    expect(() => decodeProfiles(bytes)).toThrow(`profile format 7, expected ${PROFILE_FORMAT}: run npm run clean`);
  });

  it("refuses what is no timeline", () => {
    expect(() => decodeProfiles(new TextEncoder().encode("<!doctype html><title>404</title>"))).toThrow(
      new RangeError("invalid profiles: no DBPF header")
    );
  });
});
