/** Sentences of another language by what the build's own are like; what stands in parentheses is handed on. */
export type Rewordings = readonly (readonly [RegExp, (...found: string[]) => string])[];

/**
 * Returns a sentence of the build in other words; null where none are like it.
 * @example reworded("there are 3 rows", [[/^there are (\d+) rows$/, (n) => `有${n}列`]]) // "有3列"
 */
export function reworded(text: string, rewordings: Rewordings): string | null {
  for (const [pattern, words] of rewordings) {
    const found = pattern.exec(text);
    if (found !== null) return words(...found.slice(1).map((part) => part ?? ""));
  }
  return null;
}
