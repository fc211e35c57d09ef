import type {Row} from "../../lib/model/encode.js";
import {CATEGORICAL, columnLayout, NUMERIC} from "../../lib/profile/layout.js";
import type {ColumnLayout} from "../../lib/profile/layout.js";
import type {ReferencePredictions} from "../../lib/published-model.js";
import {TRAIN} from "../../lib/scenario/pools.js";
import {scenarios} from "../../lib/scenario/scenarios.js";
import {drawDay} from "../../lib/scenario/stream.js";
import type {Scenario, Tract} from "../../lib/scenario/types.js";
import type {Random} from "../../lib/statistics/random.js";
import type {Input} from "./inputs.js";
import type {ReferenceWindow} from "./reference-window.js";

/** Returns the scenario of a stream; null where the stream is none, as of a monitor of a table. */
export function scenarioOf(stream: string): Scenario | null {
  return Object.hasOwn(scenarios, stream) ? scenarios[stream as keyof typeof scenarios] : null;
}

/**
 * Draws whole rows as the simulated stream draws them: of those that the model has not learnt from, changed as the
 * scenario changes them on that day.
 * @param rows how many
 */
export function drawScenario(
  source: ReferencePredictions,
  inputs: readonly Input[],
  scenario: Scenario,
  {day, rows, seed}: {readonly day: number; readonly rows: number; readonly seed: number}
): Row[] {
  const all = source.pools.map((_, row): Tract => {
    return Object.fromEntries(source.inputs.map((name, i) => [name, source.columns[i]![row]!]));
  });
  const part = (isTrain: boolean): Tract[] => all.filter((_, row) => (source.pools[row] === TRAIN) === isTrain);
  const drawn = drawDay({pool: part(false), train: part(true), rowsPerDay: rows, seed}, scenario, day);
  // A column that the scenario renames is missing; the new one is none of the model's.
  return drawn.map((row) =>
    Object.fromEntries(
      inputs.map(({name, spec}) => {
        const value = row[name] ?? null;
        return [name, value !== null && spec.kind === "categorical" ? String(value) : value];
      })
    )
  );
}

/**
 * Draws rows where only a profile is known: each column by its own counts, evenly within a bin, and so as if the columns
 * had nothing to do with each other. NaN, infinite values and levels outside the vocabulary are not drawn.
 * @param rows how many
 */
export function drawProfile(
  {spec, profile}: ReferenceWindow,
  inputs: readonly Input[],
  rows: number,
  random: Random
): Row[] {
  const columns = inputs.map(({name}) => columnLayout(spec, name));
  const draws = columns.map((column) => columnDraw(column, profile.sums, profile.extremes));
  return Array.from({length: rows}, () => Object.fromEntries(inputs.map(({name}, i) => [name, draws[i]!(random)])));
}

function columnDraw(
  {spec, index, start, cells, end}: ColumnLayout,
  sums: Float64Array,
  extremes: Float64Array
): (random: Random) => Row[string] {
  const missing = sums[start + (spec.kind === "numeric" ? NUMERIC.missing : CATEGORICAL.missing)]!;
  const counts = [missing, ...sums.subarray(cells, end)];
  const total = counts.reduce((sum, count) => sum + count, 0);
  return (random) => {
    let left = random() * total;
    const cell = counts.findIndex((count) => (left -= count) < 0) - 1;
    if (cell < 0) return null;
    if (spec.kind === "categorical") return spec.levels[cell]!;
    // a bin does not hold its lower edge, and the outer bins end at the extremes
    const from = Math.max(spec.edges[cell - 1] ?? -Infinity, extremes[2 * index]!);
    const to = Math.min(spec.edges[cell] ?? Infinity, extremes[2 * index + 1]!);
    const value = to - random() * (to - from);
    return spec.type === "integer" ? Math.ceil(value) : value;
  };
}
