import {gramRmse, gramRows, squaredError} from "../model/gram.js";
import {decide} from "./decide.js";
import {errorOf} from "./evidence.js";
import type {ErrorSum, Evidence} from "./evidence.js";
import {challengerRows, sumGrams} from "./learning-rows.js";
import type {LearningRows} from "./learning-rows.js";
import {tryModels} from "./replay-gate.js";
import type {Replay, ReplayedModel, ReplayPolicy, ReplayStream, Retraining} from "./replay-types.js";
import type {Decision} from "./types.js";

/** What is known when a partition has ended. */
interface Moment {
  /** position of that partition */
  readonly at: number;
  /** partitions whose labels are known, the first ones */
  readonly known: number;
  /** first of those that a gate tries models on; `known` without a gate */
  readonly heldOutFrom: number;
  /** partitions that a challenger may learn from, the first ones */
  readonly end: number;
}

/** When a model was last trained; before any training, the time before the stream. */
type LastTraining = Pick<Moment, "at" | "known">;

/**
 * Replays a policy over a stream: partition by partition the model in force answers, the policy decides on what is known by
 * then, and a model that is trained and promoted answers from the next partition on. Least squares and ridge are exact:
 * every model is the solution over its rows' sums, and every error the sum over rows, up to rounding.
 * A gate tries models on the last labelled partitions, and what a promoted model erred there is what its later errors are
 * compared with. Without a gate nothing is held out, and the first model's hold-out error stays the yardstick.
 * @throws RangeError if the blocks' columns differ, or if there are no rows for the first model
 */
export function replay(policy: ReplayPolicy, stream: ReplayStream): Replay {
  const models = [firstModel(stream)];
  const errors: ErrorSum[] = [];
  const inForce: number[] = [];
  const retrainings: Retraining[] = [];
  let last: LastTraining = {at: -1, known: 0};
  stream.partitions.forEach(({scoring}, at) => {
    const champion = models.at(-1)!;
    inForce.push(models.length - 1);
    errors.push({n: gramRows(scoring), total: squaredError(scoring, champion.model, stream.target)});
    const moment = momentOf(policy, stream, at);
    const rows = challengerRows(policy, champion.learnt, moment.end);
    const sinceFired = retrainings.length === 0 ? null : at - last.at;
    const seen = {...evidenceOf(stream, moment, champion, rows, errors, last), sinceFired};
    const decision = decide(policy, seen);
    if (decision.action === "keep") return;
    last = moment;
    const {model, ...retraining} = retrain(policy, stream, moment, {decision, champion, rows});
    retrainings.push(retraining);
    if (retraining.promoted) models.push(model);
  });
  return {errors, inForce, models, retrainings, rmse: errorOf("RMSE", summed(errors))};
}

function momentOf({gate}: ReplayPolicy, {delay, apart}: ReplayStream, at: number): Moment {
  const known = Math.max(0, at + 1 - delay);
  const heldOutFrom = Math.max(0, known - (gate?.holdout ?? 0));
  return {at, known, heldOutFrom, end: apart ? known : heldOutFrom};
}

function firstModel({first, holdout, target, fit}: ReplayStream): ReplayedModel {
  const model = fit(first);
  return {model, learnt: {first: true, partitions: []}, from: 0, baseline: gramRmse(holdout, model, target)};
}

function evidenceOf(
  {partitions}: ReplayStream,
  {at, known}: Moment,
  {from, baseline}: ReplayedModel,
  {partitions: learnable}: LearningRows,
  errors: readonly ErrorSum[],
  last: LastTraining
): Omit<Evidence, "sinceFired"> {
  const rowsOf = (position: number): number => gramRows(partitions[position]!.training);
  let newLabels = 0;
  for (let position = last.known; position < known; ++position) newLabels += rowsOf(position);
  return {
    sinceTraining: at - last.at,
    newLabels,
    learnable: learnable.filter((position) => rowsOf(position) > 0).length,
    errors: errors.slice(from, known),
    measure: "RMSE",
    baseline,
    features: partitions[at]!.features,
    requests: []
  };
}

interface Order {
  readonly decision: Decision;
  readonly champion: ReplayedModel;
  readonly rows: LearningRows;
}

function retrain(
  {gate}: ReplayPolicy,
  {first, partitions, target, fit}: ReplayStream,
  {at, known, heldOutFrom}: Moment,
  {decision, champion, rows}: Order
): Retraining & {model: ReplayedModel} {
  const learnt = rows.partitions.map((position) => partitions[position]!);
  const block = sumGrams([...(rows.first ? [first] : []), ...learnt.map(({training}) => training)]);
  const challenger = fit(block);
  const models = {champion: champion.model, challenger};
  const anomalies = learnt.flatMap((partition) => partition.anomalies);
  const trial =
    gate === null ? null : tryModels(gate.confidence, target, models, partitions.slice(heldOutFrom, known), anomalies);
  return {
    ...{at, decision, rows: gramRows(block)},
    checks: trial?.checks ?? [],
    promoted: trial?.passed ?? true,
    model: {model: challenger, learnt: rows, from: at + 1, baseline: trial?.rmse ?? champion.baseline}
  };
}

function summed(errors: readonly ErrorSum[]): ErrorSum {
  return errors.reduce((sum, {n, total}) => ({n: sum.n + n, total: sum.total + total}), {n: 0, total: 0});
}
