import {outcomeOf} from "../../lib/drift/calibrated/null-distribution.js";
import {poolWindows} from "../../lib/drift/calibrated/windows.js";
import {presets} from "../../lib/drift/presets/all.js";
import type {Value} from "../../lib/drift/presets/types.js";
import {deriveSeed, seeded} from "../../lib/statistics/random.js";
import {columnScores} from "./calibration-cells.js";
import type {Shape} from "./calibration-cells.js";
import {columnOf} from "./calibration-columns.js";
import type {Column} from "./calibration-columns.js";

/** Windows of raw rows of columns that differ in their number of cells alone. */
export interface RawCell {
  readonly shape: Shape;
  readonly ks: readonly number[];
  readonly n: number;
  readonly m: number;
}

/** What a preset did when nothing changed. */
export interface PresetRate {
  readonly id: string;
  /** share of repetitions with drift */
  readonly alarms: number;
  /** share of repetitions without a verdict */
  readonly silent: number;
}

/** The calibrated verdict against a preset, at the preset's own rate of false alarms. */
export interface Duel {
  readonly id: string;
  readonly preset: number;
  readonly calibrated: number;
  /** standard error of the difference: that of the paired repetitions, and what the rate's own error does */
  readonly error: number;
}

export interface PowerCell {
  readonly shape: Shape;
  readonly k: number;
  readonly n: number;
  readonly m: number;
  readonly drift: string;
  readonly strength: number;
  /** share of repetitions in which the calibrated verdict raises an alarm at 5 % */
  readonly power: number;
  readonly duels: readonly Duel[];
}

/** A preset that alarms more often than this when nothing changed is no test. */
const NO_TEST = 0.5;

/** Measures how often each preset says drift when nothing changed. */
export function presetRates({shape, ks, n, m}: RawCell, repetitions: number): PresetRate[] {
  const column = columnOf(shape, ks[0]!);
  const random = seeded(deriveSeed(29, shape, ks[0]!, n, m));
  const rates = presets.map(({id}) => ({id, alarms: 0, silent: 0}));
  for (let i = 0; i < repetitions; ++i) {
    const pair = [n, m].map((rows) => column.draw(rows, column.drifts[0]!, 0, random)) as [Value[], Value[]];
    presets.forEach((preset, p) => {
      const {drifted} = preset.compareRows(...pair);
      if (drifted === true) rates[p]!.alarms += 1 / repetitions;
      if (drifted === null) rates[p]!.silent += 1 / repetitions;
    });
  }
  return rates;
}

/**
 * Compares the powers of the calibrated verdict and of every preset that is a test, for each drift of the family at each
 * strength: the size of a drift is its strength times √(1/n + 1/m), which is what chance makes of such windows.
 * @param repetitions of each drift; rates of false alarms are measured with twice as many
 */
export function powerOf(cell: RawCell, strengths: readonly number[], repetitions: number): PowerCell[] {
  const {shape, ks, n, m} = cell;
  const rates = presetRates(cell, 2 * repetitions);
  const columns = ks.map((k) => columnOf(shape, k));
  return columns[0]!.drifts.flatMap((drift, d) =>
    strengths.flatMap((strength) => {
      const random = seeded(deriveSeed(31, shape, ks[0]!, n, m, drift.name, strength));
      const size = strength * Math.sqrt(1 / n + 1 / m);
      const alarms = presets.map(() => [] as boolean[]);
      const judged = columns.map(() => [] as ((alpha: number) => boolean)[]);
      for (let i = 0; i < repetitions; ++i) {
        const reference = columns[0]!.draw(n, drift, 0, random);
        const current = columns[0]!.draw(m, drift, size, random);
        presets.forEach((preset, p) => alarms[p]!.push(preset.compareRows(reference, current).drifted === true));
        columns.forEach((column, c) => judged[c]!.push(alarmsAt(column, reference, current)));
      }
      return ks.map((k, c): PowerCell => {
        const power = (alpha: number): number => mean(judged[c]!.map((isAlarm) => Number(isAlarm(alpha))));
        const duels = rates.flatMap(({id, alarms: rate, silent}, p) =>
          rate > NO_TEST || silent === 1 ? [] : [duel(id, rate, alarms[p]!, judged[c]!)]
        );
        return {shape, k, n, m, drift: columns[0]!.drifts[d]!.name, strength, power: power(0.05), duels};
      });
    })
  );
}

/** Judges two windows once for any rate of false alarms. */
function alarmsAt(column: Column, before: readonly Value[], now: readonly Value[]): (alpha: number) => boolean {
  const pair = {reference: column.count(before), current: column.count(now), ordered: column.ordered};
  const windows = poolWindows(pair);
  if (typeof windows === "string") return () => false;
  const {rule} = windows;
  const score = columnScores(
    rule,
    windows.current.map((count) => Float64Array.of(count))
  )[0]!;
  const {distribution} = rule.combined();
  return (alpha) => outcomeOf(distribution, score, alpha) === "alarm";
}

function duel(
  id: string,
  rate: number,
  preset: readonly boolean[],
  calibrated: readonly ((alpha: number) => boolean)[]
): Duel {
  const repetitions = preset.length;
  const least = 1 / (4 * repetitions);
  const alpha = Math.max(rate, least);
  const at = (level: number): number[] => calibrated.map((isAlarm) => Number(isAlarm(level)));
  const own = at(alpha);
  const differences = own.map((alarm, i) => alarm - Number(preset[i]));
  const difference = mean(differences);
  const variance = mean(differences.map((x) => (x - difference) ** 2)) / repetitions;
  const slack = Math.sqrt((alpha * (1 - alpha)) / (2 * repetitions));
  const slope = (mean(at(Math.min(0.99, alpha + slack))) - mean(at(Math.max(least / 4, alpha - slack)))) / 2;
  return {id, preset: mean(preset.map(Number)), calibrated: mean(own), error: Math.sqrt(variance + slope * slope)};
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length;
}
