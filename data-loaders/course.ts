import {readFile, writeFile} from "node:fs/promises";
import {join, resolve} from "node:path";
import type {Manifest} from "../lib/course/pipeline/manifest.js";
import type {ServingFile} from "../lib/course/serving/files.js";
import type {BostonRows, Splits} from "../lib/course.js";
import {latencyFile} from "../lib/registry/latency.js";
import {dealPools, TRAIN} from "../lib/scenario/pools.js";
import {boston as teaching} from "./built-in/boston.js";
import {championModel} from "./champion.js";
import {CONFIG_FILE} from "./config/load.js";
import {findSimulated} from "./config/monitors.js";
import {COURSE, parseConfig} from "./config/schema.js";
import type {Config} from "./config/types.js";
import type {Effects} from "./effects.js";
import {lessonMakers} from "./lessons/all.js";
import {courseLatency} from "./lessons/course-latency.js";
import type {CourseKit} from "./lessons/kit.js";
import {timeSteps} from "./lessons/time-steps.js";
import {keptSource} from "./source.js";
import {dictionary} from "./stages/dictionary.js";
import {staticGrams} from "./stages/grams.js";
import {incidentLog} from "./stages/incident.js";
import {lossCurves} from "./stages/loss.js";
import {protocols} from "./stages/protocols.js";
import {quiz} from "./stages/quiz.js";
import {simulationOf} from "./stages/simulate.js";
import {digestBytes} from "./state/json.js";
import type {Json} from "./state/json.js";
import {openStore} from "./state/store.js";
import type {Store} from "./state/store.js";
import {tensorflowVersions} from "./training/tensorflow.js";

/** The column that the lessons compare with and without, and that no model in force reads. */
const EXCLUDED = "b";

/**
 * Returns the files of the course by name, making what the store under `<state>/course` does not hold. The lessons study
 * the built-in monitor of Boston, whatever is configured.
 */
export async function course(config: Config, effects: Effects): Promise<Record<string, Uint8Array>> {
  const lessons = parseConfig({title: config.title, monitors: [teaching]}, CONFIG_FILE);
  const store = await openStore(resolve(config.folder, config.state, COURSE));
  try {
    const files = await artefacts(store, lessons, effects);
    await store.finish();
    effects.logger.info(`course: ${describe(store)}`);
    return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]));
  } finally {
    await store.close();
  }
}

async function artefacts(store: Store, config: Config, effects: Effects): Promise<Record<string, string>> {
  const monitor = findSimulated(config, teaching.id);
  const source = await keptSource(store, monitor.data, config.folder, effects);
  const champion = await championModel(store, monitor, source, effects);
  const table = source.rows.columns;
  const {seed} = monitor;
  const target = monitor.target.name;
  const without = monitor.features.map((feature) => feature.name);
  const all = Object.keys(table).filter((name) => without.includes(name) || name === EXCLUDED);
  const pools = dealPools(table[target]!, seed);
  const rowsOf = (train: boolean): number[] =>
    Array.from(pools, (_, row) => row).filter((row) => (pools[row] === TRAIN) === train);

  const data = {source: source.key, pools: digestBytes(pools), features: without, target, seed};
  const trained = {...data, packages: tensorflowVersions()};
  const splits = await kept(store, "protocols", trained, () => protocols({table, features: all, target}, effects));
  const loss = await kept(store, "loss", trained, () =>
    lossCurves({table, features: without, target, train: rowsOf(true), validation: rowsOf(false)}, effects)
  );
  const grams = await kept(store, "grams", data, () => staticGrams(table, all, target, pools));
  const words = await kept(store, "dictionary", {source: source.key}, () => dictionary(table));
  const answers = await kept(store, "quiz", {...data, splits: splits.key}, () =>
    quiz(table, all, target, JSON.parse(splits.text) as Splits)
  );
  const boston: BostonRows = {columns: table, pool: Array.from(pools)};
  const materials: Omit<CourseKit, "kept"> = {
    ...{folder: config.folder, monitor, champion, table, features: without, pools, seed, data, effects},
    splits: JSON.parse(splits.text) as Splits
  };
  const lessons: Readonly<Record<string, string>>[] = [];
  for (const [slug, make] of Object.entries(lessonMakers))
    lessons.push(
      await make({
        ...materials,
        kept: async (name, inputs, content) =>
          (await kept(store, slug, inputs, content, {name, module: `lessons/${slug}`})).text
      })
    );
  const own: Readonly<Record<string, string>> = Object.assign({}, ...lessons);
  const latency = await courseLatency(
    store.root,
    {
      models: (JSON.parse(own["serving.json"]!) as ServingFile).models,
      manifest: JSON.parse(own["manifest.json"]!) as Manifest,
      timeSteps: () => timeSteps(materials)
    },
    effects
  );
  return {
    "boston.json": JSON.stringify(boston),
    "dictionary.json": words.text,
    "gram-static.json": grams.text,
    "splits.json": splits.text,
    "loss.json": loss.text,
    "quiz.json": answers.text,
    "log-incident.ndjson": incidentLog(simulationOf(monitor, source.rows, pools).pool, champion, seed),
    "model.json": JSON.stringify(champion.model),
    "card.json": JSON.stringify(champion.card),
    [latencyFile]: JSON.stringify(latency),
    ...own
  };
}

/** Returns what a stage makes, as JSON, from the store where it stands there already. */
async function kept(
  store: Store,
  stage: string,
  inputs: Json,
  make: () => unknown,
  {name = "boston", module = `stages/${stage}`} = {}
): Promise<{readonly key: string; readonly text: string}> {
  const write = async (draft: string): Promise<void> =>
    writeFile(join(draft, `${stage}.json`), JSON.stringify(await make()));
  const {key, folder} = await store.artefact(stage, name, inputs, write, module);
  return {key, text: await readFile(join(folder, `${stage}.json`), "utf8")};
}

function describe({tally}: Store): string {
  const made = Object.keys(tally).filter((stage) => tally[stage]!.made > 0);
  return made.length === 0 ? "nothing new; no stage had work to do" : `made ${made.join(", ")}`;
}
