/**
 * Lifts dots off one another: returns for each position the distance from the line, 0, ±1, ±2 … times `spacing`, at
 * which no dot overlaps one before it.
 * @param positions along the line, in pixels
 * @param spacing width of a dot, in pixels
 */
export function dodge(positions: readonly number[], spacing: number): number[] {
  const order = positions.map((_, i) => i).sort((a, b) => positions[a]! - positions[b]!);
  const levels = new Array<number>(positions.length).fill(0);
  const rightmost = new Map<number, number>();
  for (const i of order) {
    let n = 0;
    const level = (): number => (n % 2 === 0 ? (0 - n) / 2 : (n + 1) / 2);
    while ((rightmost.get(level()) ?? -Infinity) + spacing > positions[i]!) ++n;
    levels[i] = level() * spacing;
    rightmost.set(level(), positions[i]!);
  }
  return levels;
}
