import {encodeBatch, writeRows} from "../../lib/model/encode.js";
import type {EncodedInput} from "../../lib/model/encode.js";
import {encodedWidth} from "../../lib/model/inputs.js";
import {answersOf, meanAnswers, outputsOf} from "../../lib/model/outcome.js";
import {networksOf} from "../../lib/model/predict.js";
import type {DenseLayer, TrainedModel} from "../../lib/model/types.js";
import type {Batch, CodedValues, NumericValues} from "../../lib/profile/batch.js";
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
  const answer = (encoded: readonly EncodedInput[], rows: number): Float64Array => {
    writeRows(encoded, [0, rows], room, width);
    let answers: Float64Array[] = [];
    kernels.within(() => {
      const inputs = kernels.tensor(room.subarray(0, rows * width), [1, rows, width]);
      answers = networks.map((layers) => answersOf(model.outcome, kernels.read(forward(kernels, layers, inputs))));
      return [];
    });
    return meanAnswers(answers);
  };
  return {
    predict(columns, batch) {
      const result = new Float64Array(batch.rows * outputs);
      for (let start = 0; start < batch.rows; start += AT_ONCE) {
        const some = rowsOf(batch, start, Math.min(batch.rows, start + AT_ONCE));
        result.set(answer(encodeBatch(model.inputs, columns, some), some.rows), start * outputs);
      }
      return result;
    },
    close: () => kernels.dispose(networks.flat().flatMap(({weights, bias}) => [weights, bias]))
  };
}

/** The rows of a batch from one to before another, as a view. */
function rowsOf({rows, columns}: Batch, start: number, end: number): Batch {
  if (start === 0 && end === rows) return {rows, columns};
  const cut = (column: NumericValues | CodedValues): NumericValues | CodedValues =>
    column.kind === "categorical"
      ? {...column, codes: column.codes.subarray(start, end)}
      : {...column, values: column.values.subarray(start, end), valid: column.valid?.subarray(start, end) ?? null};
  return {rows: end - start, columns: new Map(Array.from(columns, ([name, column]) => [name, cut(column)]))};
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
