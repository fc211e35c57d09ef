import {createServer} from "node:http";
import type {IncomingMessage, RequestListener, ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";

/** A file as a server has it. */
export interface ServedFile {
  readonly content: string | Uint8Array;
  /** null where the server does not tell */
  readonly modified: Date | null;
}

/** A server of files on this machine alone. */
export interface FileServer {
  /** without a slash at its end */
  readonly address: string;
  /** by path, which begins with a slash; may be changed while the server runs */
  readonly files: Map<string, ServedFile>;
  /** the requests so far, as "GET /a.csv" */
  readonly requests: string[];
  /** is told of each request before it is answered */
  onRequest: (request: IncomingMessage) => void;
  close(): void;
}

/** Starts a server that gives files, and stretches of them, as web servers do. */
export function serveFiles(): Promise<FileServer> {
  return serve((files, request, response) => {
    const {pathname} = new URL(request.url!, "http://localhost");
    answer(response, request, files.get(decodeURIComponent(pathname)));
  });
}

/** Starts a server that also lists a bucket, the first part of each path, as s3 does. */
export function serveBucket(): Promise<FileServer> {
  return serve((files, request, response) => {
    const {pathname, searchParams} = new URL(request.url!, "http://localhost");
    if (!searchParams.has("list-type")) return answer(response, request, files.get(decodeURIComponent(pathname)));
    const bucket = `${pathname.replace(/\/$/, "")}/`;
    const prefix = `${bucket}${searchParams.get("prefix") ?? ""}`;
    const contents = [...files].flatMap(([path, {content, modified}]) =>
      path.startsWith(prefix)
        ? `<Contents><Key>${encodeURIComponent(path.slice(bucket.length))}</Key><LastModified>${modified!.toISOString()}</LastModified><ETag>"${content.length}"</ETag><Size>${content.length}</Size></Contents>`
        : []
    );
    response.end(`<ListBucketResult><IsTruncated>false</IsTruncated>${contents.join("")}</ListBucketResult>`);
  });
}

type Answer = (files: FileServer["files"], request: IncomingMessage, response: ServerResponse) => void;

async function serve(give: Answer): Promise<FileServer> {
  const files = new Map<string, ServedFile>();
  const requests: string[] = [];
  const listener: RequestListener = (request, response) => {
    requests.push(`${request.method} ${request.url}`);
    running.onRequest(request);
    give(files, request, response);
  };
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const {port} = server.address() as AddressInfo;
  const running: FileServer = {
    ...{address: `http://127.0.0.1:${port}`, files, requests},
    onRequest: () => {},
    close() {
      server.closeAllConnections();
      server.close();
    }
  };
  return running;
}

function answer(response: ServerResponse, request: IncomingMessage, file: ServedFile | undefined): void {
  if (file === undefined) return void response.writeHead(404).end();
  const bytes = Buffer.from(file.content);
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "");
  const from = range === null ? 0 : Number(range[1]);
  const until = range === null || range[2] === "" ? bytes.length : Math.min(bytes.length, Number(range[2]) + 1);
  response.writeHead(range === null ? 200 : 206, {
    ...(file.modified === null ? {} : {"last-modified": file.modified.toUTCString()}),
    ...(range === null ? {} : {"content-range": `bytes ${from}-${until - 1}/${bytes.length}`}),
    "accept-ranges": "bytes",
    "content-length": until - from
  });
  response.end(request.method === "HEAD" ? undefined : bytes.subarray(from, until));
}
