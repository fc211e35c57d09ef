import type {Response} from "./quiz-score.js";

/** Reads stored responses; what another version of the page left, or a person changed by hand, counts as none. */
export function parseResponses(text: string | null): Map<string, Response> {
  const parsed = parseJson(text);
  if (!Array.isArray(parsed)) return new Map();
  return new Map(
    parsed.filter(
      (entry): entry is [string, Response] =>
        Array.isArray(entry) && typeof entry[0] === "string" && isResponse(entry[1])
    )
  );
}

function parseJson(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isResponse(value: unknown): value is Response {
  if (Array.isArray(value)) return value.every((part) => typeof part === "string");
  return typeof value === "string" || typeof value === "number";
}
