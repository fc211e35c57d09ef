import {encodeRow, writeRows} from "../../lib/model/encode.js";
import type {Row} from "../../lib/model/encode.js";
import {encodedWidth} from "../../lib/model/inputs.js";
import {networksOf, predictRow} from "../../lib/model/predict.js";
import type {Layers, Outcome} from "../../lib/model/types.js";
import type {PublishedModel} from "../../lib/published-model.js";

/** The model in force, ready to answer in the page. */
export interface Champion {
  readonly version: string;
  /** names of the columns that it reads */
  readonly inputs: readonly string[];
  readonly outcome: Outcome;
  /** one, or those of an ensemble; a linear model is a network of one layer */
  readonly networks: readonly Layers[];
  /**
   * A number in the label's unit; of two classes the probability of the second; of more a probability each.
   * @param row all inputs by name; a gap is null, and a category that the model reads as a number may be text
   */
  predict(row: Row): Float64Array;
  /** rows as the first layer reads them, row-major */
  encode(rows: readonly Row[]): Float32Array;
}

/** Makes a published model answer. */
export function championOf({version, model}: PublishedModel): Champion {
  const {inputs, outcome} = model;
  const width = encodedWidth(inputs);
  const numbers = inputs.filter(({kind}) => kind === "number").map(({name}) => name);
  /** A model may read the number that a level is written as; text that is no number is a gap to it. */
  const typed = (row: Row): Row =>
    numbers.every((name) => typeof row[name] === "number")
      ? row
      : {...row, ...Object.fromEntries(numbers.map((name) => [name, numberOf(row[name] ?? null)]))};
  return {
    ...{version, outcome, networks: networksOf(model)},
    inputs: inputs.map(({name}) => name),
    predict: (row) => predictRow(model, typed(row)),
    encode(rows) {
      const encoded = new Float32Array(rows.length * width);
      rows.forEach((row, i) => writeRows(encodeRow(inputs, typed(row)), [0, 1], encoded.subarray(i * width), width));
      return encoded;
    }
  };
}

function numberOf(value: Row[string]): number | null {
  const number = value === null || value === "" ? NaN : Number(value);
  return Number.isFinite(number) ? number : null;
}
