import {describe, expect, it} from "vitest";
import {numericValues} from "../../../lib/profile/batch.js";
import {edgesAt} from "../../../lib/profile/nested-bins.js";
import {emptyProfile, profileRows} from "../../../lib/profile/profile-rows.js";
import {numericSpec} from "../../../lib/profile/reference-spec.js";
import type {NumericSpec, PartitionProfile, ProfileSpec} from "../../../lib/profile/types.js";
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
const reference = {from: 0, to: 4};
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
    const estimates = estimatesOf(timeline, {from: 0, to: 2}, {...none, champions, canaries}, 1);
    // "a" is taught by days 0 and 1, "b" by 4 and 5
    expect(estimates.map((one) => one === null)).toEqual([true, true, false, false, true, true, false]);
    const mixed = {...none, champions, canaries: [{...canaries[0]!, from: 4, to: 5}]};
    expect(estimatesOf(timeline, {from: 0, to: 2}, mixed, 1)[4]).not.toBeNull();
  });

  it("has none where too few rows could teach, or profiles keep no errors by prediction", () => {
    const few = days.map(({start, profile}) => ({start, profile: withoutLabels(spec, profile)}));
    expect(estimatesOf(timelineOf(spec, few), reference, none, 1)).toEqual(Array(7).fill(null));
    const bare = {...spec, blocks: []};
    const plain = timelineOf(bare, [{start: "0", profile: emptyProfile(bare)}]);
    expect(estimatesOf(plain, {from: 0, to: 1}, none, 1)).toEqual([null]);
  });
});
