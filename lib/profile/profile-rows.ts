import {addNumbers} from "./add-numbers.js";
import {MISSING} from "./batch.js";
import type {Batch, CodedValues, NumericValues} from "./batch.js";
import {addBlock} from "./blocks/block.js";
import {CATEGORICAL, ERRORS, layoutOf, ROWS} from "./layout.js";
import type {ColumnLayout} from "./layout.js";
import {sliceExtremes, sliceRows, sliceSums} from "./slices.js";
import type {ColumnSpec, Profile, ProfileSpec} from "./types.js";

/** Returns the profile of no rows. */
export function emptyProfile(spec: ProfileSpec): Profile {
  const extremes = new Float64Array(2 * spec.columns.length * (1 + spec.slices.length));
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
 * Adds the rows of a batch to `profile` in place, so that a reader of a large source needs memory for one batch. The same
 * rows in the same order give the same bits in however many batches they come.
 * NaN and ±Inf are counted apart and enter no sum; errors are summed where both sides are finite.
 * @throws RangeError if the batch lacks a column of the spec, or has it as another kind, of another length or with
 * a code that is no level; nothing has then been added
 */
export function addRows(profile: Profile, spec: ProfileSpec, batch: Batch): void {
  for (const column of layoutOf(spec).columns) checkColumn(column.spec, batch);
  addTo(sliceOf(profile, spec, null), spec, batch);
  spec.slices.forEach((slice, i) => addTo(sliceOf(profile, spec, i), spec, sliceRows(batch, slice, spec.columns)));
}

/** The part of a profile that belongs to a slice, or to the whole, as a view. */
function sliceOf({sums, extremes}: Profile, spec: ProfileSpec, slice: number | null): Profile {
  const first = 2 * sliceExtremes(spec, slice);
  return {
    sums: sliceSums(spec, sums, slice),
    extremes: extremes.subarray(first, first + 2 * spec.columns.length)
  };
}

function addTo(profile: Profile, spec: ProfileSpec, batch: Batch): void {
  const {columns, blocks} = layoutOf(spec);
  profile.sums[ROWS]! += batch.rows;
  for (const column of columns) {
    const values = batch.columns.get(column.spec.name)!;
    if (column.spec.kind === "numeric") addNumbers(profile, column, column.spec, values as NumericValues);
    else addCodes(profile, column, values as CodedValues);
  }
  addErrors(profile, spec, batch);
  for (const block of blocks) addBlock(profile.sums, block.start, block.spec, spec.columns, batch);
}

function checkColumn(spec: ColumnSpec, {rows, columns}: Batch): void {
  const {name, kind} = spec;
  const values = columns.get(name);
  if (values === undefined) throw new RangeError(`missing column: ${name}`);
  if (values.kind !== kind) throw new RangeError(`column ${name} is ${values.kind}, expected ${kind}`);
  const lengths = values.kind === "numeric" ? [values.values, values.valid ?? values.values] : [values.codes];
  for (const {length} of lengths)
    if (length !== rows) throw new RangeError(`column ${name} has ${length} rows, expected ${rows}`);
  if (spec.kind === "numeric" || values.kind === "numeric") return;
  // A code outside would be counted in another column's slots.
  const codes = spec.levels.length + spec.buckets;
  for (let row = 0; row < rows; ++row) {
    const code = values.codes[row]!;
    if (code < MISSING || code >= codes) throw new RangeError(`invalid code in column ${name}: ${code}`);
  }
}

function addCodes({sums}: Profile, {start, cells}: ColumnLayout, {codes}: CodedValues): void {
  const missing = start + CATEGORICAL.missing;
  for (let i = 0; i < codes.length; ++i) {
    const code = codes[i]!;
    ++sums[code === MISSING ? missing : cells + code]!;
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
  if (label !== undefined && prediction !== undefined) addErrorSums(sums, prediction, label);
}

function addErrorSums(sums: Float64Array, prediction: NumericValues, label: NumericValues): void {
  const [predictions, labels] = [prediction.values, label.values];
  const [hasPrediction, hasLabel] = [prediction.valid, label.valid];
  let sum = sums[ERRORS.sum]!;
  let absolute = sums[ERRORS.absolute]!;
  let square = sums[ERRORS.square]!;
  let fourth = sums[ERRORS.fourth]!;
  for (let i = 0; i < labels.length; ++i) {
    if ((hasLabel !== null && hasLabel[i] === 0) || (hasPrediction !== null && hasPrediction[i] === 0)) continue;
    const e = predictions[i]! - labels[i]!;
    if (!Number.isFinite(e)) continue;
    ++sums[ERRORS.n]!;
    sum += e;
    absolute += Math.abs(e);
    const squared = e * e;
    square += squared;
    // a power takes a hundred times as long as a product
    fourth += squared * squared;
  }
  sums[ERRORS.sum] = sum;
  sums[ERRORS.absolute] = absolute;
  sums[ERRORS.square] = square;
  sums[ERRORS.fourth] = fourth;
}
