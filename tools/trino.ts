import {spawn} from "node:child_process";
import {createRequire} from "node:module";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {projectRoot} from "./framework.js";
import {startCluster} from "./trino-cluster.js";
import {TRINO_VERSION, trinoHome} from "./trino-home.js";

const {values} = parseArgs({options: {workers: {type: "string", default: "1"}, rows: {type: "string"}}});

/** Runs a program of a package against a cluster; resolves with its exit code. */
function run(program: string, args: readonly string[], address: string): Promise<number> {
  const [name, ...path] = program.split("/");
  const folder = join(createRequire(import.meta.url).resolve(`${name}/package.json`), "..");
  const child = spawn(process.execPath, [join(folder, ...path), ...args], {
    cwd: projectRoot,
    env: {...process.env, DRIFTBOOK_TRINO_SERVER: address},
    stdio: "inherit"
  });
  return new Promise((resolve) => child.once("close", (code) => resolve(code ?? 1)));
}

function countOf(option: "workers" | "rows", text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1)
    throw new Error(`invalid --${option}: ${text}, expected a whole number from 1`);
  return count;
}

async function main(): Promise<void> {
  const workers = countOf("workers", values.workers);
  const rows = values.rows === undefined ? null : countOf("rows", values.rows);
  const started = performance.now();
  const cluster = await startCluster(await trinoHome(), workers);
  const stop = (): void => void cluster.stop().then(() => process.exit(130));
  process.once("SIGINT", stop).once("SIGTERM", stop);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  process.stderr.write(`Trino ${TRINO_VERSION}: a coordinator and ${workers} of its workers, ready in ${seconds} s\n`);
  try {
    process.exitCode =
      rows === null
        ? await run("vitest/vitest.mjs", ["run", "test/engines/trino-server.test.ts"], cluster.address)
        : await run(
            "tsx/dist/cli.mjs",
            ["test/engines/trino-timing.ts", cluster.address, String(rows)],
            cluster.address
          );
  } finally {
    await cluster.stop();
  }
}

try {
  await main();
} catch (error) {
  process.stderr.write(`Trino could not be tested: ${(error as Error).message}\n`);
  process.exitCode = 1;
}
