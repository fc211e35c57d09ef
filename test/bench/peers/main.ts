import {measurePeers} from "./peers.js";
import {whatIsMissing} from "./python.js";
import {peerRows} from "./run-peers.js";

// npx tsx test/bench/peers/main.ts [rows]
try {
  const rows = Number(process.argv[2] ?? 1_000_000);
  if (!(Number.isSafeInteger(rows) && rows > 0)) throw new RangeError(`invalid number of rows: ${process.argv[2]}`);
  const missing = await whatIsMissing();
  if (missing !== null) throw new Error(missing);
  const timings = await measurePeers(rows, (what) => void process.stderr.write(`${what}\n`));
  const lines = peerRows(rows, timings).map((cells) => `| ${cells.join(" | ")} |`);
  process.stdout.write(`| what | median | bar |\n| --- | --- | --- |\n${lines.join("\n")}\n`);
} catch (error) {
  process.stderr.write(`other tools are not measured: ${(error as Error).message}\n`);
  process.exitCode = 1;
}
