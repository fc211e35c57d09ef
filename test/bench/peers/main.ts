import {measurePeers} from "./peers.js";
import {whatIsMissing} from "./python.js";
import {peerRows} from "./run-peers.js";

// npx tsx test/bench/peers/main.ts [rows]
const rows = Number(process.argv[2] ?? 1_000_000);
if (!(Number.isSafeInteger(rows) && rows > 0)) throw new RangeError(`invalid number of rows: ${process.argv[2]}`);
const missing = await whatIsMissing();
if (missing === null) {
  const say = (what: string): void => void process.stderr.write(`${what}\n`);
  const lines = peerRows(rows, await measurePeers(rows, say)).map((cells) => `| ${cells.join(" | ")} |`);
  process.stdout.write(`| what | median | bar |\n| --- | --- | --- |\n${lines.join("\n")}\n`);
} else process.stdout.write(`other tools are not run: ${missing}\n`);
