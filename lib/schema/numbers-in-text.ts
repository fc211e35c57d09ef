const SPACE = /^[ \t\n\v\f\r]+|[ \t\n\v\f\r]+$/g;
const FLOAT = /^[-+]?(?:(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|inf(?:inity)?|nan)$/i;
const INT = /^[-+]?\d+$/;
const SMALLEST = -(2n ** 63n);
const LARGEST = 2n ** 63n - 1n;

/**
 * Reads a decimal number, "inf" or "nan", with space around it allowed.
 * @returns null where the text is something else
 * @example floatIn(" 2e3 ") // 2000
 * @example floatIn("12 km") // null
 */
export function floatIn(text: string): number | null {
  const bare = text.replace(SPACE, "");
  if (!FLOAT.test(bare)) return null;
  if (/nan/i.test(bare)) return NaN;
  return /inf/i.test(bare) ? (bare.startsWith("-") ? -Infinity : Infinity) : Number(bare);
}

/**
 * Reads a whole number of 64 bits, with space around it allowed; beyond 2^53 to the nearest float.
 * @returns null where the text is something else
 * @example intIn("-5") // -5
 * @example intIn("2.0") // null
 */
export function intIn(text: string): number | null {
  const bare = text.replace(SPACE, "");
  if (!INT.test(bare)) return null;
  const value = BigInt(bare.replace("+", ""));
  return value < SMALLEST || value > LARGEST ? null : Number(value);
}

/** Returns the smallest and largest number among values written as text; min > max where there is none. */
export function extremesIn(
  values: readonly {readonly value: string; readonly count: number}[],
  kind: "float" | "int"
): {min: number; max: number} {
  const numbers = values
    .filter(({count}) => count > 0)
    .map(({value}) => (kind === "float" ? floatIn(value) : intIn(value)))
    .filter((x) => x !== null && !Number.isNaN(x)) as number[];
  return {
    min: numbers.reduce((a, b) => Math.min(a, b), Infinity),
    max: numbers.reduce((a, b) => Math.max(a, b), -Infinity)
  };
}
