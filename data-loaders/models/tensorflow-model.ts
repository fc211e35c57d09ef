import type * as Converter from "@tensorflow/tfjs-converter";
import type * as Core from "@tensorflow/tfjs-core";
import type * as Layers from "@tensorflow/tfjs-layers";
import type {ElementType} from "../../lib/model/own/element-type.js";
import type {ModelPort, OwnTensor, TensorData} from "../../lib/model/own/types.js";

/** The packages of TensorFlow.js that a model of either format needs, with a backend chosen. */
export interface TensorflowPackages {
  readonly core: typeof Core;
  readonly layers: Pick<typeof Layers, "loadLayersModel">;
  readonly converter: Pick<typeof Converter, "loadGraphModel">;
}

/** A model of TensorFlow.js at work; runs in Node and in a browser alike. */
export interface TensorflowModel {
  readonly inputs: readonly ModelPort[];
  readonly outputs: readonly ModelPort[];
  run(inputs: ReadonlyMap<string, OwnTensor>, output: string): Promise<OwnTensor>;
  close(): void;
}

/**
 * Returns a model at work.
 * @param json the parsed `model.json`
 * @param weights all its weights, in the order in which it names them
 * @throws Error if TensorFlow.js cannot make a model of it
 */
export async function tensorflowModel(
  packages: TensorflowPackages,
  json: object,
  weights: Uint8Array
): Promise<TensorflowModel> {
  const {modelTopology, weightsManifest, format, signature} = json as Core.io.ModelJSON;
  const artifacts: Core.io.ModelArtifacts = {
    modelTopology,
    format: format!,
    weightSpecs: weightsManifest.flatMap((group) => group.weights),
    // a copy, because TensorFlow.js takes the whole buffer, whatever part of it a view shows
    weightData: new Uint8Array(weights).buffer,
    ...(signature === undefined ? {} : {signature})
  };
  const handler = {load: () => Promise.resolve(artifacts)};
  return format === "layers-model"
    ? layersModel(packages, await packages.layers.loadLayersModel(handler))
    : graphModel(packages, await packages.converter.loadGraphModel(handler));
}

function layersModel({core}: TensorflowPackages, model: Layers.LayersModel): TensorflowModel {
  const portOf = (name: string, {dtype, shape}: Layers.SymbolicTensor): ModelPort => ({name, type: dtype, shape});
  return {
    inputs: model.inputs.map((input, i) => portOf(model.inputNames[i]!, input)),
    outputs: model.outputs.map((output, i) => portOf(model.outputNames[i]!, output)),
    run: (inputs, output) =>
      running(core, inputs, (given) => {
        // predict would cut the rows into batches of 32
        const results = model.predictOnBatch(model.inputNames.map((name) => given[name]!));
        return Promise.resolve(Array.isArray(results) ? results[model.outputNames.indexOf(output)]! : results);
      }),
    close: () => model.dispose()
  };
}

/** What a signature says of a tensor; lengths come as text, −1 for one that is not fixed. */
interface SignedTensor {
  readonly name: string;
  readonly dtype: string;
  readonly tensorShape?: {readonly dim?: readonly {readonly size: string | number}[]; readonly unknownRank?: boolean};
}

type Signature = Readonly<Record<"inputs" | "outputs", Readonly<Record<string, SignedTensor>>>>;

const SIGNED_TYPES: Readonly<Record<string, string>> = {
  DT_FLOAT: "float32",
  DT_INT32: "int32",
  DT_INT64: "int32",
  DT_BOOL: "bool",
  DT_STRING: "string"
};

/** Tensors of a graph go by the names of its signature, where it has one. */
function graphModel({core}: TensorflowPackages, model: Converter.GraphModel): TensorflowModel {
  const signature = model.modelSignature as Partial<Signature> | undefined;
  const portsOf = (side: "inputs" | "outputs"): ModelPort[] => {
    const signed = Object.entries(signature?.[side] ?? {});
    if (signed.length > 0) return signed.map(([name, tensor]) => signedPort(name, tensor));
    return model[side].map(({name, dtype, shape}) => ({
      name,
      // TensorFlow.js leaves out what the graph does not say, whatever its types promise
      type: (dtype as string | undefined) ?? "unknown",
      shape: (shape as number[] | undefined)?.map((length) => (length < 0 ? null : length)) ?? null
    }));
  };
  let isDynamic = false;
  const execute = async (given: Core.NamedTensorMap, output: string): Promise<Core.Tensor | Core.Tensor[]> => {
    if (isDynamic) return model.executeAsync(given, output);
    try {
      return model.execute(given, output);
    } catch (error) {
      // a graph whose shapes depend on values can be run in the other way alone, and the other way warns of all others
      if (!(error as Error).message.includes("executeAsync")) throw error;
      isDynamic = true;
      return model.executeAsync(given, output);
    }
  };
  return {
    inputs: portsOf("inputs"),
    outputs: portsOf("outputs"),
    run: (inputs, output) =>
      running(core, inputs, async (given) => {
        const result = await execute(given, output);
        return Array.isArray(result) ? result[0]! : result;
      }),
    close: () => model.dispose()
  };
}

function signedPort(name: string, {dtype, tensorShape}: SignedTensor): ModelPort {
  const lengths = tensorShape?.unknownRank === true ? undefined : tensorShape?.dim?.map(({size}) => Number(size));
  return {
    name,
    type: SIGNED_TYPES[dtype] ?? dtype,
    shape: lengths?.map((length) => (length < 0 ? null : length)) ?? null
  };
}

async function running(
  core: typeof Core,
  inputs: ReadonlyMap<string, OwnTensor>,
  run: (given: Core.NamedTensorMap) => Promise<Core.Tensor>
): Promise<OwnTensor> {
  const given = Object.fromEntries(Array.from(inputs, ([name, tensor]) => [name, asTensor(core, tensor)]));
  let result: Core.Tensor | null = null;
  try {
    result = await run(given);
    // a "bool" comes out as bytes, and texts as an array of them
    return {type: result.dtype as ElementType, shape: result.shape, data: (await result.data()) as TensorData};
  } finally {
    core.dispose([...Object.values(given), ...(result === null ? [] : [result])]);
  }
}

function asTensor(core: typeof Core, {type, shape, data}: OwnTensor): Core.Tensor {
  return core.tensor(data as Float32Array, [...shape], type as Core.DataType);
}
