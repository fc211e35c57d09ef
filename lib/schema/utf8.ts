/**
 * Returns the UTF-8 bytes of a text. A lone surrogate, which UTF-8 has no bytes for, becomes the three bytes it would
 * have (WTF-8), so that it survives.
 */
export function utf8Bytes(text: string): number[] {
  return Array.from(text, (character) => {
    const code = character.codePointAt(0)!;
    if (code < 0x80) return [code];
    if (code < 0x800) return [0xc0 | (code >> 6), tail(code)];
    if (code < 0x10000) return [0xe0 | (code >> 12), tail(code >> 6), tail(code)];
    return [0xf0 | (code >> 18), tail(code >> 12), tail(code >> 6), tail(code)];
  }).flat();
}

function tail(code: number): number {
  return 0x80 | (code & 0x3f);
}

const SMALLEST = [0, 0x80, 0x800, 0x10000];

/** Reads UTF-8 bytes, with lone surrogates as `utf8Bytes` writes them; null where they are not UTF-8. */
export function utf8Text(bytes: readonly number[]): string | null {
  let text = "";
  for (let i = 0; i < bytes.length;) {
    const first = bytes[i++]!;
    const more = first < 0x80 ? 0 : first >= 0xc2 && first < 0xe0 ? 1 : first >= 0xe0 && first < 0xf0 ? 2 : 3;
    if (first >= 0x80 && (first < 0xc2 || first > 0xf4)) return null;
    let code = more === 0 ? first : first & (0x3f >> more);
    for (const end = i + more; i < end; ++i) {
      const byte = bytes[i];
      if (byte === undefined || (byte & 0xc0) !== 0x80) return null;
      code = (code << 6) | (byte & 0x3f);
    }
    if (code < SMALLEST[more]! || code > 0x10ffff) return null;
    text += String.fromCodePoint(code);
  }
  return text;
}
