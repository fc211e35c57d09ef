import type {TextField} from "./text-field.js";
import {quoteText} from "./text-strings.js";

/** Writes fields in protobuf's text format, as its own printer would: two spaces for each level. */
export function writeTextFormat(fields: readonly TextField[], indent = ""): string {
  return fields
    .map(({name, value}) => {
      if ("string" in value) return `${indent}${name}: ${quoteText(value.string)}\n`;
      if ("word" in value) return `${indent}${name}: ${value.word}\n`;
      return `${indent}${name} {\n${writeTextFormat(value.fields, `${indent}  `)}${indent}}\n`;
    })
    .join("");
}

/** Returns a field with text for its value. */
export function textField(name: string, string: string): TextField {
  return {name, value: {string}};
}

/** Returns a field with a name or truth value. */
export function wordField(name: string, word: string): TextField {
  return {name, value: {word}};
}

/** Returns a field with a floating-point number. */
export function floatField(name: string, x: number): TextField {
  return wordField(name, floatWord(x));
}

/** Writes a number so that it reads as a floating-point one, with two digits of exponent at least, as protobuf does. */
export function floatWord(x: number): string {
  if (Number.isNaN(x)) return "nan";
  if (!Number.isFinite(x)) return x > 0 ? "inf" : "-inf";
  return Object.is(x, -0) ? "-0.0" : /[.e]/.test(String(x)) ? String(x).replace(/e([-+])(\d)$/, "e$10$2") : `${x}.0`;
}

/** Returns a field with a whole number of 64 bits, rounded towards zero and kept within them. */
export function intField(name: string, x: number): TextField {
  return wordField(name, String(BigInt.asIntN(64, clamp(x))));
}

const LARGEST = 2n ** 63n - 1n;

function clamp(x: number): bigint {
  if (x >= 2 ** 63) return LARGEST;
  return x <= -(2 ** 63) ? -LARGEST - 1n : BigInt(Math.trunc(x));
}

/** Returns a field with a message. */
export function messageField(name: string, fields: readonly TextField[]): TextField {
  return {name, value: {fields}};
}
