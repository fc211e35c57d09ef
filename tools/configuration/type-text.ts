import {z} from "zod";

/** What a schema says of a key in JSON Schema's words, with the words of our own that it may carry. */
interface Described {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly items?: Described;
  readonly additionalProperties?: Described;
  readonly anyOf?: readonly Described[];
  /** what the type is to be called */
  readonly shown?: string;
}

/** A key as the document tells of it. */
export interface Key {
  readonly type: string;
  /** null where there is none */
  readonly default: string | null;
  readonly isOptional: boolean;
  readonly description: string;
}

/**
 * Returns what to tell of a key.
 * @param linkOf where an object has a chapter of its own, a link to it
 * @throws Error if nothing describes the key
 */
export function describeKey(name: string, schema: z.ZodType, linkOf: (object: z.ZodObject) => string | null): Key {
  const json = z.toJSONSchema(schema, {io: "input", unrepresentable: "any"}) as Described;
  if (json.description === undefined) throw new Error(`no description of the key ${name}`);
  const value = json.default;
  return {
    type: json.shown ?? objectText(schema, linkOf) ?? typeText(json),
    // an object's own default is made of those of its keys, which its chapter tells
    default: value === undefined || schemaOfObject(schema) !== null ? null : JSON.stringify(value),
    isOptional: schema.safeParse(undefined).success,
    description: json.description
  };
}

/** Returns the object that a schema is of, or a list of; null if it is of none. */
function schemaOfObject(schema: z.ZodType): z.ZodObject | null {
  if (schema instanceof z.ZodObject) return schema;
  const inner = schema instanceof z.ZodArray ? schema.element : "innerType" in schema.def ? schema.def.innerType : null;
  return inner === null ? null : schemaOfObject(inner as z.ZodType);
}

function objectText(schema: z.ZodType, linkOf: (object: z.ZodObject) => string | null): string | null {
  const object = schemaOfObject(schema);
  if (object === null) return null;
  const link = linkOf(object) ?? partsText(object, linkOf);
  return isList(schema) ? `list of ${link}` : link;
}

/** An object without a chapter of its own is told with its parts. */
function partsText(object: z.ZodObject, linkOf: (object: z.ZodObject) => string | null): string {
  const parts = Object.entries(object.shape).map(
    ([name, part]) => `${name}: ${describeKey(name, part as z.ZodType, linkOf).type}`
  );
  return `{${parts.join(", ")}}`;
}

function isList(schema: z.ZodType): boolean {
  if (schema instanceof z.ZodArray) return true;
  return "innerType" in schema.def && isList(schema.def.innerType as z.ZodType);
}

function typeText(json: Described): string {
  if (Array.isArray(json.type)) return json.type.map((type: string) => typeText({...json, type})).join(" or ");
  if (json.anyOf !== undefined) return json.anyOf.map(typeText).join(" or ");
  if (json.enum !== undefined) return json.enum.map((value) => `\`${JSON.stringify(value)}\``).join(" or ");
  if (json.const !== undefined) return `\`${JSON.stringify(json.const)}\``;
  if (json.type === "array") return `list of ${typeText(json.items!)}`;
  if (json.type === "object") return `object of ${typeText(json.additionalProperties!)} by name`;
  if (json.type === "string") return json.format === "date" ? "day" : "text";
  if (json.type === "boolean") return "`true` or `false`";
  if (json.type === "null") return "`null`";
  if (json.type === "integer" || json.type === "number")
    return `${json.type === "integer" ? "whole number" : "number"}${boundsText(json)}`;
  throw new Error(`no words for a type: ${JSON.stringify(json)}`);
}

function boundsText({minimum, maximum, exclusiveMinimum, exclusiveMaximum}: Described): string {
  // JSON Schema bounds whole numbers by what a double can hold
  const isBound = (value: number | undefined): value is number =>
    value !== undefined && Math.abs(value) !== Number.MAX_SAFE_INTEGER;
  const parts = [
    ...(isBound(minimum) ? [`from ${minimum}`] : []),
    ...(isBound(exclusiveMinimum) ? [`above ${exclusiveMinimum}`] : []),
    ...(isBound(maximum) ? [`to ${maximum}`] : []),
    ...(isBound(exclusiveMaximum) ? [`below ${exclusiveMaximum}`] : [])
  ];
  return parts.length === 0 ? "" : ` ${parts.join(" ")}`;
}
