import {describe, expect, it} from "vitest";
import {checkSpec} from "../../../lib/profile/check-spec.js";
import {columnLayout, layoutOf} from "../../../lib/profile/layout.js";
import type {BlockSpec, CategoricalSpec, NumericSpec, ProfileSpec, SliceSpec} from "../../../lib/profile/types.js";
import {emptySpec, spec} from "./rows.js";

const numeric: NumericSpec = {
  ...{kind: "numeric", type: "number", name: "x", role: "feature"},
  ...{edges: [1, 2, 3], ranks: [1, 128, 255], centre: 0}
};
const categorical: CategoricalSpec = {
  ...{kind: "categorical", type: "text", name: "c", role: "feature"},
  ...{levels: ["a", "b"], buckets: 1}
};
const levels = (n: number): string[] => Array.from({length: n}, (_, i) => `level ${i}`);

const withColumns = (...columns: ProfileSpec["columns"]): ProfileSpec => ({...emptySpec, columns});
const withBlock = (block: BlockSpec, columns: ProfileSpec["columns"] = [numeric, categorical]): ProfileSpec => ({
  ...emptySpec,
  columns,
  blocks: [block]
});
const withSlices = (...slices: SliceSpec[]): ProfileSpec => ({...emptySpec, columns: [numeric, categorical], slices});

const pair: BlockSpec = {kind: "pair", columns: ["x", "c"]};
const scores: BlockSpec = {kind: "scores", score: "x", label: "c", edges: [0.5]};
const confidence: BlockSpec = {kind: "confidence", score: "x", prediction: "c", label: "c", edges: [0.5]};
const errors: BlockSpec = {...{kind: "errors", prediction: "x", label: "x"}, edges: [1], feature: null};
const gram: BlockSpec = {kind: "gram", columns: ["x", "c"]};

describe("checkSpec(spec)", () => {
  it.each<[string, ProfileSpec]>([
    ["nothing", emptySpec],
    ["a number and a category", withColumns(numeric, categorical)],
    ["a number without edges", withColumns({...numeric, edges: [], ranks: []})],
    ["a category without levels", withColumns({...categorical, levels: []})],
    ["as many levels as a pair takes", withBlock(pair, [numeric, {...categorical, levels: levels(62)}])],
    [
      "as many encoded columns as a Gram block takes",
      withBlock(gram, [numeric, {...categorical, levels: levels(127)}])
    ],
    ["one bin of scores", withBlock({...scores, edges: []})],
    ["one bin of confidence", withBlock({...confidence, edges: []})],
    ["a slice of all numbers", withSlices({name: "s", column: "x", above: null, upTo: null})],
    ["hostile names", spec]
  ])("takes %s", (_, accepted) => {
    expect(() => checkSpec(accepted)).not.toThrow();
  });

  it.each<[string, ProfileSpec]>([
    ["duplicate column: x", withColumns(numeric, {...categorical, name: "x"})],
    ["duplicate level of c: a", withColumns({...categorical, levels: ["a", "b", "a"]})],
    ["invalid number of buckets of c: 0", withColumns({...categorical, buckets: 0})],
    ["invalid number of buckets of c: 1.5", withColumns({...categorical, buckets: 1.5})],
    ["invalid centre of x: NaN", withColumns({...numeric, centre: NaN})],
    ["invalid edge of x: 1 at position 1", withColumns({...numeric, edges: [1, 1, 2]})],
    ["invalid edge of x: Infinity at position 2", withColumns({...numeric, edges: [1, 2, Infinity]})],
    ["invalid edge of x: NaN at position 0", withColumns({...numeric, edges: [NaN]})],
    ["invalid rank of x: 4 at position 2", withColumns({...numeric, ranks: [1, 5, 4]})],
    ["invalid rank of x: 0", withColumns({...numeric, ranks: [0, 1, 2]})],
    ["invalid rank of x: 256", withColumns({...numeric, ranks: [1, 2, 256]})],
    ["invalid rank of x: 1.5", withColumns({...numeric, ranks: [1, 1.5, 2]})],
    ["incompatible edges of x: 3, and 2 ranks", withColumns({...numeric, ranks: [1, 2]})]
  ])("refuses a column with %j", (message, refused) => {
    expect(() => checkSpec(refused)).toThrow(new RangeError(message));
  });

  it.each<[string, ProfileSpec]>([
    ["unknown column: z (known: x, c)", withBlock({...pair, columns: ["x", "z"]})],
    [
      "too many levels for a pair: c has 63, at most 62",
      withBlock(pair, [numeric, {...categorical, levels: levels(63)}])
    ],
    ["unknown column: z (known: x, c)", withBlock({...scores, score: "z"})],
    ["column c is categorical, expected numeric", withBlock({...scores, score: "c"})],
    ["column x is numeric, expected categorical", withBlock({...scores, label: "x"})],
    ["invalid edge of scores block: 0 at position 1", withBlock({...scores, edges: [1, 0]})],
    ["column c is categorical, expected numeric", withBlock({...errors, prediction: "c"})],
    ["column c is categorical, expected numeric", withBlock({...errors, label: "c"})],
    ["column c is categorical, expected numeric", withBlock({...errors, feature: {column: "c", edges: []}})],
    ["unknown column: z (known: x, c)", withBlock({...errors, feature: {column: "z", edges: []}})],
    ["invalid edge of errors block: -Infinity at position 0", withBlock({...errors, edges: [-Infinity]})],
    [
      "invalid edge of x in errors block: 2 at position 1",
      withBlock({...errors, feature: {column: "x", edges: [2, 2]}})
    ],
    ["unknown column: z (known: x, c)", withBlock({...gram, columns: ["z"]})],
    [
      "too many encoded columns for a Gram block: 129, at most 128",
      withBlock(gram, [numeric, {...categorical, levels: levels(128)}])
    ]
  ])("refuses a block with %j", (message, refused) => {
    expect(() => checkSpec(refused)).toThrow(new RangeError(message));
  });

  const byLevel: SliceSpec = {name: "s", column: "c", levels: ["a"]};

  it.each<[string, ProfileSpec]>([
    ["duplicate slice: s", withSlices(byLevel, byLevel)],
    ["unknown column: z (known: x, c)", withSlices({...byLevel, column: "z"})],
    ["slice s: column x is numeric, expected categorical", withSlices({...byLevel, column: "x"})],
    ["slice s: column c is categorical, expected numeric", withSlices({name: "s", column: "c", above: 0, upTo: null})],
    ["slice s: unknown level of c: z", withSlices({...byLevel, levels: ["a", "z"]})],
    ["slice s: no number is above 1 and up to 1", withSlices({name: "s", column: "x", above: 1, upTo: 1})],
    ["slice s: no number is above NaN and up to 1", withSlices({name: "s", column: "x", above: NaN, upTo: 1})]
  ])("refuses a slice with %j", (message, refused) => {
    expect(() => checkSpec(refused)).toThrow(new RangeError(message));
  });
});

describe("layoutOf(spec)", () => {
  it("lays columns, then blocks one after another, without gap or overlap, and each slice like the whole", () => {
    const {columns, blocks, stride, length} = layoutOf(spec);
    const stretches = [...columns.map(({start, next}) => [start, next]), ...blocks.map(({start, end}) => [start, end])];
    stretches.slice(1).forEach(([start], i) => expect(start).toBe(stretches[i]![1]));
    expect(stretches.at(-1)![1]).toBe(stride);
    expect(length).toBe(4 * stride);
  });

  it("has a cell for each bin, level and remainder bucket", () => {
    expect(layoutOf(spec).columns.map(({cells, end, next}) => [end - cells, next - end])).toEqual([
      [5, 0],
      [5, 3],
      [1, 0],
      [2, 0]
    ]);
  });

  it("refuses what checkSpec refuses", () => {
    expect(() => layoutOf(withColumns(numeric, numeric))).toThrow(new RangeError("duplicate column: x"));
  });
});

describe("columnLayout(spec, name)", () => {
  it("is the column's part of layoutOf", () => {
    expect(columnLayout(spec, "__proto__")).toBe(layoutOf(spec).columns[1]);
  });

  it("refuses a name the spec lacks", () => {
    expect(() => columnLayout(spec, "constructor")).toThrow(new RangeError("unknown column: constructor"));
  });
});
