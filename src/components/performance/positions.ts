/**
 * Returns the position of the partition that a start belongs to: its own, or, where older partitions were merged, that of
 * the one it was merged into.
 * @throws RangeError if it lies before all of them
 */
export function positionOf(starts: readonly string[], start: string): number {
  const own = starts.indexOf(start);
  // dates and instants of one kind are in the order of their texts
  const position = own >= 0 ? own : starts.findLastIndex((other) => other <= start);
  if (position < 0) throw new RangeError(`unknown partition: ${start}`);
  return position;
}
