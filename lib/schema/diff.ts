import type {ObservedDataset} from "./observed.js";
import {relax} from "./relax.js";
import type {Anomaly, ColumnSchema, Schema} from "./types.js";
import type {ValidationContext} from "./validate.js";

/** One difference between two schemas. */
export interface SchemaChange {
  /** "" for the schema as a whole */
  readonly column: string;
  /** what is different: "column" when it is there in one of them only, else the name of the expectation */
  readonly what: string;
  /** in words */
  readonly before: string;
  readonly after: string;
}

/** Returns the differences between two schemas, by column in the order of `before`, new columns last. */
export function schemaChanges(before: Schema, after: Schema): SchemaChange[] {
  const [old, current] = [before, after].map(({columns}) => new Map(columns.map((c) => [c.name, c]))) as [
    Map<string | null, ColumnSchema>,
    Map<string | null, ColumnSchema>
  ];
  const names = [...new Set([...old.keys(), ...current.keys()])];
  return [
    ...propertyChanges("", {...before, columns: null}, {...after, columns: null}),
    ...names.flatMap((name) => {
      const [from, to] = [old.get(name), current.get(name)];
      if (from !== undefined && to !== undefined) return propertyChanges(name ?? "", from, to);
      const [gone, come] = from === undefined ? ["absent", to!.type ?? "present"] : [from.type ?? "present", "absent"];
      return [{column: name ?? "", what: "column", before: gone, after: come}];
    })
  ];
}

function propertyChanges(column: string, before: object, after: object): SchemaChange[] {
  const [old, current] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return [...new Set([...old.keys(), ...current.keys()])].flatMap((what) => {
    const [from, to] = [old.get(what) as unknown, current.get(what) as unknown].map(inWords) as [string, string];
    return from === to ? [] : [{column, what, before: from, after: to}];
  });
}

/** Writes a value for people: nothing is "none", an object is its members. */
function inWords(value: unknown): string {
  if (value === null || value === undefined) return "none";
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map(inWords).join(", ");
  if (typeof value !== "object") return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== null);
  return members.length === 0 ? "none" : members.map(([name, member]) => `${name} ${inWords(member)}`).join("; ");
}

/** Returns a difference as a line of text. */
export function describeChange({column, what, before, after}: SchemaChange): string {
  return `${column === "" ? "" : `${column}: `}${what} ${before} → ${after}`;
}

/** An edit that would admit an anomaly, and what it changes. */
export interface ProposedFix {
  readonly schema: Schema;
  readonly changes: readonly SchemaChange[];
}

/** Returns the edit that `relax` proposes for an anomaly, with its differences; null where no edit helps. */
export function proposeFix(
  schema: Schema,
  anomaly: Pick<Anomaly, "kind" | "column">,
  data: ObservedDataset,
  context: Partial<ValidationContext> = {}
): ProposedFix | null {
  const fixed = relax(schema, anomaly, data, context);
  return fixed && {schema: fixed, changes: schemaChanges(schema, fixed)};
}
