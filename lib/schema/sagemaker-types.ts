import type {JsonReader} from "./json-reader.js";
import type {ColumnType} from "./types.js";

/** The types Amazon SageMaker Model Monitor infers. */
export type InferredType = "Fractional" | "Integral" | "String" | "Unknown";

const INFERRED: Readonly<Record<ColumnType, InferredType>> = {
  float: "Fractional",
  int: "Integral",
  bool: "Integral",
  timestamp: "Integral",
  string: "String",
  bytes: "String"
};

/** Returns the name SageMaker has for a type. */
export function inferredType(type: ColumnType | null): InferredType {
  return type === null ? "Unknown" : INFERRED[type];
}

const TYPES: ReadonlyMap<string, ColumnType | null> = new Map([
  ["Fractional", "float"],
  ["Integral", "int"],
  ["String", "string"],
  ["Unknown", null]
]);

/**
 * Reads the type of a feature; null for Unknown.
 * @throws RangeError for another name
 */
export function typeInferred(feature: JsonReader): ColumnType | null {
  const name = feature.text("inferred_type") ?? "Unknown";
  const type = TYPES.get(name);
  if (type === undefined)
    throw new RangeError(`${feature.path}.inferred_type: expected ${[...TYPES.keys()].join(", ")}, found ${name}`);
  return type;
}
