const DIGITS = 65_536;
const PLACES = 4;
const SIGN = 0x80000000;

/**
 * Returns numbers in ascending order, as `Float64Array.prototype.sort`, in half its time: by the four digits of 16 bits
 * of each, the last one first. Takes as much memory again; `values` is scratch afterwards, or what is returned.
 * @param values none NaN
 */
export function sortedNumbers(values: Float64Array): Float64Array {
  const n = values.length;
  // tables of all digits cost more than so few numbers
  if (n < DIGITS) return values.sort();
  let from: Uint32Array = new Uint32Array(values.buffer, values.byteOffset, 2 * n);
  let to: Uint32Array = new Uint32Array(2 * n);
  flip(from, (high) => high >>> 31 === 1);
  for (let place = 0; place < PLACES; ++place) {
    const starts = startsOf(new Uint16Array(from.buffer, from.byteOffset, PLACES * n), place);
    if (starts === null) continue;
    deal(from, to, starts, place);
    [from, to] = [to, from];
  }
  flip(from, (high) => high >>> 31 === 0);
  return new Float64Array(from.buffer, from.byteOffset, n);
}

/** As whole numbers, doubles are in order once the bits of negative ones are turned over, and the sign of all others. */
function flip(bits: Uint32Array, isNegative: (high: number) => boolean): void {
  for (let i = 0; i < bits.length; i += 2) {
    const high = bits[i + 1]!;
    if (isNegative(high)) {
      bits[i] = ~bits[i]!;
      bits[i + 1] = ~high;
    } else bits[i + 1] = high ^ SIGN;
  }
}

/** How many numbers have a lesser digit in a place; null if all have the same. */
function startsOf(digits: Uint16Array, place: number): Uint32Array | null {
  const starts = new Uint32Array(DIGITS);
  for (let i = place; i < digits.length; i += PLACES) ++starts[digits[i]!]!;
  let before = 0;
  for (let digit = 0; digit < DIGITS; ++digit) {
    const count = starts[digit]!;
    if (PLACES * count === digits.length) return null;
    starts[digit] = before;
    before += count;
  }
  return starts;
}

/** Puts numbers in the order of their digits in a place; those with the same stay in theirs. */
function deal(from: Uint32Array, to: Uint32Array, starts: Uint32Array, place: number): void {
  const [half, shift] = [place >> 1, 16 * (place & 1)];
  for (let i = 0; i < from.length; i += 2) {
    const digit = (from[i + half]! >>> shift) & (DIGITS - 1);
    const at = 2 * starts[digit]!++;
    to[at] = from[i]!;
    to[at + 1] = from[i + 1]!;
  }
}
