import type {BostonRows} from "../../course.js";
import {predictRow} from "../../model/predict.js";
import type {TrainedModel} from "../../model/types.js";
import {TRAIN} from "../../scenario/pools.js";

/** An input of one row. */
export interface PreparedInput {
  readonly name: string;
  /** as it was collected */
  readonly value: number;
  /** as the network reads it: (value − mean) / sd of the training rows */
  readonly prepared: number;
  /** smallest and largest value of the training rows, prepared */
  readonly range: readonly [number, number];
}

/** What becomes of one row between the file and the prediction. */
export interface RowPath {
  /** all columns, in the order of the file */
  readonly fields: readonly {readonly name: string; readonly value: number}[];
  readonly inputs: readonly PreparedInput[];
  /** columns that are neither an input nor the label */
  readonly left: readonly string[];
  readonly prediction: number;
  readonly label: number;
  /** whether the model learnt from the row */
  readonly isTraining: boolean;
}

/**
 * Follows a row through the pipeline of a model of numbers.
 * @param row from 0
 * @throws RangeError if an input of the model is a category
 */
export function rowPath({columns, pool}: BostonRows, model: TrainedModel, target: string, row: number): RowPath {
  const fields = Object.entries(columns).map(([name, values]) => ({name, value: values[row]!}));
  const names = model.inputs.map(({name}) => name);
  return {
    fields,
    inputs: model.inputs.map((input) => {
      if (input.kind !== "number") throw new RangeError(`not a number: ${input.name}`);
      const values = columns[input.name]!;
      const prepare = (value: number): number => (value - input.mean) / input.sd;
      const seen = values.filter((_, i) => pool[i] === TRAIN);
      const range = [prepare(Math.min(...seen)), prepare(Math.max(...seen))] as const;
      return {name: input.name, value: values[row]!, prepared: prepare(values[row]!), range};
    }),
    left: fields.map(({name}) => name).filter((name) => name !== target && !names.includes(name)),
    prediction: predictRow(model, Object.fromEntries(names.map((name) => [name, columns[name]![row]!])))[0]!,
    label: columns[target]![row]!,
    isTraining: pool[row] === TRAIN
  };
}
