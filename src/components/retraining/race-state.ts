import {raceScenarios, scorings} from "../../lib/course/retraining/stream.js";
import type {RaceScenario, Scoring} from "../../lib/course/retraining/stream.js";
import {choiceText, parseChoice} from "../policy/choices.js";
import type {PolicyChoice} from "../policy/choices.js";
import {guess, integer, oneOf} from "../state-fields.js";
import type {Fields, Guess} from "../state-fields.js";

/** The lanes of a race, by name. */
export const laneIds = ["a", "b", "c", "d"] as const;
type LaneId = (typeof laneIds)[number];

/** What the reader asks for. */
export interface RaceState extends Readonly<Record<LaneId, PolicyChoice>> {
  readonly stream: RaceScenario;
  readonly scored: Scoring;
  /** days until labels are known */
  readonly delay: number;
  readonly training: number;
  readonly error: number;
  readonly guess: Guess;
  readonly seed: number;
}

export const delayScale = {min: 0, max: 30, step: 1};
export const trainingScale = {min: 0, max: 2000, step: 50};
export const errorScale = {min: 0, max: 10, step: 1};
/** Trainings that a reader may guess. */
export const guessed = {min: 0, max: 30, step: 1, start: 12};

/** What a reader finds: nothing, the calendar twice, and the error. */
export const opening: readonly PolicyChoice[] = [
  {trigger: "never", amount: 0, window: null, isGated: false},
  {trigger: "schedule", amount: 30, window: 30, isGated: false},
  {trigger: "schedule", amount: 7, window: 30, isGated: false},
  {trigger: "performance", amount: 1.25, window: 14, isGated: false}
];

/** @param labelDelay of the monitor */
export function raceFields(labelDelay: number): Fields<RaceState> {
  const choice = (at: number) => ({initial: opening[at]!, parse: parseChoice, format: choiceText});
  return {
    stream: oneOf(raceScenarios, "S4"),
    scored: oneOf(scorings, "apart"),
    delay: integer(labelDelay, delayScale.min, delayScale.max),
    training: integer(200, trainingScale.min, trainingScale.max),
    error: integer(1, errorScale.min, errorScale.max),
    ...{a: choice(0), b: choice(1), c: choice(2), d: choice(3)},
    guess: guess(guessed.min, guessed.max),
    seed: integer(1, 0, 9999)
  };
}
