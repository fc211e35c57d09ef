/**
 * Returns the file of a stream's outcomes: the profiles of label and prediction alone, with the sums of errors. A page that
 * looks at nothing else need not load all columns.
 * @example outcomesFile("S0") // "outcomes-S0.bin"
 */
export function outcomesFile(stream: string): string {
  return `outcomes-${stream}.bin`;
}

/**
 * Returns the file of what became of a stream's models: the lines of its journal that move one, and what made them.
 * @example lifeFile("S0") // "life-S0.json"
 */
export function lifeFile(stream: string): string {
  return `life-${stream}.json`;
}
