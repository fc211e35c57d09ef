import {faultIds} from "../../lib/course/model-decay/change.js";
import type {Change, FaultId} from "../../lib/course/model-decay/change.js";
import type {Setup} from "../../lib/course/model-decay/lab.js";
import {presets} from "../../lib/course/model-decay/presets.js";
import type {Preset} from "../../lib/course/model-decay/presets.js";
import {modelIds} from "../../lib/course/model-decay/regime.js";
import type {ModelId} from "../../lib/course/model-decay/regime.js";
import {RAMP, shapes, WEEKS} from "../../lib/course/model-decay/shapes.js";
import type {Shape} from "../../lib/course/model-decay/shapes.js";
import {guess, integer, oneOf} from "../state-fields.js";
import type {Fields, Guess} from "../state-fields.js";

/** Rows of a week; "all" weighs every tract by its chance. */
export const rowChoices = ["all", "1000", "120", "30"] as const;
export type RowChoice = (typeof rowChoices)[number];

/** The lab as an address has it: whole numbers and names. */
export interface LabState {
  readonly tiltOf: string;
  /** tenths, as is `labelTilt` */
  readonly tilt: number;
  readonly labelTilt: number;
  readonly addOf: string;
  /** tenths of $1000 */
  readonly add: number;
  /** hundredths */
  readonly factor: number;
  readonly fault: FaultId;
  readonly shape: Shape;
  readonly onset: number;
  readonly model: ModelId;
  readonly rows: RowChoice;
  /** that is looked at */
  readonly week: number;
  readonly guess: Guess;
  readonly seed: number;
}

/** How far each dial goes, and what the reader may guess. */
export const scales = {
  tilt: {min: -20, max: 20, step: 1},
  add: {min: -60, max: 60, step: 5},
  factor: {min: 50, max: 200, step: 5},
  labelTilt: {min: -15, max: 15, step: 1},
  onset: {min: 4, max: WEEKS - RAMP, step: 1},
  week: {min: 0, max: WEEKS - 1, step: 1},
  guess: {min: 1, max: 8, step: 0.1}
} as const;

export const MOST_SEEDS = 9999;

/** The fields of the lab's state; at first a change that no input shows. */
export function labFields(features: readonly string[]): Fields<LabState> {
  const {tilt, add, factor, labelTilt, onset, week} = scales;
  const first = stateOf(presets.premium);
  return {
    tiltOf: oneOf(features, first.tiltOf),
    tilt: integer(first.tilt, tilt.min, tilt.max),
    labelTilt: integer(first.labelTilt, labelTilt.min, labelTilt.max),
    addOf: oneOf(features, first.addOf),
    add: integer(first.add, add.min, add.max),
    factor: integer(first.factor, factor.min, factor.max),
    fault: oneOf(faultIds, first.fault),
    shape: oneOf(shapes, first.shape),
    onset: integer(RAMP, onset.min, onset.max),
    model: oneOf(modelIds, "network"),
    rows: oneOf(rowChoices, "all"),
    week: integer(week.max, week.min, week.max),
    guess: guess(scales.guess.min, scales.guess.max),
    seed: integer(1, 1, MOST_SEEDS)
  };
}

/** Returns the part of the lab's state that is a change and its shape. */
export function stateOf({change, shape}: Preset) {
  const {tiltOf, tilt, labelTilt, addOf, add, factor, fault} = change;
  return {
    ...{tiltOf, tilt: Math.round(10 * tilt), labelTilt: Math.round(10 * labelTilt)},
    ...{addOf, add: Math.round(10 * add), factor: Math.round(100 * factor), fault, shape}
  };
}

/** Returns the change that a state stands for. */
export function changeOf({tiltOf, tilt, labelTilt, addOf, add, factor, fault}: LabState): Change {
  return {tiltOf, tilt: tilt / 10, labelTilt: labelTilt / 10, addOf, add: add / 10, factor: factor / 100, fault};
}

/** Returns what the lab is asked for in a state. */
export function setupOf(state: LabState): Setup {
  const {shape, onset, model, rows, seed} = state;
  return {change: changeOf(state), shape, onset, model, rows: rows === "all" ? null : Number(rows), seed};
}
