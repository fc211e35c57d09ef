import {rowNumbers} from "../../lib/model/own/answers.js";
import {askRows} from "../../lib/model/own/ask.js";
import type {RunModel} from "../../lib/model/own/ask.js";
import {classOf} from "../../lib/model/own/classes.js";
import {gapsOf} from "../../lib/model/own/gaps.js";
import {ownModelFile} from "../../lib/model/own/published.js";
import type {PublishedOwnModel} from "../../lib/model/own/published.js";
import type {OwnModel, OwnRows, OwnValues} from "../../lib/model/own/types.js";
import {loadBytes, loadJson} from "../bundle.js";

/** Where the runtimes of models are. None is fetched before a model of its format is opened. */
export interface ModelRuntimes {
  readonly onnx: {readonly code: string; readonly wasm: string};
  readonly tensorflow: {readonly code: string};
}

/** A value of a row; null and undefined are missing. */
export type RowValue = number | string | boolean | null | undefined;

/** A model in a file that answers rows in the page. */
export interface PageModel extends Omit<PublishedOwnModel, "model" | "weights"> {
  /** columns that a row has to have, and whether their values are numbers (1 and 0 for yes and no) or texts */
  readonly inputs: readonly {readonly name: string; readonly kind: "number" | "text"}[];
  /**
   * Returns the model's number for a row; of two classes the probability of the second; the probabilities of all classes;
   * or, of a model that says the class alone, the class as text. Rows are answered one after another, however many are
   * asked about at once: a runtime that is in the middle of a row takes no other.
   * @throws RangeError if the row cannot be put to the model, saying which column is at fault, or has no answer
   */
  predict(row: Readonly<Record<string, RowValue>>): Promise<number[] | string>;
}

/**
 * Opens the model of a bundle, fetching it and its runtime.
 * @param addressOf returns the address of a file of the bundle
 * @throws Error if a file cannot be had, or the runtime cannot read the model
 */
export async function openModel(addressOf: (name: string) => string, runtimes: ModelRuntimes): Promise<PageModel> {
  const {model, weights, ...published} = await loadJson<PublishedOwnModel>(addressOf(ownModelFile));
  const {plan} = published;
  const run =
    weights === null
      ? await openOnnx(addressOf(model), runtimes)
      : await openTensorflow(addressOf(model), addressOf(weights), runtimes);
  const inputs = columnsOf(plan);
  return {...published, inputs, predict: oneByOne((row) => answer(run, plan, rowsOf(inputs, row)))};
}

/** Calls a function when what it was called with before is done with, however that went. */
function oneByOne<A, B>(call: (argument: A) => Promise<B>): (argument: A) => Promise<B> {
  let last: Promise<unknown> = Promise.resolve();
  return (argument) => {
    const result = last.then(() => call(argument));
    last = result.catch(() => null);
    return result;
  };
}

async function openOnnx(model: string, {onnx}: ModelRuntimes): Promise<RunModel> {
  const {openOnnx: open} = (await import(onnx.code)) as {
    openOnnx(bytes: Uint8Array, wasm: string): Promise<RunModel>;
  };
  return open(await loadBytes(model), onnx.wasm);
}

async function openTensorflow(model: string, weights: string, {tensorflow}: ModelRuntimes): Promise<RunModel> {
  const {openTensorflow: open} = (await import(tensorflow.code)) as {
    openTensorflow(json: object, weights: Uint8Array): Promise<RunModel>;
  };
  return open(await loadJson<object>(model), await loadBytes(weights));
}

function columnsOf({inputs}: OwnModel): PageModel["inputs"] {
  const kinds = new Map<string, "number" | "text">();
  for (const {type, columns} of inputs)
    for (const {name, codes} of columns) kinds.set(name, codes !== null || type === "string" ? "text" : "number");
  return Array.from(kinds, ([name, kind]) => ({name, kind}));
}

function rowsOf(inputs: PageModel["inputs"], row: Readonly<Record<string, RowValue>>): OwnRows {
  return new Map(
    inputs.map(({name, kind}): [string, OwnValues] => {
      const value = row[name] ?? null;
      if (kind === "text") return [name, {kind: "texts", values: [value === null ? null : String(value)]}];
      return [name, {kind: "numbers", values: Float64Array.of(value === null ? NaN : Number(value))}];
    })
  );
}

async function answer(run: RunModel, plan: OwnModel, rows: OwnRows): Promise<number[] | string> {
  const [gap] = gapsOf(plan, rows, 1);
  if (gap !== undefined) throw new RangeError(`the model cannot be asked: ${gap.column} ${gap.reason}`);
  requireWhole(plan, rows);
  const tensor = await askRows(run, plan, rows, {start: 0, length: 1});
  if (plan.output.kind === "class") return classOf(plan.output, tensor, 0);
  const numbers = rowNumbers(plan.output, tensor, 0);
  if (numbers === null) throw new RangeError("the model's answer is not a number");
  return numbers;
}

/** A column of integers has no fractions where it is read from a file; what a reader types may have one. */
function requireWhole({inputs}: OwnModel, rows: OwnRows): void {
  for (const {type, columns} of inputs.filter(({type}) => type === "int32" || type === "int64"))
    for (const {name} of columns) {
      const column = rows.get(name)!;
      if (column.kind === "numbers" && !Number.isInteger(column.values[0]))
        throw new RangeError(`the model cannot be asked: ${name} is not a whole number (${type})`);
    }
}
