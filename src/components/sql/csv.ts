import type {SqlResult} from "./types.js";

/** Returns a result as CSV (RFC 4180), numbers in full, instants as ISO 8601, and nothing for a missing value. */
export function csvOf({names, rows}: SqlResult): string {
  return [names, ...rows].map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

function field(value: unknown): string {
  const text = cellText(value) ?? "";
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Returns a value as text; null if it is missing. */
export function cellText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (ArrayBuffer.isView(value)) return JSON.stringify(Array.from(value as unknown as ArrayLike<number>));
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
