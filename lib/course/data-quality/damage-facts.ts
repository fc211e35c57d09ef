import {amountAt} from "./damage-curves.js";
import type {DamageCurve} from "./damage-curves.js";

/** What a kind of damage does to the error of both models. */
export interface DamageFacts {
  /** the largest share that was tried */
  readonly most: number;
  /** medians without damage, and with the most of it */
  readonly clean: {readonly linear: number; readonly network: number};
  readonly last: {readonly linear: number; readonly network: number};
  /** the network's median on rows that were not in training, with the most damage */
  readonly lastUnseen: number;
  /** share from which the network is no better than least squares on clean rows; null for never */
  readonly crossing: number | null;
}

/** Returns what a title can say of a curve. */
export function factsOf({linear, network}: DamageCurve): DamageFacts {
  const clean = {linear: linear.median[0]!, network: network.median[0]!};
  return {
    most: linear.amounts.at(-1)!,
    clean,
    last: {linear: linear.median.at(-1)!, network: network.median.at(-1)!},
    lastUnseen: network.unseen.at(-1)!,
    crossing: amountAt(network.amounts, network.median, clean.linear)
  };
}
