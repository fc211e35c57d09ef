import type {ModelPoint} from "../../lib/course/serving/files.js";
import {forward} from "../../lib/model/dense.js";
import type {DenseLayer, Layers} from "../../lib/model/types.js";
import {seeded} from "../../lib/statistics/random.js";
import {timeBatch} from "../serve/batch-time.js";

/** Milliseconds for one row and for `MANY` rows, on this device. */
export interface ModelTime {
  readonly single: number;
  readonly many: number;
}

const MANY = 1000;

/**
 * Times models of the given shapes by the plain loop of the page, one after another. Their weights are drawn at random: it
 * makes no difference to the time what they are.
 * @param onStep told before each model, which holds the page up for a moment
 */
export async function timeModels(
  models: readonly ModelPoint[],
  onStep: (model: ModelPoint) => void
): Promise<Map<string, ModelTime>> {
  const times = new Map<string, ModelTime>();
  const columns = models.find(({widths}) => widths !== null)!.widths![0]!;
  const random = seeded(1);
  const rows = Float64Array.from({length: MANY * columns}, random);
  for (const model of models) {
    onStep(model);
    await paint();
    const answer = answererOf(model, random);
    const time = async (count: number): Promise<number> => {
      const inputs = rows.subarray(0, count * columns);
      const {ms} = await timeBatch(
        async () => answer(inputs, count),
        () => performance.now()
      );
      return ms;
    };
    times.set(model.id, {single: await time(1), many: await time(MANY)});
  }
  return times;
}

type Answer = (inputs: Float64Array, rows: number) => Float64Array;

function answererOf({widths, networks}: ModelPoint, random: () => number): Answer {
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

/** Lets the browser show what has been said: the work that follows may hold it up. */
function paint(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
