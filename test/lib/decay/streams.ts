import {readFileSync} from "node:fs";
import {seeded} from "../../../lib/statistics/random.js";

/** A made-up stream whose level goes from `before` to `after` between two positions. */
export interface Stream {
  name: string;
  kind: "binary" | "real";
  seed: number;
  length: number;
  before: number;
  after: number;
  from: number;
  to: number;
}

/** test/data/detectors.json: where river and frouros signal (see the README there). */
export interface Golden {
  streams: Stream[];
  firstValues: Record<string, number[]>;
  cases: {
    detector: string;
    options: Record<string, never>;
    stream: string;
    drifts: number[];
    /** runs of successive indices: first, last */
    warnings: [number, number][];
    width?: number;
    total?: number;
    variance?: number;
  }[];
  /** sample size, steps apart, probability */
  smirnov: [number, number, number][];
  kswinOwnDraws: Record<string, number[][]>;
}

export const golden = JSON.parse(readFileSync(new URL("../../data/detectors.json", import.meta.url), "utf8")) as Golden;

/** Returns the values of a stream, to the last bit those of test/data/detectors.py. */
export function valuesOf({kind, seed, length, before, after, from, to}: Stream): Float64Array {
  const random = seeded(seed);
  return Float64Array.from({length}, (_, i) => {
    const share = i < from ? 0 : i >= to ? 1 : (i - from) / (to - from);
    const level = before + (after - before) * share;
    if (kind === "binary") return random() < level ? 1 : 0;
    let total = 0;
    for (let k = 0; k < 12; ++k) total += random();
    return total - 6 + level;
  });
}

/** Returns the values of a named stream of the golden file. */
export function streamOf(name: string): Float64Array {
  return valuesOf(golden.streams.find((stream) => stream.name === name)!);
}
