/* Prints the tables of docs/policy.md that are measured. Writes nothing. Run from the project's root. */
import {armDifference, pairedDifference, partitionDifference} from "../../../lib/policy/loss-difference.js";
import type {PairedLosses} from "../../../lib/policy/loss-difference.js";
import type {ReplayPolicy} from "../../../lib/policy/replay-types.js";
import {replay} from "../../../lib/policy/replay.js";
import {consult} from "../../../lib/policy/triggers.js";
import type {Random} from "../../../lib/statistics/random.js";
import {deriveSeed, seeded} from "../../../lib/statistics/random.js";

import {streamOf} from "./boston-streams.js";

const ROUNDS = 4000;
const PARTITIONS = 7;

const print = (...cells: (string | number)[]): void => void process.stdout.write(`| ${cells.join(" | ")} |\n`);
const percent = (count: number): string => `${((100 * count) / ROUNDS).toFixed(1)} %`;

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Student's with 5 degrees of freedom, scaled to variance 1. */
function heavy(random: Random): number {
  let square = 0;
  for (let i = 0; i < 5; ++i) square += normal(random) ** 2;
  return normal(random) / Math.sqrt(square / 5) / Math.sqrt(5 / 3);
}

const laws = {normal, heavy};

function count(label: string, holds: (random: Random) => boolean): number {
  let held = 0;
  for (let round = 0; round < ROUNDS; ++round) held += holds(seeded(deriveSeed(1, label, round))) ? 1 : 0;
  return held;
}

/** Losses by partition of two models that err alike, e + u and e − u; days may share a part of both. */
function equals(law: (random: Random) => number, rows: number, daily: number, random: Random): PairedLosses[] {
  return Array.from({length: PARTITIONS}, () => {
    const [e0, u0] = [daily * normal(random), 0.3 * daily * normal(random)];
    const sums = {n: 0, champion: 0, challenger: 0, difference: 0, square: 0};
    for (let row = 0; row < rows / PARTITIONS; ++row) {
      const [e, u] = [e0 + law(random), u0 + 0.3 * normal(random)];
      const [champion, challenger] = [(e + u) ** 2, (e - u) ** 2];
      sums.n += 1;
      sums.champion += champion;
      sums.challenger += challenger;
      sums.difference += challenger - champion;
      sums.square += (challenger - champion) ** 2;
    }
    return sums;
  });
}

function together(parts: readonly PairedLosses[]): PairedLosses {
  return parts.reduce((a, b) => ({
    n: a.n + b.n,
    champion: a.champion + b.champion,
    challenger: a.challenger + b.challenger,
    difference: a.difference + b.difference,
    square: a.square + b.square
  }));
}

for (const [name, law] of Object.entries(laws))
  for (const daily of [0, 0.3])
    for (const rows of [35, 105, 420, 2100]) {
      const share = (by: (parts: readonly PairedLosses[]) => {high: number}): string =>
        percent(count(`${name} ${daily} ${rows}`, (random) => by(equals(law, rows, daily, random)).high < 0));
      print(
        ...["gate", name, daily, rows],
        share((parts) => pairedDifference(together(parts), 0.95)),
        share((parts) => partitionDifference(parts, 0.95))
      );
    }

for (const [name, law] of Object.entries(laws))
  for (const rows of [30, 100, 300, 1000]) {
    const arm = (n: number, random: Random) => {
      const losses = Array.from({length: n}, () => law(random) ** 2);
      const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
      return {n, total: sum(losses), square: sum(losses.map((x) => x * x))};
    };
    const isWorse = (random: Random): boolean => armDifference(arm(4 * rows, random), arm(rows, random), 0.95).low > 0;
    print("canary", name, rows, percent(count(`canary ${name} ${rows}`, isWorse)));
  }

for (const [name, law] of Object.entries(laws))
  for (const rows of [30, 100, 300, 600]) {
    const share = (ratio: number): string =>
      percent(
        count(`trigger ${name} ${rows}`, (random) => {
          const total = (n: number): number => {
            let sum = 0;
            for (let row = 0; row < n; ++row) sum += law(random) ** 2;
            return sum;
          };
          const baseline = Math.sqrt(total(200) / 200);
          const evidence = {errors: [{n: rows, total: total(rows)}], measure: "RMSE" as const, baseline};
          return consult(
            {on: "performance", ratio, partitions: 1},
            {
              ...evidence,
              ...{sinceTraining: 1, newLabels: rows, learnable: 1, features: [], requests: [], sinceFired: null}
            }
          ).fires;
        })
      );
    print("trigger", name, rows, share(1.1), share(1.25), share(1.5));
  }

const scheduled = (every: number, window: number | null = 30): ReplayPolicy => {
  return {triggers: [{on: "schedule", every}], coolDown: 0, window, start: "rebuild", gate: null};
};
const triggered: ReplayPolicy = {
  ...scheduled(1, 14),
  ...{triggers: [{on: "performance", ratio: 1.25, partitions: 5}], coolDown: 14}
};
const policies: Readonly<Record<string, ReplayPolicy>> = {
  never: {...scheduled(1), triggers: []},
  "every 30 days, last 30 days": scheduled(30),
  "weekly, last 30 days": scheduled(7),
  "weekly, all days and the first rows": scheduled(7, null),
  "weekly, last 30 days, gate": {...scheduled(7), gate: {holdout: 7, confidence: 0.95}},
  "error over 1.25, last 14 days": triggered,
  "error over 1.25, last 14 days, gate": {...triggered, gate: {holdout: 7, confidence: 0.95}},
  "PSI over 0.25, last 30 days": {
    ...scheduled(30),
    ...{triggers: [{on: "distribution", columns: 1, limit: 0.25}], coolDown: 14}
  }
};
const streams = (["S0", "S1", "S4", "S5", "S6b"] as const).map(streamOf);
for (const [name, policy] of Object.entries(policies)) {
  const runs = streams.map((stream) => replay(policy, stream));
  const told = runs.map(({rmse, retrainings}) => {
    const promoted = retrainings.filter((retraining) => retraining.promoted).length;
    return `${rmse.toFixed(2)} (${promoted === retrainings.length ? promoted : `${promoted} of ${retrainings.length}`})`;
  });
  print("replay", name, ...told);
}
