import {rm} from "node:fs/promises";
import {seeded} from "../../../lib/statistics/random.js";
import {checkDecisions} from "./check-decisions.js";
import {checkLife} from "./check-life.js";
import {checkKilled, checkSteps, projectOf, undisturbed} from "./check-runs.js";
import type {Asked} from "./check-runs.js";
import {missing} from "./expected.js";
import type {Expected} from "./expected.js";
import {lifeReport} from "./life-report.js";

/** What is proved. */
interface LifeProof {
  /** as a configuration has them */
  readonly monitors: readonly unknown[];
  readonly asked: Asked;
  readonly expected: readonly Expected[];
  /** how often the fold is killed */
  readonly kills: number;
  /** most days that one build adds to those of the build before */
  readonly step: number;
  readonly seed: number;
  say(line: string): void;
}

/**
 * Folds the days of monitors and holds what was published against the policy, against itself, and against what comes of
 * it when builds are killed or see a few days at a time.
 * @returns what was wrong, a line each
 */
export async function proveLife({monitors, asked, expected, kills, step, seed, say}: LifeProof): Promise<string[]> {
  const project = await projectOf(monitors, asked);
  const whole = await undisturbed(project);
  for (const lived of whole.lived) say(`\n${lifeReport(lived)}`);
  const decisions = whole.lived.map(checkDecisions);
  const checked = decisions.reduce((sum, one) => sum + one.decisions, 0);
  say(`\n${checked} days: decisions, gates, canaries and versions held against what is published`);
  const random = seeded(seed);
  // one works in this process, the other in processes of its own
  const [steps, killed] = await Promise.all([
    checkSteps(project, whole, () => 1 + Math.floor(random() * step)),
    checkKilled(project, whole, kills, seed)
  ]);
  say(`${steps.builds} builds of a few days each, against one`);
  say(`killed ${killed.killed} times on the way, against once undisturbed`);
  await rm(project.folder, {recursive: true});
  return [
    ...decisions.flatMap(({faults}) => faults),
    ...whole.lived.flatMap(checkLife),
    ...missing(whole.lived, expected),
    ...steps.faults.map((fault) => `in steps: ${fault}`),
    ...killed.faults.map((fault) => `killed: ${fault}`),
    ...(killed.killed === kills ? [] : [`the fold was killed ${killed.killed} times, not ${kills}`])
  ];
}
