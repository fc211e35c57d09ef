import type {FileMonitor} from "../config/types.js";
import type {Effects} from "../effects.js";
import type {Database} from "../engines/duckdb.js";
import type {Store} from "../state/store.js";
import type {FileCopies} from "./file-copies.js";
import type {TableInputs} from "./inputs.js";

/** What a monitor of a table is brought up to date with. */
export interface TableRun {
  readonly monitor: FileMonitor;
  readonly store: Store;
  readonly database: Database;
  readonly inputs: TableInputs;
  /** opens rows that more than one stage reads whole */
  readonly copies: FileCopies;
  readonly asOf: string | null;
  /** folder that relative paths of the configuration start from */
  readonly home: string;
  readonly effects: Effects;
}
