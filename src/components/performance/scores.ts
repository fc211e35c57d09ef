import type {StreamSummary} from "../../lib/bundle.js";
import {addScores, wrongSlot} from "../../lib/decay/score-sums.js";
import type {ScoreCell, ScoreSums} from "../../lib/decay/score-sums.js";
import {ERRORS} from "../../lib/profile/layout.js";
import type {Window as PartitionWindow} from "../../lib/profile/window.js";
import type {PublishedScores} from "../../lib/registry/published.js";
import {positionOf} from "./positions.js";

/** Which rows: those of a slice, or answered by a version; null for all. */
export interface RowChoice {
  readonly slice: string | null;
  readonly model: string | null;
}

/** What each version answered in each slice and partition of a stream, and how well. */
export interface Scores {
  /** between the bins of predictions */
  readonly edges: readonly number[];
  /** whose rows the bins count, of a classifier with more than two classes; null elsewhere */
  readonly classes: readonly string[] | null;
  /** in the order in which they first answered */
  readonly models: readonly string[];
  /** in the order of the configuration */
  readonly slices: readonly string[];
  /** sums over the rows of a window; zeros where there are none */
  sums(window: PartitionWindow, rows: RowChoice): ScoreSums;
}

/** Returns the scores of a stream by partition. Errors of a partition whose labels are not known yet do not count. */
export function scoresOf(
  {edges, classes, cells}: PublishedScores,
  {starts, labelled}: Pick<StreamSummary, "starts" | "labelled">
): Scores {
  const series = new Map<string, ScoreSums[][]>();
  for (const cell of cells) {
    const position = positionOf(starts, cell.start);
    const own = series.get(keyOf(cell)) ?? starts.map(() => []);
    own[position]!.push(labelled[position]! > 0 ? cell.sums : withoutErrors(cell.sums, edges));
    series.set(keyOf(cell), own);
  }
  const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];
  const models = distinct(cells.map(({model}) => model));
  const none = (cells[0]?.sums ?? Array<number>(wrongSlot(edges))).map(() => 0);
  return {
    edges,
    classes: classes ?? null,
    models,
    slices: distinct(cells.flatMap(({slice}) => (slice === null ? [] : [slice]))),
    sums({from, to}, {slice, model}) {
      const versions = model === null ? models : [model];
      const found = versions.flatMap((version) => series.get(keyOf({slice, model: version}))?.slice(from, to) ?? []);
      return addScores([none, ...found.flat()]);
    }
  };
}

function keyOf({slice, model}: Pick<ScoreCell, "slice" | "model">): string {
  return JSON.stringify([slice, model]);
}

function withoutErrors(sums: ScoreSums, edges: readonly number[]): ScoreSums {
  const slots = new Set<number>([...Object.values(ERRORS), wrongSlot(edges)]);
  return sums.map((sum, slot) => (slots.has(slot) ? 0 : sum));
}
