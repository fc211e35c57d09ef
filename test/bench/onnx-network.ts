import type {DenseLayer, ModelInput} from "../../lib/model/types.js";

/*
 * A network as an ONNX file, for onnxruntime to be measured against: the few messages of its protocol buffers that it
 * takes, by their field numbers in onnx.proto3 (github.com/onnx/onnx).
 */

const FLOAT = 1;
const BYTES = 2;

/** Returns a network that standardises rows of numbers, [rows, inputs], and answers with [rows, outputs]. */
export function onnxNetwork(inputs: readonly ModelInput[], layers: readonly DenseLayer[]): Uint8Array {
  const numbers = inputs.map((input) => {
    if (input.kind !== "number") throw new RangeError(`expected numbers alone, found the ${input.kind} ${input.name}`);
    return input;
  });
  const width = numbers.length;
  const tensors = [
    tensor(
      "mean",
      [width],
      numbers.map(({mean}) => mean)
    ),
    tensor(
      "sd",
      [width],
      numbers.map(({sd}) => sd)
    )
  ];
  const nodes = [node("Sub", ["rows", "mean"], "centred"), node("Div", ["centred", "sd"], "values0")];
  layers.forEach((layer, i) => {
    const isRelu = layer.activation === "relu";
    const last = i === layers.length - 1 ? "answers" : `values${i + 1}`;
    const sum = isRelu ? `sum${i}` : last;
    tensors.push(tensor(`weights${i}`, [layer.inputs, layer.outputs], layer.weights));
    tensors.push(tensor(`bias${i}`, [layer.outputs], layer.bias));
    nodes.push(node("Gemm", [`values${i}`, `weights${i}`, `bias${i}`], sum));
    if (isRelu) nodes.push(node("Relu", [sum], last));
  });
  const graph = [
    ...nodes.map((each) => field(1, each)),
    field(2, text("network")),
    ...tensors.map((each) => field(5, each)),
    field(11, value("rows", width)),
    field(12, value("answers", layers.at(-1)!.outputs))
  ];
  return joined([count(1, 8), field(7, joined(graph)), field(8, joined([field(1, text("")), count(2, 17)]))]);
}

function node(kind: string, inputs: readonly string[], output: string): Uint8Array {
  return joined([...inputs.map((input) => field(1, text(input))), field(2, text(output)), field(4, text(kind))]);
}

function tensor(name: string, shape: readonly number[], values: readonly number[]): Uint8Array {
  const raw = new Uint8Array(Float32Array.from(values).buffer);
  return joined([...shape.map((size) => count(1, size)), count(2, FLOAT), field(8, text(name)), field(9, raw)]);
}

function value(name: string, width: number): Uint8Array {
  const shape = joined([field(1, field(2, text("n"))), field(1, count(1, width))]);
  const type = field(1, joined([count(1, FLOAT), field(2, shape)]));
  return joined([field(1, text(name)), field(2, type)]);
}

function text(words: string): Uint8Array {
  return new TextEncoder().encode(words);
}

/** A field of bytes: its number, how many there are, and they. */
function field(number: number, bytes: Uint8Array): Uint8Array {
  return joined([varint((number << 3) | BYTES), varint(bytes.length), bytes]);
}

/** A field of one whole number. */
function count(number: number, value: number): Uint8Array {
  return joined([varint(number << 3), varint(value)]);
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 128) return Uint8Array.from([...bytes, rest]);
    bytes.push((rest & 127) | 128);
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}
