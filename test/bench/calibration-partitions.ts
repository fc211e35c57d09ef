import {calibratedColumn} from "../../lib/drift/calibrated/column.js";
import type {ReferencePartition} from "../../lib/drift/calibrated/dispersion.js";
import {calibratedVerdict} from "../../lib/drift/calibrated/verdict.js";
import {deriveSeed, seeded} from "../../lib/statistics/random.js";
import {normalQuantile} from "../../lib/statistics/special.js";
import type {Judge} from "./calibration-cells.js";
import {windowSource} from "./multinomial.js";

/** Days that differ though nothing is wrong. */
export interface Days {
  readonly reference: number;
  readonly current: number;
  readonly rows: number;
  readonly k: number;
  /** standard deviation of a day's own change of the logarithm of a share */
  readonly spread: number;
  /** by how much the logarithm of the first share is higher on the last two days of a week */
  readonly weekend: number;
}

/** Shares of repetitions with an alarm: rows taken for independent, days taken for units, weekdays compared with their like. */
export interface DayRates {
  readonly rows: number;
  readonly days: number;
  readonly seasonal: number;
}

/** Measures how often windows of days raise an alarm when nothing changed. */
export function falseAlarmsOfDays(days: Days, judge: Judge, repetitions: number, alpha: number): DayRates {
  const random = seeded(deriveSeed(11, JSON.stringify(days)));
  const {draw} = windowSource(days.rows, random);
  const day = (index: number): Required<ReferencePartition> => {
    const weights = Array.from({length: days.k}, (_, i) => {
      const own = days.spread === 0 ? 0 : days.spread * normalQuantile(Math.max(1e-9, random()));
      return Math.exp(own + (i === 0 && index % 7 > 4 ? days.weekend : 0));
    });
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const shares = weights.map((weight) => weight / sum);
    return {counts: draw(days.rows, shares), slot: String(index % 7)};
  };
  const alarms = {rows: 0, days: 0, seasonal: 0};
  for (let i = 0; i < repetitions; ++i) {
    const reference = Array.from({length: days.reference}, (_, at) => day(at));
    const current = Array.from({length: days.current}, (_, at) => day(days.reference + at));
    const windows = {reference: sum(reference), current: sum(current), ordered: days.k, alpha};
    const plain = {reference: withoutSlots(reference), current: withoutSlots(current)};
    const isAlarm = (partitions?: {reference: ReferencePartition[]; current: ReferencePartition[]}): number => {
      const input = {...windows, ...(partitions && {partitions})};
      const verdict = judge === "column" ? calibratedColumn(input) : calibratedVerdict({...input, distance: judge});
      return Number(verdict.status === "alarm");
    };
    alarms.rows += isAlarm();
    alarms.days += isAlarm(plain);
    alarms.seasonal += isAlarm({reference, current});
  }
  const rate = (count: number): number => count / repetitions;
  return {rows: rate(alarms.rows), days: rate(alarms.days), seasonal: rate(alarms.seasonal)};
}

function sum(partitions: readonly ReferencePartition[]): number[] {
  return partitions[0]!.counts.map((_, i) => partitions.reduce((total, {counts}) => total + counts[i]!, 0));
}

function withoutSlots(partitions: readonly ReferencePartition[]): ReferencePartition[] {
  return partitions.map(({counts}) => ({counts}));
}
