/** Returns the first day and those that begin a month, at most about twelve of them and none too close to the end. */
export function monthStarts(days: readonly string[]): number[] {
  const starts = days.flatMap((day, i) => (i === 0 || day.endsWith("-01") ? [i] : []));
  const every = Math.ceil(starts.length / 12);
  return starts.filter((day, i) => i % every === 0 && day <= days.length * 0.94);
}

/** Returns the round number at or just below `value`: one of 1, 2, 3, 4, 5, 6 and 8 times a power of ten. */
export function roundBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * [8, 6, 5, 4, 3, 2, 1].find((step) => step * power <= value * (1 + 1e-9))!;
}
