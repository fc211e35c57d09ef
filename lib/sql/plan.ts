import type {ProfileSpec} from "../profile/types.js";
import {blockParts} from "./block-parts.js";
import {columnParts} from "./column-parts.js";
import type {Dialect} from "./dialect.js";
import {aggregateText, cellText} from "./expressions.js";
import {queryText} from "./query-text.js";
import {checkNames} from "./source-columns.js";
import type {Aggregate, Cell, Part, Source} from "./types.js";

/** A query and what its rows mean. */
export interface Query {
  readonly text: string;
  /** what each row is of, beside its partition and slice; null if there is nothing more */
  readonly cell: Cell | null;
  /** the figures of a row, in order */
  readonly aggregates: readonly Aggregate[];
}

/**
 * Returns the queries that profile a table, partition by partition. There is one for all columns and pairs together, one
 * for each block of scores or errors, and for a Gram block one and one more for each of its categories; each reads the
 * table once. A query that would grow longer than the dialect allows is dealt to several.
 * @throws RangeError if the spec or the source does not allow it, or one column alone is too much for a query
 */
export function planQueries(dialect: Dialect, spec: ProfileSpec, source: Source): Query[] {
  checkNames(spec);
  const groups = new Map<string, Part[]>();
  for (const part of [...columnParts(spec), ...blockParts(spec)]) {
    const key = JSON.stringify([part.where, part.cell]);
    groups.set(key, [...(groups.get(key) ?? []), part]);
  }
  return [...groups.values()].flatMap((parts) =>
    dealt(dialect, parts).map((some) => ({
      text: queryText(dialect, spec, source, some),
      cell: some[0]!.cell,
      aggregates: some.flatMap((part) => part.aggregates)
    }))
  );
}

/** Parts in as few runs as the dialect's limits allow. */
function dealt(dialect: Dialect, parts: readonly Part[]): Part[][] {
  const runs: Part[][] = [];
  let [length, figures] = [Infinity, Infinity];
  for (const part of parts) {
    const texts = part.aggregates.map((aggregate) => aggregateText(dialect, aggregate));
    const cell = part.cell === null ? "" : cellText(dialect, part.cell);
    const size = texts.reduce((sum, text) => sum + text.length, cell.length);
    if (size > dialect.longestText)
      throw new RangeError(`${part.name} takes a query of ${size} characters, at most ${dialect.longestText}`);
    if (length + size > dialect.longestText || figures + texts.length > dialect.mostFigures) {
      runs.push([]);
      [length, figures] = [0, 0];
    }
    runs.at(-1)!.push(part);
    length += size;
    figures += texts.length;
  }
  return runs;
}
