import {mean, standardDeviation} from "../statistics/moments.js";
import {deriveSeed, seeded} from "../statistics/random.js";
import type {LoggedRow, Moment, Scenario, Tract} from "./types.js";

/** What a simulated stream draws from. */
export interface StreamSource {
  /** tracts that production may see */
  readonly pool: readonly Tract[];
  /** tracts the model learnt from; they only set the scale of z, and means */
  readonly train: readonly Tract[];
  readonly rowsPerDay: number;
  readonly seed: number;
}

/**
 * Draws the rows of one day, with replacement. Every scenario uses the same chance on the same day, so two
 * scenarios differ by their change alone.
 * @param day 0 for the first day
 * @returns rowsPerDay rows with the columns of the source, as the scenario changed them
 */
export function drawDay({pool, train, rowsPerDay, seed}: StreamSource, scenario: Scenario, day: number): LoggedRow[] {
  const draws = seeded(deriveSeed(seed, "draw", day));
  const moment = {day, ...standardiser(train), chance: seeded(deriveSeed(seed, "change", day))};
  const cumulative: number[] = [];
  let sum = 0;
  for (const tract of pool) cumulative.push((sum += scenario.weight?.(tract, moment, pool) ?? 1));
  return Array.from({length: rowsPerDay}, () => {
    const u = draws() * sum;
    const row: LoggedRow = {...pool[cumulative.findIndex((c) => u < c)]!};
    scenario.change?.(row, moment);
    return row;
  });
}

function standardiser(train: readonly Tract[]): Pick<Moment, "z" | "mean"> {
  const scales = new Map<string, {centre: number; sd: number}>();
  const scaleOf = (column: string): {centre: number; sd: number} => {
    let scale = scales.get(column);
    if (scale === undefined) {
      const values = train.map((t) => t[column]!);
      scales.set(column, (scale = {centre: mean(values), sd: standardDeviation(values)}));
    }
    return scale;
  };
  return {
    z: (tract, column) => (tract[column]! - scaleOf(column).centre) / scaleOf(column).sd,
    mean: (column) => scaleOf(column).centre
  };
}
