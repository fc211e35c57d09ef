import type {ColumnSchema, Schema} from "./types.js";

const TYPES = {float: "FLOAT", int: "INT", string: "BYTES"} as const;

/**
 * Writes a schema as the text form of TensorFlow Metadata's `Schema` message, so that it can be read by people and by
 * TensorFlow Data Validation.
 * Source: tensorflow_metadata/proto/v0/schema.proto.
 */
export function schemaText({columns}: Schema): string {
  const environments = columns.some((c) => c.notIn.length > 0)
    ? 'default_environment: "training"\ndefault_environment: "serving"\n'
    : "";
  return columns.map(featureText).join("") + environments;
}

function featureText(column: ColumnSchema): string {
  const lines = [
    `name: ${quote(column.name)}`,
    `type: ${TYPES[column.domain === null ? column.type : "string"]}`,
    `presence {\n    min_fraction: ${float(column.minFraction)}\n    min_count: 1\n  }`
  ];
  if (column.domain !== null)
    lines.push(`string_domain {\n${column.domain.map((v) => `    value: ${quote(v)}\n`).join("")}  }`);
  if (column.min !== null || column.max !== null) {
    const limits = [
      column.min === null ? "" : `    min: ${float(column.min)}\n`,
      column.max === null ? "" : `    max: ${float(column.max)}\n`
    ];
    lines.push(`float_domain {\n${limits.join("")}  }`);
  }
  for (const environment of column.notIn) lines.push(`not_in_environment: ${quote(environment)}`);
  return `feature {\n${lines.map((l) => `  ${l}\n`).join("")}}\n`;
}

function quote(text: string): string {
  return JSON.stringify(text);
}

function float(x: number): string {
  return Number.isInteger(x) ? x.toFixed(1) : String(x);
}
