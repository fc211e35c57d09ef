import {edgePositions, sortedEdges} from "../../lib/profile/edges.js";
import {booleanSpec, frequentSpec, MOST_LEVELS} from "../../lib/profile/reference-spec.js";
import type {ColumnSpec, NumericSpec} from "../../lib/profile/types.js";
import {numberOf} from "../../lib/sql/decode.js";
import {levelsText, totalsText, valuesText} from "../../lib/sql/reference-text.js";
import type {Source} from "../../lib/sql/types.js";
import {quantile} from "../../lib/statistics/quantile.js";
import type {ReferenceColumn} from "./reference-specs.js";
import {partWatch} from "./sql.js";
import type {SqlEngine, Watch} from "./sql.js";

type NumberColumn = Extract<ReferenceColumn, {readonly kind: "numeric"}>;

/** What a pass over the numbers of a column finds. */
interface Totals {
  readonly n: number;
  readonly sum: number;
  readonly isWhole: boolean;
}

/**
 * Returns the shapes of columns, of the rows of a table in an engine. Edges and levels are the same to the last bit as
 * those of `referenceSpecs` of the same rows; centres, which are means, as far as an engine adds up in another order.
 * @throws RangeError if the table does not fit the columns, or naming a column of numbers that has none
 */
export async function sqlReferenceSpecs(
  engine: SqlEngine,
  source: Source,
  columns: readonly ReferenceColumn[],
  watch: Watch
): Promise<ColumnSpec[]> {
  const numbers = columns.filter((column): column is NumberColumn => column.kind === "numeric");
  const part = (i: number): Watch => partWatch(watch, i, columns.length + 1);
  const totals = await totalsOf(engine, source, numbers, part(0));
  const specs: ColumnSpec[] = [];
  for (const [i, column] of columns.entries())
    specs.push(
      column.kind === "numeric"
        ? await numericOf(engine, source, column, totals[numbers.indexOf(column)]!, part(i + 1))
        : await categoricalOf(engine, source, column, part(i + 1))
    );
  return specs;
}

async function totalsOf(
  engine: SqlEngine,
  source: Source,
  columns: readonly NumberColumn[],
  watch: Watch
): Promise<Totals[]> {
  if (columns.length === 0) return [];
  const [row] = await engine.query(totalsText(engine.dialect, source, columns), watch);
  return columns.map((_, i) => {
    // of no row, engines count nothing
    const [n, sum, fractional] = row!.slice(3 * i, 3 * i + 3).map((figure) => (figure === null ? 0 : numberOf(figure)));
    return {n: n!, sum: sum!, isWhole: fractional === 0};
  });
}

async function numericOf(
  engine: SqlEngine,
  source: Source,
  column: NumberColumn,
  {n, sum, isWhole}: Totals,
  watch: Watch
): Promise<NumericSpec> {
  const {name, role, type} = column;
  if (n === 0) throw new RangeError(`missing reference values of ${name}: bins cannot be placed`);
  const positions = edgePositions(n);
  const rows = await engine.query(valuesText(engine.dialect, source, column, positions), watch);
  if (rows.length !== positions.length)
    throw new Error(`column ${name} changed while the reference was read: start the build again`);
  const sorted: number[] = [];
  sorted.length = n;
  for (const [position, value] of rows) sorted[numberOf(position)] = numberOf(value);
  const centre = sum / n;
  return {
    ...{kind: "numeric", type, name, role, ...sortedEdges(sorted, isWhole)},
    // Where the sum overflows, any value in the middle will do.
    centre: Number.isFinite(centre) ? centre : quantile(sorted, 0.5)
  };
}

async function categoricalOf(
  engine: SqlEngine,
  source: Source,
  column: Exclude<ReferenceColumn, NumberColumn>,
  watch: Watch
): Promise<ColumnSpec> {
  const {name, role, type} = column;
  if (type === "boolean") return booleanSpec(name, role);
  const rows = await engine.query(levelsText(engine.dialect, source, column, MOST_LEVELS + 1), watch);
  return frequentSpec(
    name,
    role,
    rows.map(([level]) => String(level))
  );
}
