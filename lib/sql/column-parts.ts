import {CATEGORICAL, ERRORS, layoutOf, NUMERIC, ROWS} from "../profile/layout.js";
import type {ColumnLayout} from "../profile/layout.js";
import {edgesAt, FINE_BINS} from "../profile/nested-bins.js";
import type {CategoricalSpec, NumericSpec, ProfileSpec} from "../profile/types.js";
import type {Aggregate, Condition, Part, Value} from "./types.js";

/** Returns what is asked for the rows, for each column, and for the errors of a regression. */
export function columnParts(spec: ProfileSpec): Part[] {
  const rows: Part = {
    ...{name: "rows", columns: [], where: [], cell: null},
    aggregates: [{kind: "count", when: null, slots: [ROWS]}]
  };
  const columns = layoutOf(spec).columns.map((layout) =>
    layout.spec.kind === "numeric" ? numericPart(layout, layout.spec) : categoricalPart(layout, layout.spec)
  );
  return [rows, ...columns, ...errorParts(spec)];
}

function numericPart({index, start, cells}: ColumnLayout, spec: NumericSpec): Part {
  const value: Value = {kind: "number", column: index};
  const shifted: Value = {kind: "shifted", column: index, centre: spec.centre};
  const count = (kind: Exclude<Condition["kind"], "within" | "level">, slot: number): Aggregate => ({
    kind: "count",
    when: {kind, column: index},
    slots: [start + slot]
  });
  const sum = (of: Value, slot: number, when: Condition | null = null): Aggregate => ({
    kind: "sum",
    of,
    when,
    slots: [start + slot]
  });
  const {edges} = spec;
  const fine = edgesAt(spec, FINE_BINS).map((edge) => edges[edge]!);
  const upTo = (edge: number | undefined): Condition => ({kind: "within", value, above: null, upTo: edge ?? null});
  const above = (edge: number | undefined): Condition => ({kind: "within", value, above: edge ?? null, upTo: null});
  return {
    ...{name: `column ${spec.name}`, columns: [index], where: [], cell: null},
    aggregates: [
      count("missing", NUMERIC.missing),
      count("nan", NUMERIC.nan),
      count("negativeInfinity", NUMERIC.negativeInfinity),
      count("positiveInfinity", NUMERIC.positiveInfinity),
      count("zero", NUMERIC.zeros),
      count("fractional", NUMERIC.fractional),
      sum(shifted, NUMERIC.shiftedSum),
      sum({kind: "product", factors: [shifted, shifted]}, NUMERIC.shiftedSquares),
      sum(value, NUMERIC.lowTailSum, upTo(edges[0])),
      sum(value, NUMERIC.highTailSum, above(edges.at(-1))),
      sum(value, NUMERIC.lowFineSum, upTo(fine[0])),
      sum(value, NUMERIC.highFineSum, above(fine.at(-1))),
      {kind: "least", of: value, position: 2 * index},
      {kind: "greatest", of: value, position: 2 * index + 1},
      {kind: "counts", cell: {kind: "bin", value, edges}, slots: range(cells, edges.length + 1)}
    ]
  };
}

function categoricalPart({index, start, cells, next}: ColumnLayout, spec: CategoricalSpec): Part {
  const {levels, buckets} = spec;
  return {
    ...{name: `column ${spec.name}`, columns: [index], where: [], cell: null},
    aggregates: [
      {kind: "count", when: {kind: "missing", column: index}, slots: [start + CATEGORICAL.missing]},
      {kind: "counts", cell: {kind: "level", column: index, levels, buckets}, slots: range(cells, next - cells)}
    ]
  };
}

function errorParts({columns}: ProfileSpec): Part[] {
  const label = columns.findIndex((c) => c.role === "label");
  const prediction = columns.findIndex((c) => c.role === "prediction");
  if (columns[label]?.kind !== "numeric" || columns[prediction]?.kind !== "numeric") return [];
  const error: Value = {kind: "error", prediction, label};
  const square: Value = {kind: "product", factors: [error, error]};
  const sum = (of: Value, slot: number): Aggregate => ({kind: "sum", of, when: null, slots: [slot]});
  return [
    {
      ...{name: "errors", columns: [prediction, label], where: [], cell: null},
      aggregates: [
        {kind: "count", when: {kind: "within", value: error, above: null, upTo: null}, slots: [ERRORS.n]},
        sum(error, ERRORS.sum),
        sum({kind: "size", of: error}, ERRORS.absolute),
        sum(square, ERRORS.square),
        sum({kind: "product", factors: [square, square]}, ERRORS.fourth)
      ]
    }
  ];
}

/** The whole numbers from `start` on. */
function range(start: number, length: number): number[] {
  return Array.from({length}, (_, i) => start + i);
}
