import {describe, expect, it} from "vitest";
import {selectColumns} from "../../../lib/model/columns.js";
import {encodeBatch, encodedSums, encodeRow, numberBatch, writeRows} from "../../../lib/model/encode.js";
import type {Row} from "../../../lib/model/encode.js";
import {encodedWidth, learntInputs, numberInputs, plainInputs} from "../../../lib/model/inputs.js";
import type {ModelInput} from "../../../lib/model/types.js";
import {codedValues, numericValues} from "../../../lib/profile/batch.js";
import type {Batch, CodedValues, NumericValues} from "../../../lib/profile/batch.js";
import {levelSpec, numericSpec} from "../../../lib/profile/reference-spec.js";

const inputs: readonly ModelInput[] = [
  {kind: "number", name: "x", mean: 10, sd: 2, gaps: true},
  {kind: "category", name: "c", levels: ["b", "d"]},
  {kind: "number", name: "y", mean: 0, sd: 1, gaps: false}
];
/** The table knows more levels than the model, and in another order. */
const known = levelSpec("c", "feature", ["a", "b", "d"], 2);
const specs = [numericSpec("x", "feature", "number", [10]), known];
const x = [12, null, NaN, Infinity, 10];
const c = ["d", "b", "a", null, "elsewhere"];
const y = [1, 2, null, -Infinity, 0];
const batch: Batch = {
  rows: 5,
  columns: new Map<string, NumericValues | CodedValues>([
    ["x", numericValues(x)],
    ["c", codedValues(c, known)],
    ["y", numericValues(y)]
  ])
};
/** x, its gap, b, d, all others, a gap in c, y */
const rows = [
  [1, 0, 0, 1, 0, 0, 1],
  [0, 1, 1, 0, 0, 0, 2],
  [0, 1, 0, 0, 1, 0, 0],
  [0, 1, 0, 0, 0, 1, 0],
  [0, 0, 0, 0, 1, 0, 0]
];

function written(from: number, to: number): number[][] {
  const width = encodedWidth(inputs);
  const into = new Float32Array((to - from) * width).fill(9);
  writeRows(encodeBatch(inputs, specs, batch), [from, to], into, width);
  return Array.from({length: to - from}, (_, row) => [...into.subarray(row * width, (row + 1) * width)]);
}

describe("encodeBatch(inputs, columns, batch)", () => {
  it("standardises numbers, marks gaps, known levels, all other values and missing categories", () => {
    expect(written(0, 5)).toEqual(rows);
  });

  it("can be written out from any row to any other", () => {
    expect(written(1, 3)).toEqual(rows.slice(1, 3));
    expect(written(2, 2)).toEqual([]);
  });

  it("refuses a batch that lacks an input, and one of another kind", () => {
    expect(() => encodeBatch(inputs, specs, {rows: 0, columns: new Map()})).toThrow("missing column: x");
    const columns = new Map([["x", codedValues(["a"], {levels: ["a"], buckets: 1})]]);
    expect(() => encodeBatch(inputs, specs, {rows: 1, columns})).toThrow("column x is categorical, expected a number");
  });
});

describe("encodeRow(inputs, row)", () => {
  it("encodes a row as encodeBatch does", () => {
    const columns = encodeBatch(inputs, specs, batch);
    x.forEach((value, i) => {
      const [one, of] = [new Float32Array(7), new Float32Array(7)];
      writeRows(encodeRow(inputs, {x: value, c: c[i]!, y: y[i]!}), [0, 1], one, 7);
      writeRows(columns, [i, i + 1], of, 7);
      expect(one).toEqual(of);
    });
  });

  it("reads truths as engines write them", () => {
    const truth: ModelInput[] = [{kind: "category", name: "t", levels: ["false", "true"]}];
    expect(encodeRow(truth, {t: true})).toEqual([{kind: "category", positions: Int32Array.of(1)}]);
  });

  it.each<[Row, string]>([
    [{x: 1, c: "b"}, "missing input: y; a gap is null"],
    [{x: "1", c: "b", y: 0}, "expected a number of x: 1"]
  ])("refuses %j", (row, message) => {
    expect(() => encodeRow(inputs, row)).toThrow(message);
  });
});

describe("learntInputs(plain, sums)", () => {
  const learn = (values: readonly (number | null)[]): ModelInput => {
    const spec = numericSpec(
      "x",
      "feature",
      "number",
      values.map((value) => value ?? NaN)
    );
    const plain = plainInputs(["x"], [{...spec, centre: spec.centre + 3}]);
    const own = encodeBatch(plain, [spec], {rows: values.length, columns: new Map([["x", numericValues(values)]])});
    return learntInputs(plain, encodedSums(own, 2))[0]!;
  };

  it("gives mean and deviation of the rows that have a number, whatever it was centred at", () => {
    const {mean, sd, gaps} = learn([1, 3, 8, 8]) as Extract<ModelInput, {kind: "number"}>;
    expect(mean).toBeCloseTo(5, 12);
    expect(sd).toBeCloseTo(Math.sqrt(9.5), 12);
    expect(gaps).toBe(false);
  });

  it("keeps a column for gaps where there were some", () => {
    expect(learn([1, null, 3])).toMatchObject({mean: 2, gaps: true});
  });

  it("gives a number that does not vary the deviation 1", () => {
    expect(learn([0.1, 0.1, 0.1, 0.1, 0.1, 0.1])).toMatchObject({sd: 1});
  });

  it("refuses a number that no row has", () => {
    const plain: ModelInput[] = [{kind: "number", name: "x", mean: 0, sd: 1, gaps: true}];
    expect(() => learntInputs(plain, {rows: 2, sums: [0, 2], squares: [0, 2]})).toThrow("no training values: x");
    expect(() => numberInputs(["x"], [[NaN]])).toThrow("no training values: x");
  });
});

describe("plainInputs(features, columns)", () => {
  it("refuses a feature that is no column", () => {
    expect(() => plainInputs(["z"], specs)).toThrow("unknown feature: z (known: x, c)");
  });
});

describe("numberBatch(names, columns)", () => {
  it("refuses another number of columns", () => {
    expect(() => numberBatch(["a", "b"], [[1]])).toThrow("1 columns, expected 2: a,b");
  });
});

describe("selectColumns(table, names, rows)", () => {
  const table = {a: [1, 2, 3], b: [4, 5, 6]};

  it("returns the columns named, in that order, cut down to the rows", () => {
    expect(selectColumns(table, ["b", "a"], [2, 0]).map((column) => [...column])).toEqual([
      [6, 4],
      [3, 1]
    ]);
    expect([...selectColumns(table, ["a"])[0]!]).toEqual([1, 2, 3]);
  });

  it("refuses a column the table lacks", () => {
    expect(() => selectColumns(table, ["c"])).toThrow("missing column: c");
  });
});
