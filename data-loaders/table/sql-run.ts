import type {TimeColumn} from "../../lib/sql/types.js";
import type {EngineMonitor} from "../config/types.js";
import type {SqlEngine, Watch} from "../engines/sql.js";
import type {TableRun} from "./run.js";

/** What a monitor of a table in an engine is brought up to date with. */
export interface SqlRun extends Omit<TableRun, "monitor"> {
  readonly monitor: EngineMonitor;
  readonly engine: SqlEngine;
  readonly time: TimeColumn;
  /** stops queries */
  readonly signal: AbortSignal;
}

/** The code that artefacts of an engine's tables are made with: the module that everything starts from. */
export const SQL_CODE = "table/read-sql";

/** Returns the watch of a query that takes a moment, which is not shown. */
export function quietWatch({signal}: SqlRun): Watch {
  return {signal, progress: () => {}};
}
