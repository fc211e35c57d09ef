import {seeded, shuffled} from "../statistics/random.js";

/** Which rows may train, may be drawn and later retrain, or may be drawn and only ever score. */
export const TRAIN = 0;
export const POOL_A = 1;
export const POOL_B = 2;

/** Share of rows that train: 304 of 506. */
const TRAIN_SHARE = 304 / 506;

/**
 * Deals rows into three pools that share no row, stratified by quartile of the label: within each quartile the order
 * is shuffled, then six of ten rows train and the others alternate between the two pools of production.
 * @param label the label of each row
 * @returns the pool of each row: 0 train, 1 poolA, 2 poolB
 */
export function dealPools(label: readonly number[], seed: number): Uint8Array {
  const n = label.length;
  const byLabel = label.map((_, i) => i).sort((a, b) => label[a]! - label[b]! || a - b);
  const quartile = new Uint8Array(n);
  byLabel.forEach((row, rank) => (quartile[row] = Math.floor((4 * rank) / n)));
  const order = shuffled(Array.from(label.keys()), seeded(seed)).sort((a, b) => quartile[a]! - quartile[b]!);
  const pools = new Uint8Array(n);
  const trained = (i: number): number => Math.round(i * TRAIN_SHARE);
  let others = 0;
  order.forEach((row, i) => (pools[row] = trained(i + 1) > trained(i) ? TRAIN : others++ % 2 === 0 ? POOL_A : POOL_B));
  return pools;
}
