import type {ScoreCell} from "../../../lib/decay/score-sums.js";
import type {JournalEvent} from "../../../lib/journal/types.js";
import {ERRORS} from "../../../lib/profile/layout.js";
import {mergeProfiles} from "../../../lib/profile/merge.js";
import type {PartitionProfile, Profile} from "../../../lib/profile/types.js";
import type {Anomaly} from "../../../lib/schema/types.js";
import {windowAnomalies} from "../../../lib/schema/window-anomalies.js";
import {armOf} from "../../life/arms.js";
import {readMade, writeMade} from "../../life/made.js";
import type {Made} from "../../life/made.js";
import {firstMemory} from "../../life/memory.js";
import type {LifeMemory} from "../../life/memory.js";
import {takeStep} from "../../life/take-step.js";
import type {TakenStep} from "../../life/take-step.js";
import type {Comparison} from "../../stages/compare.js";
import {readEvents, readMemory, writeStep} from "../../stages/decide.js";
import {artefactName} from "../../state/artefact-name.js";
import type {Json} from "../../state/json.js";
import {requestsOf} from "../../state/requests.js";
import type {TrainingRequest} from "../../state/requests.js";
import type {Artefact} from "../../state/store.js";
import {formOf, keyOf} from "../inputs.js";
import type {InputFile} from "../inputs.js";
import type {TablePartition} from "../partitions.js";
import {readAnswers, servingName, withServed, writeAnswers} from "./answers.js";
import type {NamedModel, TableServing} from "./answers.js";
import {firstAnswers} from "./first-answers.js";
import {openRows} from "./rows.js";
import {openTableWorkshop} from "./workshop.js";
import type {TableBench} from "./workshop.js";

/** What the life of a table's model rests on, beside its rows. */
export interface TableLife extends TableBench {
  readonly first: Made;
  /** error of the first model on rows that it was not trained on; null where none could be held out */
  readonly baseline: number | null;
  readonly requests: readonly TrainingRequest[];
  readonly comparison: Comparison;
  readonly stream: string;
}

/** The partitions of a table as its models answered them. */
export interface FoldedLife {
  /** of the last step: it covers all before it */
  readonly key: string;
  readonly lines: readonly JournalEvent[];
  readonly partitions: readonly TablePartition[];
  readonly cells: readonly ScoreCell[];
  /** who answered each partition */
  readonly serving: readonly TableServing[];
  readonly made: readonly Made[];
  readonly champion: string;
  /** partitions with revised labels, by those that their rows had first */
  readonly first: readonly PartitionProfile[];
}

/** What is known of the partitions so far. */
interface Past {
  readonly starts: string[];
  readonly files: (readonly InputFile[])[];
  readonly keys: (readonly string[])[];
  readonly anomalies: (readonly Anomaly[])[];
  readonly cells: (readonly ScoreCell[])[];
  readonly answered: TablePartition[];
  readonly serving: TableServing[];
  readonly models: Map<string, Made>;
  memory: LifeMemory;
}

/**
 * Folds partitions, oldest first, where models are trained again: each is answered by the models of that moment, then
 * compared and decided about. When other models are to answer, the files from there on are read once more, for the
 * answers alone.
 */
export async function foldLife(life: TableLife, partitions: readonly TablePartition[]): Promise<FoldedLife> {
  const {run, kept, first} = life;
  const {monitor, store, effects} = run;
  const past: Past = {
    ...{starts: [], files: [], keys: [], anomalies: [], cells: [], answered: [], serving: []},
    models: new Map([[first.record.version, first]]),
    memory: firstMemory(first.record.version, life.baseline, life.comparison.reference.to - 1)
  };
  const inputs = new Map(run.inputs.serving.map((input) => [input.file.path, input]));
  const bar = effects.progress(`${monitor.id}: partitions`, partitions.length);
  const lines: JournalEvent[] = [];
  let answers: Answers | null = null;
  let previous: Artefact | null = null;
  for (const [i, partition] of partitions.entries()) {
    const {start, paths, keys} = partition;
    const files = paths.map((path) => inputs.get(path)!);
    const serving = servingOf(past);
    if (answers === null || answers.by !== servingName(serving)) {
      const rest = [...new Set(partitions.slice(i).flatMap((own) => own.paths))].map((path) => inputs.get(path)!);
      answers = await answersFrom(life, serving, start, i === 0, rest);
    }
    const answer = answers.byStart.get(start);
    past.starts.push(start);
    past.serving.push(serving);
    past.files.push(files);
    past.keys.push([...keys, ...(answer?.keys ?? [])]);
    past.anomalies.push(
      windowAnomalies(kept.reference.schema, [], {spec: kept.reference.spec, profile: partition.profile})
    );
    past.cells.push(answer?.cells ?? []);
    past.answered.push(answer === undefined ? partition : withServed(kept.reference.spec, partition, answer.profile));
    previous = await stepOf(life, past, previous);
    lines.push(...(await readEvents(previous.folder)));
    past.memory = await readMemory(previous.folder);
    const made = await readMade(previous.folder);
    if (made !== null) past.models.set(made.record.version, made);
    bar.step();
  }
  bar.done();
  for (const made of past.models.values()) {
    await register(store, made);
    await life.latencies.keep({version: made.record.version, model: made.model});
  }
  return {
    ...{key: previous!.key, lines, partitions: past.answered, cells: past.cells.flat()},
    serving: past.serving,
    made: [...past.models.values()],
    champion: past.memory.champion,
    first: await firstAnswers(life, past)
  };
}

function servingOf({memory: {champion, canary}, models}: Past): TableServing {
  const named = (version: string): NamedModel => ({version, model: models.get(version)!.model});
  return {champion: named(champion), canary: canary && {...named(canary.version), share: canary.share}};
}

/** What some models answered, by partition. */
interface Answers {
  /** who answered */
  readonly by: string;
  readonly byStart: ReadonlyMap<string, PartitionAnswer>;
}

interface PartitionAnswer {
  /** by `answerSpec` */
  readonly profile: Profile;
  readonly cells: readonly ScoreCell[];
  /** of the artefacts */
  readonly keys: readonly string[];
}

/**
 * Asks models about the rows of files from a partition on; a file that they were asked about is not read again.
 * @param isFirst whether that is the first partition there is: then what comes earlier one day is theirs as well
 */
async function answersFrom(
  {run, kept, code}: TableLife,
  serving: TableServing,
  start: string,
  isFirst: boolean,
  files: readonly InputFile[]
): Promise<Answers> {
  const {store, database, monitor} = run;
  const {spec} = kept.reference;
  const from = isFirst ? null : start;
  const byStart = new Map<string, PartitionAnswer>();
  for (const input of files) {
    const {path} = input.file;
    const by = {
      champion: serving.champion.version,
      canary: serving.canary && [serving.canary.version, serving.canary.share]
    };
    const inputs = {
      ...{
        file: keyOf(input),
        source: formOf(monitor.data.serving),
        reference: kept.key,
        time: {...kept.time},
        from,
        by,
        code
      },
      slices: monitor.slices as unknown as Json,
      ...(kept.labels === null ? {} : {labels: kept.labels.keyOf(path, null)})
    };
    const make = async (folder: string): Promise<void> => {
      const rows = await openRows(run, kept, [input], [from, null]);
      try {
        await writeAnswers(folder, database, rows.table, {spec, serving, slices: monitor.slices});
      } finally {
        await rows.close();
      }
    };
    const name = `${isFirst ? "first" : start}/${artefactName(path)}`;
    const {folder, key} = await store.artefact("answers", name, inputs, make, "table/life/answers");
    const {partitions, cells} = await readAnswers(folder, spec);
    for (const {start: own, profile} of partitions) {
      const before = byStart.get(own);
      byStart.set(own, {
        profile: before === undefined ? profile : mergeProfiles(before.profile, profile),
        cells: [...(before?.cells ?? []), ...cells.filter((cell) => cell.start === own)],
        keys: [...(before?.keys ?? []), key]
      });
    }
  }
  return {by: servingName(serving), byStart};
}

/** The last partition's step, given all before it. */
function stepOf(life: TableLife, past: Past, previous: Artefact | null): Promise<Artefact> {
  const {run, kept, comparison, retrain, schema, code, stream} = life;
  const start = past.starts.at(-1)!;
  const requests = requestsOf(life.requests, stream, start);
  const inputs = {
    ...{previous: previous?.key ?? null, reference: kept.key, start, rows: past.keys.at(-1)!, schema, training: code},
    ...{comparison: comparison as unknown as Json, retrain: retrain as unknown as Json, requests}
  };
  const make = async (folder: string): Promise<void> => {
    const {events, memory, made} = await takePartition(life, past, requests);
    await writeStep(folder, {events, memory});
    await writeMade(folder, made);
  };
  return run.store.artefact("decide", artefactName(start), inputs, make, "table/life/fold");
}

function takePartition(life: TableLife, past: Past, requests: readonly string[]): Promise<TakenStep> {
  const {kept, comparison, retrain, first, stream} = life;
  const {spec} = kept.reference;
  const position = past.starts.length - 1;
  const partitions: readonly PartitionProfile[] = past.answered;
  const rows = past.cells.map(labelledRows);
  // labels that come apart from their rows come for the early ones first
  const known = rows.findLastIndex((labelled) => labelled > 0) + 1;
  const facts = {
    ...{comparison, retrain, memory: past.memory, first: first.record.version, late: null},
    described: {stream, spec, partitions, anomalies: past.anomalies[position]!},
    known: {
      ...{position, known, measure: life.measure, requests, holdsBack: true},
      // of the rows that it answered itself: those of a canary beside it are none of its errors
      errors: past.cells.slice(0, known).map((cells) => armOf(cells, past.memory.champion)),
      learnable: rows.slice(0, known)
    }
  };
  return takeStep(facts, openTableWorkshop(life, past, past.models));
}

/** Rows of a partition with an answer and a label, whoever answered. */
function labelledRows(cells: readonly ScoreCell[]): number {
  return cells.reduce((rows, {slice, sums}) => rows + (slice === null ? sums[ERRORS.n]! : 0), 0);
}

async function register(store: TableBench["run"]["store"], made: Made): Promise<void> {
  const inputs = {record: JSON.parse(JSON.stringify(made.record)) as Json};
  await store.artefact("registry", made.record.version, inputs, (folder) => writeMade(folder, made), "life/made");
}
