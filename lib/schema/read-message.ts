import type {PlacedField} from "./parse-text-format.js";
import type {TextField} from "./text-field.js";
import {describePlace} from "./text-tokens.js";

/** Reads the fields of one message by name. A field that is absent is null, or none. */
export interface MessageReader {
  text(name: string): string | null;
  texts(name: string): string[];
  /** a floating-point number */
  float(name: string): number | null;
  /** a whole number of 64 bits, beyond 2^53 to the nearest float */
  int(name: string): number | null;
  flag(name: string): boolean | null;
  /** one of the names */
  word<T extends string>(name: string, allowed: readonly T[]): T | null;
  message(name: string): readonly PlacedField[] | null;
  messages(name: string): (readonly PlacedField[])[];
  /** fields that are kept as they are */
  readonly carried: readonly TextField[];
}

/**
 * Returns a reader of a message's fields.
 * @param path names of the messages around it, for error messages
 * @param known fields that are read
 * @param carried fields that are kept without being understood
 * @throws SyntaxError that names path, line and column, for a field that is in neither list, given twice (when it is
 * read as a single one), or not of the type it is read as
 */
export function readMessage(
  fields: readonly PlacedField[],
  path: string,
  known: readonly string[],
  carried: readonly string[] = []
): MessageReader {
  const read = <T>(name: string, expected: string, parse: (value: PlacedField["value"]) => T | null): T[] =>
    fields
      .filter((field) => field.name === name)
      .map((field) => {
        const value = parse(field.value);
        if (value === null) throw wrong(field, `expected ${expected}`);
        return value;
      });
  const one = <T>(name: string, values: readonly T[]): T | null => {
    if (values.length > 1) throw wrong(fields.filter((field) => field.name === name)[1]!, "given twice");
    return values[0] ?? null;
  };
  const wrong = (field: PlacedField, what: string): SyntaxError =>
    new SyntaxError(`${path}.${field.name}: ${what} (${describePlace(field)})`);
  const unknown = fields.find(({name}) => !known.includes(name) && !carried.includes(name));
  if (unknown !== undefined) throw wrong(unknown, `unknown field (${path} has ${[...known, ...carried].join(", ")})`);
  return {...readers(read, one), carried: fields.filter(({name}) => carried.includes(name)).map(withoutPlace)};
}

type Read = <T>(name: string, expected: string, parse: (value: PlacedField["value"]) => T | null) => T[];
type One = <T>(name: string, values: readonly T[]) => T | null;

function readers(read: Read, one: One): Omit<MessageReader, "carried"> {
  const texts = (name: string): string[] => read(name, "text in quotes", (v) => ("string" in v ? v.string : null));
  const word = <T>(name: string, expected: string, parse: (word: string) => T | null): T | null =>
    one(
      name,
      read(name, expected, (v) => ("word" in v ? parse(v.word) : null))
    );
  const messages = (name: string): (readonly PlacedField[])[] =>
    read(name, "a message in braces", (v) => ("fields" in v ? v.fields : null));
  return {
    text: (name) => one(name, texts(name)),
    texts,
    float: (name) => word(name, "a number", parseFloatWord),
    int: (name) => word(name, "a whole number of 64 bits", parseIntWord),
    flag: (name) => word(name, "true or false", (w) => FLAGS.get(w) ?? null),
    word: (name, allowed) => word(name, `one of ${allowed.join(", ")}`, (w) => allowed.find((a) => a === w) ?? null),
    message: (name) => one(name, messages(name)),
    messages
  };
}

const FLAGS: ReadonlyMap<string, boolean> = new Map(
  [true, false].flatMap((flag) => {
    const text = String(flag);
    const names = [text, text[0]!, text[0]!.toUpperCase() + text.slice(1), flag ? "1" : "0"];
    return names.map((name) => [name, flag] as const);
  })
);

function parseFloatWord(word: string): number | null {
  if (/^-?(?:inf|infinity)$/i.test(word)) return word.startsWith("-") ? -Infinity : Infinity;
  if (/^-?nan$/i.test(word)) return NaN;
  return /^-?[\d.]/.test(word) && !/^-?0[xX\d]/.test(word) ? Number(word.replace(/[fF]$/, "")) : parseIntWord(word);
}

function parseIntWord(word: string): number | null {
  const [, sign, digits] = /^(-?)(0[xX][\da-fA-F]+|\d+)$/.exec(word) ?? [];
  if (digits === undefined || /^0\d*[89]/.test(digits)) return null;
  const size = BigInt(/^0\d/.test(digits) ? `0o${digits.slice(1)}` : digits);
  const value = sign === "-" ? -size : size;
  return BigInt.asIntN(64, value) === value ? Number(value) : null;
}

/** Returns a field without its place in the text, so that it can be kept and compared. */
export function withoutPlace({name, value}: PlacedField): TextField {
  return {name, value: "fields" in value ? {fields: value.fields.map(withoutPlace)} : value};
}
