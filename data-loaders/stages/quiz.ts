import {protocolError, quizzedProtocols} from "../../lib/course.js";
import type {BostonAnswers, Splits} from "../../lib/course.js";
import {selectColumns} from "../../lib/model/columns.js";
import {gramOf} from "../../lib/model/gram.js";
import {leastSquares, predictLinear} from "../../lib/model/least-squares.js";
import {r2, rmse} from "../../lib/model/metrics.js";
import {mean} from "../../lib/statistics/moments.js";
import {CAP, correctionsOf, rowsWhere} from "../boston.js";
import type {Table} from "../boston.js";

/** Answers the quiz on the Boston model from the rows and from what was measured on the splits. */
export function quiz(table: Table, features: readonly string[], target: string, splits: Splits): BostonAnswers {
  const {models, protocols} = splits;
  return {
    corrections: correctionsOf(table).length,
    ...cappedAnswers(table, features, target),
    lossWithoutB: mean(models.ols12) - mean(models.ols13),
    protocolOrder: quizzedProtocols.toSorted((a, b) => protocolError(protocols[a]) - protocolError(protocols[b]))
  };
}

type CappedAnswers = Omit<BostonAnswers, "corrections" | "lossWithoutB" | "protocolOrder">;

/** A model fitted without the capped rows is better only if it also predicts all rows better. */
function cappedAnswers(table: Table, features: readonly string[], target: string): CappedAnswers {
  const all = rowsWhere(table, target, () => true);
  const uncapped = rowsWhere(table, target, (value) => value < CAP);
  const names = [...features, target];
  const measure = (fitted: readonly number[], measured: readonly number[]): {rmse: number; r2: number} => {
    const model = leastSquares(gramOf(names, selectColumns(table, names, fitted)), features, target);
    const [labels, ...columns] = selectColumns(table, [target, ...features], measured);
    const predictions = predictLinear(model, columns);
    return {rmse: rmse(predictions, labels!), r2: r2(predictions, labels!)};
  };
  const [whole, without, refit] = [measure(all, all), measure(uncapped, uncapped), measure(uncapped, all)];
  return {
    cappedRows: refit.rmse < whole.rmse ? "better-model" : "hard-rows-deleted",
    cappedCount: all.length - uncapped.length,
    cappedRmseWith: whole.rmse,
    cappedR2With: whole.r2,
    cappedRmseWithout: without.rmse,
    cappedR2Without: without.r2,
    cappedRefitOnAll: refit.rmse
  };
}
