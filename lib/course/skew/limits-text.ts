import type {BenchLimits, ColumnLimits} from "./limits.js";

/** How a limit is written in an address, and read again; undefined where a text is none. */
interface Codec<T> {
  write(value: T): string;
  read(text: string): T | undefined;
}

const number: Codec<number | null> = {
  write: (value) => (value === null ? "any" : String(value)),
  read(text) {
    if (text === "any") return null;
    return text !== "" && Number.isFinite(Number(text)) ? Number(text) : undefined;
  }
};

const codecs: {readonly [K in keyof ColumnLimits]: Codec<ColumnLimits[K]>} = {
  type: {write: String, read: (text) => (["float", "int"] as const).find((type) => type === text)},
  share: {
    write: String,
    read(text) {
      const share = number.read(text) ?? -1;
      return share >= 0 && share <= 1 ? share : undefined;
    }
  },
  low: number,
  high: number,
  values: {
    write: (values) => (values === null ? "any" : values.join("|")),
    read: (text) => (text === "any" ? null : text === "" ? undefined : text.split("|"))
  },
  serving: {write: String, read: (text) => (text === "true" || text === "false" ? text === "true" : undefined)},
  distance: {
    write: number.write,
    read(text) {
      const distance = number.read(text);
      return distance === null || (distance !== undefined && distance >= 0 && distance <= 1) ? distance : undefined;
    }
  }
};

const names = Object.keys(codecs) as (keyof ColumnLimits)[];

/** Writes what differs from the limits a reader begins with, as `column.limit:value` with spaces between. */
export function writeLimits(initial: BenchLimits, limits: BenchLimits): string {
  const differences = Object.entries(limits).flatMap(([column, expected]) =>
    names.flatMap((name) => {
      const [before, after] = [written(initial[column]!, name), written(expected, name)];
      return before === after ? [] : [`${column}.${name}:${after}`];
    })
  );
  return differences.join(" ");
}

function written<K extends keyof ColumnLimits>(limits: ColumnLimits, name: K): string {
  return codecs[name].write(limits[name]);
}

/** Reads what `writeLimits` has written; undefined where any of it is no limit of a column. */
export function readLimits(initial: BenchLimits, text: string): BenchLimits | undefined {
  const limits: Record<string, ColumnLimits> = {...initial};
  for (const word of text.split(" ")) {
    const [, column = "", name = "", value = ""] = /^(\w+)\.(\w+):(\S+)$/.exec(word) ?? [];
    const known = names.find((one) => one === name);
    const before = limits[column];
    if (before === undefined || known === undefined) return undefined;
    const read = codecs[known].read(value);
    // a code stays a code, and a number a number
    const suits = before.type === "string" ? !["type", "low", "high"].includes(known) : known !== "values";
    if (read === undefined || !suits) return undefined;
    limits[column] = {...before, [known]: read};
  }
  return limits;
}
