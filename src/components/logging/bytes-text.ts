import {significant} from "../format.js";

const UNITS = ["B", "kB", "MB", "GB", "TB", "PB"] as const;

/**
 * Returns bytes in the unit that keeps the number short, with three significant digits; units are powers of a thousand.
 * @example bytesText(9_530_000) // "9.53 MB"
 */
export function bytesText(bytes: number): string {
  // what rounds up to a thousand of a unit is one of the next
  const power = Math.log10(Number(bytes.toPrecision(3))) / 3;
  const unit = Math.max(0, Math.min(UNITS.length - 1, Math.floor(power + 1e-9)));
  return `${significant(bytes / 1000 ** unit, 3)} ${UNITS[unit]!}`;
}
