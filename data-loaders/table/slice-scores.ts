import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {scoreBins, scoredColumns} from "../../lib/decay/score-columns.js";
import {addScores, addScoredRows, noScores} from "../../lib/decay/score-sums.js";
import type {ScoreSums} from "../../lib/decay/score-sums.js";
import {belongsTo} from "../../lib/profile/slices.js";
import type {ColumnSpec, ProfileSpec, SliceSpec} from "../../lib/profile/types.js";
import {slotStart} from "../../lib/sql/slot.js";
import type {TimeColumn} from "../../lib/sql/types.js";
import {bySlot} from "../engines/by-slot.js";
import type {Database} from "../engines/duckdb.js";
import {answerNames, withPredictions} from "../engines/predictor.js";
import type {TablePredictor} from "../engines/predictor.js";
import {readRows} from "../engines/rows.js";
import {UNDATED} from "../engines/vectors.js";
import type {OpenFile} from "../sources/types.js";

/** The scores of all rows, and of those of each slice. */
export interface SliceScores {
  /** name of the slice; null for all rows */
  readonly slice: string | null;
  readonly sums: ScoreSums;
}

/** The scores of a partition's rows. */
export interface PartitionScores {
  /** of a file without times "" */
  readonly start: string;
  readonly scores: readonly SliceScores[];
}

/** How rows are scored by slice. */
interface SliceReading {
  readonly spec: ProfileSpec;
  /** null if the file is a partition of its own */
  readonly time: TimeColumn | null;
  readonly predictor: TablePredictor | null;
  readonly slices: readonly SliceSpec[];
}

/** Writes how well the rows of a file are answered, of each partition and slice. Of its columns those are read that tell. */
export async function writeSliceScores(
  folder: string,
  database: Database,
  open: OpenFile,
  reading: SliceReading
): Promise<void> {
  await writeFile(join(folder, FILE), JSON.stringify(await scoreSlices(database, open, reading)));
}

/** Returns what `writeSliceScores` wrote. */
export async function readSliceScores(folder: string): Promise<readonly PartitionScores[]> {
  return JSON.parse(await readFile(join(folder, FILE), "utf8")) as PartitionScores[];
}

const FILE = "scores.json";

/**
 * Returns the scores of rows that came apart, in their order.
 * @param parts each with the same slices, in their order
 */
export function mergeScores(parts: readonly (readonly SliceScores[])[]): SliceScores[] {
  const [first = []] = parts;
  return first.map(({slice}, i) => ({slice, sums: addScores(parts.map((scores) => scores[i]!.sums))}));
}

async function scoreSlices(
  database: Database,
  {relation, columns}: OpenFile,
  {spec, time, predictor, slices}: SliceReading
): Promise<PartitionScores[]> {
  const {edges} = scoreBins(spec);
  const isOfClasses = spec.columns.some(({role, kind}) => role === "prediction" && kind === "categorical");
  const table = {relation, columns, time, range: null};
  const sums = new Map<number, number[][]>();
  for await (const parts of bySlot(readRows(database, columnsRead(spec, predictor, slices), table)))
    for (const {slot, batch} of parts) {
      if (slot === UNDATED) continue;
      const answered = predictor === null ? batch : withPredictions(batch, predictor);
      const scored = scoredColumns(answered, spec);
      const own = sums.get(slot) ?? [null, ...slices].map(() => noScores(edges, isOfClasses));
      sums.set(slot, own);
      addScoredRows(own[0]!, scored, edges, null);
      slices.forEach((slice, i) => addScoredRows(own[i + 1]!, scored, edges, belongsTo(answered, slice, spec.columns)));
    }
  return [...sums]
    .sort(([a], [b]) => a - b)
    .map(([slot, own]) => ({
      start: time === null ? "" : slotStart(slot, time.unit),
      scores: own.map((sums, i) => ({slice: slices[i - 1]?.name ?? null, sums}))
    }));
}

/** Labels, answers that come with the rows, what the model is asked by, and what slices are told by. */
function columnsRead(
  {columns}: ProfileSpec,
  predictor: TablePredictor | null,
  slices: readonly SliceSpec[]
): readonly ColumnSpec[] {
  const made = predictor === null ? [] : answerNames(predictor);
  const needed = new Set([...(predictor?.inputs ?? []), ...slices.map(({column}) => column)]);
  return columns.filter(
    ({name, role}) => !made.includes(name) && (needed.has(name) || (role !== "feature" && role !== "time"))
  );
}
