/** How far a reader has come in the course. */
interface CourseProgress<L> {
  /** of all lessons */
  readonly minutes: number;
  /** lessons with an answer */
  readonly begun: number;
  /** the lesson after the last one with an answer; null before any, and after the last lesson */
  readonly next: L | null;
}

/**
 * Returns how far a reader has come.
 * @param lessons in order
 * @param answered questions that the reader has answered, by lesson
 * @example courseProgress([{minutes: 8}, {minutes: 15}], [3, 0]) // {minutes: 23, begun: 1, next: {minutes: 15}}
 * @example courseProgress([{minutes: 8}], [0]) // {minutes: 8, begun: 0, next: null}
 */
export function courseProgress<L extends {readonly minutes: number}>(
  lessons: readonly L[],
  answered: readonly number[]
): CourseProgress<L> {
  const last = answered.findLastIndex((questions) => questions > 0);
  return {
    minutes: lessons.reduce((sum, {minutes}) => sum + minutes, 0),
    begun: answered.filter((questions) => questions > 0).length,
    next: last < 0 ? null : (lessons[last + 1] ?? null)
  };
}
