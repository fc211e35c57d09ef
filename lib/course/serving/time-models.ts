import {forward} from "../../model/dense.js";
import type {DenseLayer, Layers} from "../../model/types.js";
import {timeBatch} from "../../serving/time-batch.js";
import {seeded} from "../../statistics/random.js";
import type {ComparedModel, ModelPoint} from "./files.js";

/** Milliseconds that models took for batches of some sizes. */
export interface ModelTimes {
  /** rows of a batch, fewest first */
  readonly rows: readonly number[];
  readonly models: readonly ModelTime[];
}

export interface ModelTime {
  readonly id: ComparedModel;
  /** for a batch of each size */
  readonly ms: readonly number[];
}

/** What the time of a model depends on. */
export type ModelShape = Pick<ModelPoint, "id" | "widths" | "networks">;

interface Timing {
  /** milliseconds since some moment, as `performance.now` */
  readonly clock: () => number;
  /** told before each model, which holds up whoever measures */
  onModel(id: ComparedModel): Promise<void> | void;
}

/**
 * Times models of the given shapes by the plain loop that pages answer with, one after another. Their weights are drawn at
 * random: it makes no difference to the time what they are. The mean answers without looking at a row.
 * @param rows of a batch, fewest first
 * @returns times to three digits
 * @throws RangeError if no model has layers
 */
export async function timeModels(
  models: readonly ModelShape[],
  rows: readonly number[],
  {clock, onModel}: Timing
): Promise<ModelTimes> {
  const columns = models.find(({widths}) => widths !== null)?.widths?.[0];
  if (columns === undefined) throw new RangeError("no model has layers");
  const random = seeded(1);
  const values = Float64Array.from({length: Math.max(...rows) * columns}, random);
  const times: ModelTime[] = [];
  for (const model of models) {
    await onModel(model.id);
    const answer = answererOf(model, random);
    const ms: number[] = [];
    for (const count of rows) {
      const batch = values.subarray(0, count * columns);
      ms.push(Number((await timeBatch(async () => answer(batch, count), clock)).ms.toPrecision(3)));
    }
    times.push({id: model.id, ms});
  }
  return {rows, models: times};
}

/**
 * Returns the milliseconds that a model took for a batch.
 * @throws RangeError if that was not timed
 * @example timeOf({rows: [1, 8], models: [{id: "mean", ms: [2, 3]}]}, "mean", 8) // 3
 */
export function timeOf({rows, models}: ModelTimes, id: ComparedModel, count: number): number {
  const ms = models.find((model) => model.id === id)?.ms[rows.indexOf(count)];
  if (ms === undefined) throw new RangeError(`not timed: ${id}, ${count} rows`);
  return ms;
}

type Answer = (inputs: Float64Array, rows: number) => Float64Array;

function answererOf({widths, networks}: ModelShape, random: () => number): Answer {
  if (widths === null) return (_, rows) => new Float64Array(rows).fill(1);
  const nets = Array.from({length: networks}, () => layersOf(widths, random));
  return (inputs, rows) => {
    const answers = nets.map((layers) => forward(layers, inputs, rows));
    return answers[0]!.map((_, row) => answers.reduce((sum, own) => sum + own[row]!, 0) / answers.length);
  };
}

function layersOf(widths: readonly number[], random: () => number): Layers {
  return widths.slice(1).map((outputs, i): DenseLayer => {
    const inputs = widths[i]!;
    return {
      ...{inputs, outputs, bias: Array.from({length: outputs}, random)},
      weights: Array.from({length: inputs * outputs}, () => random() - 0.5),
      activation: i === widths.length - 2 ? "linear" : "relu"
    };
  });
}
