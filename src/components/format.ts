/** Returns `value` with a fixed number of decimals and a true minus sign; "–" when there is no value. */
export function fixed(value: number, digits: number): string {
  if (!Number.isFinite(value)) return "–";
  return value
    .toLocaleString("en-US", {minimumFractionDigits: digits, maximumFractionDigits: digits})
    .replace("-", "−");
}

/** Like `fixed`, with a plus sign where the value is above zero. A value that rounds to zero has no sign. */
export function signed(value: number, digits: number): string {
  const text = fixed(value, digits);
  if (Number(value.toFixed(digits)) === 0) return text.replace("−", "");
  return value > 0 ? `+${text}` : text;
}

/** Returns `share` (1 is all) as a percentage. */
export function percent(share: number, digits = 0): string {
  return Number.isFinite(share) ? `${fixed(share * 100, digits)}%` : "–";
}

/** Returns a whole number with separators between thousands. */
export function count(value: number): string {
  return fixed(value, 0);
}

/**
 * Returns `value` with at most `digits` significant digits and no trailing zeros: 0.00632, 88.976, 391.44. Below a
 * ten-thousandth it takes a power of ten: 1.5 × 10⁻¹².
 */
export function significant(value: number, digits = 5): string {
  if (!Number.isFinite(value)) return "–";
  if (value !== 0 && Math.abs(value) < 1e-4) return scientific(value, digits);
  return value.toLocaleString("en-US", {maximumSignificantDigits: digits}).replace("-", "−");
}

function scientific(value: number, digits: number): string {
  const [mantissa, exponent] = value.toExponential(digits - 1).split("e") as [string, string];
  const raised = Array.from(exponent.replace("+", ""), (c) => (c === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(c)]!)).join("");
  return `${String(Number(mantissa)).replace("-", "−")} × 10${raised}`;
}
