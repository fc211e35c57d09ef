import {layoutOf} from "./layout.js";
import {textDigest} from "./text-digest.js";
import type {PartitionProfile, ProfileSpec} from "./types.js";

/**
 * The binary form of a timeline:
 *
 *   "DBPF" | u32 format | u32 length of header | header (JSON: fingerprint of the spec, spec or null, starts) |
 *   u32 length of counts | counts as LEB128 varints, slot by slot, partition by partition |
 *   other sums and extremes as f64, likewise
 *
 * Numbers are little-endian. Counts lie slot by slot because neighbours then look alike and compress well.
 */
export const PROFILE_FORMAT = 2;
const MAGIC = 0x46504244; // "DBPF"

interface Header {
  fingerprint: string;
  spec: ProfileSpec | null;
  starts: string[];
}

const fingerprints = new WeakMap<ProfileSpec, string>();

/** Returns a text that two specs share only when they are equal. */
function fingerprintOf(spec: ProfileSpec): string {
  let fingerprint = fingerprints.get(spec);
  if (fingerprint === undefined) {
    const digest = textDigest(JSON.stringify(spec));
    fingerprint = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
    fingerprints.set(spec, fingerprint);
  }
  return fingerprint;
}

/** Returns, for each slot of the sums, whether it is a count of rows. */
function countSlots(spec: ProfileSpec): boolean[] {
  const {length, valueSlots} = layoutOf(spec);
  const slots = new Array<boolean>(length).fill(true);
  for (const slot of valueSlots) slots[slot] = false;
  return slots;
}

/**
 * Writes partitions as bytes; the same partitions give the same bytes.
 * @param withSpec false where the reader has the spec, which can outweigh a partition many times
 * @throws RangeError if a profile was made with another spec, or a count is not a whole number of rows
 */
export function encodeProfiles(
  spec: ProfileSpec,
  partitions: readonly PartitionProfile[],
  {withSpec}: {withSpec: boolean}
): Uint8Array {
  const slots = countSlots(spec);
  for (const {start, profile} of partitions)
    if (profile.sums.length !== slots.length)
      throw new RangeError(`incompatible profile: ${profile.sums.length} numbers, expected ${slots.length} (${start})`);
  const header = toAscii(
    JSON.stringify({
      fingerprint: fingerprintOf(spec),
      spec: withSpec ? spec : null,
      starts: partitions.map((p) => p.start)
    } satisfies Header)
  );
  const counts: number[] = [];
  const numbers: number[] = [];
  slots.forEach((isCountSlot, slot) => {
    for (const {profile} of partitions)
      if (isCountSlot) pushVarint(counts, profile.sums[slot]!);
      else numbers.push(profile.sums[slot]!);
  });
  for (const {profile} of partitions) for (const x of profile.extremes) numbers.push(x);
  const bytes = new Uint8Array(16 + header.length + counts.length + 8 * numbers.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, PROFILE_FORMAT, true);
  view.setUint32(8, header.length, true);
  bytes.set(header, 12);
  let at = 12 + header.length;
  view.setUint32(at, counts.length, true);
  bytes.set(counts, (at += 4));
  at += counts.length;
  for (const x of numbers) {
    view.setFloat64(at, x, true);
    at += 8;
  }
  return bytes;
}

/**
 * Reads what `encodeProfiles` wrote.
 * @param known the spec, where it was not written with the partitions
 * @throws RangeError if the bytes are no profiles, of another format version or spec, or cut short
 */
export function decodeProfiles(
  bytes: Uint8Array,
  known: ProfileSpec | null = null
): {spec: ProfileSpec; partitions: PartitionProfile[]} {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 16 || view.getUint32(0, true) !== MAGIC) throw new RangeError("invalid profiles: no DBPF header");
  const format = view.getUint32(4, true);
  if (format !== PROFILE_FORMAT)
    throw new RangeError(`profile format ${format}, expected ${PROFILE_FORMAT}: run npm run clean, then npm run build`);
  const headerEnd = 12 + view.getUint32(8, true);
  checkLength(bytes.length >= headerEnd + 4, bytes.length, `at least ${headerEnd + 4}`);
  const {starts, ...header} = JSON.parse(fromAscii(bytes.subarray(12, headerEnd))) as Header;
  const spec = known ?? header.spec;
  if (spec === null) throw new RangeError("missing spec: the profiles were written without it");
  if (fingerprintOf(spec) !== header.fingerprint)
    throw new RangeError(`incompatible spec: ${fingerprintOf(spec)}, the profiles have ${header.fingerprint}`);
  const slots = countSlots(spec);
  const extremes = 2 * spec.columns.length * (1 + spec.slices.length);
  const countsEnd = headerEnd + 4 + view.getUint32(headerEnd, true);
  const {length: values} = layoutOf(spec).valueSlots;
  const expected = countsEnd + 8 * starts.length * (values + extremes);
  checkLength(bytes.length === expected, bytes.length, expected);
  const counts = bytes.subarray(headerEnd + 4, countsEnd);
  checkCounts(counts, starts.length * (slots.length - values));
  const nextCount = countReader(counts);
  const nextNumber = numberReader(view, countsEnd);
  const partitions = starts.map((start) => ({
    start,
    profile: {sums: new Float64Array(slots.length), extremes: new Float64Array(extremes)}
  }));
  slots.forEach((isCountSlot, slot) => {
    for (const {profile} of partitions) profile.sums[slot] = isCountSlot ? nextCount() : nextNumber();
  });
  for (const {profile} of partitions)
    for (let i = 0; i < profile.extremes.length; ++i) profile.extremes[i] = nextNumber();
  return {spec, partitions};
}

function checkLength(holds: boolean, length: number, expected: number | string): void {
  if (!holds) throw new RangeError(`invalid profiles: ${length} bytes, expected ${expected}`);
}

/** Each count ends with its only byte below 128. */
function checkCounts(bytes: Uint8Array, expected: number): void {
  let counts = 0;
  for (const byte of bytes) if (byte < 128) ++counts;
  if (counts !== expected || (bytes.at(-1) ?? 0) >= 128)
    throw new RangeError(`invalid profiles: ${counts} counts, expected ${expected}`);
}

function countReader(bytes: Uint8Array): () => number {
  let at = 0;
  return () => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++]!;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
}

function numberReader(view: DataView, start: number): () => number {
  let at = start - 8;
  return () => view.getFloat64((at += 8), true);
}

function pushVarint(bytes: number[], value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`invalid count: ${value}`);
  for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  bytes.push(value);
}

// Escaped to ASCII, a header needs no text encoder, which the language itself does not have.
function toAscii(text: string): Uint8Array {
  const ascii = text.replace(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return Uint8Array.from(ascii, (c) => c.charCodeAt(0));
}

function fromAscii(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
