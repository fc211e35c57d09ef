import {presets} from "../../lib/drift/presets/all.js";
import {falseAlarms, SHAPES} from "./calibration-cells.js";
import type {Effort, Rate, Shape} from "./calibration-cells.js";
import {FEW} from "./calibration-columns.js";
import {powerOf, presetRates} from "./calibration-power.js";
import type {PowerCell} from "./calibration-power.js";

/*
 * Prints, as Markdown, how often the calibrated verdict and the presets raise an alarm when nothing changed, and how often when
 * something did:
 *   npx tsx test/bench/calibration.ts rates|presets|power [--quick] [shape …]
 */

const ALPHA = 0.05;
const [N, M, K] = [
  [200, 1000, 10_000, 100_000],
  [50, 200, 1000, 10_000],
  [2, 5, 10, 50]
] as const;
const STRENGTHS = [3, 5];

const isQuick = process.argv.includes("--quick");
const [part, ...names] = process.argv.slice(2).filter((argument) => argument !== "--quick");
const shapes = (Object.keys(SHAPES) as Shape[]).filter((shape) => names.length === 0 || names.includes(shape));
const percent = (x: number, digits = 1): string => (100 * x).toFixed(digits);
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

function header(cells: readonly (string | number)[]): void {
  say(`| ${cells.join(" | ")} |\n| ${cells.map(() => "---").join(" | ")} |`);
}

/** Numbers of cells whose raw rows are the same: beyond a few, numeric columns are continuous. */
function groupsOf(shape: Shape): number[][] {
  if (shape === "Zipf") return K.map((k) => [k]);
  return [...K.filter((k) => k <= FEW).map((k) => [k]), K.filter((k) => k > FEW)];
}

function rateText(rates: readonly Rate[]): string {
  const undecided = Math.max(...rates.map((rate) => rate.undecided));
  const text = rates.map((rate) => percent(rate.alarms)).join(" / ");
  return undecided >= 0.0005 ? `${text} (${percent(undecided)})` : text;
}

function printRates(): void {
  const effort: Effort = isQuick ? {pairs: 20, deals: 200} : {pairs: 80, deals: 250};
  const all: Rate[] = [];
  for (const shape of shapes) {
    say(`\n### ${shape}\n`);
    header(["n", "m", ...K.map((k) => `${k} cells`)]);
    for (const n of N)
      for (const m of M) {
        const row = K.map((k) => {
          const rates = falseAlarms({shape, k, n, m}, effort, ALPHA);
          all.push(...rates);
          return rateText(rates);
        });
        say(`| ${[n, m, ...row].join(" | ")} |`);
      }
  }
  say("");
  header([
    "verdict",
    "cells",
    "decided",
    "decided, within 4 to 6 %",
    "range of those",
    "largest rate of all",
    "standard error"
  ]);
  for (const judge of new Set(all.map((rate) => rate.judge))) {
    const own = all.filter((rate) => rate.judge === judge);
    const decided = own.filter((rate) => rate.undecided < 0.001).map((rate) => rate.alarms);
    const within = decided.filter((rate) => Math.abs(rate - ALPHA) <= 0.01).length;
    const range = `${percent(Math.min(...decided), 2)} to ${percent(Math.max(...decided), 2)} %`;
    const most = percent(Math.max(...own.map((rate) => rate.alarms)), 2);
    const error = percent(Math.sqrt(own.reduce((sum, rate) => sum + rate.error ** 2, 0) / own.length), 2);
    say(`| ${[judge, own.length, decided.length, within, range, most, error].join(" | ")} |`);
  }
}

/** Rates of large windows take long: 100,000 raw rows half a second for all presets. */
function presetRepetitions(n: number, m: number): number {
  const rows = Math.max(n, m);
  return Math.ceil((rows <= 1000 ? 400 : rows <= 10_000 ? 80 : 20) / (isQuick ? 10 : 1));
}

function printPresets(): void {
  for (const shape of shapes)
    for (const ks of groupsOf(shape)) {
      say(`\n### ${shape}, ${ks.join(" or ")} cells\n`);
      header(["n", "m", ...presets.map(({id}) => id)]);
      for (const n of N)
        for (const m of M) {
          const rates = presetRates({shape, ks, n, m}, presetRepetitions(n, m));
          say(`| ${[n, m, ...rates.map(({alarms, silent}) => (silent > 0.99 ? "–" : percent(alarms)))].join(" | ")} |`);
        }
    }
}

const POWER_SIZES = [
  [200, 50],
  [200, 200],
  [1000, 200],
  [1000, 1000],
  [10_000, 1000]
] as const;

function printPower(): void {
  const cells: PowerCell[] = [];
  header(["column", "n", "m", "drift", "strength", "power at 5 %", "hardest preset", "its power", "ours at its rate"]);
  for (const [n, m] of isQuick ? POWER_SIZES.slice(0, 2) : POWER_SIZES)
    for (const shape of shapes)
      for (const ks of groupsOf(shape).reverse()) {
        const measured = powerOf({shape, ks, n, m}, STRENGTHS, isQuick ? 50 : n > 1000 ? 100 : 200);
        measured.forEach(printCell);
        cells.push(...measured);
      }
  say("");
  header(["column", "cells", "no less, within two standard errors", "no less, plainly"]);
  for (const shape of shapes)
    for (const k of K)
      summary(
        `${shape}, ${k} cells`,
        cells.filter((cell) => cell.shape === shape && cell.k === k)
      );
  for (const drift of new Set(cells.map((cell) => cell.drift)))
    summary(
      drift,
      cells.filter((cell) => cell.drift === drift)
    );
  summary("all", cells);
}

function printCell(cell: PowerCell): void {
  const {id, preset, calibrated} = hardest(cell);
  const {shape, k, n, m, drift, strength, power} = cell;
  const text = [id, percent(preset, 0), `${percent(calibrated, 0)}${isLess(cell) ? " (less)" : ""}`];
  say(`| ${[`${shape}, ${k}`, n, m, drift, strength, percent(power, 0), ...text].join(" | ")} |`);
}

function hardest({duels}: PowerCell): PowerCell["duels"][number] {
  return duels.reduce((worst, own) => (own.calibrated - own.preset < worst.calibrated - worst.preset ? own : worst));
}

function isLess({duels}: PowerCell): boolean {
  return duels.some(({calibrated, preset, error}) => calibrated - preset < -2 * error);
}

function summary(name: string, cells: readonly PowerCell[]): void {
  const noLess = cells.filter((cell) => !isLess(cell)).length;
  const plainly = cells.filter(({duels}) => duels.every(({calibrated, preset}) => calibrated >= preset)).length;
  const share = (count: number): string => `${count} (${percent(count / cells.length, 0)} %)`;
  if (cells.length > 0) say(`| ${[name, cells.length, share(noLess), share(plainly)].join(" | ")} |`);
}

const parts: Readonly<Record<string, () => void>> = {rates: printRates, presets: printPresets, power: printPower};
const run = parts[part ?? ""];
if (run === undefined) throw new RangeError(`unknown part: ${part} (rates, presets or power)`);
run();
