import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {errorTableOf, mergeErrorTables} from "../../../lib/decay/error-table.js";
import type {ErrorTable} from "../../../lib/decay/error-table.js";
import {profiledErrors, profiledScores} from "../../../lib/decay/profile-tables.js";
import {mergeScoreTables, scoreTableOf} from "../../../lib/decay/score-table.js";
import type {ScoreTable} from "../../../lib/decay/score-table.js";
import {codedValues, numericValues} from "../../../lib/profile/batch.js";
import type {CodedValues, NumericValues} from "../../../lib/profile/batch.js";
import {layoutOf} from "../../../lib/profile/layout.js";
import type {BlockLayout} from "../../../lib/profile/layout.js";
import {mergeProfiles} from "../../../lib/profile/merge.js";
import {profileRows} from "../../../lib/profile/profile-rows.js";
import type {ErrorsSpec, Profile, ProfileSpec, ScoresSpec} from "../../../lib/profile/types.js";

const levels = ["no", "maybe", "yes"];
const scores: ScoresSpec = {kind: "scores", score: "score", label: "class", edges: [0, 0.5]};
const errors: ErrorsSpec = {
  kind: "errors",
  prediction: "score",
  label: "y",
  edges: [-1, 1],
  feature: {column: "x", edges: [0]}
};
const numeric = {kind: "numeric", type: "number", edges: [0], ranks: [128], centre: 0} as const;
const spec: ProfileSpec = {
  columns: [
    {...numeric, name: "score", role: "score"},
    {kind: "categorical", type: "text", name: "class", role: "label", levels, buckets: 2},
    {...numeric, name: "y", role: "label"},
    {...numeric, name: "x", role: "feature"}
  ],
  blocks: [scores, errors],
  slices: []
};
const [scoreBlock, errorBlock] = [0, 1].map((i) => layoutOf(spec).blocks[i]!) as [BlockLayout, BlockLayout];

// eighths, of which sums are exact
const value = fc.option(fc.integer({min: -24, max: 24}).map((i) => i / 8));
const row = fc.record({
  score: fc.oneof(value, fc.constantFrom(NaN, Infinity)),
  label: fc.option(fc.constantFrom(...levels, "unheard of")),
  y: value,
  x: value
});
const rows = fc.array(row, {maxLength: 30});
type Rows = readonly {score: number | null; label: string | null; y: number | null; x: number | null}[];

const profileOf = (list: Rows): Profile =>
  profileRows(spec, {
    rows: list.length,
    columns: new Map<string, NumericValues | CodedValues>([
      ["score", numericValues(list.map(({score}) => score))],
      [
        "class",
        codedValues(
          list.map(({label}) => label),
          {levels, buckets: 2}
        )
      ],
      ["y", numericValues(list.map(({y}) => y))],
      ["x", numericValues(list.map(({x}) => x))]
    ])
  });
const numbers = (list: Rows, name: "score" | "y" | "x"): number[] => list.map((each) => each[name] ?? NaN);

fc.configureGlobal({seed: 20240312, numRuns: 200});

describe("profiledScores(spec, block, sums, positive)", () => {
  it("is the table of the rows themselves, of each class against the rest", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(...levels), (list, positive) => {
        const labels = list.map(({label}) => (label === null ? null : Number(label === positive)));
        const table = profiledScores(spec, scoreBlock, profileOf(list).sums, positive);
        expect(table).toEqual(scoreTableOf(numbers(list, "score"), labels, scores.edges));
      })
    );
  });

  it("of merged profiles is the merged table", () => {
    fc.assert(
      fc.property(rows, rows, (a, b) => {
        const [p, q] = [profileOf(a), profileOf(b)];
        const read = ({sums}: Profile): ScoreTable => profiledScores(spec, scoreBlock, sums, "yes");
        expect(read(mergeProfiles(p, q))).toEqual(mergeScoreTables(read(p), read(q)));
      })
    );
  });

  it("refuses a level that the label does not have, and another kind of block", () => {
    const {sums} = profileOf([]);
    expect(() => profiledScores(spec, scoreBlock, sums, "Yes")).toThrow(
      new RangeError("unknown level of class: Yes (known: no, maybe, yes)")
    );
    expect(() => profiledScores(spec, errorBlock, sums, "yes")).toThrow(
      new RangeError("incompatible block: errors, expected scores")
    );
  });
});

describe("profiledErrors(block, sums)", () => {
  it("is the table of the rows themselves", () => {
    fc.assert(
      fc.property(rows, (list) => {
        const table = profiledErrors(errorBlock, profileOf(list).sums);
        const of = {predictions: numbers(list, "score"), labels: numbers(list, "y"), feature: numbers(list, "x")};
        expect(table).toEqual(errorTableOf(of, {predictionEdges: errors.edges, featureEdges: [0]}));
      })
    );
  });

  it("of merged profiles is the merged table", () => {
    fc.assert(
      fc.property(rows, rows, (a, b) => {
        const [p, q] = [profileOf(a), profileOf(b)];
        const read = ({sums}: Profile): ErrorTable => profiledErrors(errorBlock, sums);
        expect(read(mergeProfiles(p, q))).toEqual(mergeErrorTables(read(p), read(q)));
      })
    );
  });
});
