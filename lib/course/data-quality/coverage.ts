import {mean, standardDeviation} from "../../statistics/moments.js";
import {quantile} from "../../statistics/quantile.js";

type Table = Readonly<Record<string, readonly number[]>>;

/** Numbers of the rows a model learnt from, and of those it is asked about; a row may be asked about more than once. */
export interface Coverage {
  readonly train: readonly number[];
  readonly serving: readonly number[];
}

/** Cells per side of the map. */
export const CELLS = 8;

/** A cell with fewer training rows than this counts as unseen. */
export const FEW_ROWS = 3;

/** One cell of the map; limits are in the columns' units. */
export interface Cell {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly train: number;
  readonly serving: number;
}

/** The map of two columns. */
export interface CoverageMap {
  /** CELLS × CELLS cells, line by line from the lowest values of the second column */
  readonly cells: readonly Cell[];
  /** numbers of the serving rows in cells that training has seen, and of those in the others, as often as they are asked */
  readonly seen: readonly number[];
  readonly unseen: readonly number[];
}

/** Counts training and serving rows on a grid over two columns, which spans the values of all rows of the table. */
export function coverageMap(table: Table, [x, y]: readonly [string, string], rows: Coverage): CoverageMap {
  const [across, up] = [gridOf(table[x]!), gridOf(table[y]!)];
  const cellOf = (row: number): number => CELLS * up.at(table[y]![row]!) + across.at(table[x]![row]!);
  const count = (numbers: readonly number[]): number[] => {
    const counts = new Array<number>(CELLS * CELLS).fill(0);
    for (const row of numbers) counts[cellOf(row)]! += 1;
    return counts;
  };
  const [train, serving] = [count(rows.train), count(rows.serving)];
  const isSeen = (row: number): boolean => train[cellOf(row)]! >= FEW_ROWS;
  return {
    cells: train.map((n, i) => {
      const [column, line] = [i % CELLS, Math.floor(i / CELLS)];
      return {x: across.limits(column), y: up.limits(line), train: n, serving: serving[i]!};
    }),
    seen: rows.serving.filter(isSeen),
    unseen: rows.serving.filter((row) => !isSeen(row))
  };
}

interface Grid {
  at(value: number): number;
  limits(cell: number): readonly [number, number];
}

function gridOf(values: readonly number[]): Grid {
  const low = Math.min(...values);
  const width = (Math.max(...values) - low) / CELLS;
  return {
    at: (value) => Math.min(CELLS - 1, Math.floor((value - low) / width)),
    limits: (cell) => [low + cell * width, low + (cell + 1) * width]
  };
}

/** How many serving rows lie outside what training has seen of a column. */
export interface OutsideRange {
  readonly column: string;
  /** smallest and largest value of the training rows */
  readonly range: readonly [number, number];
  readonly rows: number;
  /** means, in standard deviations of the training rows: serving minus training */
  readonly meanShift: number;
}

/** Returns for each column how many serving rows lie outside the range of the training rows. */
export function outsideRanges(table: Table, names: readonly string[], {train, serving}: Coverage): OutsideRange[] {
  return names.map((column) => {
    const values = table[column]!;
    const seen = train.map((row) => values[row]!);
    const asked = serving.map((row) => values[row]!);
    const range = [Math.min(...seen), Math.max(...seen)] as const;
    return {
      column,
      range,
      rows: asked.filter((value) => value < range[0] || value > range[1]).length,
      meanShift: (mean(asked) - mean(seen)) / standardDeviation(seen)
    };
  });
}

/** Returns how many serving rows lie outside the range of the training rows in at least one of the columns. */
export function outsideAny(table: Table, names: readonly string[], {train, serving}: Coverage): number {
  const ranges = outsideRanges(table, names, {train, serving});
  return serving.filter((row) =>
    ranges.some(({column, range}) => table[column]![row]! < range[0] || table[column]![row]! > range[1])
  ).length;
}

/** How far serving rows are from the nearest training row, over all columns in standard deviations of the training rows. */
export interface Nearness {
  /** the 99th percentile of the distance of a training row from the nearest other one */
  readonly usual: number;
  /** distance of each serving row */
  readonly distances: readonly number[];
}

export function nearness(table: Table, names: readonly string[], {train, serving}: Coverage): Nearness {
  const scaled = names.map((name) => {
    const seen = train.map((row) => table[name]![row]!);
    const [centre, sd] = [mean(seen), standardDeviation(seen)];
    return table[name]!.map((value) => (value - centre) / (sd || 1));
  });
  const nearest = (row: number): number =>
    Math.sqrt(
      train.reduce((least, other) => (other === row ? least : Math.min(least, squared(scaled, row, other))), Infinity)
    );
  const among = train.map(nearest).sort((a, b) => a - b);
  return {usual: quantile(among, 0.99), distances: serving.map(nearest)};
}

function squared(scaled: readonly (readonly number[])[], a: number, b: number): number {
  let sum = 0;
  for (const column of scaled) sum += (column[a]! - column[b]!) ** 2;
  return sum;
}
