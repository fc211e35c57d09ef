/**
 * Writes two small models of TensorFlow.js, a layers model and a graph model, with the answers that plain loops give for
 * the rows of answers.json. From the project's root:
 *
 *     npx tsx test/data/models/tensorflow.ts
 */
import {mkdir, readFile, writeFile} from "node:fs/promises";
import {seeded} from "../../../lib/statistics/random.js";

const folder = new URL("./", import.meta.url);
const NUMBERS = ["age", "income", "hours"] as const;
const random = seeded(7);

/** A dense layer of numbers that 32 bits hold. */
interface Dense {
  readonly inputs: number;
  readonly outputs: number;
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

function dense(inputs: number, outputs: number): Dense {
  const draw = (n: number): Float32Array => Float32Array.from({length: n}, () => (random() - 0.5) / 4);
  return {inputs, outputs, weights: draw(inputs * outputs), bias: draw(outputs)};
}

function applied({inputs, outputs, weights, bias}: Dense, row: readonly number[]): number[] {
  return Array.from({length: outputs}, (_, j) => {
    let sum = bias[j]!;
    for (let i = 0; i < inputs; ++i) sum += row[i]! * weights[i * outputs + j]!;
    return sum;
  });
}

const relu = (row: readonly number[]): number[] => row.map((x) => Math.max(0, x));
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

function softmax(row: readonly number[]): number[] {
  const powers = row.map((x) => Math.exp(x - Math.max(...row)));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((x) => x / sum);
}

const specs = (prefix: string, layer: Dense) => [
  {name: `${prefix}/kernel`, shape: [layer.inputs, layer.outputs], dtype: "float32"},
  {name: `${prefix}/bias`, shape: [layer.outputs], dtype: "float32"}
];

async function write(name: string, model: object, layers: readonly [string, Dense][]): Promise<void> {
  const home = new URL(`${name}/`, folder);
  await mkdir(home, {recursive: true});
  // two shards: they are one run of bytes, cut anywhere
  const bytes = Buffer.concat(
    layers.flatMap(([, {weights, bias}]) => [weights, bias].map((part) => Buffer.from(part.buffer)))
  );
  const half = 4 * Math.floor(bytes.length / 8);
  const paths = ["group1-shard1of2.bin", "group1-shard2of2.bin"];
  await writeFile(new URL(paths[0]!, home), bytes.subarray(0, half));
  await writeFile(new URL(paths[1]!, home), bytes.subarray(half));
  const weightsManifest = [{paths, weights: layers.flatMap(([prefix, layer]) => specs(prefix, layer))}];
  await writeFile(new URL("model.json", home), `${JSON.stringify({...model, weightsManifest})}\n`);
}

const [hidden, yes] = [dense(3, 8), dense(8, 1)];
const node = (from: readonly string[]) => from.map((source) => [source, 0, 0, {}]);
const layer = (name: string, units: number, activation: string, from: string) => ({
  class_name: "Dense",
  name,
  config: {name, units, activation, use_bias: true},
  inbound_nodes: [node([from])]
});
await write(
  "layers",
  {
    format: "layers-model",
    generatedBy: "test/data/models/tensorflow.ts",
    convertedBy: null,
    modelTopology: {
      class_name: "Model",
      config: {
        name: "layers",
        layers: [
          ...NUMBERS.map((name) => ({
            class_name: "InputLayer",
            name,
            config: {batch_input_shape: [null, 1], dtype: "float32", sparse: false, name},
            inbound_nodes: []
          })),
          {class_name: "Concatenate", name: "all", config: {name: "all", axis: -1}, inbound_nodes: [node(NUMBERS)]},
          layer("hidden", hidden.outputs, "relu", "all"),
          layer("yes", yes.outputs, "sigmoid", "hidden")
        ],
        input_layers: NUMBERS.map((name) => [name, 0, 0]),
        output_layers: [["yes", 0, 0]]
      },
      keras_version: "tfjs-layers 4.22.0",
      backend: "tensor_flow.js"
    }
  },
  [
    ["hidden", hidden],
    ["yes", yes]
  ]
);

const [first, grades] = [dense(3, 8), dense(8, 3)];
const shapeOf = (shape: readonly number[]) => ({shape: {shape: {dim: shape.map((size) => ({size: String(size)}))}}});
const float = {type: "DT_FLOAT"};
const constants = [...specs("first", first), ...specs("grades", grades)].map(({name, shape}) => ({
  name,
  op: "Const",
  attr: {value: {tensor: {dtype: "DT_FLOAT", tensorShape: shapeOf(shape).shape.shape}}, dtype: float}
}));
const operation = (name: string, op: string, input: readonly string[]) => ({name, op, input, attr: {T: float}});
const named = (name: string, width: number) => ({
  name,
  dtype: "DT_FLOAT",
  tensorShape: shapeOf([-1, width]).shape.shape
});
await write(
  "graph",
  {
    format: "graph-model",
    generatedBy: "test/data/models/tensorflow.ts",
    convertedBy: null,
    signature: {inputs: {features: named("serving_features:0", 3)}, outputs: {probabilities: named("Identity:0", 3)}},
    modelTopology: {
      node: [
        {name: "serving_features", op: "Placeholder", attr: {dtype: float, ...shapeOf([-1, 3])}},
        ...constants,
        operation("first/product", "MatMul", ["serving_features", "first/kernel"]),
        operation("first/sum", "BiasAdd", ["first/product", "first/bias"]),
        operation("first/relu", "Relu", ["first/sum"]),
        operation("grades/product", "MatMul", ["first/relu", "grades/kernel"]),
        operation("grades/sum", "BiasAdd", ["grades/product", "grades/bias"]),
        operation("softmax", "Softmax", ["grades/sum"]),
        operation("Identity", "Identity", ["softmax"])
      ],
      library: {},
      versions: {producer: 1}
    }
  },
  [
    ["first", first],
    ["grades", grades]
  ]
);

const {rows} = JSON.parse(await readFile(new URL("answers.json", folder), "utf8")) as {
  rows: Record<(typeof NUMBERS)[number], (number | null)[]>;
};
// rows with a gap have no answer of plain loops
const answers = rows.age.map((_, i) => {
  const row = NUMBERS.map((name) => rows[name][i]!);
  if (row.includes(null!)) return null;
  return {
    layers: sigmoid(applied(yes, relu(applied(hidden, row)))[0]!),
    graph: softmax(applied(grades, relu(applied(first, row))))
  };
});
await writeFile(new URL("tensorflow.json", folder), `${JSON.stringify(answers)}\n`);
