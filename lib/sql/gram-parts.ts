import {encodedColumns} from "../profile/blocks/gram.js";
import type {BlockLayout} from "../profile/layout.js";
import type {ColumnSpec, GramSpec} from "../profile/types.js";
import {NOWHERE} from "./types.js";
import type {Aggregate, Cell, Condition, Part, Value} from "./types.js";

/** A column of a Gram block: where its encoded columns begin in Z, and its levels where it has any. */
interface Encoded {
  readonly column: number;
  readonly at: number;
  readonly value: Value | null;
  readonly levels: readonly string[];
}

/**
 * Returns what is asked for a Gram block. Products of numbers are sums of their own; a product with a 0/1 column is a
 * sum over the rows of its level, so that rows are grouped by each category once instead of summed level by level.
 */
export function gramParts({start}: BlockLayout, block: GramSpec, columns: readonly ColumnSpec[]): Part[] {
  const encoded = encode(block, columns);
  const size = encodedColumns(block, columns).length + 1;
  const slot = (i: number, j: number): number => {
    const [row, column] = [Math.min(i, j), Math.max(i, j)];
    return start + row * size - (row * (row - 1)) / 2 + column - row;
  };
  const numbers = encoded.flatMap((e) => (e.value === null ? [] : [{at: e.at, value: e.value}]));
  const categories = encoded.filter((e) => e.value === null);
  const where = encoded.map(({column, value}): Condition =>
    value === null ? {kind: "present", column} : {kind: "within", value, above: null, upTo: null}
  );
  const part = (cell: Cell | null, aggregates: readonly Aggregate[]): Part => ({
    name: `Gram block of ${block.columns.join(", ")}`,
    columns: encoded.map(({column}) => column),
    ...{where, cell, aggregates}
  });
  const sum = (of: Value, slots: readonly number[]): Aggregate => ({kind: "sum", of, when: null, slots});
  const triangle = numbers.map((a, i) =>
    part(null, [
      sum(a.value, [slot(0, a.at)]),
      ...numbers.slice(i).map((b) => sum({kind: "product", factors: [a.value, b.value]}, [slot(a.at, b.at)]))
    ])
  );
  const byCategory = categories.map((category) => part(levelCell(category), byLevel(category, numbers, slot)));
  const crossed = categories.flatMap((a, i) => categories.slice(i + 1).map((b) => part(null, [crossing(a, b, slot)])));
  return [part(null, [{kind: "count", when: null, slots: [slot(0, 0)]}]), ...triangle, ...crossed, ...byCategory];
}

/** Rows of each level, and the sums of all numbers over them; rows with another value have only zeros there. */
function byLevel(
  {at, levels}: Encoded,
  numbers: readonly {at: number; value: Value}[],
  slot: (i: number, j: number) => number
): Aggregate[] {
  const slotsOf = (place: (z: number) => number): number[] => [...levels.map((_, level) => place(at + level)), NOWHERE];
  return [
    {kind: "count", when: null, slots: slotsOf((z) => slot(0, z))},
    {kind: "count", when: null, slots: slotsOf((z) => slot(z, z))},
    ...numbers.map((number): Aggregate => ({
      kind: "sum",
      of: number.value,
      when: null,
      slots: slotsOf((z) => slot(number.at, z))
    }))
  ];
}

/** A category without levels has no encoded columns, and leaves no row out. */
function encode(block: GramSpec, columns: readonly ColumnSpec[]): Encoded[] {
  let next = 1;
  return block.columns.flatMap((name): Encoded[] => {
    const column = columns.findIndex((c) => c.name === name);
    const spec = columns[column]!;
    const at = next;
    next += spec.kind === "numeric" ? 1 : spec.levels.length;
    if (spec.kind === "numeric")
      return [{column, at, value: {kind: "shifted", column, centre: spec.centre}, levels: []}];
    return spec.levels.length === 0 ? [] : [{column, at, value: null, levels: spec.levels}];
  });
}

function levelCell({column, levels}: Encoded): Exclude<Cell, {kind: "grid"}> {
  return {kind: "level", column, levels, buckets: 1};
}

/** Rows by the levels of two categories. */
function crossing(a: Encoded, b: Encoded, slot: (i: number, j: number) => number): Aggregate {
  const sides = [a, b].map((e) => ({cell: levelCell(e), absent: false}));
  const rows = [...a.levels.map((_, i) => a.at + i), NOWHERE];
  const columns = [...b.levels.map((_, j) => b.at + j), NOWHERE];
  return {
    kind: "counts",
    cell: {kind: "grid", sides},
    slots: rows.flatMap((i) => columns.map((j) => (i === NOWHERE || j === NOWHERE ? NOWHERE : slot(i, j))))
  };
}
