import {batchTimes} from "../../lib/course/serving/queue-lab.js";
import type {LookUps, ModelSize, QueueSettings} from "../../lib/course/serving/queue-lab.js";
import {deriveSeed, seeded} from "../../lib/statistics/random.js";
import {guess, integer, oneOf} from "../state-fields.js";
import type {Fields, Guess} from "../state-fields.js";

export const sizes = Object.keys(batchTimes) as ModelSize[];
export const lookUps: readonly LookUps[] = ["none", "store", "cache"];

export const limits = {
  rate: {min: 5, max: 500, step: 5},
  burst: {min: 1, max: 10, step: 1},
  servers: {min: 1, max: 8, step: 1},
  maxBatch: {min: 1, max: 32, step: 1},
  delayMs: {min: 0, max: 50, step: 5},
  models: {min: 1, max: 8, step: 1},
  cachePercent: {min: 0, max: 100, step: 5},
  zipfTenths: {min: 0, max: 15, step: 1},
  cents: {min: 5, max: 500, step: 5}
} as const;

/** The reader's guess for p99, in milliseconds. */
export const guessLimits = {min: 10, max: 1000, step: 10} as const;

/** The state of the widget, as it is written in the address. */
export interface QueueState extends Omit<QueueSettings, "accelerated"> {
  readonly accelerator: "off" | "on";
  /** price of a server hour, in cents */
  readonly cents: number;
  readonly guess: Guess;
}

const whole = (name: keyof typeof limits, initial: number) => integer(initial, limits[name].min, limits[name].max);

export const queueFields: Fields<QueueState> = {
  rate: whole("rate", 60),
  burst: whole("burst", 1),
  size: oneOf(sizes, "medium"),
  servers: whole("servers", 1),
  maxBatch: whole("maxBatch", 1),
  delayMs: whole("delayMs", 0),
  models: whole("models", 1),
  accelerator: oneOf(["off", "on"], "off"),
  lookUps: oneOf(lookUps, "none"),
  cachePercent: whole("cachePercent", 10),
  zipfTenths: whole("zipfTenths", 10),
  cents: whole("cents", 100),
  seed: integer(1, 1, 999_999),
  guess: guess(guessLimits.min, guessLimits.max)
};

/** Returns what a simulation needs of the state. */
export function settingsOf({accelerator, ...state}: QueueState): QueueSettings {
  const {rate, burst, size, servers, maxBatch, delayMs, models, cachePercent, zipfTenths, seed} = state;
  return {
    ...{rate, burst, size, servers, maxBatch, delayMs, models, accelerated: accelerator === "on"},
    ...{lookUps: state.lookUps, cachePercent, zipfTenths, seed}
  };
}

/** Other settings, drawn from the seed before. */
export function surprise({seed}: QueueState): Partial<QueueState> {
  const next = 1 + (deriveSeed(seed, "surprise") % 999_999);
  const random = seeded(next);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  return {
    seed: next,
    rate: pick([20, 50, 80, 95, 150, 300]),
    burst: pick([1, 1, 4]),
    servers: pick([1, 1, 2, 3]),
    maxBatch: pick([1, 4, 16]),
    delayMs: pick([0, 10, 20]),
    lookUps: pick(lookUps)
  };
}
