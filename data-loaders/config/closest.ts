import {closest, distance} from "fastest-levenshtein";

/**
 * Returns the known name that was most likely meant; null if none is near. Two letters may always differ, as they do
 * where two stand in the wrong order, and a third of those of a long name.
 */
function closestName(name: string, known: readonly string[]): string | null {
  const exact = known.find((other) => other.toLowerCase() === name.toLowerCase());
  if (exact !== undefined) return exact;
  if (known.length === 0) return null;
  const nearest = closest(name, known);
  return distance(name, nearest) <= Math.max(name.length < 3 ? 1 : 2, Math.floor(name.length / 3)) ? nearest : null;
}

/** Returns what an error adds about the known name closest to one that is not known, or nothing. */
export function didYouMean(name: string, known: readonly string[]): string {
  const nearest = closestName(name, known);
  return nearest === null ? "" : ` (did you mean ${nearest}?)`;
}
