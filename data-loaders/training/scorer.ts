import {encodeBatch, writeRows} from "../../lib/model/encode.js";
import type {EncodedInput} from "../../lib/model/encode.js";
import {encodedWidth} from "../../lib/model/inputs.js";
import {answersOf, meanAnswers, outputsOf} from "../../lib/model/outcome.js";
import {networksOf} from "../../lib/model/predict.js";
import type {DenseLayer, TrainedModel} from "../../lib/model/types.js";
import type {Batch} from "../../lib/profile/batch.js";
import type {ColumnSpec} from "../../lib/profile/types.js";
import type {Kernels, Tensor} from "./kernels.js";

/** A model in the memory of a backend. */
export interface Scorer {
  /**
   * Answers rows of any number.
   * @param columns specs by which the batch's categories are coded
   * @returns as `predictBatch` in lib/model
   */
  predict(columns: readonly ColumnSpec[], batch: Batch): Float64Array;
  /** Gives the memory back. */
  close(): void;
}

interface HeldLayer {
  readonly weights: Tensor;
  readonly bias: Tensor;
  readonly activation: DenseLayer["activation"];
}

/** Rows answered at once: enough that dispatch costs nothing, few enough that they fit the cache. */
const AT_ONCE = 2048;

/** Puts a model into the memory of a backend. */
export function scorer(kernels: Kernels, model: TrainedModel): Scorer {
  const networks = networksOf(model).map((layers) => layers.map((layer) => held(kernels, layer)));
  const width = encodedWidth(model.inputs);
  const outputs = outputsOf(model.outcome);
  const room = new Float32Array(AT_ONCE * width);
  const answer = (encoded: readonly EncodedInput[], span: readonly [number, number], into: Float32Array[]): void => {
    const rows = span[1] - span[0];
    writeRows(encoded, span, room, width);
    kernels.within(() => {
      const inputs = kernels.tensor(room.subarray(0, rows * width), [1, rows, width]);
      networks.forEach((layers, i) => into[i]!.set(kernels.read(forward(kernels, layers, inputs)), span[0] * outputs));
      return [];
    });
  };
  return {
    predict(columns, batch) {
      const encoded = encodeBatch(model.inputs, columns, batch);
      const raw = networks.map(() => new Float32Array(batch.rows * outputs));
      for (let start = 0; start < batch.rows; start += AT_ONCE)
        answer(encoded, [start, Math.min(batch.rows, start + AT_ONCE)], raw);
      return meanAnswers(raw.map((values) => answersOf(model.outcome, values)));
    },
    close: () => kernels.dispose(networks.flat().flatMap(({weights, bias}) => [weights, bias]))
  };
}

function held({tensor}: Kernels, {inputs, outputs, weights, bias, activation}: DenseLayer): HeldLayer {
  return {
    weights: tensor(Float32Array.from(weights), [1, inputs, outputs]),
    bias: tensor(Float32Array.from(bias), [outputs]),
    activation
  };
}

function forward({run}: Kernels, layers: readonly HeldLayer[], inputs: Tensor): Tensor {
  return layers.reduce(
    (values, {weights, bias, activation}) =>
      run("_FusedMatMul", {a: values, b: weights, bias}, {transposeA: false, transposeB: false, activation}),
    inputs
  );
}
