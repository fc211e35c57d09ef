import {psiRule} from "../../drift/presets/psi-rule.js";
import {vertex} from "../../drift/presets/vertex.js";
import {scenarios} from "../../scenario/scenarios.js";
import {drawDay} from "../../scenario/stream.js";
import type {LoggedRow} from "../../scenario/types.js";
import type {Production} from "../what-to-watch/production.js";
import {FIRST_DAYS, STREAM_DAYS} from "./drift-streams.js";

/** Streams that both tools are given, with the days that are compared with the first ones. */
export const toolWindows = {
  S0: {from: STREAM_DAYS - 7, to: STREAM_DAYS},
  S1: {from: STREAM_DAYS - 7, to: STREAM_DAYS},
  S2: {from: 60, to: 90}
} as const;
export type ToolStream = keyof typeof toolWindows;
export const toolStreams = ["S1", "S2", "S0"] as const satisfies readonly ToolStream[];

/** A column as two tools see it: each with its own bins, its own figure. */
export interface ToolFigures {
  readonly feature: string;
  readonly psi: number;
  readonly js: number;
}

/** Where the tools' own rules put their thresholds. */
export const OWN_THRESHOLDS = {psi: 0.25, js: 0.3} as const;

/**
 * Returns what two tools measure of every feature of a stream: the rule of thumb of credit scoring, and BigQuery ML.
 * @param stream which one; its last week, or the month while it lasts, is compared with its first month
 */
export function toolFigures(production: Production, stream: ToolStream): ToolFigures[] {
  const {from, to} = toolWindows[stream];
  const [before, now] = [rowsOf(production, stream, 0, FIRST_DAYS), rowsOf(production, stream, from, to)];
  return production.features.map((feature) => {
    const values = (rows: readonly LoggedRow[]): number[] => rows.map((row) => row[feature]!);
    const [reference, current] = [values(before), values(now)];
    return {
      feature,
      psi: psiRule.compareRows(reference, current).value,
      js: vertex.compareRows(reference, current).value
    };
  });
}

function rowsOf({stream}: Production, id: ToolStream, from: number, to: number): LoggedRow[] {
  return Array.from({length: to - from}, (_, i) => drawDay(stream, scenarios[id], from + i)).flat();
}

/** Features by who is in alarm about them. */
export interface Agreement {
  readonly both: number;
  readonly onlyPsi: number;
  readonly onlyJs: number;
  readonly neither: number;
}

/**
 * Returns on how many features two tools agree: the first is in alarm from its threshold on, the second above it, as
 * their rules have it.
 * @example agreementOf([{feature: "x", psi: 0.25, js: 0.3}], {psi: 0.25, js: 0.3}) // {both: 0, onlyPsi: 1, onlyJs: 0, neither: 0}
 */
export function agreementOf(
  figures: readonly ToolFigures[],
  thresholds: {readonly psi: number; readonly js: number}
): Agreement {
  const found = {both: 0, onlyPsi: 0, onlyJs: 0, neither: 0};
  for (const {psi, js} of figures) {
    const [first, second] = [psi >= thresholds.psi, js > thresholds.js];
    ++found[first ? (second ? "both" : "onlyPsi") : second ? "onlyJs" : "neither"];
  }
  return found;
}
