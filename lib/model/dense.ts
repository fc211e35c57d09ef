import {encode} from "./encode.js";
import type {Columns, DenseLayer, Network} from "./types.js";

/**
 * Runs dense layers over encoded rows: what TensorFlow.js computes, small enough for a page.
 * @param inputs rows × the first layer's inputs, row-major
 * @returns rows × the last layer's outputs, row-major
 * @throws RangeError if a layer does not fit what it is given
 */
export function forward(layers: readonly DenseLayer[], inputs: Float64Array, rows: number): Float64Array {
  return layers.reduce((values, layer) => forwardLayer(layer, values, rows), inputs);
}

function forwardLayer(layer: DenseLayer, values: Float64Array, rows: number): Float64Array {
  const {inputs, outputs, weights, bias, activation} = layer;
  if (values.length !== rows * inputs)
    throw new RangeError(`layer of ${inputs} inputs given ${values.length} numbers for ${rows} rows`);
  const result = new Float64Array(rows * outputs);
  for (let row = 0; row < rows; ++row) {
    for (let j = 0; j < outputs; ++j) {
      let sum = bias[j]!;
      for (let i = 0; i < inputs; ++i) sum += values[row * inputs + i]! * weights[i * outputs + j]!;
      result[row * outputs + j] = activation === "relu" ? Math.max(0, sum) : sum;
    }
  }
  return result;
}

/**
 * Predicts the label of each row, in the label's own units.
 * @param columns one per input (`model.encoder.features`), in that order
 */
export function predictColumns({encoder, target, layers}: Network, columns: Columns): Float64Array {
  const outputs = forward(layers, encode(encoder, columns), columns[0]?.length ?? 0);
  return outputs.map((output) => target.mean + target.sd * output);
}
