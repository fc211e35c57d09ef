import {predictLinear} from "../../model/least-squares.js";
import {predictColumns} from "../../model/predict.js";
import type {TrainedModel} from "../../model/types.js";
import type {Tract} from "../../scenario/types.js";
import {mean, standardDeviation} from "../../statistics/moments.js";
import type {Production} from "../what-to-watch/production.js";
import {faultOf} from "./change.js";
import type {Change} from "./change.js";

/** Who answers: least squares, or the network that took its place, learnt from the same rows. */
export const modelIds = ["network", "linear"] as const;
export type ModelId = (typeof modelIds)[number];

/** The tracts that production may be asked about, under a change: what arrives, what is true, how often, what is answered. */
export interface Regime {
  /** by feature, as the model receives them */
  readonly inputs: readonly Float64Array[];
  readonly labels: Float64Array;
  /** chance of each tract; they sum to 1 */
  readonly weights: Float64Array;
  readonly predictions: Float64Array;
}

/** Makes regimes of a service, with either model. */
export interface Regimes {
  /** @param amount of the fault that has come, from 0 to 1; the other parts of the change are taken as they are */
  regime(model: ModelId, change: Change, amount?: number): Regime;
}

/** Returns what makes regimes of a service: every tract that it draws from, held out from training, counts by its chance. */
export function regimesOf(production: Production): Regimes {
  const {features, target, stream} = production;
  const column = (tracts: readonly Tract[], name: string): Float64Array =>
    Float64Array.from(tracts, (tract) => tract[name]!);
  const inputs = features.map((name) => column(stream.pool, name));
  const labels = column(stream.pool, target);
  const centres = new Map([...features, target].map((name) => [name, mean(column(stream.train, name))]));
  const scores = new Map(
    [...features, target].map((name) => {
      const spread = standardDeviation(column(stream.train, name));
      return [name, column(stream.pool, name).map((value) => (value - centres.get(name)!) / spread)];
    })
  );
  const scoresOf = (name: string): Float64Array => {
    const found = scores.get(name);
    if (found === undefined) throw new RangeError(`unknown column: ${name}`);
    return found;
  };
  const received = (change: Change, amount: number): readonly Float64Array[] => {
    const fault = faultOf(change.fault);
    if (fault === null || amount === 0) return inputs;
    const centre = centres.get(fault.column)!;
    const arrived = (value: number): number => value + amount * (fault.arrives(value, centre) - value);
    return inputs.map((values, i) => (features[i] === fault.column ? values.map(arrived) : values));
  };
  const known = new Map(modelIds.map((model) => [model, answersOf(production, model, inputs)]));
  return {
    regime(model, change, amount = 1) {
      const [tilts, adds, prices] = [scoresOf(change.tiltOf), scoresOf(change.addOf), scoresOf(target)];
      const own = received(change, amount);
      return {
        inputs: own,
        labels: labels.map((label, row) => change.factor * label + change.add * adds[row]!),
        weights: normalised(tilts.map((z, row) => Math.exp(change.tilt * z + change.labelTilt * prices[row]!))),
        predictions: own === inputs ? known.get(model)! : answersOf(production, model, own)
      };
    }
  };
}

function answersOf(
  {v1, v2}: {v1: Production["v1"]; v2: TrainedModel},
  model: ModelId,
  inputs: readonly Float64Array[]
) {
  return model === "linear" ? predictLinear(v1, inputs) : predictColumns(v2, inputs);
}

function normalised(weights: Float64Array): Float64Array {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
