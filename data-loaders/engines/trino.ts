import type {QueryResult} from "trino-client";
import type {Row} from "../../lib/sql/decode.js";
import {trino} from "../../lib/sql/trino.js";
import type {SqlEngine, Watch} from "./sql.js";
import {checkTrinoServer, withoutSecrets} from "./trino-credentials.js";
import type {TrinoCredentials} from "./trino-credentials.js";
import {refusal, silence} from "./trino-errors.js";
import {trinoSender, TrinoUnreachable} from "./trino-request.js";
import type {Pause, TrinoSend, TrinoServer} from "./trino-request.js";

interface TrinoAnswer {
  readonly columns: NonNullable<QueryResult["columns"]>;
  readonly rows: readonly Row[];
}

/**
 * Returns a Trino cluster as an engine. A query should be harmless to run twice: when the answer to its start is lost, it
 * is started again.
 * @param pause between tries
 * @throws Error if the address is none, or would give the credentials away
 */
export function trinoEngine(server: TrinoServer, credentials: TrinoCredentials, pause?: Pause): SqlEngine {
  const {origin} = checkTrinoServer(server.server, credentials);
  const send = trinoSender({...server, server: origin}, credentials, pause);
  const run = async (text: string, watch: Watch): Promise<TrinoAnswer> => {
    try {
      return await runQuery(send, origin, text, watch);
    } catch (error) {
      watch.signal.throwIfAborted();
      if (error instanceof TrinoUnreachable) throw new Error(silence(error, origin));
      throw error instanceof TrinoRefusal
        ? new Error(withoutSecrets(refusal(error.reason, server, text), credentials))
        : error;
    }
  };
  return {
    dialect: trino,
    async columns(relation, watch) {
      const {columns} = await run(`SELECT * FROM ${relation} LIMIT 0`, watch);
      return new Map(columns.map(({name, type}) => [name, trino.storage(type)]));
    },
    query: async (text, watch) => (await run(text, watch)).rows
  };
}

/** What Trino says of a query that failed. */
class TrinoRefusal extends Error {
  constructor(readonly reason: NonNullable<QueryResult["error"]>) {
    super(reason.message);
  }
}

async function runQuery(send: TrinoSend, origin: string, text: string, watch: Watch): Promise<TrinoAnswer> {
  const rows: Row[] = [];
  let columns: TrinoAnswer["columns"] = [];
  watch.signal.throwIfAborted();
  let page = checkedPage(await send({method: "POST", url: "/v1/statement", data: text, signal: watch.signal}));
  let isDone = false;
  let share = 0;
  try {
    for (;;) {
      if (page.error !== undefined) throw new TrinoRefusal(page.error);
      columns = page.columns ?? columns;
      rows.push(...(page.data ?? []));
      share = Math.max(share, (page.stats?.progressPercentage ?? 0) / 100);
      watch.progress(share);
      if (page.nextUri === undefined) break;
      watch.signal.throwIfAborted();
      const url = checkedUri(page.nextUri, origin);
      page = checkedPage(await send({method: "GET", url, signal: watch.signal}));
    }
    isDone = true;
  } finally {
    if (!isDone && page.error === undefined) await cancel(send, page, origin);
  }
  return {columns, rows};
}

/** A portal or a proxy may answer with a page of its own. */
function checkedPage(page: QueryResult): QueryResult {
  if (typeof page !== "object" || page === null || typeof page.id !== "string")
    throw new TrinoUnreachable("what answers is not Trino", null);
  return page;
}

/** Each request carries the credentials, so that it goes to the server that was named and to no other. */
function checkedUri(uri: string, origin: string): string {
  if (originOf(uri) !== origin)
    throw new Error(
      `the Trino server ${origin} calls itself ${originOf(uri)}: use that address, or have its proxy forward the host (http-server.process-forwarded=true)`
    );
  return uri;
}

/** A query that nobody waits for would keep the cluster busy until the server notices. */
async function cancel(send: TrinoSend, {id, nextUri}: QueryResult, origin: string): Promise<void> {
  const url = nextUri !== undefined && originOf(nextUri) === origin ? nextUri : `/v1/query/${id}`;
  // what stopped the query is the news; the server ends what is no longer asked about
  await send({method: "DELETE", url, signal: AbortSignal.timeout(2000)}).catch(() => {});
}

function originOf(uri: string): string {
  return URL.canParse(uri) ? new URL(uri).origin : JSON.stringify(uri);
}
