import {existsSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {LabelAccount} from "../../lib/bundle.js";
import type {TimeColumn} from "../../lib/sql/types.js";
import type {OpenFile, TypedColumn} from "../sources/types.js";
import {labelFile, readLabelRows, writeLabelFile} from "../stages/label-file.js";
import type {LabelForm} from "../stages/label-file.js";
import {firstLabelsFile, labelsInForceFile, readLabelMatches, writeLabelMatches} from "../stages/label-matches.js";
import type {Arrival, Joined, LabelMatches} from "../stages/label-matches.js";
import {keysFile, readKeyedRows, writeRowKeys} from "../stages/row-keys.js";
import {artefactName} from "../state/artefact-name.js";
import type {Json} from "../state/json.js";
import {replaceFile} from "../state/replace-file.js";
import type {Artefact, Store} from "../state/store.js";
import {checkAllUnchanged, formOf, keyOf, present} from "./inputs.js";
import type {InputFile} from "./inputs.js";
import {labelAccount} from "./label-account.js";
import {withLabels} from "./labelled-file.js";
import {lastInstant} from "./period.js";
import type {TableRun} from "./run.js";

/** Labels of rows, as one looks at them: those in force, or those that rows had first. */
export interface LabelView {
  /**
   * Returns what an artefact depends on of the labels of a file's rows: of partitions from one to another, or, where that
   * is null, of all.
   */
  keyOf(path: string, span: readonly [string, string] | null): Json;
  /**
   * Returns the rows of an open file with their labels, and how many rows there have to be. The file is closed where that
   * fails.
   */
  label(path: string, open: OpenFile): Promise<{readonly open: OpenFile; readonly expected: number}>;
}

/** Labels that come apart from their rows, found by key: those in force, and what is known of how they came. */
export interface KeptLabels extends LabelView {
  readonly account: LabelAccount;
  /** by start of the partition, or by path where rows have no time */
  readonly arrivals: Readonly<Record<string, Arrival>>;
  /** by path of the file and start of the partition; of files that are there */
  readonly revised: LabelMatches["revised"];
  /** the labels that rows had first */
  readonly first: LabelView;
  /** Keeps what a later build has to know: the labels of a file that is gone stay as they are. */
  remember(): Promise<void>;
}

/** How the serving rows are read. */
export interface ServingForm {
  readonly read: readonly TypedColumn[];
  readonly time: TimeColumn | null;
}

/** Finds the labels of the serving rows. Of files of rows and of labels those are read that are new or changed. */
export async function readLabels(run: TableRun, form: LabelForm, serving: ServingForm): Promise<KeptLabels> {
  const {monitor, store, database, inputs, asOf} = run;
  const files: Artefact[] = [];
  for (const input of inputs.labels) files.push(await labelsOf(run, form, input));
  const keys = new Map<string, Artefact>();
  const key = {...form.key, name: monitor.data.key!};
  for (const input of inputs.serving) keys.set(input.file.path, await keysOf(run, serving, key, input));
  const joined: Joined = {
    labels: files.map(({folder}) => labelFile(folder)),
    keys: Array.from(keys, ([path, {folder}]) => ({path, file: keysFile(folder)})),
    hasTime: form.time !== null,
    until: asOf === null ? null : lastInstant(asOf, monitor.data.timeZone),
    unit: serving.time?.unit ?? null
  };
  const {hasTime, until, unit} = joined;
  const parts = {labels: files.map(({key}) => key), keys: Array.from(keys, ([path, {key}]) => [path, key])};
  const matched = await store.artefact("label-matches", "labels", {...parts, hasTime, until, unit}, (draft) =>
    writeLabelMatches(draft, database, joined)
  );
  const matches = await readLabelMatches(matched.folder);
  const digests = await withGone(store, inputs.serving, matches.files);
  const rows = await Promise.all(files.map(({folder}) => readLabelRows(folder)));
  const isThere = new Set(inputs.serving.flatMap(({file, isMissing}) => (isMissing ? [] : [file.path])));
  const revised = Object.fromEntries(Object.entries(matches.revised).filter(([path]) => isThere.has(path)));
  const laid =
    (labels: string): LabelView["label"] =>
    async (path, open) => {
      try {
        const {folder} = keys.get(path)!;
        const label = {name: monitor.target!, storage: form.label.type};
        const files = {keys: keysFile(folder), labels};
        return {open: await withLabels(database, open, files, label), expected: await readKeyedRows(folder)};
      } catch (error) {
        await open.close();
        throw error;
      }
    };
  const keyOf: LabelView["keyOf"] = (path, span) => within(digests[path] ?? {}, span);
  return {
    account: labelAccount(rows, matches.inForce),
    arrivals: matches.arrivals,
    revised,
    keyOf,
    label: laid(labelsInForceFile(matched.folder)),
    first: {
      keyOf: (path, span) => [
        keyOf(path, span),
        within(
          Object.fromEntries(Object.entries(revised[path] ?? {}).map(([start, {digest}]) => [start, digest])),
          span
        )
      ],
      label: laid(firstLabelsFile(matched.folder))
    },
    remember: () => replaceFile(join(store.root, MEMORY), `${JSON.stringify(digests)}\n`)
  };
}

function labelsOf({monitor, store, database}: TableRun, form: LabelForm, input: InputFile): Promise<Artefact> {
  const {source} = monitor.data.labels!;
  const parts = {file: keyOf(input), source: formOf(source), form: form as unknown as Json};
  return store.artefact("label-file", artefactName(input.file.path), parts, async (draft) => {
    await writeLabelFile(draft, database, source, present(input), form);
    await checkAllUnchanged(source, [input]);
  });
}

function keysOf(
  {monitor, store, database, copies}: TableRun,
  {read, time}: ServingForm,
  key: TypedColumn,
  input: InputFile
): Promise<Artefact> {
  const {serving} = monitor.data;
  const parts = {
    ...{file: keyOf(input), source: formOf(serving), key: key as unknown as Json},
    ...{columns: read as unknown as Json, time: time === null ? null : {...time}}
  };
  const make = async (draft: string): Promise<void> => {
    // the rows that are read once more when they are profiled
    const open = await copies.open(serving, present(input), read, time, true);
    try {
      await writeRowKeys(draft, database, open, key, time);
      await checkAllUnchanged(serving, [input]);
    } finally {
      await open.close();
    }
  };
  return store.artefact("row-keys", artefactName(input.file.path), parts, make, "table/labels");
}

type Digests = Readonly<Record<string, Readonly<Record<string, string>>>>;

function within(digests: Digests[string], span: readonly [string, string] | null): Json {
  return Object.fromEntries(
    Object.entries(digests).filter(([start]) => span === null || (start >= span[0] && start <= span[1]))
  );
}

const MEMORY = "labels.json";

/** The labels of rows whose file is gone are those that were there when it was last read: it cannot be read again. */
async function withGone({root}: Store, serving: readonly InputFile[], digests: Digests): Promise<Digests> {
  const file = join(root, MEMORY);
  const before = existsSync(file) ? (JSON.parse(await readFile(file, "utf8")) as Digests) : {};
  const own = serving.map(({file: {path}, isMissing}): [string, Digests[string]] => [
    path,
    (isMissing ? before[path] : undefined) ?? digests[path] ?? {}
  ]);
  return Object.fromEntries(own);
}
