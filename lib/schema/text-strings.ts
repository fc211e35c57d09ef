import {utf8Bytes, utf8Text} from "./utf8.js";

const LETTERS: Readonly<Record<string, number>> = {a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11};
const ESCAPE = /\\(?:([0-7]{1,3})|[xX]([\da-fA-F]{1,2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([abfnrtv\\'"?]))/y;

/**
 * Reads what stands between the quotes of a string in protobuf's text format. Octal and hexadecimal escapes are bytes of
 * UTF-8.
 * @returns null where an escape is unknown or the bytes are not UTF-8
 * @example unescapeText("\\346\\227\\245\\n") // "日\n"
 */
export function unescapeText(quoted: string): string | null {
  if (!quoted.includes("\\")) return quoted;
  const bytes: number[] = [];
  for (let i = 0; i < quoted.length;) {
    if (quoted[i] !== "\\") {
      const end = quoted.indexOf("\\", i);
      const plain = quoted.slice(i, end === -1 ? quoted.length : end);
      for (const byte of utf8Bytes(plain)) bytes.push(byte);
      i += plain.length;
      continue;
    }
    ESCAPE.lastIndex = i;
    const match = ESCAPE.exec(quoted);
    const escaped = match && bytesOf(match);
    if (!escaped) return null;
    bytes.push(...escaped);
    i = ESCAPE.lastIndex;
  }
  return utf8Text(bytes);
}

function bytesOf([, octal, hex, short, long, letter]: RegExpExecArray): number[] | null {
  if (octal !== undefined) return parseInt(octal, 8) > 255 ? null : [parseInt(octal, 8)];
  if (hex !== undefined) return [parseInt(hex, 16)];
  if (letter !== undefined) return [LETTERS[letter] ?? letter.charCodeAt(0)];
  const code = parseInt((short ?? long)!, 16);
  return code > 0x10ffff ? null : utf8Bytes(String.fromCodePoint(code));
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
  ['"', '\\"'],
  ["'", "\\'"],
  ["\\", "\\\\"]
]);

/**
 * Writes a string of protobuf's text format, with its quotes: text stays readable, control characters and lone
 * surrogates become octal bytes.
 * @example quoteText("a\nb") // "\"a\\nb\""
 */
export function quoteText(text: string): string {
  const escaped = text.replace(
    /[\x00-\x1f\x7f"'\\]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    (character) => NAMED.get(character) ?? utf8Bytes(character).map(octal).join("")
  );
  return `"${escaped}"`;
}

function octal(byte: number): string {
  return `\\${byte.toString(8).padStart(3, "0")}`;
}
