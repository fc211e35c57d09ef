import type {Batch, CodedValues, NumericValues} from "../../../lib/profile/batch.js";

const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * Returns which rows of a batch a canary answers: 1 for its own. A row goes where its inputs send it, so that rows alike
 * go the same way, on every run and in whatever order they come.
 * @param salt of the canary, so that another is sent other rows
 * @param share of the rows, 0 to 1
 */
export function routed({rows, columns}: Batch, inputs: readonly string[], salt: string, share: number): Uint8Array {
  const hashes = new Uint32Array(rows).fill(hashOf(salt));
  const bits = new Float64Array(1);
  const words = new Uint32Array(bits.buffer);
  for (const name of inputs) {
    const valueOf = valuesOf(columns.get(name)!);
    for (let row = 0; row < rows; ++row) {
      bits[0] = valueOf(row);
      hashes[row] = mixed(mixed(hashes[row]!, words[0]!), words[1]!);
    }
  }
  return Uint8Array.from(hashes, (hash) => Number(finished(hash) < share * 2 ** 32));
}

/** What stands in the place of a missing number is whatever the engine left there; of NaN and of 0 there are several. */
function valuesOf(column: NumericValues | CodedValues): (row: number) => number {
  if (column.kind === "categorical") return (row) => column.codes[row]!;
  const {values, valid} = column;
  return (row) => (valid?.[row] === 0 || Number.isNaN(values[row]) ? NaN : values[row]! + 0);
}

function hashOf(text: string): number {
  let hash = OFFSET;
  for (let i = 0; i < text.length; ++i) hash = mixed(hash, text.charCodeAt(i));
  return hash;
}

/** FNV-1a over a word at a time (Fowler, Noll and Vo). */
function mixed(hash: number, word: number): number {
  return Math.imul(hash ^ word, PRIME) >>> 0;
}

/** The finaliser of MurmurHash3 (A. Appleby): without it, the upper bits of so short a hash would hardly vary. */
function finished(hash: number): number {
  let x = hash;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}
