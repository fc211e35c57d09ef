import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {errorTableOf, mergeErrorTables} from "../../../lib/decay/error-table.js";
import type {ErrorTable} from "../../../lib/decay/error-table.js";
import {profiledConfidence, profiledErrors, profiledScores} from "../../../lib/decay/profile-tables.js";
import {mergeScoreTables, scoreTableOf} from "../../../lib/decay/score-table.js";
import type {ScoreTable} from "../../../lib/decay/score-table.js";
import {codedValues, numericValues} from "../../../lib/profile/batch.js";
import type {CodedValues, NumericValues} from "../../../lib/profile/batch.js";
import {layoutOf} from "../../../lib/profile/layout.js";
import type {BlockLayout} from "../../../lib/profile/layout.js";
import {mergeProfiles} from "../../../lib/profile/merge.js";
import {profileRows} from "../../../lib/profile/profile-rows.js";
import type {ConfidenceSpec, ErrorsSpec, Profile, ProfileSpec, ScoresSpec} from "../../../lib/profile/types.js";

const levels = ["no", "maybe", "yes"];
const scores: ScoresSpec = {kind: "scores", score: "score", label: "class", edges: [0, 0.5]};
// one class that no label is, and labels that are never said
const said = ["maybe", "never", "yes"];
const confidence: ConfidenceSpec = {
  ...{kind: "confidence", score: "score", prediction: "said"},
  ...{label: "class", edges: [0, 0.5]}
};
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
    {kind: "categorical", type: "text", name: "said", role: "prediction", levels: said, buckets: 2},
    {...numeric, name: "y", role: "label"},
    {...numeric, name: "x", role: "feature"}
  ],
  blocks: [scores, errors, confidence],
  slices: []
};
const [scoreBlock, errorBlock, confidenceBlock] = layoutOf(spec).blocks as [BlockLayout, BlockLayout, BlockLayout];

// eighths, of which sums are exact
const value = fc.option(fc.integer({min: -24, max: 24}).map((i) => i / 8));
const row = fc.record({
  score: fc.oneof(value, fc.constantFrom(NaN, Infinity)),
  label: fc.option(fc.constantFrom(...levels, "unheard of")),
  said: fc.option(fc.constantFrom(...said, "unheard of")),
  y: value,
  x: value
});
const rows = fc.array(row, {maxLength: 30});
type Rows = readonly {
  score: number | null;
  label: string | null;
  said: string | null;
  y: number | null;
  x: number | null;
}[];

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
      [
        "said",
        codedValues(
          list.map((each) => each.said),
          {levels: said, buckets: 2}
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

describe("profiledConfidence(block, sums)", () => {
  const tablesOf = (list: Rows): ScoreTable[] =>
    said.map((level) => {
      const own = list.filter((each) => each.said === level);
      const labels = own.map(({label}) => (label === null ? null : Number(label === level)));
      return scoreTableOf(numbers(own, "score"), labels, confidence.edges);
    });

  it("is the table of the rows themselves, of each class that is said", () => {
    fc.assert(
      fc.property(rows, (list) => {
        expect(profiledConfidence(confidenceBlock, profileOf(list).sums)).toEqual(tablesOf(list));
      })
    );
  });

  it("of merged profiles are the merged tables", () => {
    fc.assert(
      fc.property(rows, rows, (a, b) => {
        const {sums} = mergeProfiles(profileOf(a), profileOf(b));
        const second = tablesOf(b);
        expect(profiledConfidence(confidenceBlock, sums)).toEqual(
          tablesOf(a).map((table, k) => mergeScoreTables(table, second[k]!))
        );
      })
    );
  });

  it("refuses another kind of block", () => {
    expect(() => profiledConfidence(errorBlock, profileOf([]).sums)).toThrow(
      new RangeError("incompatible block: errors, expected confidence")
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
