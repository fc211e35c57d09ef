import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {outcomeCounts} from "../../../lib/decay/outcome-counts.js";
import {scoreBins, scoredColumns} from "../../../lib/decay/score-columns.js";
import {addScoredRows, noScores, scoredSums, wrongSlot} from "../../../lib/decay/score-sums.js";
import {codedValues, numericValues} from "../../../lib/profile/batch.js";
import type {Batch, CodedValues, NumericValues} from "../../../lib/profile/batch.js";
import {ERRORS, ROWS} from "../../../lib/profile/layout.js";
import {profileRows} from "../../../lib/profile/profile-rows.js";
import {levelSpec, numericSpec} from "../../../lib/profile/reference-spec.js";
import type {ProfileSpec} from "../../../lib/profile/types.js";

const said = levelSpec("said", "prediction", ["a", "b", "c"], 2);
const label = levelSpec("y", "label", ["b", "c", "d"], 2);
const classes: ProfileSpec = {columns: [said, label], blocks: [{kind: "pair", columns: ["said", "y"]}], slices: []};
const word = fc.constantFrom("a", "b", "c", "d", "e", "f", null);

const batchOf = (rows: readonly (readonly [string | null, string | null])[]): Batch => ({
  rows: rows.length,
  columns: new Map([
    [
      "said",
      codedValues(
        rows.map(([said]) => said),
        said
      )
    ],
    [
      "y",
      codedValues(
        rows.map(([, y]) => y),
        label
      )
    ]
  ])
});

describe("scoredColumns(batch, spec)", () => {
  it("counts right and wrong classes as the profile of the same rows does", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word), {maxLength: 60}), (rows) => {
        const batch = batchOf(rows);
        const {edges} = scoreBins(classes);
        const sums = scoredSums(scoredColumns(batch, classes), edges);
        const {right, wrong} = outcomeCounts(classes, profileRows(classes, batch).sums);
        expect([sums[ROWS], sums[ERRORS.n], sums[wrongSlot(edges)]]).toEqual([rows.length, right + wrong, wrong]);
        expect(sums.slice(8, wrongSlot(edges))).toEqual(
          ["a", "b", "c"].map((own) => rows.filter(([s]) => s === own).length)
        );
      })
    );
  });

  it("takes numbers as profiles do, gaps and all", () => {
    const numbers = [1, 2.5, NaN, Infinity, null, 4];
    const labels = [0.5, null, 1, 1, 1, 4.25];
    const columns = new Map([
      ["p", numericValues(numbers)],
      ["y", numericValues(labels)]
    ]);
    const of = {edges: [], ranks: [], centre: 0, kind: "numeric", type: "number"} as const;
    const spec: ProfileSpec = {
      columns: [
        {...of, name: "p", role: "prediction"},
        {...of, name: "y", role: "label"}
      ],
      ...{blocks: [], slices: []}
    };
    const batch = {rows: 6, columns};
    const sums = scoredSums(scoredColumns(batch, spec), scoreBins(spec).edges);
    expect(sums).toEqual([...profileRows(spec, batch).sums.subarray(0, 6), 7.5, 23.25, 3]);
  });

  it("takes the score where it decides between two classes", () => {
    const score = {...numericSpec("s", "score", "number", [0, 1]), edges: [0.5], ranks: [128]};
    const yes = levelSpec("y", "label", ["no", "yes"]);
    const answer = levelSpec("said", "prediction", ["no", "yes"]);
    const decides = {positive: "yes", above: 0.5};
    const spec: ProfileSpec = {
      columns: [score, yes, answer],
      blocks: [{kind: "scores", score: "s", label: "y", edges: [0.5], decides}],
      slices: []
    };
    const columns: Batch["columns"] = new Map<string, NumericValues | CodedValues>([
      ["s", numericValues([0.75, 0.25, 0.75, null])],
      ["y", codedValues(["yes", "yes", null, "no"], yes)],
      ["said", codedValues(["yes", "no", "yes", null], answer)]
    ]);
    expect(scoreBins(spec).classes).toBeNull();
    const {predictions, errors, wrong} = scoredColumns({rows: 4, columns}, spec);
    expect(Array.from(predictions)).toEqual([0.75, 0.25, 0.75, NaN]);
    expect(Array.from(errors)).toEqual([-0.25, -0.75, NaN, NaN]);
    expect(Array.from(wrong!)).toEqual([0, 1, 0, 0]);
  });

  it("needs predictions and labels", () => {
    expect(() => scoreBins({columns: [label], blocks: [], slices: []})).toThrow(
      "the spec has no column of predictions"
    );
    expect(() => scoredColumns(batchOf([]), {...classes, columns: [said]})).toThrow("the spec has no column of labels");
  });
});

describe("addScoredRows(sums, rows, edges, belongs)", () => {
  it("gives the same bits in however many parts rows come", () => {
    const number = fc.double({noNaN: true, min: -1e6, max: 1e6});
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), {maxLength: 30}), fc.nat(30), (rows, at) => {
        const partOf = (part: typeof rows) => ({
          ...{predictions: part.map(([p]) => p), errors: part.map(([, e]) => e), wrong: null}
        });
        const sums = noScores([0], false);
        for (const part of [rows.slice(0, at), rows.slice(at)]) addScoredRows(sums, partOf(part), [0], null);
        expect(sums).toEqual(scoredSums(partOf(rows), [0]));
      })
    );
  });
});
