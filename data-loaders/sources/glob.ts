/** Returns a path as a pattern that fits it alone: DuckDB takes every path for a pattern. */
export function globEscaped(path: string): string {
  return path.replace(/[*?[]/g, "[$&]");
}
