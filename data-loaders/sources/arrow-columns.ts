import {DuckDBDateValue, DuckDBTimestampTZValue, DuckDBTimestampValue} from "@duckdb/node-api";
import type {DuckDBAppender} from "@duckdb/node-api";
import {TimeUnit, Type} from "@uwdata/flechette";
import type {DataType} from "@uwdata/flechette";

/** How a column of Arrow is kept in DuckDB. */
export interface ArrowColumn {
  /** DuckDB's type */
  readonly type: string;
  /** Appends a value that is not null, as flechette gives it with whole numbers and times of 64 bits as BigInt. */
  append(appender: DuckDBAppender, value: unknown): void;
}

const text: ArrowColumn = {type: "VARCHAR", append: (to, value) => to.appendVarchar(String(value))};

/** Returns how to keep a type of Arrow; lists and what else no profile is made of as JSON. */
export function arrowColumn(type: DataType): ArrowColumn {
  switch (type.typeId) {
    case Type.Dictionary:
      return arrowColumn(type.dictionary);
    case Type.Int:
      return type.signed
        ? {type: "BIGINT", append: (to, value) => to.appendBigInt(BigInt(value as number | bigint))}
        : {type: "UBIGINT", append: (to, value) => to.appendUBigInt(BigInt(value as number | bigint))};
    case Type.Float:
    case Type.Decimal:
      return {type: "DOUBLE", append: (to, value) => to.appendDouble(Number(value))};
    case Type.Bool:
      return {type: "BOOLEAN", append: (to, value) => to.appendBoolean(value as boolean)};
    case Type.Utf8:
    case Type.LargeUtf8:
    case Type.Utf8View:
    case Type.Null:
      return text;
    case Type.Date:
      return {type: "DATE", append: (to, value) => to.appendDate(new DuckDBDateValue(Number(value) / 86_400_000))};
    case Type.Timestamp: {
      const micros = microseconds(type.unit);
      return type.timezone === null || type.timezone === ""
        ? {
            type: "TIMESTAMP",
            append: (to, value) => to.appendTimestamp(new DuckDBTimestampValue(micros(value as bigint)))
          }
        : {
            type: "TIMESTAMP WITH TIME ZONE",
            append: (to, value) => to.appendTimestampTZ(new DuckDBTimestampTZValue(micros(value as bigint)))
          };
    }
    default:
      return {type: "VARCHAR", append: (to, value) => to.appendVarchar(JSON.stringify(value, plain))};
  }
}

function microseconds(unit: number): (value: bigint) => bigint {
  switch (unit) {
    case TimeUnit.SECOND:
      return (value) => value * 1_000_000n;
    case TimeUnit.MILLISECOND:
      return (value) => value * 1000n;
    case TimeUnit.MICROSECOND:
      return (value) => value;
    default:
      // rounded down, as times are
      return (value) => (value - (((value % 1000n) + 1000n) % 1000n)) / 1000n;
  }
}

/** JSON knows neither BigInt nor the arrays that hold numbers of one type. */
function plain(_: string, value: unknown): unknown {
  if (typeof value === "bigint") return String(value);
  return ArrayBuffer.isView(value) ? Array.from(value as unknown as ArrayLike<unknown>) : value;
}
