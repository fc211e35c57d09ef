import {protocolIds} from "../../lib/course.js";
import type {ProtocolId, ProtocolRun} from "../../lib/course.js";
import type {SplitWords} from "../../messages/the-boston-model.en.js";
import type {FigureContent} from "../chart-figure.js";
import {fixed} from "../format.js";
import type {Guess} from "../state-fields.js";
import {splitChart} from "./split-chart.js";
import type {SplitOptions, SplitRow} from "./split-chart.js";
import {canShuffle} from "./split-trial.js";
import type {SplitLab} from "./split-trial.js";

/** Top to bottom; the grouped folds come last, because the reader guesses them. */
export const protocols: readonly ProtocolId[] = [...protocolIds.filter((id) => id !== "grouped"), "grouped"];

export interface SplitFigureState {
  readonly protocol: ProtocolId;
  readonly seed: number;
  readonly guess: Guess;
}

interface SplitFigureData {
  readonly lab: SplitLab;
  readonly runs: Readonly<Record<ProtocolId, readonly ProtocolRun[]>>;
  readonly columns: number;
}

/** The errors of all protocols, those of the grouped folds only after the reader's guess. */
export function splitFigure(
  {lab, runs, columns}: SplitFigureData,
  state: SplitFigureState,
  {width, words}: {readonly width: number; readonly words: SplitWords}
): FigureContent {
  const rows = protocols.map((protocol) => rowOf(protocol, lab, runs[protocol], state, words));
  const subtitle = words.subtitle(columns, runs.grouped.length);
  return {
    title: words.title(
      lab.errors("published", state.seed),
      lab.errors("random", state.seed),
      state.guess === null ? null : lab.errors("grouped", state.seed)
    ),
    subtitle,
    chart: splitChart(rows, {
      width,
      xLabel: words.axis,
      hidden: words.hidden,
      domain: domainOf(rows),
      guess: guessOf(state.guess, words),
      format: (value) => fixed(value, 2)
    }),
    table: {caption: subtitle, columns: words.columns, rows: rows.map((row) => tableRow(row, words))}
  };
}

function guessOf(value: Guess, words: SplitWords): SplitOptions["guess"] {
  if (typeof value !== "number") return null;
  return {row: words.protocols.grouped.name, value, label: words.yourGuess(fixed(value, 1))};
}

function rowOf(
  protocol: ProtocolId,
  lab: SplitLab,
  runs: readonly ProtocolRun[],
  state: SplitFigureState,
  words: SplitWords
): SplitRow {
  const row = {label: words.protocols[protocol].name, selected: protocol === state.protocol};
  if (protocol === "grouped" && state.guess === null) return {...row, rmse: [], reported: null, range: null};
  const {rmse, pooled} = lab.errors(protocol, state.seed);
  const shuffles = runs.map((run) => run.pooled);
  const range = canShuffle(protocol) ? ([Math.min(...shuffles), Math.max(...shuffles)] as const) : null;
  return {...row, rmse, reported: pooled, range};
}

const STEP = 5;

/** Limits that hold all that is shown, in steps wide enough that most shuffles keep the scale. */
function domainOf(rows: readonly SplitRow[]): [number, number] {
  const shown = rows.flatMap(({rmse, range, reported}) => [...rmse, ...(range ?? []), reported ?? 0]);
  return [0, STEP * Math.ceil(Math.max(...shown) / STEP)];
}

function tableRow({label, rmse, reported}: SplitRow, words: SplitWords): string[] {
  if (reported === null) return [label, words.hidden, "–", "–", "–"];
  return [label, String(rmse.length), fixed(reported, 2), fixed(Math.min(...rmse), 2), fixed(Math.max(...rmse), 2)];
}
