import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {literal, openDatabase} from "../../../data-loaders/engines/duckdb.js";
import type {Database} from "../../../data-loaders/engines/duckdb.js";
import {contentDigests} from "../../../data-loaders/sources/digest.js";
import type {DigestMemory} from "../../../data-loaders/sources/digest.js";
import {listFiles} from "../../../data-loaders/sources/list.js";
import {columnsOf, fileSource, makeFolder, readOpen} from "./read-source.js";
import {serveBucket, serveFiles} from "./remote-servers.js";
import type {FileServer} from "./remote-servers.js";

const TEXT = "a,b\n1,x\n2,y\n";
const ROWS = [
  [1, "x"],
  [2, "y"]
];
const COLUMNS = columnsOf({a: "integer", b: "text"});
const THEN = new Date("2026-01-01T00:00:00Z");

let database: Database;
beforeEach(async () => {
  database = await openDatabase();
});
afterEach(() => {
  database.close();
  vi.unstubAllEnvs();
});

/** Returns whether this machine has the extension, which Driftbook does not bring along. */
async function hasExtension(): Promise<boolean> {
  const {connection, close} = await openDatabase();
  try {
    await connection.run("SET autoinstall_known_extensions = false");
    await connection.run("LOAD httpfs");
    return true;
  } catch {
    return false;
  } finally {
    close();
  }
}

async function parquet(): Promise<Uint8Array> {
  const file = join(await makeFolder(), "t.parquet");
  await database.connection.run(`COPY (FROM (VALUES (1, 'x'), (2, 'y')) t(a, b)) TO ${literal(file)}`);
  return readFile(file);
}

async function rowsAt(address: string): Promise<unknown[][]> {
  const source = fileSource(address);
  const rows: unknown[][] = [];
  for (const file of await listFiles(source, {database}))
    rows.push(...(await readOpen(database, source, file, COLUMNS)).rows.map(([a, b]) => [Number(a), b]));
  return rows;
}

const failureAt = (address: string): Promise<string> =>
  rowsAt(address).then(
    () => "none",
    (error: Error) => error.message
  );

it.each(["https://user:pass@example.org/a.csv?sig=secret", "s3://bucket/*.csv"])(
  "without DuckDB's extension httpfs, %s is refused with what is lacking, and no secret",
  async (address) => {
    await database.connection.run(`SET extension_directory = ${literal(await makeFolder())}`);
    expect(await failureAt(address)).toMatch(
      /^cannot read (https:\/\/example\.org\/a\.csv\?[0-9a-f]{8}|s3:\/\/bucket\/\*\.csv): DuckDB's extension httpfs is not installed; install it once with the command INSTALL httpfs of DuckDB v[\d.]+, or copy the files here$/
    );
  }
);

describe.skipIf(!(await hasExtension()))("with DuckDB's extension httpfs", () => {
  let server: FileServer;
  afterEach(() => server.close());

  describe("a file on a web server", () => {
    beforeEach(async () => {
      server = await serveFiles();
    });

    it.each([
      ["/t.csv", async () => TEXT],
      ["/t.csv.gz", async () => gzipSync(TEXT)],
      ["/t.jsonl", async () => '{"a":1,"b":"x"}\n{"a":2,"b":"y"}\n'],
      ["/t.parquet", parquet],
      ["/a b[1].csv", async () => TEXT],
      ["/a b[1].parquet", parquet]
    ])("is read: %s", async (path, content) => {
      server.files.set(path, {content: await content(), modified: THEN});
      expect(await rowsAt(`${server.address}${path.replaceAll(" ", "%20")}`)).toEqual(ROWS);
    });

    it("may have its scheme in capitals, and a query that stays out of what is shown", async () => {
      server.files.set("/t.csv", {content: TEXT, modified: THEN});
      const [file] = await listFiles(fileSource(`${server.address.toUpperCase()}/t.csv?signature=secret`), {database});
      expect(file).toMatchObject({size: TEXT.length, modified: THEN.getTime(), inode: 0});
      expect(file!.path).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/t\.csv\?[0-9a-f]{8}$/);
      expect(await rowsAt(`${server.address.toUpperCase()}/t.csv?signature=secret`)).toEqual(ROWS);
    });

    it("is told by its size and time, and not asked for what is in it", async () => {
      const source = fileSource(`${server.address}/t.csv`);
      const digest = async (modified: Date): Promise<string> => {
        server.files.set("/t.csv", {content: TEXT, modified});
        const {digests} = await contentDigests(database, source, await listFiles(source, {database}), {});
        return [...digests.values()].join();
      };
      const first = await digest(THEN);
      expect(await digest(THEN)).toBe(first);
      expect(await digest(new Date(THEN.getTime() + 1000))).not.toBe(first);
      expect(server.requests.filter((request) => request.startsWith("GET"))).toEqual([]);
    });

    it("is told by its content where the server tells no time, whatever is remembered", async () => {
      const source = fileSource(`${server.address}/t.csv`);
      let memory: DigestMemory = {};
      const digest = async (content: string): Promise<string> => {
        server.files.set("/t.csv", {content, modified: null});
        const found = await contentDigests(database, source, await listFiles(source, {database}), memory);
        memory = JSON.parse(JSON.stringify(found.memory)) as DigestMemory;
        return [...found.digests.values()].join();
      };
      const first = await digest(TEXT);
      expect(await digest(TEXT)).toBe(first);
      expect(await digest(TEXT.replace("x", "z"))).not.toBe(first);
      expect(await rowsAt(`${server.address}/t.csv`)).toEqual([[1, "z"], ROWS[1]]);
    });

    it("is refused when it changes while it is copied", async () => {
      server.files.set("/t.csv", {content: TEXT, modified: THEN});
      const source = fileSource(`${server.address}/t.csv`);
      const [file] = await listFiles(source, {database});
      server.files.set("/t.csv", {content: TEXT.replace("x", "z"), modified: new Date(THEN.getTime() + 1000)});
      await expect(readOpen(database, source, file!, COLUMNS)).rejects.toThrow(
        `changed while being read: ${server.address}/t.csv; start the build again when nothing writes to it`
      );
    });

    it("that is not there is named, without its query", async () => {
      const failure = await failureAt(`${server.address}/none.csv?signature=secret`);
      expect(failure).toMatch(/^cannot read http:\/\/127\.0\.0\.1:\d+\/none\.csv\?[0-9a-f]{8}: .*404/);
      expect(failure).not.toContain("secret");
    });
  });

  describe("files on s3", () => {
    beforeEach(async () => {
      server = await serveBucket();
      vi.stubEnv("AWS_ENDPOINT_URL", server.address);
      vi.stubEnv("AWS_ACCESS_KEY_ID", "KEY");
      vi.stubEnv("AWS_SECRET_ACCESS_KEY", "hidden");
      vi.stubEnv("AWS_REGION", "eu-west-1");
    });

    it("are asked for with the credentials of the environment, at its endpoint", async () => {
      server.files.set("/logs/t.csv", {content: TEXT, modified: THEN});
      const authorizations = new Set<string | undefined>();
      server.onRequest = ({headers}) => void authorizations.add(headers.authorization?.replace(/\/\d{8}\/.*/, ""));
      expect(await rowsAt("s3://logs/t.csv")).toEqual(ROWS);
      expect([...authorizations]).toEqual(["AWS4-HMAC-SHA256 Credential=KEY"]);
    });

    it("fit a pattern, in order of their names, whatever these look like", async () => {
      server.files.set("/logs/day/b[1].csv", {content: TEXT, modified: THEN});
      server.files.set("/logs/day/b[2].parquet", {content: await parquet(), modified: THEN});
      server.files.set("/logs/day/a.csv.gz", {content: gzipSync(TEXT), modified: THEN});
      server.files.set("/logs/other.csv", {content: TEXT, modified: THEN});
      const files = await listFiles(fileSource("s3://logs/day/*"), {database});
      expect(files.map(({path}) => path)).toEqual([
        "s3://logs/day/a.csv.gz",
        "s3://logs/day/b[1].csv",
        "s3://logs/day/b[2].parquet"
      ]);
      expect(await rowsAt("s3://logs/day/*")).toEqual([...ROWS, ...ROWS, ...ROWS]);
    });

    it("that fit no pattern are told of", async () => {
      expect(await failureAt("s3://logs/*.csv")).toBe(
        "no such file: s3://logs/*.csv, which is a pattern that no file fits"
      );
    });

    it.each(["storage.example.org", "ftp://storage.example.org", "https://storage.example.org/path"])(
      "are not looked for at %s",
      async (endpoint) => {
        vi.stubEnv("AWS_ENDPOINT_URL_S3", endpoint);
        expect(await failureAt("s3://logs/t.csv")).toBe(
          "invalid AWS_ENDPOINT_URL_S3: expected an address such as https://storage.example.org:9000"
        );
      }
    );
  });
});
