/** Reads JSON of unknown origin; every error names the path. A member that is absent or null is null, or none. */
export interface JsonReader {
  readonly path: string;
  member(name: string): JsonReader | null;
  /** the elements of a list */
  items(name: string): JsonReader[];
  /** the members of an object, whatever their names */
  entries(name: string): [string, JsonReader][];
  text(name: string): string | null;
  texts(name: string): string[];
  /** also of a number written as text, as protobuf writes 64-bit and non-finite ones */
  number(name: string): number | null;
  flag(name: string): boolean | null;
}

/**
 * Returns a reader of a JSON object. Protobuf's JSON has two names for a field, `numMissing` and `num_missing`; ask for
 * the first, and either is found.
 * @throws TypeError if the value is not an object
 */
export function readJson(value: unknown, path: string): JsonReader {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw wrong(path, "an object", value);
  const find = (name: string): unknown => {
    const other = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const key = Object.hasOwn(value, name) ? name : other;
    return Object.hasOwn(value, key) ? ((value as Record<string, unknown>)[key] ?? null) : null;
  };
  const read = <T>(name: string, expected: string, parse: (found: unknown) => T | null): T | null => {
    const found = find(name);
    if (found === null) return null;
    const parsed = parse(found);
    if (parsed === null) throw wrong(`${path}.${name}`, expected, found);
    return parsed;
  };
  return {
    path,
    member: (name) => read(name, "an object", (found) => readJson(found, `${path}.${name}`)),
    items: (name) =>
      (read(name, "a list", (found) => (Array.isArray(found) ? (found as unknown[]) : null)) ?? []).map((item, i) =>
        readJson(item, `${path}.${name}[${i}]`)
      ),
    entries: (name) =>
      Object.entries(read(name, "an object", (found) => (typeof found === "object" ? found : null)) ?? {}).map(
        ([key, item]) => [key, readJson(item, `${path}.${name}[${JSON.stringify(key)}]`)]
      ),
    text: (name) => read(name, "text", (found) => (typeof found === "string" ? found : null)),
    texts: (name) => read(name, "a list of texts", (found) => (isTexts(found) ? found : null)) ?? [],
    number: (name) => read(name, "a number", numberIn),
    flag: (name) => read(name, "true or false", (found) => (typeof found === "boolean" ? found : null))
  };
}

/**
 * Parses the text of a JSON object.
 * @throws SyntaxError if it is not JSON; TypeError if it is not an object
 */
export function parseJson(text: string, path: string): JsonReader {
  return readJson(JSON.parse(text) as unknown, path);
}

function isTexts(found: unknown): found is string[] {
  return Array.isArray(found) && found.every((item) => typeof item === "string");
}

function numberIn(found: unknown): number | null {
  if (typeof found === "number") return found;
  if (typeof found !== "string" || !/^-?(?:\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|Infinity)$|^NaN$/.test(found)) return null;
  return Number(found);
}

function wrong(path: string, expected: string, found: unknown): TypeError {
  return new TypeError(`${path}: expected ${expected}, found ${JSON.stringify(found)?.slice(0, 60)}`);
}
