import {readFileSync} from "node:fs";
import {createServer} from "node:http";
import type {ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import {extname} from "node:path";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {readSite, resolveInSite} from "../../tools/site/site.js";

/** A built site behind a local address. */
export interface ServedSite {
  readonly origin: string;
  /** Returns how many bytes the answer to a path takes on the way, as hosts send it: compressed where that helps. */
  sizeOf(pathname: string): number;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  ".bin": "application/octet-stream",
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".xml": "application/xml"
};

/** Serves a built site as a static host does: `x` is answered with `x.html`, `x/` with `x/index.html`, gzipped. */
export async function serveSite(folder: string): Promise<ServedSite> {
  const site = await readSite(folder);
  const bodies = new Map<string, {type: string; body: Buffer; isCompressed: boolean}>();
  const answerTo = (pathname: string) => {
    const path = resolveInSite(site, "", pathname);
    if (path === null) return null;
    let answer = bodies.get(path);
    if (answer === undefined) {
      const plain = readFileSync(join(folder, path));
      const gzipped = gzipSync(plain);
      const isCompressed = gzipped.length < plain.length;
      const type = types[extname(path)] ?? "text/plain; charset=utf-8";
      bodies.set(path, (answer = {type, body: isCompressed ? gzipped : plain, isCompressed}));
    }
    return answer;
  };
  const server = createServer((request, response: ServerResponse) => {
    const answer = answerTo(new URL(request.url!, "http://localhost").pathname);
    if (answer === null) {
      response.writeHead(404).end("not found");
      return;
    }
    response.setHeader("Content-Type", answer.type);
    if (answer.isCompressed) response.setHeader("Content-Encoding", "gzip");
    response.end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sizeOf: (pathname) => answerTo(pathname)?.body.length ?? 0,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      })
  };
}
