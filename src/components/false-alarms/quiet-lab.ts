import {
  alarmShare,
  expectedAlarmShare,
  quietPsi,
  quietWorld,
  REFERENCES,
  thresholdsOf
} from "../../lib/course/false-alarms/quiet-days.js";
import type {QuietWorld, ReferenceSize, RuleId} from "../../lib/course/false-alarms/quiet-days.js";

/** Quiet days that are drawn of each size. */
export const LAB_DAYS = 200;
/** Sizes at which alarms are counted for the curve. */
export const SWEEP = [30, 60, 120, 170, 250, 400, 600, 1000] as const;

/** How the machine is set. */
export interface Setup {
  readonly rows: number;
  readonly bins: number;
  readonly reference: ReferenceSize;
  readonly features: number;
  readonly rule: RuleId;
  readonly seed: number;
}

/** A size of day and how often such days are in alarm. */
export interface SweepPoint {
  readonly rows: number;
  /** null while it has not been counted */
  readonly measured: number | null;
}

/** Quiet days of any size; what was drawn once is kept. */
export interface QuietLab {
  readonly names: readonly string[];
  /** cells of each feature that is watched */
  cells(setup: Pick<Setup, "bins" | "features">): number[];
  /** PSI of every feature on every quiet day */
  psis(setup: Setup): readonly Float64Array[];
  measured(setup: Setup): number;
  expected(setup: Setup): number;
  thresholds(setup: Setup): number[];
  sweep(setup: Setup): SweepPoint[];
  /** draws what the sweep still lacks, a size at a time */
  fill(setup: Setup): Generator<void>;
}

/** @param columns values by feature, one per tract */
export function quietLab(names: readonly string[], columns: readonly (readonly number[])[]): QuietLab {
  const worlds = new Map<number, QuietWorld>();
  const drawn = new Map<string, readonly Float64Array[]>();
  const worldOf = (bins: number): QuietWorld => {
    let world = worlds.get(bins);
    if (world === undefined) worlds.set(bins, (world = quietWorld(columns, bins)));
    return world;
  };
  const keyOf = ({rows, bins, reference, seed}: Setup): string => [rows, bins, reference, seed].join();
  const psis = (setup: Setup): readonly Float64Array[] => {
    const key = keyOf(setup);
    let found = drawn.get(key);
    if (found === undefined) {
      const {rows, bins, seed} = setup;
      const draw = {rows, reference: REFERENCES[setup.reference], days: LAB_DAYS, seed};
      drawn.set(key, (found = quietPsi(worldOf(bins), draw)));
    }
    return found;
  };
  const cells = ({bins, features}: Pick<Setup, "bins" | "features">): number[] =>
    worldOf(bins)
      .counts.slice(0, features)
      .map(({length}) => length);
  const sizes = ({rows, reference}: Setup) => ({rows, reference: REFERENCES[reference]});
  const thresholds = (setup: Setup): number[] => thresholdsOf(setup.rule, cells(setup), sizes(setup));
  const measured = (setup: Setup): number => alarmShare(psis(setup).slice(0, setup.features), thresholds(setup));
  return {
    ...{names, cells, psis, measured, thresholds},
    expected: (setup) => expectedAlarmShare(setup.rule, cells(setup), sizes(setup)),
    sweep: (setup) =>
      SWEEP.map((rows) => {
        const own = {...setup, rows};
        return {rows, measured: drawn.has(keyOf(own)) ? measured(own) : null};
      }),
    *fill(setup) {
      for (const rows of SWEEP) yield void psis({...setup, rows});
    }
  };
}
