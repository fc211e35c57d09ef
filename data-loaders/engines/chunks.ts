import type {DuckDBConnection, DuckDBDataChunk} from "@duckdb/node-api";

/**
 * Runs a query and returns its rows as they come, some two thousand at a time, in the order of the query. DuckDB works
 * on the next ones while these are looked at.
 * @throws Error from DuckDB, also one that it meets half-way
 */
export async function* chunksOf(connection: DuckDBConnection, text: string): AsyncGenerator<DuckDBDataChunk> {
  const result = await connection.stream(text);
  let next = result.fetchChunk();
  try {
    for (;;) {
      const chunk = await next;
      if (chunk === null || chunk.rowCount === 0) break;
      next = result.fetchChunk();
      yield chunk;
    }
  } finally {
    // a reader that stops early must not leave work behind on the connection, nor a failure that nobody hears of
    await next.catch(() => null);
  }
  // a query that fails half-way ends as if there were no more rows, but is then no stream any more
  if (result.isStreaming) return;
  // the client keeps the reason to itself; reading all again, without the rows, tells it
  await connection.runAndReadAll(`SELECT count(COLUMNS(*)) FROM (${text})`);
  throw new Error(`DuckDB stopped half-way through a query, without a reason: ${text.slice(0, 500)}`);
}
