import {forward} from "../lib/model/dense.js";
import type {Layers} from "../lib/model/types.js";
import {mannWhitney} from "../lib/statistics/mann-whitney.js";
import type {MannWhitneyResult} from "../lib/statistics/mann-whitney.js";
import {mean, standardDeviation} from "../lib/statistics/moments.js";
import {deriveSeed, seeded, shuffled} from "../lib/statistics/random.js";
import {normalTail} from "../lib/statistics/special.js";
import {tiesOf} from "../lib/statistics/ties.js";
import {domainInputs} from "./domain-inputs.js";
import type {DomainColumn, PickedRows, Window} from "./domain-inputs.js";
import type {TrainingSet} from "./training/losses.js";
import type {Tensorflow} from "./training/tensorflow.js";

/** How much one column helps to tell the windows apart. */
interface DomainImportance {
  readonly name: string;
  /** by how much AUROC falls when the column's values change rows; about 0 for a column that does not help */
  readonly drop: number;
}

/** Whether, and by what, the rows of two windows can be told apart. */
export type DomainDrift =
  | {
      readonly status: "measured";
      /** probability that a current row scores above a reference row: 0.5 where they cannot be told apart, 1 at most */
      readonly auroc: number;
      /** of rows as easy to tell apart when nothing changed */
      readonly pValue: number;
      /** columns that vary, the most telling first */
      readonly importance: readonly DomainImportance[];
    }
  | {readonly status: "not enough rows" | "no column varies"};

const FOLDS = 5;
/** Fewest rows per window: ten in each fold. */
const FEWEST = 10 * FOLDS;
/** Most rows per window; of more, as many are drawn. */
const MOST = 5000;
/** Networks that judge together: their mean score is steadier than one alone. */
const JURY = 3;
/** In training the larger window counts for at most as many times the rows of the smaller, whose rows are repeated. */
const REPEATS = 4;
const HIDDEN = 16;
const BATCH = 128;
/** Training ends after so many steps, or so often through the rows: more would teach networks their rows by heart. */
const STEPS = 300;
const EPOCHS = 20;
const LEARNING_RATE = 0.01;

/**
 * Measures drift of all columns together: networks learn to tell current rows from reference rows, and AUROC says how well
 * they do on rows they have not seen, as the mean over five folds. Both windows weigh the same in training, whatever their
 * sizes. It sees what no column shows by itself, such as columns that cease to move together.
 *
 * p does not come from these folds: each network has learnt from the rows that the others are tried on, which about doubles
 * the variance of their mean. It comes from networks that have seen earlier folds alone. When nothing changed these rank the
 * rows of the next fold at random, whatever went before, so that their Mann–Whitney statistics are uncorrelated and of known
 * variance; their sum is taken to be normal.
 *
 * Numbers enter by their ranks in both windows (normal scores), so that neither units nor huge values matter; each level
 * enters by itself, and so does a gap.
 * @param columns all with as many rows in the reference, and in the current window
 * @param seed of draws, folds, weights and shuffles: the same seed gives the same result
 * @returns another status than "measured" below 50 rows in a window, or where no column varies over both windows
 * @throws RangeError if columns differ in rows
 * Source: D. Lopez-Paz and M. Oquab, "Revisiting classifier two-sample tests", ICLR 2017. NannyML's has boosted trees in
 * place of networks, and no p. Measurements: docs/statistics.md
 */
export function domainClassifier(tensorflow: Tensorflow, columns: readonly DomainColumn[], seed: number): DomainDrift {
  const [n, m] = [rowsOf(columns, "reference"), rowsOf(columns, "current")];
  if (Math.min(n, m) < FEWEST) return {status: "not enough rows"};
  const picked: PickedRows = {
    reference: draw(n, deriveSeed(seed, "reference")),
    current: draw(m, deriveSeed(seed, "current"))
  };
  const inputs = columns.map((column) => domainInputs(column, picked));
  const owners = inputs.flatMap((of, column) => of.map(() => column));
  if (owners.length === 0) return {status: "no column varies"};
  const values = standardised(inputs.flat());
  const table = {values, width: owners.length, reference: picked.reference.length, current: picked.current.length};
  const folds = Array.from({length: FOLDS}, (_, fold) => select(table, (i) => i % FOLDS === fold));
  const {across, onward} = train(tensorflow, table, seed);
  const auroc = mean(across.map((jury, fold) => ranked(jury, folds[fold]!).statistic));
  const importance = [...new Set(owners)].map((column): DomainImportance => {
    const random = seeded(deriveSeed(seed, "importance", column));
    const own = [...owners.keys()].filter((input) => owners[input] === column);
    const mixed = across.map((jury, fold) => ranked(jury, mix(folds[fold]!, own, random)).statistic);
    return {name: columns[column]!.name, drop: auroc - mean(mixed)};
  });
  return {
    status: "measured",
    auroc,
    pValue: pValueOf(onward.map((jury, i) => ranked(jury, folds[i + 1]!))),
    importance: importance.sort((a, b) => b.drop - a.drop)
  };
}

function rowsOf(columns: readonly DomainColumn[], window: Window): number {
  const rows = columns[0]?.[window].length ?? 0;
  for (const {name, [window]: values} of columns)
    if (values.length !== rows)
      throw new RangeError(
        `columns differ in ${window} rows: ${columns[0]!.name} has ${rows}, ${name} ${values.length}`
      );
  return rows;
}

/** Rows of a window in random order: the i-th belongs to fold i mod FOLDS. */
function draw(rows: number, seed: number): number[] {
  return shuffled([...Array(rows).keys()], seeded(seed)).slice(0, MOST);
}

/** Encoded rows, row-major: those of the reference first. */
interface Table {
  readonly values: Float64Array;
  readonly width: number;
  readonly reference: number;
  readonly current: number;
}

type Jury = readonly Layers[];

/** Writes columns out row by row, each with mean 0 and deviation 1 over its values; a gap, which has a mark, is 0. */
function standardised(columns: readonly ArrayLike<number>[]): Float64Array {
  const rows = columns[0]!.length;
  const values = new Float64Array(rows * columns.length);
  columns.forEach((column, i) => {
    const known = Float64Array.from(column).filter((x) => !Number.isNaN(x));
    const [centre, deviation] = [mean(known), standardDeviation(known) || 1];
    for (let row = 0; row < rows; ++row)
      values[row * columns.length + i] = Number.isNaN(column[row]) ? 0 : (column[row]! - centre) / deviation;
  });
  return values;
}

/**
 * Trains a jury without each fold in turn, and one on the first fold, the first two and so on; the last of these is among
 * the former. All take as many steps, on as many rows: those of fewer folds, and those of the smaller window, are repeated.
 */
function train(tensorflow: Tensorflow, table: Table, seed: number): {across: Jury[]; onward: Jury[]} {
  const [larger, smaller] = [Math.max(table.reference, table.current), Math.min(table.reference, table.current)];
  const perWindow = Math.ceil((Math.min(larger, REPEATS * smaller) * (FOLDS - 1)) / FOLDS);
  const without = Array.from({length: FOLDS}, (_, fold) => (i: number) => i % FOLDS !== fold);
  const upTo = Array.from({length: FOLDS - 2}, (_, fold) => (i: number) => i % FOLDS <= fold);
  const epochs = Math.max(1, Math.min(EPOCHS, Math.round((STEPS * BATCH) / (2 * perWindow))));
  const pace = {task: "regression", hidden: [HIDDEN], epochs, batchSize: BATCH, learningRate: LEARNING_RATE} as const;
  const juries = [...without, ...upTo].map((isIn): Jury => {
    const set = balanced(select(table, isIn), perWindow);
    return Array.from({length: JURY}, (_, member) => {
      const plan = {...pace, seed: deriveSeed(seed, "network", member), start: null, stop: null};
      return tensorflow.train(set, plan).layers;
    });
  });
  return {across: juries.slice(0, FOLDS), onward: [...juries.slice(FOLDS), juries[FOLDS - 1]!]};
}

/** Takes as many rows of either window, from the beginning and over again; the label is −1 in the reference, 1 now. */
function balanced({values, width, reference, current}: Table, perWindow: number): TrainingSet {
  const labels = Float32Array.from({length: 2 * perWindow}, (_, i) => (i < perWindow ? -1 : 1));
  const inputs = new Float32Array(labels.length * width);
  labels.forEach((label, i) => {
    const row = label < 0 ? i % reference : reference + ((i - perWindow) % current);
    inputs.set(values.subarray(row * width, (row + 1) * width), i * width);
  });
  return {rows: labels.length, inputs, labels};
}

function select({values, width, reference, current}: Table, isIn: (i: number) => boolean): Table {
  const [first, second] = [reference, current].map((rows) => [...Array(rows).keys()].filter(isIn)) as [
    number[],
    number[]
  ];
  const rows = [...first, ...second.map((i) => reference + i)];
  const picked = new Float64Array(rows.length * width);
  rows.forEach((row, i) => picked.set(values.subarray(row * width, (row + 1) * width), i * width));
  return {values: picked, width, reference: first.length, current: second.length};
}

/** Lets the given inputs of each row change places with those of another row. */
function mix({values, width, ...rest}: Table, inputs: readonly number[], random: () => number): Table {
  const mixed = values.slice();
  shuffled([...Array(values.length / width).keys()], random).forEach((from, to) => {
    for (const input of inputs) mixed[to * width + input] = values[from * width + input]!;
  });
  return {values: mixed, width, ...rest};
}

/** Compares a jury's scores of current rows with those of reference rows: `statistic` is the area under the ROC curve. */
function ranked(jury: Jury, {values, reference, current}: Table): MannWhitneyResult {
  const votes = jury.map((layers) => forward(layers, values, reference + current));
  const scores = votes[0]!.map((_, row) => votes.reduce((sum, vote) => sum + vote[row]!, 0));
  return mannWhitney(...tiesOf(scores.subarray(0, reference), scores.subarray(reference)));
}

/** Weighs each statistic by the root of the number of folds its network has learnt from, as weak signals grow with it. */
function pValueOf(results: readonly MannWhitneyResult[]): number {
  const weights = results.map((_, i) => Math.sqrt(i + 1));
  const excess = results.reduce((sum, {statistic}, i) => sum + weights[i]! * (statistic - 0.5), 0);
  const deviation = Math.hypot(...results.map(({deviation}, i) => weights[i]! * deviation));
  return deviation === 0 ? 1 : normalTail(excess / deviation);
}
