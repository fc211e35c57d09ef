import {checkAmount} from "./check.js";

/**
 * Returns what a million predictions cost, in the currency of the price.
 * For servers that are paid for whether busy or not, `serverHours` is servers × duration of the run in hours, and the
 * result is servers × price / (throughput × 3600) × 10⁶. Infinity where something was paid and nothing predicted.
 * @throws RangeError for a negative argument
 * @example costPerMillion({serverHours: 2, pricePerHour: 0.5, predictions: 20_000}) // 50
 */
export function costPerMillion(spent: {
  readonly serverHours: number;
  readonly pricePerHour: number;
  readonly predictions: number;
}): number {
  for (const [name, value] of Object.entries(spent)) checkAmount(name, value);
  return ((spent.serverHours * spent.pricePerHour) / spent.predictions) * 1e6;
}
