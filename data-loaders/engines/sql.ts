import type {ProfileSpec} from "../../lib/profile/types.js";
import {decodeProfiles} from "../../lib/sql/decode.js";
import type {Answer, Row, TableProfiles} from "../../lib/sql/decode.js";
import type {Dialect} from "../../lib/sql/dialect.js";
import {planQueries} from "../../lib/sql/plan.js";
import type {Source, Storage} from "../../lib/sql/types.js";

/** What a query tells while it runs, and how it is stopped. */
export interface Watch {
  /** stops the query on the engine too */
  readonly signal: AbortSignal;
  /** from 0 to 1, and never backwards */
  progress(share: number): void;
}

/** Where SQL runs. Only the rows of an answer leave it: figures, never the rows of a table. */
export interface SqlEngine {
  readonly dialect: Dialect;
  /** Returns how the columns of a relation are held, by name. */
  columns(relation: string, watch: Watch): Promise<ReadonlyMap<string, Storage>>;
  query(text: string, watch: Watch): Promise<readonly Row[]>;
}

/** Never stopped, and nobody looks. */
export const unwatched: Watch = {signal: new AbortController().signal, progress: () => {}};

/** Returns the watch over the one of several queries that is at a position. */
export function partWatch(watch: Watch, position: number, of: number): Watch {
  return {...watch, progress: (share) => watch.progress((position + share) / of)};
}

/**
 * Returns the profile of each partition of a table, as the engine counts it.
 * @param table without its columns, which the engine is asked for
 * @throws RangeError if the table does not fit the spec; Error from the engine, or if counts do not add up
 */
export async function profileTable(
  engine: SqlEngine,
  spec: ProfileSpec,
  table: Omit<Source, "columns">,
  watch: Watch = unwatched
): Promise<TableProfiles> {
  const columns = await engine.columns(table.relation, {...watch, progress: () => {}});
  const queries = planQueries(engine.dialect, spec, {...table, columns});
  const answers: Answer[] = [];
  for (const [i, query] of queries.entries())
    answers.push({query, rows: await engine.query(query.text, partWatch(watch, i, queries.length))});
  watch.progress(1);
  return decodeProfiles(spec, table.time.unit, answers);
}
