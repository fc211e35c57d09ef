import {inspect} from "node:util";
import {afterEach, describe, expect, it} from "vitest";
import {unwatched} from "../../data-loaders/engines/sql.js";
import type {SqlEngine, Watch} from "../../data-loaders/engines/sql.js";
import {checkTrinoServer, trinoCredentials} from "../../data-loaders/engines/trino-credentials.js";
import type {TrinoCredentials} from "../../data-loaders/engines/trino-credentials.js";
import {trinoEngine} from "../../data-loaders/engines/trino.js";
import {protocolServer} from "./trino-protocol.js";
import type {ProtocolServer, Reply} from "./trino-protocol.js";

const nobody: TrinoCredentials = {user: "ann", password: null, token: null};
const columns = [{name: "x", type: "double"}];
const started = {page: {id: "q1", nextUri: "/v1/statement/queued/q1/1", stats: {state: "QUEUED"}}};
const finished = {page: {id: "q1", columns, data: [[1]], stats: {state: "FINISHED", progressPercentage: 100}}};

let server: ProtocolServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** An engine of a server with a script, and the pauses it made, which take no time. */
async function engineOf(
  script: readonly Reply[],
  credentials = nobody
): Promise<{engine: SqlEngine; server: ProtocolServer; pauses: number[]}> {
  const pauses: number[] = [];
  server = await protocolServer(script);
  const place = {server: server.address, catalog: "lake", schema: "logs"};
  const engine = trinoEngine(place, credentials, (milliseconds, signal) => {
    pauses.push(milliseconds);
    signal?.throwIfAborted();
    return Promise.resolve();
  });
  return {engine, server, pauses};
}

/** What `promise` fails with. */
async function failureOf(promise: Promise<unknown>): Promise<Error> {
  const outcome = await promise.then(
    () => null,
    (error: unknown) => error
  );
  if (outcome === null) throw new Error("it did not fail");
  return outcome as Error;
}

describe("trinoEngine(server, credentials)", () => {
  it("gives the rows of all pages, in order, and says who asks and where", async () => {
    const {engine, server} = await engineOf([
      started,
      {page: {id: "q1", nextUri: "/v1/statement/executing/q1/2", columns, data: [[1], ["NaN"]]}},
      {page: {id: "q1", nextUri: "/v1/statement/executing/q1/3", columns}},
      {page: {id: "q1", columns, data: [[null]]}}
    ]);
    expect(await engine.query("SELECT 1", unwatched)).toEqual([[1], ["NaN"], [null]]);
    expect(server.asked.map(({method, path}) => `${method} ${path}`)).toEqual([
      "POST /v1/statement",
      "GET /v1/statement/queued/q1/1",
      "GET /v1/statement/executing/q1/2",
      "GET /v1/statement/executing/q1/3"
    ]);
    expect(server.asked[0]!.body).toBe("SELECT 1");
    for (const {headers} of server.asked)
      expect(headers).toMatchObject({
        "x-trino-user": "ann",
        "x-trino-source": "driftbook",
        "x-trino-catalog": "lake",
        "x-trino-schema": "logs"
      });
  });

  it("sends session properties, whatever their values hold", async () => {
    server = await protocolServer([started, finished]);
    const session = {query_max_run_time: "10m", query_priority: "1, 2=3"};
    const engine = trinoEngine({server: server.address, catalog: "lake", schema: "logs", session}, nobody);
    await engine.query("SELECT 1", unwatched);
    expect(server.asked[0]!.headers["x-trino-session"]).toBe("query_max_run_time=10m,query_priority=1%2C%202%3D3");
  });

  it("reads how the columns of a relation are held", async () => {
    const types = {a: "double", b: "varchar(3)", c: "timestamp(6) with time zone", d: "array(bigint)", e: "bigint"};
    const named = Object.entries(types).map(([name, type]) => ({name, type}));
    const {engine, server} = await engineOf([started, {page: {id: "q1", columns: named}}]);
    expect([...(await engine.columns("lake.logs.t", unwatched))]).toEqual([
      ["a", "number"],
      ["b", "text"],
      ["c", "instant"],
      ["d", "other"],
      ["e", "integer"]
    ]);
    expect(server.asked[0]!.body).toBe("SELECT * FROM lake.logs.t LIMIT 0");
  });

  it("tells the server's progress, of pages without rows too, and never goes back", async () => {
    const page = (progressPercentage: number, next: number): Reply => ({
      page: {id: "q1", nextUri: `/v1/statement/executing/q1/${next}`, stats: {state: "RUNNING", progressPercentage}}
    });
    const {engine} = await engineOf([started, page(12.5, 2), page(60, 3), page(40, 4), finished]);
    const shares: number[] = [];
    await engine.query("SELECT 1", {...unwatched, progress: (share) => void shares.push(share)});
    expect(shares).toEqual([0, 0.125, 0.6, 0.6, 1]);
  });

  it("tries again, ever more slowly, where the way to the server had a moment's trouble", async () => {
    const {engine, server, pauses} = await engineOf([
      {status: 503},
      "hang up",
      started,
      {status: 502},
      {status: 504},
      {status: 429},
      "hang up",
      finished
    ]);
    expect(await engine.query("SELECT 1", unwatched)).toEqual([[1]]);
    expect(pauses).toEqual([100, 200, 100, 200, 400, 800]);
    expect(server.asked.map(({method}) => method).join(" ")).toBe("POST POST POST GET GET GET GET GET");
  });

  it("gives up after ten tries, with the server's address and the last failure, and cancels the query", async () => {
    const {engine, server, pauses} = await engineOf([started, ...Array<Reply>(10).fill({status: 503})]);
    const error = await failureOf(engine.query("SELECT 1", unwatched));
    expect(error.message).toBe(
      `no answer from the Trino server ${server.address} (status 503, tried 10 times): is it running, and can it be reached from here?`
    );
    expect(pauses.slice(0, 9)).toEqual([100, 200, 400, 800, 1600, 3200, 5000, 5000, 5000]);
    expect(server.asked[11]).toMatchObject({method: "DELETE", path: "/v1/statement/queued/q1/1"});
  });

  it("does not try again what will not pass", async () => {
    for (const [status, message] of [
      [401, /does not know the user: set TRINO_USER, and TRINO_PASSWORD or TRINO_ACCESS_TOKEN/],
      [403, /does not let the user in TRINO_USER in/],
      [404, /no Trino at .*: is the address that of the coordinator/],
      [307, /status 307/],
      [500, /status 500/]
    ] as const) {
      const {engine, server, pauses} = await engineOf([{status, headers: {location: "http://127.0.0.1:9/elsewhere"}}]);
      expect((await failureOf(engine.query("SELECT 1", unwatched))).message).toMatch(message);
      expect(server.asked.length).toBe(1);
      expect(pauses).toEqual([]);
      await server.close();
    }
  });

  it.each([
    [
      "at once",
      [{page: {id: "q1", error: {errorName: "TABLE_NOT_FOUND", message: "Table 'lake.logs.t' does not exist"}}}]
    ],
    [
      "later",
      [
        started,
        {page: {id: "q1", error: {errorName: "TABLE_NOT_FOUND", message: "Table 'lake.logs.t' does not exist"}}}
      ]
    ]
  ] as [string, Reply[]][])("fails when the query fails %s, with table, catalog and remedy", async (_, script) => {
    const {engine, server} = await engineOf(script);
    expect((await failureOf(engine.query("SELECT * FROM t", unwatched))).message).toBe(
      [
        "Trino refused a query (TABLE_NOT_FOUND): Table 'lake.logs.t' does not exist",
        `  server ${server.address}, catalog lake, schema logs; SHOW TABLES FROM the schema lists those there are`,
        "  SELECT * FROM t"
      ].join("\n")
    );
    expect(server.asked.some(({method}) => method === "DELETE")).toBe(false);
  });

  it("shows the beginning of a long query", async () => {
    const {engine} = await engineOf([{page: {id: "q1", error: {errorName: "SYNTAX_ERROR", message: "line 1:8"}}}]);
    const {message} = await failureOf(engine.query(`SELECT ${"1 + ".repeat(10_000)}1`, unwatched));
    expect(message.length).toBeLessThan(500);
    expect(message).toContain("SELECT 1 + 1");
  });
});

describe("a query that is stopped", () => {
  const watchOf = (controller: AbortController): Watch => ({...unwatched, signal: controller.signal});

  it("is cancelled on the server", async () => {
    const controller = new AbortController();
    const {engine, server} = await engineOf([started, "silence", {status: 204}]);
    const query = failureOf(engine.query("SELECT 1", watchOf(controller)));
    await server.heard(2);
    controller.abort(new Error("interrupted"));
    expect((await query).message).toBe("interrupted");
    expect(server.asked[2]).toMatchObject({method: "DELETE", path: "/v1/statement/queued/q1/1"});
  });

  it("is cancelled too when it was stopped while it started", async () => {
    const controller = new AbortController();
    const {engine, server, pauses} = await engineOf([{status: 503}, started, {status: 204}]);
    const pauseless = failureOf(
      engine.query("SELECT 1", {
        signal: controller.signal,
        progress: () => controller.abort(new Error("interrupted"))
      })
    );
    expect((await pauseless).message).toBe("interrupted");
    expect(pauses).toEqual([100]);
    expect(server.asked.map(({method}) => method)).toEqual(["POST", "POST", "DELETE"]);
  });

  it("is cancelled too when it was stopped before the server said that it has started", async () => {
    const controller = new AbortController();
    let answer = (): void => {};
    const after = new Promise<void>((resolve) => (answer = resolve));
    const {engine, server} = await engineOf([{...started, after}, {status: 204}]);
    const query = failureOf(engine.query("SELECT 1", watchOf(controller)));
    await server.heard(1);
    controller.abort(new Error("interrupted"));
    answer();
    expect((await query).message).toBe("interrupted");
    expect(server.asked[1]).toMatchObject({method: "DELETE", path: "/v1/statement/queued/q1/1"});
  });

  it("is not tried again", async () => {
    const controller = new AbortController();
    const {engine, server} = await engineOf([started, {status: 503}, {status: 204}]);
    const query = failureOf(engine.query("SELECT 1", watchOf(controller)));
    void server.heard(2).then(() => controller.abort(new Error("interrupted")));
    expect((await query).message).toBe("interrupted");
    expect(server.asked.filter(({method}) => method === "GET").length).toBeLessThanOrEqual(2);
  });

  it("is not even started when it is too late", async () => {
    const {engine, server} = await engineOf([]);
    const signal = AbortSignal.abort(new Error("interrupted"));
    expect((await failureOf(engine.query("SELECT 1", {...unwatched, signal}))).message).toBe("interrupted");
    expect(server.asked).toEqual([]);
  });
});

describe("credentials", () => {
  const secret = "correct horse";
  const withPassword: TrinoCredentials = {user: "ann", password: secret, token: null};
  const withToken: TrinoCredentials = {user: "ann", password: null, token: secret};
  const basic = Buffer.from(`ann:${secret}`).toString("base64");

  it("go to the server as a password or as a token", async () => {
    for (const [credentials, authorization] of [
      [withPassword, `Basic ${basic}`],
      [withToken, `Bearer ${secret}`],
      [nobody, undefined]
    ] as const) {
      const {engine, server} = await engineOf([started, finished], credentials);
      await engine.query("SELECT 1", unwatched);
      for (const {headers} of server.asked) {
        expect(headers.authorization).toBe(authorization);
        expect(headers["x-trino-user"]).toBe("ann");
      }
      await server.close();
    }
  });

  it.each<[string, (said: string) => Reply]>([
    ["a server that repeats them", (said) => ({page: {id: "q1", error: {errorName: "GENERIC", message: said}}})],
    ["a proxy that repeats them", (said) => ({status: 401, body: said})],
    ["a page that repeats them", (said) => ({status: 500, body: said})],
    ["an answer that is not Trino's", (said) => ({status: 200, body: `<p>${said}</p>`})]
  ])("are in no error, whatever it is made of: %s", async (_, replyOf) => {
    for (const [credentials, sent] of [
      [withPassword, basic],
      [withToken, secret]
    ] as const) {
      const {engine, server} = await engineOf([replyOf(`${secret} ${sent}`)], credentials);
      const error = await failureOf(engine.query("SELECT 1", unwatched));
      const told = inspect(error, {depth: Infinity, showHidden: true}) + String(error.stack);
      expect(told).not.toContain(secret);
      expect(told).not.toContain(sent);
      await server.close();
    }
  });

  it("are in no error when nobody answers", async () => {
    const {engine, server} = await engineOf([], withPassword);
    await server.close();
    const error = await failureOf(engine.query("SELECT 1", unwatched));
    expect(error.message).toMatch(/no answer from the Trino server .* \(ECONNREFUSED, tried 10 times\)/);
    expect(inspect(error, {depth: Infinity, showHidden: true})).not.toContain(basic);
  });

  it("do not go where the server points, if that is elsewhere", async () => {
    const other = await protocolServer([finished]);
    const {engine, server} = await engineOf(
      [{page: {id: "q1", nextUri: `${other.address}/v1/next`}}, {status: 204}],
      withToken
    );
    const error = await failureOf(engine.query("SELECT 1", unwatched));
    await other.close();
    expect(error.message).toContain(`${server.address} calls itself ${other.address}`);
    expect(other.asked).toEqual([]);
    expect(server.asked[1]).toMatchObject({method: "DELETE", path: "/v1/query/q1"});
  });

  it("come from the environment, with a user and one secret at most", () => {
    expect(trinoCredentials({TRINO_USER: "ann", TRINO_PASSWORD: ""})).toEqual(nobody);
    expect(trinoCredentials({TRINO_USER: "ann", TRINO_ACCESS_TOKEN: secret})).toEqual(withToken);
    expect(() => trinoCredentials({})).toThrow("no user for Trino: set TRINO_USER");
    expect(() => trinoCredentials({TRINO_USER: "a", TRINO_PASSWORD: "b", TRINO_ACCESS_TOKEN: "c"})).toThrow("keep one");
  });
});

describe("checkTrinoServer(server, credentials)", () => {
  const withToken = {...nobody, token: "t"};

  it("takes https anywhere, and http where nobody can listen or nothing is secret", () => {
    expect(checkTrinoServer("https://trino.example.org:8443/", withToken).origin).toBe(
      "https://trino.example.org:8443"
    );
    expect(checkTrinoServer("http://127.0.0.1:8080", withToken).origin).toBe("http://127.0.0.1:8080");
    expect(checkTrinoServer("http://trino.example.org", nobody).origin).toBe("http://trino.example.org");
    expect(() => checkTrinoServer("http://trino.example.org", withToken)).toThrow("needs an https address");
  });

  it("keeps credentials in an address out of its message", () => {
    for (const address of ["https://ann:pearl@trino.example.org", "ann:pearl@trino.example.org", "ftp://ann:pearl@x"]) {
      expect(() => checkTrinoServer(address, nobody)).toThrow(/invalid address|holds credentials/);
      expect(() => checkTrinoServer(address, nobody)).not.toThrow("pearl");
    }
  });
});
