import type {RequestEvent} from "../../scenario/incident.js";
import {mean} from "../../statistics/moments.js";
import {quantile} from "../../statistics/quantile.js";

/** How the answers of an hour become one number. */
export const aggregates = ["median", "mean"] as const;
export type Aggregate = (typeof aggregates)[number];

/** The answers of an hour as a dashboard shows them. */
export interface HourlyAnswer {
  /** 0 to 23, UTC */
  readonly hour: number;
  readonly lines: number;
  /** NaN without a line */
  readonly value: number;
}

const HOURS = 24;

/**
 * Returns the middle or the mean of some answers.
 * @returns NaN without answers
 */
export function aggregateOf(events: readonly RequestEvent[], aggregate: Aggregate): number {
  const answers = events.map(({prediction}) => prediction);
  return aggregate === "mean"
    ? mean(answers)
    : quantile(
        answers.sort((a, b) => a - b),
        0.5
      );
}

/** Returns one number for the answers of each hour of the day. */
export function hourlyAnswers(events: readonly RequestEvent[], aggregate: Aggregate): HourlyAnswer[] {
  return Array.from({length: HOURS}, (_, hour) => {
    const own = events.filter(({time}) => Number(time.slice(11, 13)) === hour);
    return {hour, lines: own.length, value: aggregateOf(own, aggregate)};
  });
}

/** Lines below which one hour's number says little. */
export const FEW_LINES = 10;

/**
 * Returns the hour that lies farthest from the middle of all hours, of those with at least `FEW_LINES` lines.
 * @throws RangeError if there is no such hour
 */
export function oddHour(hours: readonly HourlyAnswer[]): {readonly odd: HourlyAnswer; readonly usual: number} {
  const busy = hours.filter(({lines}) => lines >= FEW_LINES);
  if (busy.length === 0) throw new RangeError(`no hour with ${FEW_LINES} lines`);
  const values = busy.map(({value}) => value).sort((a, b) => a - b);
  const usual = quantile(values, 0.5);
  const off = ({value}: HourlyAnswer): number => Math.abs(value - usual);
  return {odd: busy.reduce((a, b) => (off(b) > off(a) ? b : a)), usual};
}
