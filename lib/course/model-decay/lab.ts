import {deriveSeed, seeded} from "../../statistics/random.js";
import type {Random} from "../../statistics/random.js";
import type {Production} from "../what-to-watch/production.js";
import {partOf, unchanged} from "./change.js";
import type {Change} from "./change.js";
import {readerOf} from "./reading.js";
import type {Part, Reading} from "./reading.js";
import {modelIds, regimesOf} from "./regime.js";
import type {ModelId, Regime} from "./regime.js";
import {exposureOf, WEEKS} from "./shapes.js";
import type {Exposure, Shape} from "./shapes.js";

/** A change with its course in time, and how it is looked at. */
export interface Setup {
  readonly change: Change;
  readonly shape: Shape;
  /** first week of the change */
  readonly onset: number;
  readonly model: ModelId;
  /** rows drawn in a week; null weighs every tract by its chance, as if there were infinitely many */
  readonly rows: number | null;
  readonly seed: number;
}

/** A service whose world can be changed at will. */
export interface DecayLab {
  readonly features: readonly string[];
  /** while nothing has changed, with infinitely many rows */
  base(model: ModelId): Reading;
  /** once a change is complete, with infinitely many rows */
  after(model: ModelId, change: Change): Reading;
  /** of each week */
  weeks(setup: Setup): readonly Reading[];
}

/** Returns a lab on the tracts that a service draws from. Nothing in it is drawn by chance but sampled weeks. */
export function decayLab(production: Production): DecayLab {
  const {regime} = regimesOf(production);
  const old = new Map(modelIds.map((model) => [model, regime(model, unchanged)]));
  const readers = new Map(modelIds.map((model) => [model, readerOf(old.get(model)!)]));
  const read = (model: ModelId, parts: readonly Part[]): Reading => readers.get(model)!(parts);
  const whole = (model: ModelId, one: Regime): Reading => read(model, [{regime: one, weights: one.weights}]);
  return {
    features: production.features,
    base: (model) => whole(model, old.get(model)!),
    after: (model, change) => whole(model, regime(model, change)),
    weeks({change, shape, onset, model, rows, seed}) {
      const complete = regime(model, change);
      const cameTo = (amount: number): Regime =>
        amount === 1 ? complete : regime(model, partOf(change, amount), amount);
      return Array.from({length: WEEKS}, (_, week) => {
        const exposure = exposureOf(shape, onset, week);
        const regimes = [old.get(model)!, cameTo(exposure.amount)] as const;
        if (rows === null) return read(model, mixed(regimes, exposure));
        return read(model, drawn(regimes, exposure, rows, seeded(deriveSeed(seed, "week", week))));
      });
    }
  };
}

type Regimes = readonly [old: Regime, fresh: Regime];

function mixed([old, fresh]: Regimes, {share}: Exposure): Part[] {
  const scaled = (regime: Regime, by: number): Part => ({regime, weights: regime.weights.map((w) => by * w)});
  return [scaled(old, 1 - share), scaled(fresh, share)];
}

/** Two numbers by chance for each row, of which regime it is and which tract: a change of one leaves the other alone. */
function drawn(regimes: Regimes, {share}: Exposure, rows: number, random: Random): Part[] {
  const parts = regimes.map((regime) => ({regime, weights: new Float64Array(regime.weights.length)}));
  const bounds = regimes.map(({weights}) => cumulative(weights));
  for (let i = 0; i < rows; ++i) {
    const side = random() < share ? 1 : 0;
    ++parts[side]!.weights[position(bounds[side]!, random())]!;
  }
  return parts;
}

function cumulative(weights: Float64Array): Float64Array {
  let sum = 0;
  return weights.map((weight) => (sum += weight));
}

/** The first tract whose cumulative chance is above u; the last one should rounding leave u beyond them all. */
function position(bounds: Float64Array, u: number): number {
  let [low, high] = [0, bounds.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (u < bounds[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}
