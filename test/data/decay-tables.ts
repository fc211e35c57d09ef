/* Prints the tables of docs/decay.md that are measured. Writes nothing. Run from the project's root. */
import {adwin} from "../../lib/decay/adwin.js";
import {cusum} from "../../lib/decay/cusum.js";
import {ddm} from "../../lib/decay/ddm.js";
import type {Alarms} from "../../lib/decay/detector.js";
import {alarmsOf} from "../../lib/decay/detector.js";
import {estimateErrors} from "../../lib/decay/dle.js";
import {eddm} from "../../lib/decay/eddm.js";
import {errorIntervals} from "../../lib/decay/error-intervals.js";
import {errorTableOf} from "../../lib/decay/error-table.js";
import {kswin} from "../../lib/decay/kswin.js";
import {pageHinkley} from "../../lib/decay/page-hinkley.js";
import {ERRORS} from "../../lib/profile/layout.js";
import {emptyProfile} from "../../lib/profile/profile-rows.js";
import type {Random} from "../../lib/statistics/random.js";
import {seeded} from "../../lib/statistics/random.js";
import {accuracyDeviations, MOVES} from "../lib/decay/confidence-rows.js";
import {golden, regressionRows} from "../lib/decay/estimate-rows.js";
import type {Stream} from "../lib/decay/streams.js";
import {valuesOf} from "../lib/decay/streams.js";

const print = (...cells: (string | number)[]): void => void process.stdout.write(`| ${cells.join(" | ")} |\n`);
const STREAMS = 200;
const CHANGE = 2000;

const detectors: Record<string, (values: Float64Array) => Alarms> = {
  pageHinkley: (values) => alarmsOf(pageHinkley(), values),
  cusum: (values) => alarmsOf(cusum(), values),
  ddm: (values) => alarmsOf(ddm(), values),
  eddm: (values) => alarmsOf(eddm(), values),
  adwin: (values) => alarmsOf(adwin(), values),
  kswin: (values) => alarmsOf(kswin(), values)
};
const settings: Pick<Stream, "kind" | "before" | "after">[] = [
  {kind: "binary", before: 0.2, after: 0.3},
  {kind: "binary", before: 0.2, after: 0.5},
  {kind: "real", before: 0, after: 0.5},
  {kind: "real", before: 0, after: 2}
];

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function detectorTable(): void {
  for (const {kind, before, after} of settings)
    for (const [name, run] of Object.entries(detectors)) {
      if (kind === "real" && (name === "ddm" || name === "eddm")) continue;
      let falseAlarms = 0;
      const delays: number[] = [];
      for (let seed = 0; seed < STREAMS; ++seed) {
        const stream: Stream = {name, kind, seed: 7919 * seed, length: 4000, before, after, from: CHANGE, to: CHANGE};
        const {drifts} = run(valuesOf(stream));
        falseAlarms += drifts.filter((i) => i < CHANGE).length;
        delays.push((drifts.find((i) => i >= CHANGE) ?? Infinity) - CHANGE);
      }
      const missed = delays.filter((delay) => delay === Infinity).length / STREAMS;
      const rate = (1000 * falseAlarms) / (STREAMS * CHANGE);
      print(`${kind} ${before} to ${after}`, name, rate.toFixed(2), median(delays), `${Math.round(100 * missed)} %`);
    }
}

const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const shapes: Record<string, {draw: (random: Random) => number; rmse: number}> = {
  normal: {draw: normal, rmse: 1},
  Laplace: {draw: (random) => Math.log(1 - random()) * (random() < 0.5 ? -1 : 1), rmse: Math.SQRT2},
  "Student, 5 dof": {
    draw: (random) => {
      let square = 0;
      for (let i = 0; i < 5; ++i) square += normal(random) ** 2;
      return normal(random) / Math.sqrt(square / 5);
    },
    rmse: Math.sqrt(5 / 3)
  }
};

function sumsOf(n: number, draw: (random: Random) => number, random: Random): Float64Array {
  const {sums} = emptyProfile({columns: [], blocks: [], slices: []});
  for (let i = 0; i < n; ++i) {
    const e = draw(random);
    sums[ERRORS.n]! += 1;
    sums[ERRORS.sum]! += e;
    sums[ERRORS.absolute]! += Math.abs(e);
    sums[ERRORS.square]! += e ** 2;
    sums[ERRORS.fourth]! += e ** 4;
  }
  return sums;
}

function coverageTable(): void {
  const random = seeded(20240301);
  for (const [name, {draw, rmse}] of Object.entries(shapes)) {
    const reference = sumsOf(3600, draw, random);
    const cells = [30, 100, 300, 1000].map((n) => {
      const windows = Array.from({length: 6000}, () => sumsOf(n, draw, random));
      const held = (options: object): string => {
        const intervals = windows.map((window) => errorIntervals(window, options).rmse);
        const share = intervals.filter(({low, high}) => low <= rmse && rmse <= high).length / windows.length;
        return (100 * share).toFixed(1);
      };
      return `${held({})} / ${held({reference})} %`;
    });
    print(name, ...cells);
  }
}

function dleTable(): void {
  const {seed, n, m, windows} = golden.dle;
  const cells = {predictionEdges: Array.from({length: 19}, (_, i) => 0.3 * (i + 1)), featureEdges: []};
  const reference = errorTableOf(regressionRows(seed, n, 0, 2), cells);
  for (const window of windows) {
    const current = errorTableOf(regressionRows(window.seed, m, window.low, window.high), cells);
    const {rmse} = estimateErrors(reference, current);
    const figures = [window.realised[1], rmse.value, window.rmse[0]].map((x) => x.toFixed(3));
    print(`${window.low} to ${window.high}`, ...figures);
  }
}

function accuracyTable(): void {
  for (const move of MOVES) {
    const {counts, rows} = accuracyDeviations(move);
    print(move.name, ...[counts, rows].map((x) => (100 * x).toFixed(1)));
  }
}

detectorTable();
coverageTable();
dleTable();
accuracyTable();
