/** Most decimals that `toFixed` gives. */
const MOST_DIGITS = 100;

/**
 * Rounds to a number of decimals: the exact binary value, and where it lies in the middle between two, to the one that
 * ends in an even digit. Python's `round` and NumPy's differ: this is Python's.
 * @param digits whole, 0 to 100
 * @returns the number nearest to the rounded decimal; −0 keeps its sign, NaN and ±Infinity are returned as they are
 * @throws RangeError for other digits
 * @example roundHalfEven(0.125, 2) // 0.12
 * @example roundHalfEven(2.675, 2) // 2.67
 */
export function roundHalfEven(x: number, digits: number): number {
  if (!(Number.isInteger(digits) && digits >= 0 && digits <= MOST_DIGITS))
    throw new RangeError(`invalid digits: ${digits} (0 to ${MOST_DIGITS})`);
  if (!Number.isFinite(x)) return x;
  const size = Math.abs(x);
  const text = size.toFixed(digits);
  const rounded = Number(isTie(size, digits) ? withEvenEnd(text) : text);
  return size === x && !Object.is(x, -0) ? rounded : -rounded;
}

/** Whether 2 · 10^digits · x is odd. As 5^digits is odd and 2^(digits + 1) · x is exact, that alone tells. */
function isTie(x: number, digits: number): boolean {
  return (x * 2 ** (digits + 1)) % 2 === 1;
}

/** `toFixed` takes the larger of two equally near decimals; an odd last digit has an even one below it without a carry. */
function withEvenEnd(text: string): string {
  const last = Number(text.at(-1));
  return text.slice(0, -1) + String(last - (last % 2));
}
