import type {Summary} from "../../lib/bundle.js";
import type {Prices} from "../../lib/policy/cost.js";
import {integer, oneOf} from "../state-fields.js";
import type {Fields} from "../state-fields.js";
import {choiceText, OPENING, parseChoice} from "./choices.js";
import type {PolicyChoice} from "./choices.js";

/** What the reader asks for. */
export interface RaceState {
  readonly stream: string;
  /** partitions until the labels of one are known */
  readonly delay: number;
  readonly training: number;
  readonly error: number;
  readonly a: PolicyChoice;
  readonly b: PolicyChoice;
  readonly c: PolicyChoice;
  readonly d: PolicyChoice;
}

/** The policies of a state, by name. */
export const LANES = ["a", "b", "c", "d"] as const;

/** Longest wait for labels. */
export const MOST_DELAY = 30;
/** Largest price of either. */
const MOST = 1_000_000;

/**
 * Returns how the state is written in the address. The page opens with prices rising, the stream in which no input shows
 * what happens, where the monitor has it, and with the monitor's own delay.
 */
export function raceFields({streams}: Pick<Summary, "streams">): Fields<RaceState> {
  const ids = streams.map(({id}) => id);
  // labels that are not known yet are those of the last partitions
  const {labelled} = streams[0]!;
  const delay = labelled.length - 1 - labelled.findLastIndex((n) => n > 0);
  const choice = (initial: PolicyChoice) => ({initial, parse: parseChoice, format: choiceText});
  const [a, b, c, d] = OPENING.map(choice) as [ReturnType<typeof choice>, ...ReturnType<typeof choice>[]];
  return {
    stream: oneOf(ids, ids.includes("S4") ? "S4" : ids[0]!),
    delay: integer(Math.min(delay, MOST_DELAY), 0, MOST_DELAY),
    ...{training: integer(200, 0, MOST), error: integer(1, 0, MOST)},
    ...{a, b: b!, c: c!, d: d!}
  };
}

export function pricesOf({training, error}: RaceState): Prices {
  return {training, error};
}
