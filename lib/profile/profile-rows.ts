import {MISSING} from "./batch.js";
import type {Batch, CodedValues, NumericValues} from "./batch.js";
import {binner} from "./bin.js";
import {CATEGORICAL, ERRORS, layoutOf, NUMERIC, ROWS} from "./layout.js";
import type {ColumnLayout} from "./layout.js";
import type {ColumnSpec, NumericSpec, Profile, ProfileSpec} from "./types.js";

/** Returns the profile of no rows. */
export function emptyProfile(spec: ProfileSpec): Profile {
  const extremes = new Float64Array(2 * spec.columns.length);
  for (let i = 0; i < extremes.length; i += 2) {
    extremes[i] = Infinity;
    extremes[i + 1] = -Infinity;
  }
  return {sums: new Float64Array(layoutOf(spec).length), extremes};
}

/** Returns the profile of the rows of a batch. */
export function profileRows(spec: ProfileSpec, batch: Batch): Profile {
  const profile = emptyProfile(spec);
  addRows(profile, spec, batch);
  return profile;
}

/**
 * Adds the rows of a batch to `profile` in place, so that a reader of a large source needs memory for one batch.
 * NaN and ±Inf are counted apart and enter no sum; errors are summed where both sides are finite.
 * @throws RangeError if the batch lacks a column of the spec, or has it as another kind, of another length or with
 * a code that is no level; nothing has then been added
 */
export function addRows(profile: Profile, spec: ProfileSpec, batch: Batch): void {
  const {columns} = layoutOf(spec);
  for (const column of columns) checkColumn(column.spec, batch);
  profile.sums[ROWS]! += batch.rows;
  for (const column of columns) {
    const values = batch.columns.get(column.spec.name)!;
    if (column.spec.kind === "numeric") addNumbers(profile, column, column.spec, values as NumericValues);
    else addCodes(profile, column, values as CodedValues);
  }
  addErrors(profile, spec, batch);
}

function checkColumn({name, kind}: ColumnSpec, {rows, columns}: Batch): void {
  const values = columns.get(name);
  if (values === undefined) throw new RangeError(`missing column: ${name}`);
  if (values.kind !== kind) throw new RangeError(`column ${name} is ${values.kind}, expected ${kind}`);
  const lengths = values.kind === "numeric" ? [values.values, values.valid ?? values.values] : [values.codes];
  for (const {length} of lengths)
    if (length !== rows) throw new RangeError(`column ${name} has ${length} rows, expected ${rows}`);
  // A code below MISSING would be counted in another column's slots.
  const stray = values.kind === "categorical" ? values.codes.find((code) => code < MISSING) : undefined;
  if (stray !== undefined) throw new RangeError(`invalid code in column ${name}: ${stray}`);
}

const binners = new WeakMap<NumericSpec, (x: number) => number>();

function binnerOf(spec: NumericSpec): (x: number) => number {
  let bin = binners.get(spec);
  if (bin === undefined) binners.set(spec, (bin = binner(spec.edges)));
  return bin;
}

function addNumbers(profile: Profile, column: ColumnLayout, spec: NumericSpec, {values, valid}: NumericValues): void {
  const {sums, extremes} = profile;
  const {start, cells, end, index} = column;
  const {centre} = spec;
  const bin = binnerOf(spec);
  const lastBin = end - cells - 1;
  let [low, high] = [extremes[2 * index]!, extremes[2 * index + 1]!];
  let [shifted, squares, lowTail, highTail] = [0, 0, 0, 0];
  for (let i = 0; i < values.length; ++i) {
    if (valid !== null && valid[i] === 0) {
      ++sums[start + NUMERIC.missing]!;
      continue;
    }
    const x = values[i]!;
    if (!Number.isFinite(x)) {
      ++sums[start + (x > 0 ? NUMERIC.positiveInfinity : x < 0 ? NUMERIC.negativeInfinity : NUMERIC.nan)]!;
      continue;
    }
    const b = bin(x);
    ++sums[cells + b]!;
    if (x === 0) ++sums[start + NUMERIC.zeros]!;
    if (b === 0) lowTail += x;
    if (b === lastBin) highTail += x;
    const d = x - centre;
    shifted += d;
    squares += d * d;
    if (x < low) low = x;
    if (x > high) high = x;
  }
  sums[start + NUMERIC.shiftedSum]! += shifted;
  sums[start + NUMERIC.shiftedSquares]! += squares;
  sums[start + NUMERIC.lowTailSum]! += lowTail;
  sums[start + NUMERIC.highTailSum]! += highTail;
  // Adding 0 makes −0 plain 0: which of the two comes first is chance, and bytes should not depend on it.
  extremes[2 * index] = low + 0;
  extremes[2 * index + 1] = high + 0;
}

function addCodes({sums}: Profile, {start, cells, end}: ColumnLayout, {codes}: CodedValues): void {
  const levels = end - cells;
  for (let i = 0; i < codes.length; ++i) {
    const code = codes[i]!;
    ++sums[code === MISSING ? start + CATEGORICAL.missing : code >= levels ? start + CATEGORICAL.other : cells + code]!;
  }
}

function addErrors({sums}: Profile, spec: ProfileSpec, batch: Batch): void {
  const valuesOf = (role: "label" | "prediction"): NumericValues | undefined => {
    const name = spec.columns.find((c) => c.role === role)?.name;
    const values = name === undefined ? undefined : batch.columns.get(name);
    return values?.kind === "numeric" ? values : undefined;
  };
  const label = valuesOf("label");
  const prediction = valuesOf("prediction");
  if (label === undefined || prediction === undefined) return;
  let [n, sum, absolute, square, fourth] = [0, 0, 0, 0, 0];
  for (let i = 0; i < batch.rows; ++i) {
    if (label.valid?.[i] === 0 || prediction.valid?.[i] === 0) continue;
    const e = prediction.values[i]! - label.values[i]!;
    if (!Number.isFinite(e)) continue;
    ++n;
    sum += e;
    absolute += Math.abs(e);
    square += e * e;
    fourth += e ** 4;
  }
  sums[ERRORS.n]! += n;
  sums[ERRORS.sum]! += sum;
  sums[ERRORS.absolute]! += absolute;
  sums[ERRORS.square]! += square;
  sums[ERRORS.fourth]! += fourth;
}
