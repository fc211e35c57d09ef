import {middle} from "./range.js";
import type {Range} from "./range.js";
import {ROOT_LIMIT, rootKolmogorov} from "./root-kolmogorov.js";
import type {PresetResult} from "./types.js";
import {OPEN} from "./verdict.js";
import {zScore} from "./z-score.js";

export type Light = "red" | "yellow" | "green";

const RED = 7;
const YELLOW = 4;

/**
 * Returns the lights that z-scores of a range have: red from 7 on and below −7, yellow from 4 on and below −4, and green
 * for NaN.
 * @example [...lightsOf({low: 3, high: 5})] // ["green", "yellow"]
 */
export function lightsOf({low, high}: Range): ReadonlySet<Light> {
  const lights = new Set<Light>();
  if (Number.isNaN(low) || Number.isNaN(high) || (low < YELLOW && high >= -YELLOW)) lights.add("green");
  if ((low < -YELLOW && high >= -RED) || (low < RED && high >= YELLOW)) lights.add("yellow");
  if (low < -RED || high >= RED) lights.add("red");
  return lights;
}

/** Returns the lights of Kolmogorov–Smirnov's z over a range of D; `scale` is √(n m / (n + m)). */
export function lightsOfKolmogorov(distance: Range, scale: number): ReadonlySet<Light> {
  const [low, high] = [distance.low * scale, distance.high * scale];
  const z = (u: number): number => zScore(rootKolmogorov(u));
  if (low >= ROOT_LIMIT) return lightsOf({low: NaN, high: NaN});
  if (high < ROOT_LIMIT) return lightsOf({low: z(low), high: z(high)});
  return new Set<Light>(["green", ...lightsOf({low: z(low), high: Infinity})]);
}

/** Returns what two figures' lights say: one that is red in any case is drift, and there is none where none can be. */
export function judgeLights(z: Range, ...figures: readonly (readonly [string, ReadonlySet<Light>])[]): PresetResult {
  const isRed = figures.some(([, lights]) => lights.has("red") && lights.size === 1);
  const canBeRed = figures.some(([, lights]) => lights.has("red"));
  const remark = figures.map(([name, lights]) => `${name} ${[...lights].join(" or ")}`).join(", ");
  return {
    ...{method: figures[0]![0], value: middle(z), range: z, threshold: RED, thresholdRange: {low: RED, high: RED}},
    ...{rule: ">=", drifted: isRed ? true : canBeRed ? null : false},
    remark: canBeRed && !isRed ? `${remark}: ${OPEN}` : remark
  };
}
