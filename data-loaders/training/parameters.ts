import type {DenseLayer, Layers} from "../../lib/model/types.js";

/** Where a layer's parameters lie in the one vector of a network: `rows` × `columns` from `start`, row by row. */
export interface Block {
  readonly start: number;
  readonly rows: number;
  readonly columns: number;
  readonly activation: DenseLayer["activation"];
}

/** A network as one vector, so that an optimiser takes as many operations for all its layers as for one. */
export interface Parameters {
  readonly blocks: readonly Block[];
  readonly values: Float32Array;
  /** 1 where a parameter is learnt, 0 where it is fixed */
  readonly learnt: Float32Array;
}

/**
 * Lays a network out. The bias of a layer is one more row, whose input is always 1. That 1 comes out of the layer before,
 * as one more unit with fixed weights: 0, and 1 from the 1 before it. So bias and weights are one matrix, whose product
 * and gradient are one operation each.
 */
export function packed(layers: Layers): Parameters {
  let start = 0;
  const blocks = layers.map(({inputs, outputs, activation}, i): Block => {
    const block = {start, rows: inputs + 1, columns: i < layers.length - 1 ? outputs + 1 : outputs, activation};
    start += block.rows * block.columns;
    return block;
  });
  const [values, learnt] = [new Float32Array(start), new Float32Array(start)];
  layers.forEach((layer, i) => {
    const {rows, columns, ...block} = blocks[i]!;
    for (let row = 0; row < rows; ++row)
      for (let column = 0; column < columns; ++column) {
        const at = block.start + row * columns + column;
        const isOwn = column < layer.outputs;
        values[at] = isOwn ? parameterOf(layer, row, column) : Number(row === rows - 1);
        learnt[at] = Number(isOwn);
      }
  });
  return {blocks, values, learnt};
}

function parameterOf({inputs, outputs, weights, bias}: DenseLayer, row: number, column: number): number {
  return row < inputs ? weights[row * outputs + column]! : bias[column]!;
}

/** Returns the network that a vector holds (`packed`). */
export function unpacked(blocks: readonly Block[], values: Float32Array): DenseLayer[] {
  return blocks.map(({start, rows, columns, activation}, i) => {
    const outputs = i < blocks.length - 1 ? columns - 1 : columns;
    const rowOf = (row: number): number[] =>
      Array.from(values.subarray(start + row * columns, start + row * columns + outputs), shortest);
    const weights = Array.from({length: rows - 1}, (_, row) => rowOf(row)).flat();
    return {inputs: rows - 1, outputs, weights, bias: rowOf(rows - 1), activation};
  });
}

/** Nine significant digits tell any two 32-bit numbers apart; the file need not carry seventeen. */
function shortest(x: number): number {
  return Number(x.toPrecision(9));
}
