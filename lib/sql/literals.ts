/**
 * Returns a text as an SQL string.
 * @throws RangeError if it holds U+0000 or half of a surrogate pair, which no engine's text can be compared with
 * @example sqlText("it's") // "'it''s'"
 */
export function sqlText(text: string): string {
  checkText(text, "text");
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * Returns a name as an SQL identifier.
 * @throws RangeError if it is empty, or as `sqlText`
 * @example sqlName('a"b') // '"a""b"'
 */
export function sqlName(name: string): string {
  if (name === "") throw new RangeError("invalid name: empty");
  checkText(name, "name");
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * Returns a finite number as an SQL literal that engines read as the very same DOUBLE. Without an exponent they would
 * take it for a decimal, and a comparison with it could fall on the other side of an edge.
 * @throws RangeError if it is not finite
 * @example sqlNumber(0.1) // "1e-1"
 */
export function sqlNumber(x: number): string {
  if (!Number.isFinite(x)) throw new RangeError(`invalid number: ${x}`);
  // adding 0 makes −0 plain 0; brackets keep two minus signs from becoming a comment
  const text = (x + 0).toExponential().replace("e+", "e");
  return text.startsWith("-") ? `(${text})` : text;
}

function checkText(text: string, what: string): void {
  if (text.includes("\0") || /\p{Surrogate}/u.test(text))
    throw new RangeError(`invalid ${what}: ${JSON.stringify(text)}`);
}
