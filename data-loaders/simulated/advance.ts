import {resolve} from "node:path";
import {dealPools} from "../../lib/scenario/pools.js";
import type {Advanced} from "../advanced.js";
import {championModel} from "../champion.js";
import type {Champion} from "../champion.js";
import type {Settings} from "../config/load.js";
import type {SimulatedMonitor} from "../config/simulated.js";
import type {Effects} from "../effects.js";
import {openDatabase} from "../engines/duckdb.js";
import {writeMade} from "../life/made.js";
import type {PublishedLife} from "../life/publish-life.js";
import {keptSource} from "../source.js";
import type {KeptSource} from "../source.js";
import {readReferencePredictions, writeReferencePredictions} from "../stages/model-file.js";
import {predictionEdges} from "../stages/profile.js";
import {writeBundle} from "../stages/publish.js";
import {dateOf} from "../stages/simulate.js";
import {simulatedBundle} from "../stages/simulated-bundle.js";
import {endBuild} from "../state/end-build.js";
import type {Json} from "../state/json.js";
import {readRequests} from "../state/requests.js";
import {openStore} from "../state/store.js";
import type {Artefact} from "../state/store.js";
import {foldStream} from "./fold.js";
import type {KeyedStream} from "./fold.js";
import {prepareFold} from "./prepare.js";
import type {Fold} from "./prepare.js";
import {publishedReplays} from "./replays.js";

/**
 * Brings one monitor up to the day in `settings`: a fold over its partitions. Each is simulated, then read once
 * (scored, profiled, validated), then compared and decided about; only what is not in the state directory is done.
 */
export async function advanceSimulated(
  monitor: SimulatedMonitor,
  {config, asOf, rebuild}: Settings,
  effects: Effects
): Promise<Advanced> {
  const days = daysUpTo(monitor, asOf);
  if (asOf !== null && dayOf(asOf) > days.at(-1)!)
    effects.logger.info(`${monitor.id}: data end on ${days.at(-1)}, before ${asOf}`);
  const store = await openStore(resolve(config.folder, config.state, monitor.id), {startOver: rebuild}, effects);
  const database = await openDatabase();
  try {
    const source = await keptSource(store, monitor.data, config.folder, effects);
    const champion = await championModel(store, monitor, source, effects);
    const requests = await readRequests(resolve(config.folder, config.state), monitor.id);
    const fold = await prepareFold({monitor, store, database, requests}, source, champion);
    const bar = effects.progress(`${monitor.id}: partitions`, monitor.stream.scenarios.length * days.length);
    const streams: KeyedStream[] = [];
    for (const id of monitor.stream.scenarios) streams.push(await foldStream(fold, id, days, () => bar.step()));
    bar.done();
    await registerModels(fold, streams);
    const rows = await answeredRows(fold, source, champion);
    const bundle = await publishBundle(fold, source, champion, streams, rows);
    const keys = Object.fromEntries(streams.map(({id, key}) => [id, key]));
    const outcome = {monitor: monitor.id, asOf, last: days.at(-1)!, bundle, streams: keys, files: null};
    return await endBuild(store, outcome, effects);
  } finally {
    database.close();
    await store.close();
  }
}

function daysUpTo({id, stream}: SimulatedMonitor, asOf: string | null): string[] {
  const all = Array.from({length: stream.days}, (_, day) => dateOf(stream, day));
  const days = all.filter((date) => asOf === null || date <= dayOf(asOf));
  if (days.length === 0) throw new Error(`no data: ${id} starts on ${stream.start}, after --as-of ${asOf}`);
  return days;
}

/** The day of a day or an instant; simulated time is UTC. */
function dayOf(asOf: string): string {
  return new Date(asOf).toISOString().slice(0, 10);
}

/** Keeps every version that was trained in the registry, a folder each, and beside it what it was measured to take. */
async function registerModels(
  {store, firstRecord, champion, latencies}: Fold,
  streams: readonly KeyedStream[]
): Promise<void> {
  const all = [...streams.flatMap(({made}) => made), {model: champion.model, record: firstRecord}];
  // streams may come to the same version by ways of their own: the first that did is its record
  const byVersion = new Map(all.reverse().map((made) => [made.record.version, made]));
  for (const {model, record} of byVersion.values()) {
    const inputs = {record: JSON.parse(JSON.stringify(record)) as Json};
    await store.artefact(
      "registry",
      record.version,
      inputs,
      (folder) => writeMade(folder, {model, record}),
      "life/made"
    );
    await latencies.keep({version: record.version, model});
  }
}

/** The champion's answers for all rows of the source. */
async function answeredRows({store, monitor}: Fold, {key, rows}: KeptSource, champion: Champion): Promise<Artefact> {
  const inputs = {source: key, seed: monitor.seed, target: monitor.target.name, model: champion.key};
  return store.artefact("model-file", "reference-rows", inputs, async (folder) => {
    const pools = dealPools(rows.columns[monitor.target.name]!, monitor.seed);
    const predictor = await champion.predictor();
    await writeReferencePredictions(folder, champion.card.version, predictor, rows.columns, pools);
  });
}

async function publishBundle(
  fold: Fold,
  source: KeptSource,
  champion: Champion,
  streams: readonly KeyedStream[],
  answered: Artefact
): Promise<Artefact> {
  const {store, monitor, reference, keys} = fold;
  const published = {
    model: {version: champion.card.version, model: champion.model},
    rows: await readReferencePredictions(answered.folder)
  };
  const edges = predictionEdges(reference.spec);
  const facts = {
    source: source.rows,
    reference,
    card: champion.card,
    streams,
    published,
    life: lifeOf(fold, source, streams),
    scores: Object.fromEntries(streams.map(({id, scores}) => [id, {edges, cells: scores}]))
  };
  const folded = simulatedBundle(monitor, facts);
  const inputs = {
    ...{head: JSON.parse(JSON.stringify(folded.head)) as Json, reference: keys.reference},
    answered: answered.key,
    streams: folded.streams.map(({id, title, description, changeAt}, i) => {
      return {id, title, description, changeAt, key: streams[i]!.key};
    })
  };
  return store.artefact(
    "publish",
    "bundle",
    inputs,
    (folder, key) => writeBundle(folder, folded, key.slice(0, 12)),
    "simulated/advance"
  );
}

function lifeOf(fold: Fold, {rows}: KeptSource, streams: readonly KeyedStream[]): PublishedLife {
  const {firstRecord, champion} = fold;
  const made = new Map(streams.flatMap((stream) => stream.made.map((one) => [one.record.version, one])));
  const promoted = streams.flatMap(({lines}) => lines.flatMap((e) => (e.kind === "promoted" ? [e.version] : [])));
  return {
    records: [firstRecord, ...Array.from(made.values(), ({record}) => record)],
    champions: new Map([...new Set(promoted)].map((version) => [version, made.get(version)?.model ?? champion.model])),
    scored: Object.fromEntries(streams.map(({id, scored}) => [id, scored])),
    replays: () => publishedReplays(fold, rows.columns, streams)
  };
}
