import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {slotStart} from "../../lib/sql/slot.js";
import type {TimeColumn} from "../../lib/sql/types.js";
import type {Reject} from "../sources/types.js";

/**
 * Writes what could not be read of a file as JSON lines: file, row, column, text, reason, and the partition that the row
 * would belong to, null where that cannot be told.
 */
export async function writeRejects(
  folder: string,
  file: string,
  rejects: readonly Reject[],
  time: TimeColumn | null
): Promise<void> {
  const lines = rejects.map(({slot, ...reject}) => {
    const partition = time === null || slot === null ? null : slotStart(slot, time.unit);
    return `${JSON.stringify({file, ...reject, partition})}\n`;
  });
  await writeFile(join(folder, "rejects.ndjson"), lines.join(""));
}
