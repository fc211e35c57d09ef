/** Returns a whole number with separators between thousands. */
export function countText(value: number): string {
  return value.toLocaleString("en-US");
}

/** Returns a number with three significant digits, or all before the point, and a true minus sign. */
export function numberText(value: number): string {
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : null;
  const options =
    digits === null ? {maximumSignificantDigits: 2} : {minimumFractionDigits: digits, maximumFractionDigits: digits};
  return value.toLocaleString("en-US", options).replace("-", "−");
}

/** Returns a share, in [0, 1], as a percentage. */
export function shareText(share: number): string {
  return `${numberText(100 * share)}%`;
}

/** "hour, weekday and distance" */
export function listText(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** "2001-01-26 to 2001-01-31", by starts of partitions. */
export function spanText([first, last]: readonly [string, string]): string {
  return first === last ? first : `${first} to ${last}`;
}
