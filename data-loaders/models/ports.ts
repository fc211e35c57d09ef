import type {ModelPort} from "../../lib/model/own/types.js";

/** "age float32 [rows, 1]" */
export function portText({name, type, shape}: ModelPort): string {
  if (shape === null) return `${name} ${type}`;
  const lengths = shape.map((length, i) => (length === null ? (i === 0 ? "rows" : "any") : String(length)));
  return `${name} ${type} [${lengths.join(", ")}]`;
}

/** The same of several. */
export function listPorts(ports: readonly ModelPort[]): string {
  return ports.map(portText).join("; ");
}
