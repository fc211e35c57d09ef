import {setTimeout as sleep} from "node:timers/promises";
import {BasicAuth, Trino} from "trino-client";
import type {QueryResult} from "trino-client";
import type {TrinoCredentials} from "./trino-credentials.js";

/** Where a Trino coordinator is, and what names without a catalog or schema belong to. */
export interface TrinoServer {
  /** as https://trino.example.org */
  readonly server: string;
  readonly catalog: string;
  readonly schema: string;
  /** session properties */
  readonly session?: Readonly<Record<string, string>>;
}

export interface TrinoRequest {
  readonly method: "POST" | "GET" | "DELETE";
  readonly url: string;
  /** the query, of a POST */
  readonly data?: string;
  readonly signal?: AbortSignal;
}

/** Sends a request, again where the server or the way to it had a moment's trouble. */
export type TrinoSend = (request: TrinoRequest) => Promise<QueryResult>;

/** Waits some milliseconds, or until the signal stops it with an error. */
export type Pause = (milliseconds: number, signal: AbortSignal | undefined) => Promise<unknown>;

/** What is private of the client, in its types alone; the tests fail if a later version changes it. */
interface Client {
  request(
    request: Omit<TrinoRequest, "signal"> & {signal?: AbortSignal; timeout: number; maxRedirects: number}
  ): Promise<QueryResult>;
}

/** Trino holds a request back for a second or so while there is nothing to tell. */
const TIMEOUT = 60_000;
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 5000;
const TRIES = 10;

/** What a proxy, or a server that is starting or busy, answers for a while. */
const BUSY: readonly number[] = [429, 502, 503, 504];

/** A request that came to nothing. What was sent is no part of it, since that holds the credentials. */
export class TrinoUnreachable extends Error {
  constructor(
    message: string,
    /** the HTTP status; null where there was no answer */
    readonly status: number | null
  ) {
    super(message);
  }
}

/**
 * Returns how to send requests through the official client.
 *
 * Its own iterator is not used: it passes over answers without rows and with them over the progress they tell, gives up
 * at the first lost connection, cannot be stopped, and drops the error of a query that fails at once.
 */
export function trinoSender(
  {server, catalog, schema, session = {}}: TrinoServer,
  {user, password, token}: TrinoCredentials,
  pause: Pause = (milliseconds, signal) => sleep(milliseconds, undefined, signal === undefined ? {} : {signal})
): TrinoSend {
  const trino = Trino.create({
    ...{server, catalog, schema, session: encoded(session), source: "driftbook"},
    ...(password === null ? {} : {auth: new BasicAuth(user, password)}),
    extraHeaders: {"X-Trino-User": user, ...(token === null ? {} : {Authorization: `Bearer ${token}`})}
  });
  const client = trino["client"] as Client;
  return async (request) => {
    for (let tries = 1; ; ++tries) {
      const {signal, ...wanted} = request;
      // a query whose start went unheard could not be cancelled
      const stop = signal === undefined || request.method === "POST" ? {} : {signal};
      const outcome = await client.request({...wanted, ...stop, timeout: TIMEOUT, maxRedirects: 0}).then(
        (result) => ({result}),
        (error: unknown) => ({failure: failureOf(error)})
      );
      if ("result" in outcome) return outcome.result;
      const {status, code} = outcome.failure;
      const isPassing = status === null ? !FINAL.includes(code) : BUSY.includes(status);
      if (!isPassing || tries === TRIES) {
        const cause = status === null ? code : `status ${status}`;
        throw new TrinoUnreachable(tries === 1 ? cause : `${cause}, tried ${tries} times`, status);
      }
      await pause(Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (tries - 1)), request.signal);
    }
  };
}

/** The server takes values apart at commas, and then decodes them; the client does not encode them. */
function encoded(session: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(session).map(([name, value]) => [name, encodeURIComponent(value)]));
}

/** Codes of failures that do not pass: a name that does not exist, and a certificate that is not trusted. */
const FINAL: readonly string[] = [
  ...["ENOTFOUND", "ERR_INVALID_URL", "CERT_HAS_EXPIRED", "DEPTH_ZERO_SELF_SIGNED_CERT"],
  ...["SELF_SIGNED_CERT_IN_CHAIN", "UNABLE_TO_VERIFY_LEAF_SIGNATURE", "ERR_TLS_CERT_ALTNAME_INVALID"]
];

/** The client's errors carry the request with its headers: only these two are taken from them. */
function failureOf(error: unknown): {status: number | null; code: string} {
  const {code, response} = error as {code?: string; response?: {status: number}};
  return {status: response?.status ?? null, code: code ?? "no answer"};
}
