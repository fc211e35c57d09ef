import {expect, it} from "vitest";
import {dealPools, POOL_A, POOL_B, TRAIN} from "../../../lib/scenario/pools.js";

const labels = Array.from({length: 506}, (_, i) => (i * 7919) % 506);

function rowsOf(pools: Uint8Array, pool: number): number[] {
  return Array.from(pools.keys()).filter((row) => pools[row] === pool);
}

it("dealPools(label, seed) deals 506 rows as 304, 101 and 101", () => {
  const pools = dealPools(labels, 42);
  expect([TRAIN, POOL_A, POOL_B].map((pool) => rowsOf(pools, pool).length)).toEqual([304, 101, 101]);
});

it("dealPools(label, seed) gives each pool its share of every quartile of the label", () => {
  const pools = dealPools(labels, 42);
  for (const [pool, share] of [
    [TRAIN, 304 / 4],
    [POOL_A, 101 / 4],
    [POOL_B, 101 / 4]
  ] as const) {
    const counts = [0, 0, 0, 0];
    for (const row of rowsOf(pools, pool)) ++counts[Math.floor((4 * labels[row]!) / 506)]!;
    for (const count of counts) expect(Math.abs(count - share)).toBeLessThanOrEqual(1.5);
  }
});

it("dealPools(label, seed) is a function of its arguments, and another seed deals otherwise", () => {
  expect(dealPools(labels, 42)).toEqual(dealPools(labels, 42));
  expect(dealPools(labels, 43)).not.toEqual(dealPools(labels, 42));
});
