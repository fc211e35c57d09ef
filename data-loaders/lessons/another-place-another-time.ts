import type {PlaceAnswers} from "../../lib/course/another-place-another-time/answers.js";
import {
  isMatch,
  lookalikes,
  needsConversion,
  sendRequest,
  trueMatches
} from "../../lib/course/another-place-another-time/mapping.js";
import {replayPlans} from "../../lib/course/another-place-another-time/plans.js";
import type {PlanId} from "../../lib/course/another-place-another-time/plans.js";
import {
  frozenError,
  HIGHEST_NO2,
  NOX_IN_PPB,
  priceFactor,
  SURVEY
} from "../../lib/course/another-place-another-time/years.js";
import {outsideRanges} from "../../lib/course/data-quality/coverage.js";
import {productionOf} from "../../lib/course/pipeline/production.js";
import {compareMarkets, splitMarkets} from "../../lib/course/two-markets.js";
import {selectColumns} from "../../lib/model/columns.js";
import {gramOf} from "../../lib/model/gram.js";
import type {Gram} from "../../lib/model/gram.js";
import {leastSquares, predictLinear} from "../../lib/model/least-squares.js";
import {rounded} from "../../lib/model/metrics.js";
import type {Replay, ReplayStream} from "../../lib/policy/replay-types.js";
import {POOL_B, TRAIN} from "../../lib/scenario/pools.js";
import {scenarios} from "../../lib/scenario/scenarios.js";
import {CITY} from "../boston.js";
import type {Json} from "../state/json.js";
import type {CourseKit} from "./kit.js";

/** The two columns of the small model in the experiment with two markets. */
const FEW = ["rm", "lstat"] as const;

/** Makes the file of the lesson on another place and another time: the answers of its quiz. */
export async function anotherPlaceAnotherTimeFiles(kit: CourseKit): Promise<Record<string, string>> {
  const {drift, stream} = kit.monitor;
  const settings = JSON.parse(JSON.stringify({drift, stream})) as Json;
  return {
    "quiz-another-place-another-time.json": await kit.kept("quiz", {...kit.data, settings}, () => answersOf(kit))
  };
}

function answersOf(kit: CourseKit): PlaceAnswers {
  return {...timeAnswers(kit), ...placeAnswers(kit), ...marketAnswers(kit), ...upkeepAnswers(kit)};
}

function timeAnswers({
  table,
  features,
  monitor
}: CourseKit): Pick<PlaceAnswers, "today" | "highest" | "lowestPrice" | "frozenRmse"> {
  const target = monitor.target.name;
  const names = [...features, target];
  const prices = table[target]!;
  const model = leastSquares(gramOf(names, selectColumns(table, names)), features, target);
  const factor = priceFactor(prices, SURVEY.year);
  const {highest, above, rmse} = frozenError(predictLinear(model, selectColumns(table, features)), prices, factor);
  const isCovered = NOX_IN_PPB * Math.min(...table["nox"]!) <= HIGHEST_NO2.ppb;
  return {
    today: above < prices.length ? "yes" : isCovered ? "rescale" : "neither",
    highest: rounded(highest),
    lowestPrice: rounded(factor * Math.min(...prices)),
    frozenRmse: rounded(rmse)
  };
}

function placeAnswers({table, features}: CourseKit): Pick<PlaceAnswers, "elsewhere" | "columns" | "matches"> {
  const matches = trueMatches(features);
  const alike = lookalikes(features);
  const isMissed = sendRequest(table, matches, true).anomalies.some(({kind}) => kind === "SCHEMA_MISSING_COLUMN");
  const isScaled = features.some((name) => needsConversion(name, alike[name]!));
  return {
    elsewhere: isMissed ? "schema" : isScaled ? "units" : "accuracy",
    columns: features.length,
    matches: features.filter((name) => isMatch(name, matches[name]!)).length
  };
}

function marketAnswers({
  table,
  features,
  monitor
}: CourseKit): Pick<
  PlaceAnswers,
  "history" | "homeRmse" | "askedRmse" | "refitRmse" | "constant" | "crimOutside" | "awayRows"
> {
  const markets = splitMarkets(table, "rad", CITY);
  const {home, away, asked} = compareMarkets(table, FEW, monitor.target.name, markets);
  const {constant} = compareMarkets(table, features, monitor.target.name, markets);
  const [crim] = outsideRanges(table, ["crim"], {train: markets.home, serving: markets.away});
  return {
    history: asked.rmse < 1.5 * home.rmse ? "keep" : constant.length === 0 ? "refit" : "carry",
    ...{homeRmse: rounded(home.rmse), askedRmse: rounded(asked.rmse), refitRmse: rounded(away.rmse)},
    ...{constant: constant.length, crimOutside: crim!.rows, awayRows: away.rows}
  };
}

function upkeepAnswers(
  kit: CourseKit
): Pick<
  PlaceAnswers,
  "upkeep" | "neverRmse" | "weeklyRmse" | "weeklyTrainings" | "alarmRmse" | "alarmTrainings" | "inputTrainings"
> {
  const {none, weekly, error, inputs} = replayPlans(risingPrices(kit));
  return {
    upkeep: upkeepOf({none, weekly, error, inputs}),
    neverRmse: rounded(none.rmse),
    weeklyRmse: rounded(weekly.rmse),
    weeklyTrainings: weekly.retrainings.length,
    alarmRmse: rounded(error.rmse),
    alarmTrainings: error.retrainings.length,
    inputTrainings: inputs.retrainings.length
  };
}

function upkeepOf({none, weekly, error, inputs}: Pick<Record<PlanId, Replay>, "none" | "weekly" | "error" | "inputs">) {
  const best = Math.min(none.rmse, weekly.rmse, error.rmse);
  if (best === none.rmse) return "once";
  if (inputs.rmse <= best) return "inputs";
  return best === weekly.rmse ? "calendar" : "watch";
}

/** The stream in which prices rise, as the monitor publishes it: up to the last day whose labels are known. */
function risingPrices({table, pools, features, monitor, seed}: CourseKit): ReplayStream {
  const target = monitor.target.name;
  const {start, days, rowsPerDay, labelDelay} = monitor.stream;
  const {reference, current} = monitor.drift;
  const settings = {
    ...{features, target, seed, start, days, rowsPerDay, labelDelay},
    ...{reference: reference.first, current}
  };
  const {days: partitions, fit} = productionOf({columns: table, pool: Array.from(pools)}, settings, scenarios.S4);
  const names = [...features, target];
  const block = (pool: number): Gram => {
    const rows = Array.from(pools.keys()).filter((row) => pools[row] === pool);
    return gramOf(names, selectColumns(table, names, rows));
  };
  return {
    ...{first: block(TRAIN), holdout: block(POOL_B), target, fit, apart: true, delay: labelDelay},
    partitions: partitions.slice(0, days - labelDelay).map((day) => ({...day, anomalies: []}))
  };
}
