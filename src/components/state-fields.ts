/** One value of a widget's state and how it is written in the address. */
interface Field<T> {
  readonly initial: T;
  /** stands in for `initial` where an address locks the field without a value for it; without this, `initial` does */
  readonly lockedInitial?: T;
  /** undefined when the text is not a value of this field; the field then keeps its initial value */
  parse(text: string): T | undefined;
  format(value: T): string;
}

/** A whole number in [min, max]. */
export function integer(initial: number, min: number, max: number): Field<number> {
  const parse = (text: string): number | undefined => {
    const value = Number(text);
    return /^-?\d+$/.test(text) && value >= min && value <= max ? value : undefined;
  };
  return {initial, parse, format: String};
}

/** One of a few names. */
export function oneOf<T extends string>(values: readonly T[], initial: T): Field<T> {
  return {initial, parse: (text) => values.find((value) => value === text), format: (value) => value};
}

/** Some of a list of names, in the order of that list, written with spaces between them. */
export function someOf<T extends string>(values: readonly T[], initial: readonly T[]): Field<readonly T[]> {
  const parse = (text: string): readonly T[] => {
    const wanted = new Set(text.split(" "));
    return values.filter((value) => wanted.has(value));
  };
  return {initial, parse, format: (value) => value.join(" ")};
}

/** What the reader expects: a number, or "skipped" when the reader asked to see the answer at once; null before. */
export type Guess = number | "skipped" | null;

/** A guess in [min, max]. Where it is locked nobody is asked, so that the answer is shown at once. */
export function guess(min: number, max: number): Field<Guess> {
  const parse = (text: string): Guess | undefined => {
    if (text === "skipped") return text;
    const value = Number(text);
    return text.trim() !== "" && value >= min && value <= max ? value : undefined;
  };
  return {initial: null, lockedInitial: "skipped", parse, format: String};
}

/** The fields of a state, by name. */
export type Fields<S> = {readonly [K in keyof S]: Field<S[K]>};

/**
 * Reads a widget's state from the parameters of an address; what is missing or not valid keeps its initial value.
 * @param isLocked whether the address locks a field
 */
export function parseState<S extends object>(
  id: string,
  fields: Fields<S>,
  parameters: URLSearchParams,
  isLocked: (name: keyof S & string) => boolean = () => false
): S {
  const read = (name: keyof S & string): S[keyof S] => {
    const {initial, lockedInitial, parse} = fields[name];
    const text = parameters.get(`${id}.${name}`);
    return (text === null ? undefined : parse(text)) ?? (isLocked(name) ? lockedInitial : undefined) ?? initial;
  };
  return Object.fromEntries((Object.keys(fields) as (keyof S & string)[]).map((name) => [name, read(name)])) as S;
}
