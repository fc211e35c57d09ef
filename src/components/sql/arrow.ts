import {
  bool,
  columnFromArray,
  dictionary,
  float64,
  int32,
  tableFromColumns,
  tableToIPC,
  timestamp,
  utf8
} from "@uwdata/flechette";
import type {DataType} from "@uwdata/flechette";

/** What a column of a table holds: text of few different values is stored once each. */
export type ColumnKind = "text" | "name" | "number" | "count" | "flag" | "time";

/** A column by name; null is missing, and times are milliseconds since 1970. */
export interface TableColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly values: readonly (string | number | boolean | null)[];
}

/** A table with a name that SQL knows it by. */
export interface SqlTable {
  readonly name: string;
  readonly columns: readonly TableColumn[];
}

/** Returns columns of equal length as an Arrow IPC stream. */
export function arrowStream(columns: readonly TableColumn[]): Uint8Array {
  const table = tableFromColumns(
    columns.map(({name, kind, values}) => [name, columnFromArray([...values], typeOf(kind))])
  );
  return tableToIPC(table, {format: "stream"})!;
}

function typeOf(kind: ColumnKind): DataType {
  const types = {
    text: utf8,
    name: () => dictionary(utf8()),
    number: float64,
    count: int32,
    flag: bool,
    time: () => timestamp()
  };
  return types[kind]();
}
