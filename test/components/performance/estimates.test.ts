import {describe, expect, it} from "vitest";
import {codedValues, numericValues} from "../../../lib/profile/batch.js";
import type {CodedValues, NumericValues} from "../../../lib/profile/batch.js";
import {edgesAt} from "../../../lib/profile/nested-bins.js";
import {emptyProfile, profileRows} from "../../../lib/profile/profile-rows.js";
import {numericSpec} from "../../../lib/profile/reference-spec.js";
import type {BlockSpec, ColumnSpec, NumericSpec, PartitionProfile, ProfileSpec} from "../../../lib/profile/types.js";
import {timelineOf} from "../../../lib/profile/window.js";
import {withoutLabels} from "../../../lib/profile/without-labels.js";
import {seeded} from "../../../lib/statistics/random.js";
import {estimatesOf} from "../../../src/components/performance/estimates.js";
import type {Versions} from "../../../src/components/performance/versions.js";

const ROWS_A_DAY = 300;
const sample = Array.from({length: 1000}, (_, i) => i / 100);
const prediction: NumericSpec = numericSpec("p", "prediction", "number", sample);
const edges = edgesAt(prediction, 10).map((i) => prediction.edges[i]!);
const spec: ProfileSpec = {
  columns: [numericSpec("y", "label", "number", sample), prediction],
  blocks: [{kind: "errors", prediction: "p", label: "y", edges, feature: null}],
  slices: []
};

/** A day of predictions between two values; errors grow with the prediction. */
function dayOf(day: number, [low, high]: readonly [number, number]): PartitionProfile {
  const random = seeded(day + 1);
  const predictions = Array.from({length: ROWS_A_DAY}, () => low + (high - low) * random());
  const labels = predictions.map((p) => p + 0.5 * p * (random() < 0.5 ? -1 : 1));
  const columns = new Map([
    ["p", numericValues(predictions)],
    ["y", numericValues(labels)]
  ]);
  return {start: String(day), profile: profileRows(spec, {rows: ROWS_A_DAY, columns})};
}

/** RMSE of a day of such predictions: half the root of their mean square. */
const trueRmse = ([low, high]: readonly [number, number]): number =>
  0.5 * Math.sqrt((high ** 3 - low ** 3) / (3 * (high - low)));

const none: Versions = {champions: [], canaries: [], marks: []};
const reference = {from: 0, to: 4, isLearnt: false};
const usual = [0, 10] as const;
const moved = [6, 10] as const;
const days = [usual, usual, usual, usual, usual, moved, moved].map((bounds, day) => dayOf(day, bounds));
const last = days.at(-1)!;
const hidden = [...days.slice(0, -1), {...last, profile: withoutLabels(spec, last.profile)}];
const timeline = timelineOf(spec, hidden);

describe("estimatesOf(timeline, reference, versions, trailing)", () => {
  it("follows predictions that move to where errors are larger, with and without labels", () => {
    const estimates = estimatesOf(timeline, reference, none, 1);
    expect(estimates.slice(0, 4)).toEqual([null, null, null, null]);
    expect(estimates[4]!.value / trueRmse(usual)).toBeCloseTo(1, 1);
    for (const day of [5, 6]) {
      expect(estimates[day]!.value / trueRmse(moved)).toBeCloseTo(1, 1);
      expect(estimates[day]!.low).toBeGreaterThan(estimates[4]!.value);
    }
  });

  it("is the same whether or not the labels of a day have come", () => {
    const labelled = estimatesOf(timelineOf(spec, days), reference, none, 1);
    expect(estimatesOf(timeline, reference, none, 1)[6]).toEqual(labelled[6]);
  });

  it("judges a later version by what it answered first, alone", () => {
    const champions = [
      {version: "a", from: 0, to: 4},
      {version: "b", from: 4, to: 7}
    ];
    const canaries = [{version: "b", champion: "a", share: 0.2, from: 3, to: 4}];
    const estimates = estimatesOf(timeline, {from: 0, to: 2, isLearnt: false}, {...none, champions, canaries}, 1);
    // "a" is taught by days 0 and 1, "b" by 4 and 5
    expect(estimates.map((one) => one === null)).toEqual([true, true, false, false, true, true, false]);
    const mixed = {...none, champions, canaries: [{...canaries[0]!, from: 4, to: 5}]};
    expect(estimatesOf(timeline, {from: 0, to: 2, isLearnt: false}, mixed, 1)[4]).not.toBeNull();
  });

  it("judges a model that was trained on the reference by what it answered after it", () => {
    const estimates = estimatesOf(timeline, {from: 0, to: 2, isLearnt: true}, none, 1);
    // days 2 and 3 teach
    expect(estimates.map((one) => one === null)).toEqual([true, true, true, true, false, false, false]);
    const alone = estimatesOf(timelineOf(spec, hidden.slice(2)), {from: 0, to: 2, isLearnt: false}, none, 1);
    expect(estimates.slice(2)).toEqual(alone);
  });

  it("has none where too few rows could teach, or profiles keep no errors by prediction", () => {
    const few = days.map(({start, profile}) => ({start, profile: withoutLabels(spec, profile)}));
    expect(estimatesOf(timelineOf(spec, few), reference, none, 1)).toEqual(Array(7).fill(null));
    const bare = {...spec, blocks: []};
    const plain = timelineOf(bare, [{start: "0", profile: emptyProfile(bare)}]);
    expect(estimatesOf(plain, {from: 0, to: 1, isLearnt: false}, none, 1)).toEqual([null]);
  });
});

describe("estimatesOf of classes", () => {
  const score = numericSpec(
    "s",
    "score",
    "number",
    Array.from({length: 1000}, (_, i) => (i + 0.5) / 1000)
  );
  const levels = ["no", "yes"];
  const classes = (name: string, role: "label" | "prediction"): ColumnSpec => {
    return {kind: "categorical", type: "text", name, role, levels, buckets: 1};
  };
  // just below a half, so that a score of a half says yes
  const above = 0.5 - 2 ** -54;
  const scored = [...edgesAt(score, 16).map((i) => score.edges[i]!), above].sort((a, b) => a - b);
  const own: ProfileSpec = {
    columns: [classes("y", "label"), score, classes("p", "prediction")],
    blocks: [
      {kind: "pair", columns: ["p", "y"]},
      {kind: "scores", score: "s", label: "y", edges: [...new Set(scored)], decides: {positive: "yes", above}}
    ],
    slices: []
  };

  /** A day of scores; yes comes with their square as probability, so that they are calibrated badly. */
  function dayOf(day: number, [low, high]: readonly [number, number], isLabelled: boolean): PartitionProfile {
    const random = seeded(100 + day);
    const scores = Array.from({length: 1000}, () => low + (high - low) * random());
    const labels = scores.map((s) => (random() < s * s ? "yes" : "no"));
    const columns = new Map<string, NumericValues | CodedValues>([
      ["s", numericValues(scores)],
      ["y", codedValues(isLabelled ? labels : labels.map(() => null), {levels, buckets: 1})],
      [
        "p",
        codedValues(
          scores.map((s) => (s >= 0.5 ? "yes" : "no")),
          {levels, buckets: 1}
        )
      ]
    ]);
    return {start: String(day), profile: profileRows(own, {rows: 1000, columns})};
  }

  /** Share that is wrong: yes below the threshold, no from it up. */
  function wrongShare([low, high]: readonly [number, number]): number {
    const cubes = (from: number, to: number): number => (to ** 3 - from ** 3) / 3;
    const [below, over] = [Math.min(0.5, high), Math.max(0.5, low)];
    return (Math.max(0, cubes(low, below)) + Math.max(0, high - over - cubes(over, high))) / (high - low);
  }

  const bounds = [
    [0, 1],
    [0, 1],
    [0, 1],
    [0.4, 0.8],
    [0, 0.4]
  ] as const;
  const timeline = timelineOf(
    own,
    bounds.map((of, day) => dayOf(day, of, day < 2))
  );
  const estimates = estimatesOf(timeline, {from: 0, to: 2, isLearnt: false}, none, 1);

  it("follow scores that move, through their calibration on the labelled days", () => {
    expect(estimates.slice(0, 2)).toEqual([null, null]);
    for (const day of [2, 3, 4]) {
      const expected = wrongShare(bounds[day]!);
      expect(Math.abs(estimates[day]!.value - expected), `day ${day}`).toBeLessThan(0.03);
      expect(estimates[day]!.low).toBeLessThan(expected);
      expect(estimates[day]!.high).toBeGreaterThan(expected);
    }
  });

  it("do not look at the labels of the days that they judge", () => {
    const all = timelineOf(
      own,
      bounds.map((of, day) => dayOf(day, of, true))
    );
    estimatesOf(all, {from: 0, to: 2, isLearnt: false}, none, 1).forEach((one, day) => {
      if (day >= 2) expect(one!.value).toBeCloseTo(estimates[day]!.value, 12);
    });
  });

  it("are left out where a score decides nothing", () => {
    const [pair, scores] = own.blocks as [BlockSpec, Extract<BlockSpec, {kind: "scores"}>];
    const {decides, ...undecided} = scores;
    expect(decides).toBeDefined();
    const bare: ProfileSpec = {...own, blocks: [pair, undecided]};
    const days = timeline.partitions.map((profile, day) => ({start: String(day), profile}));
    expect(estimatesOf(timelineOf(bare, days), {from: 0, to: 2, isLearnt: false}, none, 1)).toEqual(
      Array(5).fill(null)
    );
  });
});

describe("estimatesOf of more than two classes", () => {
  const levels = ["a", "b", "c"];
  const classes = (name: string, role: "label" | "prediction"): ColumnSpec => {
    return {kind: "categorical", type: "text", name, role, levels, buckets: 1};
  };
  const edges = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
  const own: ProfileSpec = {
    columns: [
      ...[classes("y", "label"), classes("p", "prediction")],
      numericSpec(
        "sure",
        "score",
        "number",
        Array.from({length: 100}, (_, i) => (i + 1) / 100)
      )
    ],
    blocks: [
      {kind: "pair", columns: ["p", "y"]},
      {kind: "confidence", score: "sure", prediction: "p", label: "y", edges}
    ],
    slices: []
  };

  /** Rows are right with the square of their confidence; "c" is said with confidence alone, and then never right. */
  function dayOf(day: number, [low, high]: readonly [number, number], shareOfC: number, isLabelled: boolean) {
    const random = seeded(300 + day);
    const rows = Array.from({length: 1500}, () => {
      const sure = low + (high - low) * random();
      const said = random() < shareOfC ? "c" : random() < 0.5 ? "a" : "b";
      return {sure, said, label: said !== "c" && random() < sure * sure ? said : said === "a" ? "b" : "a"};
    });
    const coded = (values: readonly (string | null)[]): CodedValues => codedValues(values, {levels, buckets: 1});
    const columns = new Map<string, NumericValues | CodedValues>([
      ["sure", numericValues(rows.map(({sure}) => sure))],
      ["p", coded(rows.map(({said}) => said))],
      ["y", coded(rows.map(({label}) => (isLabelled ? label : null)))]
    ]);
    return {start: String(day), profile: profileRows(own, {rows: 1500, columns})};
  }

  /** of rows between two confidences */
  function wrongShare([low, high]: readonly [number, number], shareOfC: number): number {
    return 1 - (1 - shareOfC) * ((high ** 3 - low ** 3) / (3 * (high - low)));
  }

  it("follow how sure the model is of the class that it says, and which class that is", () => {
    const days = [
      [[0.34, 1], 0.2],
      [[0.34, 1], 0.2],
      [[0.34, 0.6], 0.2],
      [[0.8, 1], 0.2],
      [[0.34, 1], 0.7]
    ] as const;
    const estimatesWith = (isLabelled: boolean) =>
      estimatesOf(
        timelineOf(
          own,
          days.map(([bounds, shareOfC], day) => dayOf(day, bounds, shareOfC, day < 2 || isLabelled))
        ),
        {from: 0, to: 2, isLearnt: false},
        none,
        1
      );
    const estimates = estimatesWith(false);
    expect(estimates.slice(0, 2)).toEqual([null, null]);
    for (const day of [2, 3, 4]) {
      const [bounds, shareOfC] = days[day]!;
      const expected = wrongShare(bounds, shareOfC);
      expect(Math.abs(estimates[day]!.value - expected), `day ${day}`).toBeLessThan(0.03);
      expect(estimates[day]!.low).toBeLessThan(expected);
      expect(estimates[day]!.high).toBeGreaterThan(expected);
    }
    estimatesWith(true).forEach((one, day) => {
      if (day >= 2) expect(one!.value).toBeCloseTo(estimates[day]!.value, 12);
    });
  });

  it("have none where no row was answered", () => {
    const empty = {start: "2", profile: emptyProfile(own)};
    const timeline = timelineOf(own, [dayOf(0, [0.34, 1], 0.2, true), dayOf(1, [0.34, 1], 0.2, true), empty]);
    expect(estimatesOf(timeline, {from: 0, to: 2, isLearnt: false}, none, 1)).toEqual([null, null, null]);
  });
});
