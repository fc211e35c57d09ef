import {modelShareOf, sharesOf} from "../../lib/course/repository.js";
import {bySilence, evidenceNeeded} from "../../lib/course/two-columns.js";
import type {ProductAnswers, TwoColumns} from "../../lib/course/two-columns.js";
import {TRAIN} from "../../lib/scenario/pools.js";
import {projectRoot} from "../config/paths.js";
import type {SimulatedMonitor} from "../config/simulated.js";
import type {CourseKit} from "./kit.js";
import {countRepository} from "./repository.js";

/** The stream in which prices rise, so that the model has to be trained again. */
const STREAM = "S4";

/** Makes the files of the lesson "A model is not a product". */
export async function aModelIsNotAProductFiles(kit: CourseKit): Promise<Record<string, string>> {
  const {monitor, champion, pools, table, features} = kit;
  const repository = await countRepository(projectRoot);
  const evidence = evidenceNeeded(watchingOf(monitor));
  const columns: TwoColumns = {
    monitor: monitor.id,
    stream: STREAM,
    trainingRows: pools.filter((pool) => pool === TRAIN).length,
    // the first model is always trained on a part of the rows
    holdout: champion.card.holdout!,
    row: Object.fromEntries(features.map((name) => [name, table[name]![pools.findIndex((pool) => pool !== TRAIN)]!])),
    evidence
  };
  const answers: ProductAnswers = {
    lines: modelShareOf(sharesOf(repository)).others,
    builds: "AIOps",
    silence: bySilence(evidence),
    training: "retrain"
  };
  return {
    "repo.json": JSON.stringify(repository),
    "two-columns.json": JSON.stringify(columns),
    "quiz-a-model-is-not-a-product.json": JSON.stringify(answers)
  };
}

function watchingOf({drift, stream, retrain}: SimulatedMonitor): Parameters<typeof evidenceNeeded>[0] {
  const trigger = retrain.triggers.find(({on}) => on === "performance");
  if (trigger?.on !== "performance") throw new Error("the built-in monitor does not retrain for its error");
  return {window: drift.current, labelDelay: stream.labelDelay, judged: trigger.partitions};
}
