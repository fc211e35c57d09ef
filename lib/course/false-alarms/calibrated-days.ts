import {judgeColumn} from "../../drift/calibrated/column.js";
import {poolWindows} from "../../drift/calibrated/windows.js";
import type {PooledWindows} from "../../drift/calibrated/windows.js";
import {coarseCells, orderedCells} from "../../drift/cells.js";
import {layoutOf} from "../../profile/layout.js";
import {profileRows} from "../../profile/profile-rows.js";
import type {ProfileSpec} from "../../profile/types.js";
import {scenarios} from "../../scenario/scenarios.js";
import {drawDay} from "../../scenario/stream.js";
import type {LoggedRow} from "../../scenario/types.js";
import {deriveSeed, seeded, shuffled} from "../../statistics/random.js";
import {watchSpec} from "../what-to-watch/days.js";
import type {Production} from "../what-to-watch/production.js";
import {ALPHA, REFERENCES} from "./quiet-days.js";

/** Quiet days of a size, of which the calibrated verdict takes some for changed. */
export interface CalibratedDays {
  readonly rows: number;
  readonly days: number;
  readonly alarms: number;
}

/** Rows of the days that the build tries, and how many days of each. */
export const CALIBRATED_SIZES = [60, 120, 250, 500] as const;
export const QUIET_DAYS = 200;

/** Days that are dealt from the same rows. */
const DEALS = 20;

/**
 * Returns on how many quiet days the calibrated verdict raises an alarm of any feature, at 5% for all of them together: a
 * day of so many rows against a reference of 3600. The rows of both are drawn together, and dealt anew for each of 20 days
 * before others are drawn. Every day is then as if drawn by itself, while what chance does is worked out once for all 20,
 * as it depends on the rows of both together alone.
 * @param rows of a day
 */
export function calibratedDays(production: Production, rows: number, days: number): CalibratedDays {
  const columns = watchSpec(production, false).columns.filter(({role}) => role === "feature");
  const spec: ProfileSpec = {columns, blocks: [], slices: []};
  let alarms = 0;
  for (let first = 0; first < days; first += DEALS) {
    const seed = deriveSeed(production.stream.seed, "calibrated", rows, first);
    const rowsPerDay = REFERENCES.large + rows;
    const drawn = drawDay({...production.stream, rowsPerDay, seed}, scenarios.S0, 0);
    const isAlarm = judgeOf(spec, drawn);
    const random = seeded(deriveSeed(seed, "deals"));
    for (let day = first; day < Math.min(days, first + DEALS); ++day)
      if (isAlarm(shuffled(drawn, random).slice(0, rows))) ++alarms;
  }
  return {rows, days, alarms};
}

/** Returns what tells whether any column of some of the rows is in alarm against the others. */
function judgeOf(spec: ProfileSpec, all: readonly LoggedRow[]): (current: readonly LoggedRow[]) => boolean {
  const layouts = layoutOf(spec).columns;
  const alpha = ALPHA / layouts.length;
  const sums = sumsOf(spec, all);
  const rules = new Map<string, PooledWindows["rule"]>();
  return (current) => {
    const now = sumsOf(spec, current);
    return layouts.some((column) => {
      const own = coarseCells(now, column);
      const reference = coarseCells(sums, column).map((count, cell) => count - own[cell]!);
      const pooled = poolWindows({reference, current: own, ordered: orderedCells(column)});
      if (typeof pooled === "string") return false;
      const {cells, ordered, isFilled, spread} = pooled;
      const {name} = column.spec;
      const rule = rules.get(name) ?? pooled.rule;
      rules.set(name, rule);
      const windows = {cells, ordered, isFilled, spread, rule, reference: pooled.reference, current: pooled.current};
      return judgeColumn(windows, alpha).status === "alarm";
    });
  };
}

function sumsOf(spec: ProfileSpec, rows: readonly LoggedRow[]): ArrayLike<number> {
  const batch = spec.columns.map(
    ({name}) => [name, {kind: "numeric", values: Float64Array.from(rows, (row) => row[name]!), valid: null}] as const
  );
  return profileRows(spec, {rows: rows.length, columns: new Map(batch)}).sums;
}
