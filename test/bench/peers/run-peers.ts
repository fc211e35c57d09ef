import {measurePeers, peerRatios} from "./peers.js";
import type {PeerTiming} from "./peers.js";
import {whatIsMissing} from "./python.js";

type Row = readonly [what: string, measured: string, bar: string];

/** Measures Driftbook beside other tools, as lines of the bench's table; one that says why, where they cannot be run. */
export async function runPeers(rows = 1_000_000): Promise<Row[]> {
  const missing = await whatIsMissing();
  if (missing !== null) return [["other tools", `not run: ${missing}`, ""]];
  return peerRows(rows, await measurePeers(rows, () => {}));
}

/** Returns what was measured as lines of a table, with the bars that hold for as many rows. */
export function peerRows(rows: number, timings: readonly PeerTiming[]): Row[] {
  const size = `${rows.toLocaleString("en")} rows × 27 columns of CSV`;
  const spent = timings.map(({name, seconds, work, memory}): Row => [
    `${name}, ${size}`,
    `${seconds.toFixed(1)} s, ${work.toFixed(1)} s of processor time, ${memory.toFixed(0)} MB`,
    ""
  ]);
  const ratios = peerRatios(rows, timings).map(({peer, ours, seconds, work, memory, bar}): Row => [
    `${peer} / ${ours}`,
    `${seconds.toFixed(1)} × (processor time: ${work.toFixed(1)} ×; memory: ${memory.toFixed(1)} ×)`,
    bar === null ? "" : `≥ ${bar.seconds} ×${bar.memory === null ? "" : `; memory: ≥ ${bar.memory} ×`}`
  ]);
  return [...spent, ...ratios];
}
