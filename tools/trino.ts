import {spawn} from "node:child_process";
import {createRequire} from "node:module";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {projectRoot} from "./framework.js";
import {startCluster} from "./trino-cluster.js";
import {TRINO_VERSION, trinoHome} from "./trino-home.js";
import {timeProfiles} from "./trino-timing.js";

const {values} = parseArgs({options: {workers: {type: "string", default: "1"}, rows: {type: "string"}}});

/** Runs the conformance tests against a cluster; resolves with the exit code. */
function runTests(address: string): Promise<number> {
  const vitest = join(createRequire(import.meta.url).resolve("vitest/package.json"), "..", "vitest.mjs");
  const child = spawn(process.execPath, [vitest, "run", "test/engines/trino-server.test.ts"], {
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
    if (rows === null) process.exitCode = await runTests(cluster.address);
    else {
      const times = await timeProfiles(cluster.engine, rows);
      for (const [what, runs] of Object.entries(times))
        process.stdout.write(`${what} of ${rows} rows: ${runs.map((s) => s.toFixed(2)).join(", ")} s\n`);
    }
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
