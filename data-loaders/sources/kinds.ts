import type {Storage} from "../../lib/sql/types.js";
import type {ColumnKind} from "./types.js";

const KINDS: Readonly<Record<Storage, ColumnKind>> = {
  integer: "integer",
  number: "number",
  text: "text",
  boolean: "boolean",
  timestamp: "timestamp",
  instant: "timestamp",
  date: "timestamp",
  other: "text"
};

/** Returns what a column is read as, by how it is held; what cannot be profiled as it is, as lists, still has a text. */
export function kindOfStorage(storage: Storage): ColumnKind {
  return KINDS[storage];
}
