import {DISTANCES} from "../../lib/drift/types.js";
import {falseAlarmsOfDays} from "./calibration-partitions.js";
import type {Days} from "./calibration-partitions.js";

/*
 * Prints how often windows of days that differ by nature raise an alarm at 5 %, as Markdown:
 *   npx tsx test/bench/calibration-days.ts [repetitions]
 */

const CASES: readonly (readonly [string, Partial<Days>])[] = [
  ["days alike", {}],
  ["days differ a little", {spread: 0.1}],
  ["days differ much", {spread: 0.3}],
  ["days differ much, 14 days of reference", {spread: 0.3, reference: 14}],
  ["days differ much, 1 current day", {spread: 0.3, current: 1}],
  ["weekends differ, 3 current days", {weekend: 0.5, current: 3}],
  ["weekends and days differ, 3 current days", {weekend: 0.5, spread: 0.2, current: 3}]
];

const repetitions = Number(process.argv[2] ?? 2000);
const percent = (x: number): string => `${(100 * x).toFixed(1)} %`;

process.stdout.write(
  "| days | verdict | rows as units | days as units | same weekdays |\n| --- | --- | --- | --- | --- |\n"
);
for (const [name, change] of CASES)
  for (const judge of ["column", ...DISTANCES] as const) {
    const days: Days = {reference: 56, current: 7, rows: 200, k: 10, spread: 0, weekend: 0, ...change};
    const rates = falseAlarmsOfDays(days, judge, repetitions, 0.05);
    const cells = [name, judge, percent(rates.rows), percent(rates.days), percent(rates.seasonal)];
    process.stdout.write(`| ${cells.join(" | ")} |\n`);
  }
