import type {StaticGrams} from "../../lib/course.js";
import {selectColumns} from "../../lib/model/columns.js";
import {gramOf} from "../../lib/model/gram.js";
import {POOL_A, POOL_B, TRAIN} from "../../lib/scenario/pools.js";
import type {Table} from "../boston.js";

/** Returns the Gram block of each pool and of all rows, over the features and the target. */
export function staticGrams(
  table: Table,
  features: readonly string[],
  target: string,
  pools: ArrayLike<number>
): StaticGrams {
  const names = [...features, target];
  const block = (belongs: (pool: number) => boolean): readonly number[] => {
    const rows = Array.from(pools, (_, row) => row).filter((row) => belongs(pools[row]!));
    return gramOf(names, selectColumns(table, names, rows)).values;
  };
  return {
    names: ["intercept", ...names],
    train: block((pool) => pool === TRAIN),
    poolA: block((pool) => pool === POOL_A),
    poolB: block((pool) => pool === POOL_B),
    all: block(() => true)
  };
}
