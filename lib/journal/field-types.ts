/** A kind of value that a field of an event may have. */
export interface FieldType<T> {
  /** what it is called in messages and in the documentation, as in "a whole number" */
  readonly words: string;
  /**
   * Returns the value, told to be of this kind.
   * @param path of the field in its event, for the message
   * @throws RangeError if it is of another kind
   */
  read(value: unknown, path: string): T;
}

/** A field, with what it means. */
export interface Field<T> {
  readonly type: FieldType<T>;
  readonly meaning: string;
}

/** The fields of a record, each of the type that the record has there. */
export type Fields<T> = {readonly [Name in keyof T]-?: Field<T[Name]>};

/** Any text but an empty one. */
export const text: FieldType<string> = simple("text", (value) => typeof value === "string" && value !== "");

/** Any text, an empty one too. */
export const textOrNone: FieldType<string> = simple("text, which may be empty", (value) => typeof value === "string");

/** A finite number: JSON has no others. */
export const number: FieldType<number> = simple("a number", Number.isFinite);

/** A number of things. */
export const count: FieldType<number> = simple(
  "a whole number from 0",
  (value) => Number.isSafeInteger(value) && (value as number) >= 0
);

/** A part of a whole. */
export const share: FieldType<number> = simple(
  "a number from 0 to 1",
  (value) => typeof value === "number" && value >= 0 && value <= 1
);

/** A yes or a no. */
export const flag: FieldType<boolean> = simple("true or false", (value) => typeof value === "boolean");

function simple<T>(words: string, accepts: (value: unknown) => boolean): FieldType<T> {
  return {
    words,
    read(value, path) {
      if (!accepts(value)) throw unexpected(value, words, path);
      return value as T;
    }
  };
}

/**
 * Returns the type of one of a few names.
 * @example oneOf(["keep", "retrain"]).words // '"keep" or "retrain"'
 */
export function oneOf<T extends string>(names: readonly T[]): FieldType<T> {
  return simple(names.map((name) => `"${name}"`).join(" or "), (value) =>
    (names as readonly unknown[]).includes(value)
  );
}

/**
 * Returns the type of one of many names, which the documentation tells by another word than all of them.
 * @example named("a distance", ["psi", "jensenShannon"]).read("psi", "distance") // "psi"
 */
export function named<T extends string>(words: string, names: readonly T[]): FieldType<T> {
  return simple(words, (value) => (names as readonly unknown[]).includes(value));
}

/**
 * Returns the type of a value that may be missing.
 * @example nullable(count).words // "a whole number from 0, or null"
 */
export function nullable<T>(type: FieldType<T>): FieldType<T | null> {
  const words = `${type.words}, or null`;
  return {
    words,
    read(value, path) {
      try {
        return value === null ? null : type.read(value, path);
      } catch {
        throw unexpected(value, words, path);
      }
    }
  };
}

/**
 * Returns the type of two values in order.
 * @example pair(count).read([1, 2], "span") // [1, 2]
 */
export function pair<T>(type: FieldType<T>): FieldType<readonly [T, T]> {
  const words = `two of ${type.words}`;
  return {
    words,
    read(value, path) {
      if (!Array.isArray(value) || value.length !== 2) throw unexpected(value, words, path);
      return [type.read(value[0], `${path}[0]`), type.read(value[1], `${path}[1]`)];
    }
  };
}

/**
 * Returns the type of a list of records.
 * @example listOf({n: {type: count, meaning: "rows"}}).read([{n: 1}], "parts") // [{n: 1}]
 */
export function listOf<T extends object>(fields: Fields<T>): FieldType<readonly T[]> {
  const words = `a list of {${Object.keys(fields).join(", ")}}`;
  return {
    words,
    read(value, path) {
      if (!Array.isArray(value)) throw unexpected(value, words, path);
      return value.map((entry, i) => readRecord(entry, fields, `${path}[${i}]`));
    }
  };
}

/** Figures, each by its name. */
export const figures: FieldType<Readonly<Record<string, number>>> = {
  words: "numbers by name",
  read(value, path) {
    const entries = Object.entries(recordOf(value, figures.words, path));
    return Object.fromEntries(entries.map(([name, figure]) => [name, number.read(figure, `${path}.${name}`)]));
  }
};

/**
 * Returns a value as a record of the given fields.
 * @param path of the record in its event; "" for the event itself
 * @throws RangeError if a field is missing, unknown, or of another type; the message names it
 * @example readRecord({n: 1}, {n: {type: count, meaning: "rows"}}, "") // {n: 1}
 */
export function readRecord<T extends object>(value: unknown, fields: Fields<T>, path: string): T {
  const record = recordOf(value, "a record", path);
  const pathOf = (name: string): string => (path === "" ? name : `${path}.${name}`);
  const unknown = Object.keys(record).find((name) => !Object.hasOwn(fields, name));
  if (unknown !== undefined) throw new RangeError(`${pathOf(unknown)}: unknown field`);
  const read = ([name, {type}]: [string, Field<unknown>]): [string, unknown] => {
    if (!Object.hasOwn(record, name)) throw new RangeError(`${pathOf(name)}: missing`);
    return [name, type.read(record[name], pathOf(name))];
  };
  return Object.fromEntries(Object.entries<Field<unknown>>(fields).map(read)) as T;
}

function recordOf(value: unknown, words: string, path: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw unexpected(value, words, path);
  return value as Record<string, unknown>;
}

function unexpected(value: unknown, words: string, path: string): RangeError {
  const shown = JSON.stringify(value);
  const found = shown.length > 80 ? `${shown.slice(0, 80)}…` : shown;
  return new RangeError(`${path === "" ? "" : `${path}: `}expected ${words}, found ${found}`);
}
