import type {SliceSpec} from "../../lib/profile/types.js";
import type {TimeColumn} from "../../lib/sql/types.js";
import type {SourceConfig, TypedColumn} from "../sources/types.js";
import {readChunk, writeChunk} from "../stages/chunk.js";
import {artefactName} from "../state/artefact-name.js";
import type {Json} from "../state/json.js";
import type {Artefact} from "../state/store.js";
import type {TableChunks} from "./fold.js";
import {formOf, keyOf, present} from "./inputs.js";
import type {InputFile} from "./inputs.js";
import type {KeptLabels, LabelView} from "./labels.js";
import {answered} from "./own-model.js";
import type {KeyedChunk} from "./partitions.js";
import type {KeptReference} from "./read-reference.js";
import type {TableRun} from "./run.js";
import {readSliceScores, writeSliceScores} from "./slice-scores.js";
import {checkSlices, scoredSlices} from "./slices.js";
import {predictorOf} from "./train.js";

/**
 * Returns what each file came to, reading those that are new, changed, or to be measured anew.
 * @throws Error if rows cannot be told by a slice's column
 */
export async function readChunks(run: TableRun, kept: KeptReference): Promise<TableChunks> {
  const {inputs, effects, monitor} = run;
  const {serving, reference} = monitor.data;
  const {spec} = kept.reference;
  checkSlices(monitor, spec);
  const slices = scoredSlices(monitor, spec);
  const bar = effects.progress(`${monitor.id}: files`, inputs.serving.length + inputs.reference.length);
  const read = async (source: SourceConfig, files: readonly InputFile[], rows: ChunkRows) => {
    const chunks: KeyedChunk[] = [];
    for (const input of files) {
      const {key, folder} = await chunkOf(run, kept, source, input, rows);
      const scores = slices.length === 0 ? [] : await readSliceScores(folder);
      chunks.push({path: input.file.path, key, chunk: await readChunk(folder, spec), scores});
      bar.step();
    }
    return chunks;
  };
  const chunks = {
    serving: await read(serving, inputs.serving, {
      time: kept.time,
      labels: kept.labels,
      columns: kept.columns.read,
      slices
    }),
    reference:
      reference === null
        ? []
        : await read(reference, inputs.reference, {time: null, labels: null, columns: kept.apart, slices})
  };
  bar.done();
  return chunks;
}

/**
 * Returns what files came to by the labels that their rows had first, in the place of what they are: those with revised
 * labels are read for it.
 */
export async function withFirstLabels(
  run: TableRun,
  kept: KeptReference & {readonly labels: KeptLabels},
  chunks: readonly KeyedChunk[]
): Promise<KeyedChunk[]> {
  const {revised, first} = kept.labels;
  const inputs = new Map(run.inputs.serving.map((input) => [input.file.path, input]));
  const rows = {time: kept.time, labels: first, columns: kept.columns.read, slices: []};
  const result: KeyedChunk[] = [];
  for (const chunk of chunks) {
    const {path} = chunk;
    if (revised[path] === undefined) result.push(chunk);
    else {
      const {key, folder} = await chunkOf(run, kept, run.monitor.data.serving, inputs.get(path)!, rows, "first-labels");
      result.push({path, key, chunk: await readChunk(folder, kept.reference.spec), scores: []});
    }
  }
  return result;
}

/** How the rows of a file are read. */
interface ChunkRows {
  readonly time: TimeColumn | null;
  /** null where labels come with the rows, or there are none */
  readonly labels: LabelView | null;
  readonly columns: readonly TypedColumn[];
  /** that rows are scored by; none where they are not */
  readonly slices: readonly SliceSpec[];
}

async function chunkOf(
  run: TableRun,
  {key, reference, model, columns: {answers}}: KeptReference,
  source: SourceConfig,
  input: InputFile,
  {time, labels, columns, slices}: ChunkRows,
  stage: "chunk" | "first-labels" = "chunk"
): Promise<Artefact> {
  const {store, database, copies} = run;
  const {path} = input.file;
  const own = model === null ? null : await answered(run, model, input, {source, columns, time}, answers);
  const inputs = {
    file: keyOf(input),
    source: formOf(source),
    reference: key,
    time: time === null ? null : {...time},
    ...(own === null ? {} : {answers: own.artefact.key}),
    ...(labels === null ? {} : {labels: labels.keyOf(path, null)}),
    ...(slices.length === 0 ? {} : {slices: slices as unknown as Json})
  };
  const make = async (folder: string): Promise<void> => {
    const rows = await copies.open(source, present(input), columns, time, false);
    const labelled = labels === null ? {open: rows, expected: null} : await labels.label(path, rows);
    const open = own === null ? labelled.open : await own.lay(labelled.open);
    const expected = labelled.expected ?? own?.account.rows ?? null;
    try {
      const predictor = reference.trained && (await predictorOf(reference.trained, reference.spec.columns));
      const {spec} = reference;
      await writeChunk(folder, database, open, {path, spec, time, predictor, expected});
      if (slices.length > 0) await writeSliceScores(folder, database, open, {spec, time, predictor, slices});
    } finally {
      await open.close();
    }
  };
  return store.artefact(stage, artefactName(path), inputs, make, "table/read-chunks");
}
