import {CONFIDENCE_FIGURES} from "../profile/blocks/confidence.js";
import {ERROR_FIGURES} from "../profile/blocks/errors.js";
import {scoreStride} from "../profile/blocks/scores.js";
import {layoutOf} from "../profile/layout.js";
import type {BlockLayout} from "../profile/layout.js";
import {COARSE_BINS, edgesAt} from "../profile/nested-bins.js";
import type {
  CategoricalSpec,
  ColumnSpec,
  ConfidenceSpec,
  ErrorsSpec,
  PairSpec,
  ProfileSpec,
  ScoresSpec
} from "../profile/types.js";
import {gramParts} from "./gram-parts.js";
import type {Aggregate, GridSide, Part, Value} from "./types.js";
import {NOWHERE, sideCount} from "./types.js";

/** Returns what is asked for each block. */
export function blockParts(spec: ProfileSpec): Part[] {
  const {columns} = spec;
  return layoutOf(spec).blocks.flatMap((block) => {
    switch (block.spec.kind) {
      case "pair":
        return [pairPart(block, block.spec, columns)];
      case "scores":
        return [scoresPart(block, block.spec, columns)];
      case "confidence":
        return [confidencePart(block, block.spec, columns)];
      case "errors":
        return [errorsPart(block, block.spec, columns)];
      case "gram":
        return gramParts(block, block.spec, columns);
    }
  });
}

function pairPart({start}: BlockLayout, {columns: names}: PairSpec, columns: readonly ColumnSpec[]): Part {
  const indices = names.map((name) => columns.findIndex((c) => c.name === name));
  const sides = indices.map((column): GridSide => {
    const spec = columns[column]!;
    return {
      absent: true,
      cell:
        spec.kind === "categorical"
          ? {kind: "level", column, levels: spec.levels, buckets: 1}
          : {
              kind: "bin",
              value: {kind: "number", column},
              edges: edgesAt(spec, COARSE_BINS).map((edge) => spec.edges[edge]!)
            }
    };
  });
  const length = sides.reduce((cells, side) => cells * sideCount(side), 1);
  const slots = Array.from({length}, (_, i) => start + i);
  return {
    ...{name: `pair of ${names.join(" and ")}`, columns: indices, where: [], cell: null},
    aggregates: [{kind: "counts", cell: {kind: "grid", sides}, slots}]
  };
}

function scoresPart({start, end}: BlockLayout, block: ScoresSpec, columns: readonly ColumnSpec[]): Part {
  const score = columns.findIndex((c) => c.name === block.score);
  const label = columns.findIndex((c) => c.name === block.label);
  const {levels} = columns[label] as CategoricalSpec;
  const value: Value = {kind: "number", column: score};
  const sides: GridSide[] = [
    {cell: {kind: "bin", value, edges: block.edges}, absent: false},
    {cell: {kind: "level", column: label, levels, buckets: 1}, absent: true}
  ];
  const stride = scoreStride(block, columns);
  // a bin holds its counts by label, the last of them without one, and then the two sums
  const labels = stride - 2;
  const cells = Array.from({length: ((end - start) / stride) * labels}, (_, cell) => cell);
  const binStart = (cell: number): number => start + Math.floor(cell / labels) * stride;
  const slots = cells.map((cell) => binStart(cell) + (cell % labels));
  const sumSlots = cells.map((cell) => binStart(cell) + labels + Number(cell % labels === labels - 1));
  return {
    ...{name: `scores of ${block.score}`, columns: [score, label], where: [], cell: {kind: "grid", sides}},
    aggregates: [
      {kind: "count", when: null, slots},
      {kind: "sum", of: value, when: null, slots: sumSlots}
    ]
  };
}

function confidencePart({start}: BlockLayout, block: ConfidenceSpec, columns: readonly ColumnSpec[]): Part {
  const indexOf = (name: string): number => columns.findIndex((c) => c.name === name);
  const [score, prediction, label] = [indexOf(block.score), indexOf(block.prediction), indexOf(block.label)];
  const [said, truth] = [columns[prediction] as CategoricalSpec, columns[label] as CategoricalSpec];
  const value: Value = {kind: "number", column: score};
  const sides: GridSide[] = [
    {cell: {kind: "level", column: prediction, levels: said.levels, buckets: 1}, absent: false},
    {cell: {kind: "bin", value, edges: block.edges}, absent: false},
    {cell: {kind: "level", column: label, levels: truth.levels, buckets: 1}, absent: true}
  ];
  const [bins, labels] = [block.edges.length + 1, truth.levels.length + 2];
  // the last class stands for all that are none of the levels, the last label for none
  const slotsOf = (figure: (isLabelled: boolean, isRight: boolean) => number): number[] =>
    Array.from({length: (said.levels.length + 1) * bins * labels}, (_, cell) => {
      const [own, code] = [Math.floor(cell / labels), cell % labels];
      const level = said.levels[Math.floor(own / bins)];
      if (level === undefined) return NOWHERE;
      return start + own * CONFIDENCE_FIGURES.length + figure(code < labels - 1, truth.levels[code] === level);
    });
  const countSlots = slotsOf((isLabelled, isRight) => (isLabelled ? Number(!isRight) : 2));
  return {
    name: `confidence in ${block.prediction}`,
    columns: [score, prediction, label],
    ...{where: [], cell: {kind: "grid", sides}},
    aggregates: [
      {kind: "count", when: null, slots: countSlots},
      {kind: "sum", of: value, when: null, slots: slotsOf((isLabelled) => (isLabelled ? 3 : 4))}
    ]
  };
}

function errorsPart({start, end}: BlockLayout, block: ErrorsSpec, columns: readonly ColumnSpec[]): Part {
  const indexOf = (name: string): number => columns.findIndex((c) => c.name === name);
  const [prediction, label] = [indexOf(block.prediction), indexOf(block.label)];
  const feature = block.feature === null ? [] : [{column: indexOf(block.feature.column), edges: block.feature.edges}];
  const sides = [{column: prediction, edges: block.edges}, ...feature].map(({column, edges}): GridSide => ({
    cell: {kind: "bin", value: {kind: "number", column}, edges},
    absent: false
  }));
  const error: Value = {kind: "error", prediction, label};
  const square: Value = {kind: "product", factors: [error, error]};
  const cells = Array.from({length: (end - start) / ERROR_FIGURES.length}, (_, cell) => cell);
  const slotsOf = (figure: (typeof ERROR_FIGURES)[number]): number[] =>
    cells.map((cell) => start + ERROR_FIGURES.length * cell + ERROR_FIGURES.indexOf(figure));
  const sum = (of: Value, figure: (typeof ERROR_FIGURES)[number]): Aggregate => ({
    kind: "sum",
    of,
    when: null,
    slots: slotsOf(figure)
  });
  return {
    name: `errors of ${block.prediction}`,
    columns: [prediction, label, ...feature.map(({column}) => column)],
    where: [],
    cell: {kind: "grid", sides},
    aggregates: [
      {kind: "count", when: null, slots: slotsOf("rows")},
      {kind: "count", when: {kind: "within", value: error, above: null, upTo: null}, slots: slotsOf("n")},
      sum({kind: "size", of: error}, "absolute"),
      sum(square, "square"),
      sum({kind: "product", factors: [square, square]}, "fourth")
    ]
  };
}
