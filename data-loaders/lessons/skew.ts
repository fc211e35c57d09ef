import {benchOf, findingsIn, scorer} from "../../lib/course/skew/bench.js";
import {skewCaseIds, skewCases} from "../../lib/course/skew/cases.js";
import type {SkewAnswers} from "../../lib/course/skew/cases.js";
import {comparedLimits, limitsOf, trainingSchema, withLimits} from "../../lib/course/skew/limits.js";
import type {BenchLimits} from "../../lib/course/skew/limits.js";
import {checkDistributions, checkPairs, drawPairs} from "../../lib/course/skew/pairs.js";
import {BIGQUERY_DISTANCE, TFDV_DISTANCE} from "../../lib/course/skew/thresholds.js";
import {townSkew} from "../../lib/course/skew/towns.js";
import {splitMarkets} from "../../lib/course/two-markets.js";
import {productionOf} from "../../lib/course/what-to-watch/production.js";
import type {Production} from "../../lib/course/what-to-watch/production.js";
import {TRAIN} from "../../lib/scenario/pools.js";
import type {Schema} from "../../lib/schema/types.js";
import {validate} from "../../lib/schema/validate.js";
import type {CourseKit} from "./kit.js";
import {walkFiles} from "./skew-walk.js";

/** Makes what the lesson on skew reads: the artefact of each box of its diagram, and the answers of its quiz. */
export async function skewFiles(kit: CourseKit): Promise<Record<string, string>> {
  const {monitor, champion, table, pools, seed} = kit;
  const pool = Array.from(pools);
  const {rowsPerDay} = monitor.stream;
  const production = productionOf({columns: table, pool}, champion.model, {rowsPerDay, seed});
  const numbersOf = (isTrain: boolean): number[] =>
    pool.flatMap((one, row) => ((one === TRAIN) === isTrain ? [row + 1] : []));
  return {
    ...walkFiles(production, {training: numbersOf(true), serving: numbersOf(false)}, seed),
    "quiz-skew.json": JSON.stringify(answersOf(kit, production))
  };
}

function answersOf({table, features, monitor, seed}: CourseKit, production: Production): SkewAnswers {
  const {stream, target} = production;
  const schema = trainingSchema(stream.train, target);
  const limits = limitsOf(schema);
  const markets = splitMarkets(table, "rad", Math.max(...table["rad"]!));
  const towns = townSkew(table, features, monitor.target.name, {markets, served: "unseen"});
  const pairs = drawPairs(stream.pool, features, seed);
  const join = {
    distribution: checkDistributions(pairs, BIGQUERY_DISTANCE).find(({feature}) => feature === "lstat")!,
    pairing: checkPairs(pairs, 0).find(({feature}) => feature === "lstat")!
  };
  return {
    cases: skewCaseIds.map((id) => skewCases[id]),
    crimOutside: towns.columns.find(({column}) => column === "crim")!.outside,
    innerRows: markets.away.length,
    label: labelAnswer(production, schema, limits),
    join: join.distribution.isFound ? "distribution" : join.pairing.isFound ? "pairing" : "range",
    joinDistance: join.distribution.value,
    joinDiffers: join.pairing.value,
    falseAnomalies: scorer(benchOf(production), schema, seed)(comparedLimits(limits, TFDV_DISTANCE)).quiet.length
  };
}

/**
 * The way to say that serving has no label under which clean rows of either side have no anomaly, and training rows without
 * labels have one.
 */
function labelAnswer(production: Production, schema: Schema, limits: BenchLimits): SkewAnswers["label"] {
  const {target} = production;
  const bench = benchOf(production);
  const ways = {
    environment: limits,
    optional: {...limits, [target]: {...limits[target]!, serving: true, share: 0}},
    drop: Object.fromEntries(Object.entries(limits).filter(([name]) => name !== target))
  };
  const unlabelled = {...bench.training, columns: bench.training.columns.filter(({name}) => name !== target)};
  const clean = bench.situation([], 0);
  const names = Object.keys(ways) as SkewAnswers["label"][];
  return names.find((name) => {
    const known = {...schema, columns: schema.columns.filter((column) => ways[name][column.name!] !== undefined)};
    const tried = withLimits(known, ways[name]);
    const isQuiet = [
      findingsIn(tried, bench.training, clean),
      validate(tried, bench.training, {environment: "training"})
    ].every((found) => found.length === 0);
    return isQuiet && validate(tried, unlabelled, {environment: "training"}).length > 0;
  })!;
}
