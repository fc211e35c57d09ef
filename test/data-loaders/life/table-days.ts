import {seeded} from "../../../lib/statistics/random.js";
import type {Random} from "../../../lib/statistics/random.js";

/** Days of a table, of which from one to before another labels follow from the same inputs in another way. */
export interface TableDays {
  readonly task: "regression" | "binary" | "multiclass";
  readonly days: number;
  /** positions of the first changed day, and of the first one that is as before again */
  readonly change: readonly [number, number];
  readonly rows: number;
  readonly seed: number;
}

/** Returns a CSV file for each day, by its name: a number with gaps, a category, a label, and the number of the row. */
export function tableDays({task, days, change: [from, to], rows, seed}: TableDays): Record<string, string> {
  const random = seeded(seed);
  const files = Array.from({length: days}, (_, day): [string, string] => {
    const start = dayStart(day);
    const isChanged = day >= from && day < to;
    const lines = Array.from({length: rows}, (_, row) => {
      const x = row % 20 === 0 ? null : 10 * random();
      const c = random() < 0.4 ? "low" : "high";
      const label = LABELS[task]((x ?? 5) + (c === "high" ? 1 : 0) - 5.5, isChanged, random);
      return `${start}-${row},${start} 12:00:00,${x?.toFixed(3) ?? ""},${c},${label}`;
    });
    return [`${start}.csv`, ["id,ts,x,c,y", ...lines, ""].join("\n")];
  });
  return Object.fromEntries(files);
}

/** Returns the start of a day by its position. */
export function dayStart(day: number): string {
  return new Date(Date.UTC(2026, 2, 1 + day)).toISOString().slice(0, 10);
}

/** A label by where a row lies, about 0; after the change it says the opposite. */
type Labelling = (at: number, isChanged: boolean, random: Random) => string;

const LABELS: Readonly<Record<TableDays["task"], Labelling>> = {
  regression: (at, isChanged, random) => ((isChanged ? -2 : 2) * at + 3 * (random() + random() - 1)).toFixed(3),
  binary: (at, isChanged, random) => (random() < logistic((isChanged ? -0.8 : 0.8) * at) ? "yes" : "no"),
  multiclass(at, isChanged, random) {
    const noisy = (isChanged ? -at : at) + 2 * (random() - 0.5);
    return noisy < -1.5 ? "low" : noisy < 1.5 ? "middle" : "high";
  }
};

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
