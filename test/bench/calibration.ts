import {falseAlarms, SHAPES} from "./calibration-cells.js";
import type {Cell, Rate, Shape} from "./calibration-cells.js";

/*
 * Prints how often the calibrated verdict raises an alarm at 5 % when nothing changed, as Markdown:
 *   npx tsx test/bench/calibration.ts [repetitions] [numbers of cells, as 2,5,10,50] [shape …]
 */

const ALPHA = 0.05;
const SIZES = {n: [200, 1000, 10_000, 100_000], m: [50, 200, 1000, 10_000], k: [2, 5, 10, 50]};

const [repetitions = "2000", cells = SIZES.k.join(), ...names] = process.argv.slice(2);
const numbersOfCells = cells.split(",").map(Number);
const shapes = (Object.keys(SHAPES) as Shape[]).filter((shape) => names.length === 0 || names.includes(shape));
const percent = (x: number): string => (100 * x).toFixed(1);

function text(rates: readonly Rate[]): string {
  const undecided = Math.max(...rates.map((rate) => rate.undecided));
  const alarms = rates.map((rate) => percent(rate.alarms)).join(" / ");
  return undecided > 0 ? `${alarms} (${percent(undecided)} undecided)` : alarms;
}

for (const shape of shapes) {
  process.stdout.write(`\n### ${shape}\n\n| n | m | ${numbersOfCells.map((k) => `${k} cells`).join(" | ")} |\n`);
  process.stdout.write(`| --- | --- |${" --- |".repeat(numbersOfCells.length)}\n`);
  for (const n of SIZES.n)
    for (const m of SIZES.m) {
      const row = numbersOfCells.map((k): string => {
        const cell: Cell = {shape, k, n, m};
        return text(falseAlarms(cell, Number(repetitions), ALPHA));
      });
      process.stdout.write(`| ${[n, m, ...row].join(" | ")} |\n`);
    }
}
