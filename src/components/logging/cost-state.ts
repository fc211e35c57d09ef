import {dailyRequests} from "../../lib/course/logging/published.js";
import type {LoggingFacts} from "../../lib/course/logging/published.js";
import {guess} from "../state-fields.js";
import type {Fields, Guess} from "../state-fields.js";

/** The state of the widget, as it is written in the address. */
export interface CostState {
  readonly requests: number;
  readonly share: number;
  readonly bytes: number;
  readonly days: number;
  readonly guess: Guess;
}

/** What each slider offers, in order. */
export type CostChoices = Readonly<Record<Exclude<keyof CostState, "guess">, readonly number[]>>;

/** The reader's guess for the ±, in percent. */
export const guessLimits = {min: 0.5, max: 40, step: 0.5} as const;

/** The case that the reader is asked about, which is also where the sliders begin. */
export const CASE = {requests: 100_000, share: 0.01, days: 30} as const;

/** Bytes of a line: those of the incident's log, written plainly and packed, among round numbers. */
export function costChoices({lineBytes, packedBytes}: Pick<LoggingFacts, "lineBytes" | "packedBytes">): CostChoices {
  return {
    requests: dailyRequests,
    share: [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1],
    bytes: [packedBytes, lineBytes, 100, 1000, 3000, 10_000].sort((a, b) => a - b),
    days: [1, 7, 30, 90, 365, 1095, 2555]
  };
}

/** A field that has one of a list of numbers. */
function listed(values: readonly number[], initial: number) {
  const parse = (text: string): number | undefined => values.find((value) => String(value) === text);
  return {initial, parse, format: String};
}

export function costFields(choices: CostChoices, {lineBytes}: Pick<LoggingFacts, "lineBytes">): Fields<CostState> {
  return {
    requests: listed(choices.requests, CASE.requests),
    share: listed(choices.share, CASE.share),
    bytes: listed(choices.bytes, lineBytes),
    days: listed(choices.days, CASE.days),
    guess: guess(guessLimits.min, guessLimits.max)
  };
}
