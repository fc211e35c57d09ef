import type {TimeColumn} from "../../lib/sql/types.js";
import type {Database} from "../engines/duckdb.js";
import {openFile} from "../sources/open.js";
import type {OpenFile, SourceConfig, SourceFile, TypedColumn} from "../sources/types.js";
import {formOf} from "./inputs.js";

/** Opens files of a build, so that a large text is read once in it. */
export interface FileCopies {
  /**
   * Opens a file as `openFile` does, from the copy of it where there is one.
   * @param isAskedAgain whether the same rows are going to be opened once more: a copy then stays when they are closed
   */
  open(
    source: SourceConfig,
    file: SourceFile,
    columns: readonly TypedColumn[],
    time: TimeColumn | null,
    isAskedAgain: boolean
  ): Promise<OpenFile>;
  /** Removes the copies that nobody came back for. */
  close(): Promise<void>;
}

/** @param folder in which copies lie: one that the next build sweeps, should this one be killed */
export function fileCopies(database: Database, folder: string): FileCopies {
  const kept = new Map<string, OpenFile>();
  return {
    async open(source, file, columns, time, isAskedAgain) {
      const key = JSON.stringify([file.path, formOf(source), columns, time]);
      const open = kept.get(key) ?? (await openFile(database, source, file, columns, time, folder));
      kept.delete(key);
      if (!isAskedAgain || open.isCopy !== true) return open;
      return {...open, close: () => Promise.resolve(void kept.set(key, open))};
    },
    async close() {
      const left = [...kept.values()];
      kept.clear();
      for (const open of left) await open.close();
    }
  };
}
