import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {
  columnFromArray,
  dictionary,
  float64,
  int32,
  tableFromColumns,
  tableToIPC,
  timestamp,
  utf8
} from "@uwdata/flechette";
import type {Column, DataType} from "@uwdata/flechette";
import type {Json} from "../state/json.js";
import type {Store} from "../state/store.js";

/** Partitions that a sample of requests looks back on. */
export const SAMPLED_PARTITIONS = 7;

/** A column of sampled requests: its name, what its values are, and one for each; times in milliseconds since 1970. */
export type RequestColumn = readonly [
  name: string,
  kind: "number" | "integer" | "time" | "text",
  values: readonly (number | string | null)[]
];

/** Returns sampled requests as an Arrow IPC stream. */
export function requestBytes(columns: readonly RequestColumn[]): Uint8Array {
  const made = columns.map(([name, kind, values]): [string, Column<unknown>] => [
    name,
    columnFromArray([...values], typeOf(kind))
  ]);
  return tableToIPC(tableFromColumns(made), {format: "stream"})!;
}

function typeOf(kind: RequestColumn[1]): DataType {
  switch (kind) {
    case "number":
      return float64();
    case "integer":
      return int32();
    case "time":
      return timestamp();
    case "text":
      return dictionary(utf8());
  }
}

const FILE = "requests.arrow";

/** Returns a stream's sample from the store where it stands there already. */
export async function keptSample(
  store: Store,
  stream: string,
  inputs: Readonly<Record<string, Json>>,
  make: () => Promise<Uint8Array>
): Promise<Uint8Array> {
  const {folder} = await store.artefact("request-sample", `${stream}/requests`, inputs, async (draft) =>
    writeFile(join(draft, FILE), await make())
  );
  return readFile(join(folder, FILE));
}
