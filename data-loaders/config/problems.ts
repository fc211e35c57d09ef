import type {z} from "zod";
import {didYouMean} from "./closest.js";

const kinds: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object"
};

/** Says what is allowed, for each way in which a value can miss its schema. */
export function describeIssue(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return `expected ${kinds[issue.expected] ?? issue.expected}`;
    case "invalid_value": {
      const allowed = issue.values.map(String);
      const near = typeof issue.input === "string" ? didYouMean(issue.input, allowed) : "";
      return `expected ${allowed.length > 1 ? "one of " : ""}${allowed.join(", ")}${near}`;
    }
    case "unrecognized_keys":
      return describeKeys(issue.keys, issue.inst);
    case "too_small":
      return describeBound(issue.origin, `${issue.inclusive === false ? "above" : "at least"} ${issue.minimum}`);
    case "too_big":
      return describeBound(issue.origin, `${issue.inclusive === false ? "below" : "at most"} ${issue.maximum}`);
    case "invalid_format":
      return issue.format === "date" ? "expected a date such as 2026-03-31" : undefined;
    default:
      return undefined;
  }
}

function describeKeys(keys: readonly string[], schema: unknown): string {
  const known = Object.keys((schema as z.ZodObject).shape);
  const named = keys.map((key) => `${key}${didYouMean(key, known)}`);
  return `unknown ${keys.length > 1 ? "keys" : "key"}: ${named.join(", ")}; expected ${known.join(", ")}`;
}

function describeBound(origin: string, bound: string): string {
  if (origin === "string") return bound === "at least 1" ? "expected text" : `expected text of ${bound} characters`;
  return origin === "array" ? `expected a list of ${bound}` : `expected a number ${bound}`;
}

/** Writes one problem as a line: path, what is allowed, what was found. */
export function describeProblem({path, message}: z.core.$ZodIssue, config: unknown): string {
  const place = describePath(path) || "the configuration";
  // the unknown key is what was found; its value may be a secret that was written in the wrong place
  return message.startsWith("unknown key")
    ? `${place}: ${message}`
    : `${place}: ${message}; found ${describeValue(valueAt(config, path))}`;
}

/** Writes a path of the configuration as it is written in code. */
export function describePath(path: readonly PropertyKey[]): string {
  return path.map(describeKey).join("").replace(/^\./, "");
}

function describeKey(key: PropertyKey): string {
  if (typeof key === "number") return `[${key}]`;
  return /^[\w$]+$/.test(String(key)) ? `.${String(key)}` : `[${JSON.stringify(key)}]`;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((v, key) => (v as Record<PropertyKey, unknown> | undefined)?.[key], value);
}

const LONGEST = 100;

/** Shows a value of the configuration, without what may be a secret: the parts of an object, who asks an address how. */
function describeValue(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
  if (typeof value === "function") return "a function";
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value !== "string") return String(value);
  const shown = value.replace(/(:\/\/)[^/\s]*@/g, "$1…@").replace(/(:\/\/[^\s?]*)\?\S*/g, "$1?…");
  return JSON.stringify(shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown);
}
