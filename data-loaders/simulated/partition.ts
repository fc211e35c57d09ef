import type {ScenarioId} from "../../lib/scenario/scenarios.js";
import {deriveSeed} from "../../lib/statistics/random.js";
import type {LifeMemory} from "../life/memory.js";
import type {KnownModel} from "../life/models.js";
import {replayColumns} from "../life/replay-file.js";
import {writePartition} from "../stages/profile.js";
import type {Served, Serving} from "../stages/serve.js";
import {logFile, writeLog} from "../stages/simulate.js";
import type {Artefact} from "../state/store.js";
import type {Fold} from "./prepare.js";

/** The day's rows as production logged them. */
export function logOf(
  {store, database, simulation, keys}: Fold,
  stream: ScenarioId,
  day: number,
  name: string
): Promise<Artefact> {
  const inputs = {simulation: keys.simulation, stream, day};
  return store.artefact("simulate", name, inputs, (folder) => writeLog(folder, database, simulation, stream, day));
}

/** The day's rows read once: profile, predictions, scores and anomalies. Depends on no other day but by who answers. */
export function partitionOf(
  {store, database, reference, monitor, first, isScored, keys}: Fold,
  {champion, canary}: LifeMemory,
  models: ReadonlyMap<string, KnownModel>,
  stream: ScenarioId,
  log: Artefact,
  name: string,
  start: string
): Promise<Artefact> {
  const {features, slices, target, seed} = monitor;
  const answering = {champion, canary: canary && {version: canary.version, share: canary.share}};
  const inputs = {rows: log.key, start, reference: keys.reference, answering, slices, seed};
  return store.artefact("profile", name, inputs, async (folder) => {
    const served = async (version: string): Promise<Served> => {
      return {version, predictor: await models.get(version)!.predictor()};
    };
    const serving: Serving = {
      champion: await served(champion),
      canary: canary && {...(await served(canary.version)), share: canary.share},
      seed: deriveSeed(seed, stream, start)
    };
    await writePartition(folder, database, logFile(log.folder), reference, {
      ...{start, serving, slices, target: target.name, isScored},
      replay: replayColumns(
        features.map(({name}) => name),
        target.name,
        first
      )
    });
  });
}
