/**
 * Returns a number as a sentence has it, to three significant digits.
 * @example [figure(4.6083), figure(0.25), figure(1234567)] // ["4.61", "0.25", "1230000"]
 */
export function figure(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/**
 * Returns a count with its noun.
 * @example [counted(1, "row"), counted(0, "row")] // ["1 row", "0 rows"]
 */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/**
 * Returns names as a sentence has them, those beyond the first `most` as a number.
 * @example listed(["nox", "rm", "tax", "dis"], 2) // "nox, rm and 2 more"
 */
export function listed(names: readonly string[], most = 3): string {
  if (names.length > most) return `${names.slice(0, most).join(", ")} and ${names.length - most} more`;
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} and ${names.at(-1)!}`;
}
