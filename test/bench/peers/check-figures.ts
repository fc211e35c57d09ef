import {readFile} from "node:fs/promises";
import {FINE_BINS} from "../../../lib/profile/nested-bins.js";

/** Of a column; Kolmogorov–Smirnov is null, or not there, where it is one of categories. */
interface OurFigures {
  readonly kolmogorovSmirnov: number | null;
  readonly missing: number;
}

interface PeerFigures {
  readonly kolmogorovSmirnov?: number;
  /** share before, and now */
  readonly missing: readonly [number, number];
}

/**
 * Checks that Driftbook and the pandas script have measured the same thing: a program that does something else would be
 * no measure. Kolmogorov–Smirnov over bins falls short of that over values by a bin's share of rows at most.
 * @throws Error naming a column whose figures differ
 */
export async function checkFigures(ours: string, peers: string): Promise<void> {
  const own = (await readJson(ours)) as Record<string, OurFigures>;
  const {columns} = (await readJson(peers)) as {columns: Record<string, PeerFigures>};
  const names = Object.keys(own);
  if (names.length === 0 || names.length !== Object.keys(columns).length)
    throw new Error(`figures of ${names.length} columns, and of ${Object.keys(columns).length}`);
  for (const name of names) {
    const [one, other] = [own[name]!, columns[name]!];
    const short = (other.kolmogorovSmirnov ?? 0) - (one.kolmogorovSmirnov ?? 0);
    const missing = one.missing - (other.missing[1] - other.missing[0]);
    if (!(short >= -1e-12 && short <= 1 / FINE_BINS && Math.abs(missing) < 1e-12))
      throw new Error(`figures of ${name} differ: ${JSON.stringify(one)} and ${JSON.stringify(other)}`);
  }
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, "utf8"));
}
