import {BARS, measureBrush} from "./brush.js";
import {measureInference, SPEED_BAR} from "./inference.js";
import {measureLibrary, RATIO_BAR} from "./library.js";
import {runPeers} from "./peers/run-peers.js";
import {measureProfile, MEMORY_BAR} from "./profile.js";
import {measureRedraws, REDRAW_BAR} from "./redraws.js";
import {measureTraining} from "./training.js";
import {measureWeight} from "./weight.js";

type Row = readonly [what: string, measured: string, bar: string];

const say = (message: string): void => void process.stderr.write(`${message}\n`);

async function profileRows(): Promise<Row[]> {
  const timings = await measureProfile(Number(process.env["DRIFTBOOK_BENCH_ROWS"] ?? 1_000_000));
  return timings.flatMap(({what, rows, scan, step, ratio, work, bar, memory}): Row[] => [
    [
      `${what}, ${rows.toLocaleString("en")} rows × 27 columns / bare scan`,
      `${ratio.toFixed(2)} × (${step.toFixed(2)}/${scan.toFixed(2)} s)`,
      `≤ ${bar} ×`
    ],
    ["the same in processor time", `${work.toFixed(2)} ×`, ""],
    ["peak memory of the same", `${Math.round(memory)} MB`, `≤ ${MEMORY_BAR} MB`]
  ]);
}

function libraryRows(): Row[] {
  return measureLibrary().flatMap(({what, time, bar, ratio}): Row[] => [
    [what, `${time.toFixed(1)} ms`, bar === null ? "" : `≤ ${bar} ms`],
    ["the same / a plain loop over the same arrays", `${ratio.toFixed(2)} ×`, `≤ ${RATIO_BAR} ×`]
  ]);
}

async function brushRows(): Promise<Row[]> {
  const timings = await measureBrush();
  return timings.flatMap(({columns, days, compute, redraw}, i): Row[] => {
    const bar = (ms: number): string => (i === timings.length - 1 ? `≤ ${ms} ms` : "");
    const size = `${columns} columns × ${days} days`;
    return [
      [`brush to numbers, ${size}`, milliseconds(compute), bar(BARS.compute)],
      [`redraw included, ${size}`, milliseconds(redraw), bar(BARS.redraw)]
    ];
  });
}

async function redrawRows(): Promise<Row[]> {
  const timings = await measureRedraws();
  return timings.map(({path, thing, changes, time}) => [
    `redraw of ${path}#at=${thing}, ${changes} changes`,
    milliseconds(time),
    `≤ ${REDRAW_BAR} ms`
  ]);
}

function milliseconds({median, p95}: {readonly median: number; readonly p95: number}): string {
  return `${median.toFixed(2)} ms (95 %: ${p95.toFixed(2)} ms)`;
}

async function trainingRows(): Promise<Row[]> {
  return (await measureTraining()).map(({what, time, ratio, bar}) => [
    `training 13-32-16-1, ${what}`,
    `${ratio.toFixed(2)} × (${time.toFixed(2)} s)`,
    bar === null ? "" : `≤ ${bar} ×`
  ]);
}

async function inferenceRows(): Promise<Row[]> {
  const [own, ...others] = await measureInference();
  const speed = (rows: number): string => `${(rows / 1e6).toFixed(1)} M rows/s`;
  return [
    [`answering 12-50-1, ${own!.what}`, speed(own!.speed), `≥ ${speed(SPEED_BAR)}`],
    ...others.map(({what, ratio, speed: theirs, bar}): Row => [
      `the same / ${what}`,
      `${ratio.toFixed(2)} × (${speed(theirs)})`,
      bar === null ? "" : `≥ ${bar} ×`
    ])
  ];
}

async function weightRows(): Promise<Row[]> {
  return (await measureWeight()).map(({path, bytes}) => [
    `first visit to ${path}, gzipped`,
    `${Math.round(bytes / 1000)} kB`,
    `≤ ${path.startsWith("/monitor/") ? 400 : 250} kB`
  ]);
}

const rows: Row[] = [];
for (const [name, measure] of [
  ["the profile step", profileRows],
  ["the library", libraryRows],
  ["training", trainingRows],
  ["inference", inferenceRows],
  ["brushes", brushRows],
  ["things to try", redrawRows],
  ["pages", weightRows],
  ["other tools", () => runPeers()]
] as const) {
  say(`measuring ${name}`);
  rows.push(...(await measure()));
}

const lines = [["what", "median", "bar"], ["---", "---", "---"], ...rows].map((cells) => `| ${cells.join(" | ")} |`);
process.stdout.write(`${lines.join("\n")}\n`);
