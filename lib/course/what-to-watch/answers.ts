import {mean} from "../../statistics/moments.js";
import {deriveSeed, seeded} from "../../statistics/random.js";
import type {FailureId} from "./failures.js";
import {answersOfV1} from "./production.js";
import type {Production, Served} from "./production.js";

/** Share of requests that a server with the old version answers. */
const OLD_SHARE = 0.2;

/** By how much answers are too high, as a factor: a fee that is added twice. */
const SHIFT = 1.1;

/**
 * Returns what callers are answered on a day while something fails between the model and them.
 * @returns the model's own answers where nothing does
 */
export function answersWhile(failure: FailureId, production: Production, served: Served, day: number): Float64Array {
  const {predictions} = served;
  if (failure === "shift") return predictions.map((price) => SHIFT * price);
  if (failure === "constant") return new Float64Array(predictions.length).fill(usualPrice(production));
  if (failure !== "versions") return predictions;
  const chance = seeded(deriveSeed(production.stream.seed, "old version", day));
  const old = answersOfV1(production, served);
  return predictions.map((price, row) => (chance() < OLD_SHARE ? old[row]! : price));
}

/** What a service says that has lost its model and falls back on the mean of the training labels. */
function usualPrice({stream, target}: Production): number {
  return mean(stream.train.map((tract) => tract[target]!));
}
