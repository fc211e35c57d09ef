import {scenarios} from "../../scenario/scenarios.js";
import {drawDay} from "../../scenario/stream.js";
import type {StreamSource} from "../../scenario/stream.js";
import type {LoggedRow, Moment} from "../../scenario/types.js";
import {deriveSeed} from "../../statistics/random.js";
import type {ServedRow} from "./observe.js";

/** What can be wrong with a batch; "gaps" loses the values that S6e fills. In the order in which they are done. */
export const faultIds = ["S6a", "S6b", "S6c", "S6d", "gaps", "S6e", "S7"] as const;
export type FaultId = (typeof faultIds)[number];

/** A day on which every scenario of a fault is under way. */
const FAULT_DAY = 60;

const changes: Readonly<Record<FaultId, (row: LoggedRow, moment: Moment) => void>> = {
  S6a: scenarios.S6a.change!,
  S6b: scenarios.S6b.change!,
  S6c: scenarios.S6c.change!,
  S6d: scenarios.S6d.change!,
  gaps(row, moment) {
    const before = row["ptratio"];
    scenarios.S6e.change!(row, moment);
    if (row["ptratio"] !== before) delete row["ptratio"];
  },
  S6e: scenarios.S6e.change!,
  S7: scenarios.S7.change!
};

/**
 * Returns a batch as the service sends it to the model: every tract that production may see once, without its label, with
 * what is wrong.
 * @param seed decides which rows lose a value
 */
export function servedBatch(
  {pool, train}: Pick<StreamSource, "pool" | "train">,
  target: string,
  faults: readonly FaultId[],
  seed: number
): ServedRow[] {
  const wrong = faultIds.filter((id) => faults.includes(id));
  const scenario = {
    ...scenarios.S0,
    change: (row: LoggedRow, moment: Moment) => wrong.forEach((id) => changes[id](row, moment))
  };
  return pool.map((tract, i) => {
    const source = {pool: [tract], train, rowsPerDay: 1, seed: deriveSeed(seed, "tract", i)};
    const row = drawDay(source, scenario, FAULT_DAY)[0]!;
    delete row[target];
    return row;
  });
}

/**
 * Returns how many rows differ in any column from the same row of another batch.
 * @example affectedRows([{x: 1}, {x: 2}], [{x: 1}, {y: 2}]) // 1
 */
export function affectedRows(clean: readonly ServedRow[], batch: readonly ServedRow[]): number {
  return batch.filter((row, i) => {
    const names = new Set([...Object.keys(row), ...Object.keys(clean[i]!)]);
    return [...names].some((name) => row[name] !== clean[i]![name]);
  }).length;
}
