import {selectColumns} from "../../model/columns.js";
import {gramOf, gramRmse} from "../../model/gram.js";
import type {ObservedDataset} from "../../schema/observed.js";
import {distributionSkew} from "../../schema/skew.js";
import {outsideRanges} from "../data-quality/coverage.js";
import {compareMarkets} from "../two-markets.js";
import type {MarketComparison, Markets} from "../two-markets.js";
import {comparedLimits, limitsOf, trainingSchema, withLimits} from "./limits.js";
import {observeRows, tenthsOf} from "./observe.js";

type Table = Readonly<Record<string, readonly number[]>>;

/** Who is served: only tracts that training left out, or all. */
export type Served = "unseen" | "all";

/** How far one column of the served rows lies from training. */
export interface TownColumn {
  readonly column: string;
  readonly distance: number;
  /** served rows outside the range of the training rows */
  readonly outside: number;
}

/** What becomes of a model that was trained on a part of the tracts. */
export interface TownSkew extends Pick<MarketComparison, "home" | "asked"> {
  /** RMSE of the model on all tracts */
  readonly allRmse: number;
  readonly servedRows: number;
  /** farthest first */
  readonly columns: readonly TownColumn[];
}

/**
 * Fits least squares to the tracts at home and compares the served ones with them, column by column.
 * @throws RangeError if a side has no rows
 */
export function townSkew(
  table: Table,
  features: readonly string[],
  target: string,
  {markets, served}: {readonly markets: Markets; readonly served: Served}
): TownSkew {
  const {home, asked} = compareMarkets(table, features, target, markets);
  const rows = served === "unseen" ? markets.away : [...markets.home, ...markets.away];
  const names = [...features, target];
  const outside = outsideRanges(table, features, {train: markets.home, serving: rows});
  const distances = columnDistances(table, features, {training: markets.home, serving: rows});
  return {
    ...{home, asked, servedRows: rows.length},
    allRmse: gramRmse(gramOf(names, selectColumns(table, names)), home.model, target),
    columns: features
      .map((column, i) => ({column, distance: distances.get(column)!, outside: outside[i]!.rows}))
      .sort((a, b) => b.distance - a.distance)
  };
}

interface Sides {
  readonly training: readonly number[];
  readonly serving: readonly number[];
}

function columnDistances(table: Table, features: readonly string[], {training, serving}: Sides): Map<string, number> {
  const rowsOf = (numbers: readonly number[]) =>
    numbers.map((row) => Object.fromEntries(features.map((name) => [name, table[name]![row]!])));
  const [known, asked] = [rowsOf(training), rowsOf(serving)];
  const tenths = tenthsOf(known, features);
  const inferred = trainingSchema(known, "");
  const schema = withLimits(inferred, comparedLimits(limitsOf(inferred), 0));
  const [base, test]: [ObservedDataset, ObservedDataset] = [observeRows(known, tenths), observeRows(asked, tenths)];
  return new Map(distributionSkew(schema, base, test).measurements.map(({column, skew}) => [column, skew[0]!.value]));
}
