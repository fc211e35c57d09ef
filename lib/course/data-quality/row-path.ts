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
export function rowPath(boston: BostonRows, model: TrainedModel, target: string, row: number): RowPath {
  const {columns, pool} = boston;
  const fields = Object.entries(columns).map(([name, values]) => ({name, value: values[row]!}));
  const names = model.inputs.map(({name}) => name);
  return {
    fields,
    inputs: inputColumns(boston, model).map(({name, values, prepared, range}) => {
      return {name, value: values[row]!, prepared: prepared[row]!, range};
    }),
    left: fields.map(({name}) => name).filter((name) => name !== target && !names.includes(name)),
    prediction: predictRow(model, Object.fromEntries(names.map((name) => [name, columns[name]![row]!])))[0]!,
    label: columns[target]![row]!,
    isTraining: pool[row] === TRAIN
  };
}

/** Rows that the model did not learn from, and what of them it has seen nothing like. */
export interface BeyondTraining {
  readonly rows: number;
  /** rows with an input beyond the range of the training rows */
  readonly beyond: number;
  /** the farthest from the training mean of the inputs beyond; its row from 0. null where there is none */
  readonly farthest: {
    readonly row: number;
    readonly name: string;
    readonly value: number;
    readonly prepared: number;
  } | null;
}

/**
 * Counts the rows held out that hold an input beyond all that the model has learnt from.
 * @throws RangeError if an input of the model is a category
 */
export function beyondTraining(boston: BostonRows, model: TrainedModel): BeyondTraining {
  const columns = inputColumns(boston, model);
  const rows = boston.pool.flatMap((pool, row) => (pool === TRAIN ? [] : [row]));
  const found = rows.flatMap((row) =>
    columns
      .filter(({prepared, range}) => prepared[row]! < range[0] || prepared[row]! > range[1])
      .map(({name, values, prepared}) => ({row, name, value: values[row]!, prepared: prepared[row]!}))
  );
  const [first, ...others] = found;
  return {
    rows: rows.length,
    beyond: new Set(found.map(({row}) => row)).size,
    farthest:
      first === undefined
        ? null
        : others.reduce((most, one) => (Math.abs(one.prepared) > Math.abs(most.prepared) ? one : most), first)
  };
}

/** An input of all rows. */
interface InputColumn {
  readonly name: string;
  readonly values: readonly number[];
  readonly prepared: readonly number[];
  readonly range: readonly [number, number];
}

function inputColumns({columns, pool}: BostonRows, model: TrainedModel): InputColumn[] {
  return model.inputs.map((input) => {
    if (input.kind !== "number") throw new RangeError(`not a number: ${input.name}`);
    const values = columns[input.name]!;
    const prepared = values.map((value) => (value - input.mean) / input.sd);
    const seen = prepared.filter((_, row) => pool[row] === TRAIN);
    return {name: input.name, values, prepared, range: [Math.min(...seen), Math.max(...seen)]};
  });
}
