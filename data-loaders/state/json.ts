import {createHash} from "node:crypto";

/** Anything that JSON keeps as it is. */
export type Json = string | number | boolean | null | readonly Json[] | {readonly [key: string]: Json};

/** Returns a value's JSON, keys in sorted order: equal values have equal text. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([k, v]) => `${JSON.stringify(k)}:${canonical(v as Json)}`)
    .join()}}`;
}

/** Returns the SHA-256 of a value's JSON, keys in sorted order, as hexadecimal digits. */
export function digest(value: Json): string {
  return createHash("sha256").update(canonical(value)).digest("hex");
}

/** Returns the SHA-256 of bytes, as hexadecimal digits. */
export function digestBytes(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
