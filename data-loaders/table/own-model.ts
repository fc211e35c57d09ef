import {resolve} from "node:path";
import type {OwnModel} from "../../lib/model/own/types.js";
import type {TimeColumn} from "../../lib/sql/types.js";
import type {ModelFileConfig, TableMonitor} from "../config/types.js";
import {accountText} from "../models/accounts.js";
import {readModelFiles} from "../models/files.js";
import type {ModelFiles} from "../models/files.js";
import {openModel} from "../models/open.js";
import type {ModelData, OpenModel} from "../models/types.js";
import type {OpenFile, SourceConfig, TypedColumn} from "../sources/types.js";
import {answersFile, readAnswerAccount, writeOwnAnswers} from "../stages/own-answers.js";
import type {AnswerAccount} from "../stages/own-answers.js";
import {readOwnModel, writeOwnModel} from "../stages/own-model.js";
import type {OwnModelFacts} from "../stages/own-model.js";
import {artefactName} from "../state/artefact-name.js";
import type {Json} from "../state/json.js";
import type {Artefact} from "../state/store.js";
import {withAnswers} from "./answered-file.js";
import {checkAllUnchanged, formOf, keyOf, present} from "./inputs.js";
import type {InputFile} from "./inputs.js";
import type {AnswerColumn} from "./own-answer.js";
import type {TableRun} from "./run.js";

/** A model in a file, and what it said of the rows. */
export interface KeptModel {
  readonly config: ModelFileConfig;
  readonly files: ModelFiles;
  readonly facts: OwnModelFacts;
  /** what became of the rows of each file that it has been asked about, by path */
  readonly accounts: ReadonlyMap<string, AnswerAccount>;
  /** Returns the answers to the rows of a file, asking the model where they are not known yet. */
  answers(input: InputFile, rows: AskedRows): Promise<KeptAnswers>;
  /** Lets the model go. */
  close(): Promise<void>;
}

/** Answers to the rows of a file. */
interface KeptAnswers {
  readonly artefact: Artefact;
  readonly account: AnswerAccount;
}

/** How the rows of a file are read. */
export interface AskedRows {
  readonly source: SourceConfig;
  readonly columns: readonly TypedColumn[];
  readonly time: TimeColumn | null;
}

/**
 * Returns the model of a monitor that has one in a file; null for any other. It is opened when there is something to ask,
 * or when it or the columns are new.
 * @param found columns of the rows
 * @throws Error naming all that does not fit
 */
export async function keptModel(run: TableRun, found: readonly TypedColumn[]): Promise<KeptModel | null> {
  const {monitor, store, home} = run;
  const config = monitor.model;
  if (config === null || !("file" in config)) return null;
  const files = await readModelFiles(resolve(home, config.file), config.file);
  let opened: Promise<OpenModel> | null = null;
  const open = (): Promise<OpenModel> => (opened ??= openModel(files, config.file));
  const data = modelData(monitor, found);
  // a threshold changes no answer, and who may have the file nothing that is known of it
  const {file, inputs, codes, output, classes} = config;
  const asked = {file, inputs, codes, output, classes} as unknown as Json;
  const parts = {
    ...{model: files.sha256, config: asked, task: data.task, columns: data.columns as unknown as Json},
    forbidden: Object.fromEntries(data.forbidden)
  };
  const {folder} = await store.artefact("own-model", "model", parts, async (draft) =>
    writeOwnModel(draft, files, await open(), config, data)
  );
  const facts = await readOwnModel(folder);
  const accounts = new Map<string, AnswerAccount>();
  return {
    ...{config, files, facts, accounts},
    async answers(input, rows) {
      const artefact = await answersOf(run, {sha256: files.sha256, plan: facts.plan, open}, input, rows);
      const account = await readAnswerAccount(artefact.folder);
      accounts.set(input.file.path, account);
      return {artefact, account};
    },
    close: async () => (await opened)?.close()
  };
}

function modelData({id, task, columns, data, target}: TableMonitor, found: readonly TypedColumn[]): ModelData {
  const said = new Map(columns.map((column) => [column.name, column]));
  const ignored = columns
    .filter(({role}) => role === "ignore")
    .map(({name}): [string, string] => [name, "left out by its role"]);
  const own: (readonly [string | null, string])[] = [
    [data.key, "the key"],
    [target, "the label"]
  ];
  return {
    monitor: id,
    task: task!,
    columns: found.map(({name, type}) => ({name, type: said.get(name)?.type ?? type})),
    forbidden: new Map([...ignored, ...own.flatMap(([name, part]) => (name === null ? [] : [[name, part] as const]))])
  };
}

function answersOf(
  {store, database, copies, effects, monitor}: TableRun,
  {sha256, plan, open}: {sha256: string; plan: OwnModel; open: () => Promise<OpenModel>},
  input: InputFile,
  {source, columns, time}: AskedRows
): Promise<Artefact> {
  const {path} = input.file;
  const parts = {
    ...{file: keyOf(input), source: formOf(source), model: {sha256, plan: plan as unknown as Json}},
    ...{columns: columns as unknown as Json, time: time === null ? null : {...time}}
  };
  const make = async (draft: string): Promise<void> => {
    const rows = await copies.open(source, present(input), columns, time, true);
    const start = effects.now().getTime();
    try {
      await writeOwnAnswers(draft, database, rows, plan, await open());
    } catch (cause) {
      throw new Error(`model.file of monitor ${monitor.id}: ${(cause as Error).message} (${path})`, {cause});
    } finally {
      await rows.close();
    }
    await checkAllUnchanged(source, [input]);
    const account = await readAnswerAccount(draft);
    const seconds = (effects.now().getTime() - start) / 1000;
    const rate = seconds > 0 ? `, ${Math.round(account.rows / seconds).toLocaleString("en-US")} rows a second` : "";
    effects.logger.info(`${monitor.id}: ${path}: ${accountText(account)}${rate}`);
  };
  return store.artefact("own-answers", artefactName(path), parts, make, "table/own-model");
}

/** Answers to the rows of a file, to be laid beside them. */
export interface AnsweredRows extends KeptAnswers {
  /** Returns the rows of the open file with their answers. The file is closed where that fails. */
  lay(open: OpenFile): Promise<OpenFile>;
}

/** Returns the answers to the rows of a file, to be laid beside them. */
export async function answered(
  {database}: TableRun,
  model: KeptModel,
  input: InputFile,
  rows: AskedRows,
  columns: readonly AnswerColumn[]
): Promise<AnsweredRows> {
  const kept = await model.answers(input, rows);
  const {artefact} = kept;
  return {
    ...kept,
    async lay(open) {
      try {
        return await withAnswers(database, open, answersFile(artefact.folder), columns);
      } catch (error) {
        await open.close();
        throw error;
      }
    }
  };
}
