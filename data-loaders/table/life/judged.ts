import type {ScoredRows} from "../../../lib/decay/score-sums.js";
import {classesOf, errorsBy} from "../../../lib/model/outcome.js";
import type {Batch, CodedValues, NumericValues} from "../../../lib/profile/batch.js";
import {finiteNumbers} from "../../../lib/profile/blocks/columns.js";
import {COARSE_BINS, edgesAt} from "../../../lib/profile/nested-bins.js";
import type {ProfileSpec} from "../../../lib/profile/types.js";
import {answerNames, answersTo, SCORED, withAnswers} from "../../engines/predictor.js";
import type {ClassOutcome, TablePredictor} from "../../engines/predictor.js";
import {labelsOf} from "../../training/training-rows.js";
import {promisedBy} from "../promised.js";
import type {Promised} from "../promised.js";

/** Rows with what was answered, and how far that is off. */
export interface JudgedRows {
  /** with columns of answers */
  readonly batch: Batch;
  readonly scored: ScoredRows;
  readonly promised: Promised;
}

/** Asks a model about rows and holds its answers against their labels. A label that no model here can say is none. */
export function judgeRows(batch: Batch, predictor: TablePredictor, {columns}: ProfileSpec): JudgedRows {
  const answers = answersTo(batch, predictor);
  const label = columns.find(({role}) => role === "label")!;
  const {outcome} = predictor;
  const labels =
    outcome === undefined
      ? finiteNumbers(batch, label.name)
      : labelsOf({batch, columns: [label], target: label.name, task: outcome.task});
  return {
    batch: withAnswers(batch, answers, predictor),
    scored: scoredBy(answers, labels, outcome),
    promised: promisedBy(outcome, answers, labels)
  };
}

function scoredBy(answers: Float64Array, labels: Float64Array, outcome: ClassOutcome | undefined): ScoredRows {
  if (outcome === undefined)
    return {predictions: answers, errors: answers.map((answer, row) => answer - labels[row]!), wrong: null};
  const classes = classesOf(outcome, answers);
  return {
    predictions:
      outcome.task === "binary" ? answers : Float64Array.from(classes, (position) => (position < 0 ? NaN : position)),
    errors: errorsBy(outcome, answers, labels),
    wrong: Uint8Array.from(classes, (position, row) => Number(position !== labels[row]))
  };
}

/** Rows with what was served. */
export type ServedRows = Omit<JudgedRows, "promised">;

/**
 * Returns rows of which one model has answered some and another the others.
 * @param byOther 1 for rows whose answer is the other's
 */
export function mixedRows(
  one: ServedRows,
  other: ServedRows,
  byOther: Uint8Array,
  predictor: Pick<TablePredictor, "outcome">
): ServedRows {
  const pick = (a: ArrayLike<number>, b: ArrayLike<number>): Float64Array =>
    Float64Array.from(byOther, (by, row) => (by === 1 ? b : a)[row]!);
  const columns = answerNames(predictor).map((name): [string, NumericValues | CodedValues] => {
    const [a, b] = [one.batch.columns.get(name)!, other.batch.columns.get(name)!];
    return a.kind === "categorical"
      ? [name, {kind: "categorical", codes: Int32Array.from(pick(a.codes, (b as CodedValues).codes))}]
      : [name, {kind: "numeric", values: pick(a.values, (b as NumericValues).values), valid: null}];
  });
  const {predictions, errors, wrong} = one.scored;
  return {
    batch: {rows: one.batch.rows, columns: new Map([...one.batch.columns, ...columns])},
    scored: {
      predictions: pick(predictions, other.scored.predictions),
      errors: pick(errors, other.scored.errors),
      wrong: wrong && pick(wrong, other.scored.wrong!)
    }
  };
}

/**
 * Returns the edges by which answers are counted: between tenths of the reference's answers, or of its probabilities where
 * there are two classes; of more classes, between their positions.
 */
export function answerEdges({columns}: ProfileSpec): number[] {
  const column = columns.find(({name}) => name === SCORED) ?? columns.find(({role}) => role === "prediction");
  if (column === undefined) throw new RangeError("the spec has no column of predictions");
  if (column.kind === "categorical") return column.levels.slice(1).map((_, position) => position);
  return edgesAt(column, COARSE_BINS).map((i) => column.edges[i]!);
}

/** Ends of the tenths of probabilities. */
const TENTHS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** Returns the edges by which promises are held against what came: those of answers, or of more classes tenths of probability. */
export function promiseEdges(spec: ProfileSpec): readonly number[] {
  const isOfMore = !spec.columns.some(
    ({name, role, kind}) => name === SCORED || (role === "prediction" && kind === "numeric")
  );
  return isOfMore ? TENTHS : answerEdges(spec);
}
