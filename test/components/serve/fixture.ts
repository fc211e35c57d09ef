import type {TrainedModel} from "../../../lib/model/types.js";
import {profileRows} from "../../../lib/profile/profile-rows.js";
import {levelSpec, numericSpec} from "../../../lib/profile/reference-spec.js";
import type {ProfileSpec} from "../../../lib/profile/types.js";
import {timelineOf} from "../../../lib/profile/window.js";
import type {Timeline} from "../../../lib/profile/window.js";
import {seeded} from "../../../lib/statistics/random.js";
import {championOf} from "../../../src/components/serve/champion.js";
import {inputsOf, requestSpec} from "../../../src/components/serve/inputs.js";
import {referenceWindow} from "../../../src/components/serve/reference-window.js";
import {batchOf} from "../../../src/components/serve/row-batch.js";

/** size: a number in about [0, 10]; rooms: a whole number in 1 … 6; place: "north" twice as often as "south". */
export type SmallRow = {readonly size: number | null; readonly rooms: number | null; readonly place: string | null};

export const small: TrainedModel = {
  kind: "network",
  inputs: [
    {kind: "number", name: "size", mean: 5, sd: 2, gaps: true},
    {kind: "number", name: "rooms", mean: 3, sd: 1, gaps: false},
    {kind: "category", name: "place", levels: ["north", "south"]}
  ],
  outcome: {task: "regression", name: "price", mean: 100, sd: 10},
  layers: [
    {
      ...{inputs: 7, outputs: 2, bias: [0.5, -0.25], activation: "relu"},
      weights: [1, -1, 0.5, 0, -0.5, 2, 1, 0, 0, 1, 0.25, 0.25, 0, 0]
    },
    {inputs: 2, outputs: 1, weights: [2, -1], bias: [0.1], activation: "linear"}
  ]
};

export const smallChampion = championOf({version: "a1", model: small});

/** Draws rows as the reference has them. */
export function smallRows(rows: number, seed: number): SmallRow[] {
  const random = seeded(seed);
  return Array.from({length: rows}, () => ({
    size: 10 * random(),
    rooms: 1 + Math.floor(6 * random()),
    place: random() < 2 / 3 ? "north" : "south"
  }));
}

const DAYS = 10;
const days = Array.from({length: DAYS}, (_, day) => smallRows(60, day));
const all = days.flat();
const answersOf = (rows: readonly SmallRow[]): number[] => rows.map((row) => smallChampion.predict(row)[0]!);

const full: ProfileSpec = {
  columns: [
    numericSpec(
      "size",
      "feature",
      "number",
      Float64Array.from(all, ({size}) => size!)
    ),
    numericSpec(
      "rooms",
      "feature",
      "integer",
      Float64Array.from(all, ({rooms}) => rooms!)
    ),
    levelSpec("place", "feature", ["north", "south"]),
    numericSpec("prediction", "prediction", "number", answersOf(all))
  ],
  blocks: [],
  slices: []
};

/** Ten days of the reference. */
export const smallTimeline: Timeline = timelineOf(
  full,
  days.map((rows, day) => {
    return {
      start: `2026-01-${String(day + 1).padStart(2, "0")}`,
      profile: profileRows(full, batchOf(full, rows, answersOf(rows)))
    };
  })
);

export const smallReference = referenceWindow(smallTimeline, requestSpec(full, smallChampion.inputs, small.outcome), {
  from: 0,
  to: DAYS
});

const described = [{name: "size", unit: "m²", description: "floor"}];
export const smallInputs = inputsOf(smallChampion.inputs, described, smallReference);
