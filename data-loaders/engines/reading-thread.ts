import {once} from "node:events";
import {fileURLToPath} from "node:url";
import {Worker} from "node:worker_threads";
import {build} from "esbuild";
import type {PieceProfiles} from "./piece.js";
import type {PieceAnswer, PieceTask} from "./serve-pieces.js";

/** A thread that reads pieces. */
export interface ReadingThread {
  /** @throws the very error that the thread met */
  read(relation: string): Promise<PieceProfiles>;
  /** Ends the thread when it has nothing to do, and returns whether it left out rows. */
  end(): Promise<boolean>;
}

const here = fileURLToPath(import.meta.url);
let code: Promise<string> | null = null;

/** Starts a thread; what is asked of it waits until it is there. */
export function startThread(task: PieceTask): ReadingThread {
  const started = (code ??= bundledCode()).then(
    (text) => new Worker(text, {eval: true, workerData: task, execArgv: []})
  );
  return {
    async read(relation) {
      const answer = await ask(await started, relation);
      if ("piece" in answer) return answer.piece;
      throw "error" in answer ? answer.error : new Error("a thread ended instead of reading a piece");
    },
    async end() {
      const worker = await started;
      const exit = once(worker, "exit");
      const answer = await ask(worker, null);
      await exit;
      if ("leftOut" in answer) return answer.leftOut;
      throw "error" in answer ? answer.error : new Error("a thread read a piece instead of ending");
    }
  };
}

async function ask(worker: Worker, message: string | null): Promise<PieceAnswer> {
  const done = new AbortController();
  const {signal} = done;
  try {
    const exit = once(worker, "exit", {signal}).then(([status]) => {
      throw new Error(`a thread that reads rows ended with ${String(status)}`);
    });
    const answer = once(worker, "message", {signal}).then(([value]) => value as PieceAnswer);
    worker.postMessage(message);
    return await Promise.race([answer, exit]);
  } finally {
    done.abort();
  }
}

/** A thread knows no TypeScript and starts sooner with one file; of what is native it finds the package itself. */
async function bundledCode(): Promise<string> {
  const {outputFiles} = await build({
    stdin: {
      contents: `import {parentPort, workerData} from "node:worker_threads";
        import {servePieces} from "./serve-pieces.js";
        servePieces(parentPort, workerData);`,
      resolveDir: fileURLToPath(new URL(".", import.meta.url))
    },
    bundle: true,
    external: ["@duckdb/node-api"],
    platform: "node",
    format: "cjs",
    banner: {js: `require = require("node:module").createRequire(${JSON.stringify(here)});`},
    write: false,
    logLevel: "error"
  });
  return outputFiles[0]!.text;
}
