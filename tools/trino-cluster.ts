import {spawn} from "node:child_process";
import type {ChildProcess} from "node:child_process";
import {createWriteStream} from "node:fs";
import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {createServer} from "node:net";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import type {SqlEngine} from "../data-loaders/engines/sql.js";
import {unwatched} from "../data-loaders/engines/sql.js";
import {trinoEngine} from "../data-loaders/engines/trino.js";
import type {TrinoHome} from "./trino-home.js";

/** A cluster of our own, reachable from this machine alone. */
export interface TrinoCluster {
  /** of the coordinator */
  readonly address: string;
  readonly engine: SqlEngine;
  /** Ends all servers and removes their folders. */
  stop(): Promise<void>;
}

interface Server {
  readonly process: ChildProcess;
  /** the end of what it said */
  readonly said: () => string;
}

const START_SECONDS = 300;
const MEGABYTES = 1536;

/**
 * Starts a coordinator, which does no work itself, and workers, and waits until all take part.
 * @throws Error with the last lines of a server that ended, or that was not ready in five minutes
 */
export async function startCluster(home: TrinoHome, workers: number): Promise<TrinoCluster> {
  const folder = await mkdtemp(join(tmpdir(), "driftbook-trino-"));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const servers: Server[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(servers.map(({process}) => end(process)));
    await rm(folder, {recursive: true, force: true});
  };
  const engine = trinoEngine({server: address, catalog: "memory", schema: "default"}, nobody);
  try {
    servers.push(await startServer(home, folder, "coordinator", {port, coordinator: port}));
    for (let i = 1; i <= workers; ++i)
      servers.push(await startServer(home, folder, `worker-${i}`, {port: await freePort(), coordinator: port}));
    await ready(engine, address, servers, workers);
  } catch (error) {
    await stop();
    throw error;
  }
  return {address, engine, stop};
}

const nobody = {user: "driftbook", password: null, token: null};

async function startServer(
  {folder, launcher}: TrinoHome,
  parent: string,
  name: string,
  {port, coordinator}: {port: number; coordinator: number}
): Promise<Server> {
  const own = join(parent, name);
  await mkdir(join(own, "etc", "catalog"), {recursive: true});
  const settings = [
    `coordinator=${port === coordinator}`,
    ...(port === coordinator ? ["node-scheduler.include-coordinator=false"] : []),
    `http-server.http.port=${port}`,
    `discovery.uri=http://127.0.0.1:${coordinator}`
  ];
  await writeFile(join(own, "etc", "config.properties"), settings.join("\n"));
  await writeFile(
    join(own, "etc", "catalog", "memory.properties"),
    "connector.name=memory\nmemory.max-data-per-node=1GB"
  );
  const properties = {
    "node.environment": "driftbook",
    "node.id": name,
    "node.data-dir": own,
    "node.bind-ip": "127.0.0.1",
    "node.internal-address": "127.0.0.1",
    config: join(own, "etc", "config.properties"),
    "catalog.config-dir": join(own, "etc", "catalog"),
    "plugin.dir": join(folder, "plugin"),
    "user.timezone": "UTC",
    "jdk.attach.allowAttachSelf": "true"
  };
  const options = Object.entries(properties).map(([key, value]) => `-D${key}=${value}`);
  const memory = [`-Xmx${MEGABYTES}m`, "--add-opens=java.base/java.nio=ALL-UNNAMED"];
  const child = spawn("java", [...memory, ...options, "-cp", join(folder, "lib", "*"), launcher], {
    cwd: own,
    stdio: ["ignore", "pipe", "pipe"]
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.pipe(createWriteStream(join(own, "server.log"), {flags: "a"}));
    stream.on("data", (text: Buffer) => (said = (said + text.toString()).slice(-2000)));
  }
  return {process: child, said: () => `${name} said last:\n${said}`};
}

async function ready(engine: SqlEngine, address: string, servers: readonly Server[], workers: number): Promise<void> {
  const text = "SELECT count(*) FROM system.runtime.nodes WHERE state = 'active' AND NOT coordinator";
  for (let second = 0; second < START_SECONDS; ++second) {
    const ended = servers.find(({process}) => process.exitCode !== null);
    if (ended !== undefined) throw new Error(`a Trino server ended early; ${ended.said()}`);
    const info = await fetch(`${address}/v1/info`).then(
      (response) => response.json() as Promise<{starting?: boolean}>,
      () => null
    );
    // until its plugins are there, a server refuses queries
    if (info?.starting === false && (await engine.query(text, unwatched))[0]?.[0] === workers) return;
    await sleep(1000);
  }
  throw new Error(`Trino was not ready in ${START_SECONDS} s; ${servers.map(({said}) => said()).join("\n")}`);
}

/** Ends a server that was started here, by force where it does not end by itself. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(timer);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const {port} = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
