/* Prints the table of the domain classifier in docs/statistics.md. Writes nothing. Run from the project's root. */
import {domainClassifier} from "../../data-loaders/domain-classifier.js";
import {loadTensorflow} from "../../data-loaders/training/tensorflow.js";
import {seeded} from "../../lib/statistics/random.js";

const tensorflow = await loadTensorflow();
const random = seeded(77);
const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Four standard normal columns: the first moved by `shift`, the second correlated with it. */
function draw(rows: number, shift: number, correlation: number): number[][] {
  const columns = Array.from({length: 4}, () => Array.from({length: rows}, normal));
  const [first, second] = [columns[0]!, columns[1]!];
  columns[1] = second.map((x, i) => correlation * first[i]! + Math.sqrt(1 - correlation ** 2) * x);
  columns[0] = first.map((x) => x + shift);
  return columns;
}

const cells = [
  {n: 60, m: 60, shift: 0, correlation: 0, trials: 1000},
  {n: 200, m: 200, shift: 0, correlation: 0, trials: 1000},
  {n: 1000, m: 60, shift: 0, correlation: 0, trials: 200},
  {n: 200, m: 200, shift: 0.3, correlation: 0, trials: 100},
  {n: 200, m: 200, shift: 0.5, correlation: 0, trials: 100},
  {n: 200, m: 200, shift: 0, correlation: 0.5, trials: 100},
  {n: 200, m: 200, shift: 0, correlation: 0.8, trials: 100},
  {n: 1000, m: 1000, shift: 0.2, correlation: 0, trials: 60},
  {n: 1000, m: 1000, shift: 0, correlation: 0.3, trials: 60}
];

for (const {n, m, shift, correlation, trials} of cells) {
  const areas: number[] = [];
  let alarms = 0;
  for (let trial = 0; trial < trials; ++trial) {
    const current = draw(m, shift, correlation);
    const columns = draw(n, 0, 0).map((reference, i) => ({
      ...{name: `x${i}`, kind: "numeric" as const},
      ...{reference, current: current[i]!}
    }));
    const drift = domainClassifier(tensorflow, columns, trial);
    if (drift.status !== "measured") throw new Error(drift.status);
    areas.push(drift.auroc);
    alarms += Number(drift.pValue <= 0.05);
  }
  const mean = areas.reduce((sum, x) => sum + x, 0) / trials;
  const variance = areas.reduce((sum, x) => sum + (x - mean) ** 2, 0) / trials;
  // of five independent folds, nothing changed
  const independent = (n + m + 5) / (12 * n * m);
  const figures = [n, m, shift, correlation, trials, mean.toFixed(3), (variance / independent).toFixed(2)];
  process.stdout.write(`| ${[...figures, `${((100 * alarms) / trials).toFixed(1)} %`].join(" | ")} |\n`);
}
