import {createServer} from "node:http";
import type {IncomingMessage} from "node:http";
import type {AddressInfo} from "node:net";

/** What the server was asked. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** An answer: a page of the protocol, whose nextUri is a path of this server; a status; or a line that goes dead. */
export type Reply =
  | {readonly page: Readonly<Record<string, unknown>>; readonly after?: Promise<void>}
  | {readonly status: number; readonly body?: string; readonly headers?: Record<string, string>}
  | "hang up"
  /** until the one who asks goes away */
  | "silence";

export interface ProtocolServer {
  readonly address: string;
  readonly asked: readonly Asked[];
  /** Resolves when so many requests have come. */
  heard(requests: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts a server that speaks Trino's protocol on loopback, with the replies of a script; it ends with status 500. */
export async function protocolServer(script: readonly Reply[]): Promise<ProtocolServer> {
  const asked: Asked[] = [];
  const waiting: {requests: number; resolve: () => void}[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const reply = script[asked.length] ?? {status: 500};
    asked.push({method: request.method!, path: request.url!, headers: request.headers, body});
    for (const {requests, resolve} of waiting) if (asked.length >= requests) resolve();
    if (reply === "silence") return;
    if (reply === "hang up") {
      request.socket.destroy();
      return;
    }
    if ("status" in reply) {
      response.writeHead(reply.status, reply.headers).end(reply.body);
      return;
    }
    await reply.after;
    const {nextUri} = reply.page;
    const page =
      typeof nextUri === "string" && nextUri.startsWith("/") ? {...reply.page, nextUri: address + nextUri} : reply.page;
    response.writeHead(200, {"content-type": "application/json"}).end(JSON.stringify(page));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address,
    asked,
    heard: (requests) =>
      new Promise((resolve) => {
        if (asked.length >= requests) resolve();
        else waiting.push({requests, resolve});
      }),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      })
  };
}
