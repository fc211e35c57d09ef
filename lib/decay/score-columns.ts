import {MISSING} from "../profile/batch.js";
import type {Batch} from "../profile/batch.js";
import {finiteNumbers, levelCodes, numericColumn} from "../profile/blocks/columns.js";
import {COARSE_BINS, edgesAt} from "../profile/nested-bins.js";
import type {CategoricalSpec, ColumnSpec, ProfileSpec, ScoresSpec} from "../profile/types.js";
import {isWrongClass} from "./outcome-counts.js";
import type {ScoredRows} from "./score-sums.js";

/** How the answers of a monitor are counted where its rows are scored (`scoredSums`). */
export interface ScoreBins {
  /** between tenths of the reference's answers, or scores; where `classes` is not null, between their positions */
  readonly edges: readonly number[];
  /** whose rows the bins count, where answers are classes without a score that decides between two; null elsewhere */
  readonly classes: readonly string[] | null;
}

/**
 * Returns the bins that the answers of a spec are counted by.
 * @throws RangeError if the spec has no column of predictions
 * @example scoreBins({columns: [{kind: "categorical", type: "text", name: "p", role: "prediction", levels: ["a", "b"], buckets: 1}], blocks: [], slices: []}) // {edges: [0], classes: ["a", "b"]}
 */
export function scoreBins(spec: ProfileSpec): ScoreBins {
  const column = decisionOf(spec)?.score ?? columnOf(spec, "prediction");
  if (column.kind === "numeric")
    return {edges: edgesAt(column, COARSE_BINS).map((i) => column.edges[i]!), classes: null};
  return {edges: column.levels.slice(1).map((_, position) => position), classes: column.levels};
}

/**
 * Returns how far the answers in a batch are from its labels. A number's error is prediction − label; of a score that
 * decides between two classes it is score − 1 or − 0; of other classes it is 1 where they are wrong. What counts as wrong
 * is what `outcomeCounts` counts.
 * @param batch with the columns of answers and the label
 * @throws RangeError if the spec has no column of predictions or of labels
 * @example scoredColumns({rows: 2, columns: new Map([["p", {kind: "numeric", values: Float64Array.of(2, 3), valid: null}], ["y", {kind: "numeric", values: Float64Array.of(1, 0), valid: Uint8Array.of(1, 0)}]])}, {columns: [{kind: "numeric", type: "number", name: "p", role: "prediction", edges: [], ranks: [], centre: 0}, {kind: "numeric", type: "number", name: "y", role: "label", edges: [], ranks: [], centre: 0}], blocks: [], slices: []}).errors // [1, NaN]
 */
export function scoredColumns(batch: Batch, spec: ProfileSpec): ScoredRows {
  const [prediction, label] = [columnOf(spec, "prediction"), columnOf(spec, "label")];
  if (prediction.kind === "numeric") {
    const [predictions, labels] = [finiteNumbers(batch, prediction.name), finiteNumbers(batch, label.name)];
    return {predictions, errors: predictions.map((p, row) => p - labels[row]!), wrong: null};
  }
  const classes = classesOf(batch, prediction, label as CategoricalSpec);
  const decision = decisionOf(spec);
  if (decision === undefined) {
    const errors = Float64Array.from(classes.wrong, (wrong, row) => (classes.isKnown[row] === 1 ? wrong : NaN));
    return {predictions: classes.said, errors, wrong: classes.wrong};
  }
  const scores = finiteNumbers(batch, decision.score.name);
  const yes = (label as CategoricalSpec).levels.indexOf(decision.positive);
  const errors = scores.map((p, row) => (classes.isKnown[row] === 1 ? p - Number(classes.is[row] === yes) : NaN));
  return {predictions: scores, errors, wrong: classes.wrong};
}

interface RowClasses {
  /** positions among the levels of the prediction; NaN for none of them */
  readonly said: Float64Array;
  /** as `levelCodes` has them */
  readonly is: Int32Array;
  /** 1 where it is known whether the class is right */
  readonly isKnown: Uint8Array;
  readonly wrong: Uint8Array;
}

function classesOf(batch: Batch, prediction: CategoricalSpec, label: CategoricalSpec): RowClasses {
  const [codes, is] = [levelCodes(batch, prediction), levelCodes(batch, label)];
  const [isKnown, wrong] = [new Uint8Array(batch.rows), new Uint8Array(batch.rows)];
  codes.forEach((code, row) => {
    if (code === MISSING || is[row] === MISSING) return;
    const verdict = isWrongClass(prediction.levels[code], label.levels[is[row]!], prediction, label);
    isKnown[row] = Number(verdict !== null);
    wrong[row] = Number(verdict === true);
  });
  const said = Float64Array.from(codes, (code) => (code >= 0 && code < prediction.levels.length ? code : NaN));
  return {said, is, isKnown, wrong};
}

/** The score that decides between two classes, and the one that it is of; undefined where none does. */
function decisionOf({columns, blocks}: ProfileSpec) {
  const block = blocks.find((own): own is ScoresSpec => own.kind === "scores" && own.decides !== undefined);
  return block && {score: numericColumn(columns, block.score), positive: block.decides!.positive};
}

function columnOf({columns}: ProfileSpec, role: "prediction" | "label"): ColumnSpec {
  const column = columns.find((own) => own.role === role);
  if (column === undefined) throw new RangeError(`the spec has no column of ${role}s`);
  return column;
}
