import {standardised} from "./encode.js";
import type {EncodedInput} from "./encode.js";
import type {DenseLayer, Layers} from "./types.js";

/**
 * Runs dense layers over rows that are written out: what TensorFlow.js computes, small enough for a page.
 * @param inputs rows × the first layer's inputs, row-major
 * @returns rows × the last layer's outputs, row-major
 * @throws RangeError if a layer does not fit what it is given
 */
export function forward(layers: Layers, inputs: ArrayLike<number>, rows: number): Float64Array {
  return layers.reduce<Float64Array>((values, layer) => forwardLayer(layer, values, rows), Float64Array.from(inputs));
}

/**
 * Runs dense layers over encoded rows, with as many multiplications in the first as there are inputs.
 * @returns rows × the last layer's outputs, row-major
 * @throws RangeError if a layer does not fit the one before
 */
export function forwardEncoded(layers: Layers, encoded: readonly EncodedInput[], rows: number): Float64Array {
  const [first, ...others] = layers as readonly [DenseLayer, ...DenseLayer[]];
  return others.reduce<Float64Array>(
    (values, layer) => forwardLayer(layer, values, rows),
    firstLayer(first, encoded, rows)
  );
}

function firstLayer(
  {outputs, weights, bias, activation}: DenseLayer,
  encoded: readonly EncodedInput[],
  rows: number
): Float64Array {
  const result = new Float64Array(rows * outputs);
  for (let row = 0; row < rows; ++row) result.set(bias, row * outputs);
  const own = Float64Array.from(weights);
  for (const column of encoded)
    for (let row = 0; row < rows; ++row) {
      const value = column.kind === "category" ? 1 : standardised(column, row);
      const isGap = Number.isNaN(value);
      if (isGap && column.kind === "number" && !column.input.gaps) continue;
      const position = column.kind === "category" ? column.positions[row]! : column.first + Number(isGap);
      addProducts(result, row * outputs, isGap ? 1 : value, own, position * outputs, outputs);
    }
  return activation === "relu" ? cutBelowZero(result) : result;
}

/** Adds so many weights, times a value, to as many sums. */
function addProducts(
  sums: Float64Array,
  to: number,
  value: number,
  weights: Float64Array,
  from: number,
  count: number
): void {
  for (let j = 0; j < count; ++j) sums[to + j]! += value * weights[from + j]!;
}

function forwardLayer(layer: DenseLayer, values: Float64Array, rows: number): Float64Array {
  const {inputs, outputs, weights, bias, activation} = layer;
  if (values.length !== rows * inputs)
    throw new RangeError(`layer of ${inputs} inputs given ${values.length} numbers for ${rows} rows`);
  const result = new Float64Array(rows * outputs);
  const own = Float64Array.from(weights);
  for (let row = 0; row < rows; ++row) {
    result.set(bias, row * outputs);
    for (let i = 0; i < inputs; ++i)
      addProducts(result, row * outputs, values[row * inputs + i]!, own, i * outputs, outputs);
  }
  return activation === "relu" ? cutBelowZero(result) : result;
}

function cutBelowZero(values: Float64Array): Float64Array {
  for (let i = 0; i < values.length; ++i) if (values[i]! < 0) values[i] = 0;
  return values;
}
