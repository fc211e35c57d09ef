import type {Dialect} from "../../lib/sql/dialect.js";
import {sqlName, sqlNumber, sqlText} from "../../lib/sql/literals.js";

/** What a cell of a test table holds: times as ISO 8601 with a Z, days without a time. */
export type Field = number | bigint | boolean | string | null;

export interface TestColumn {
  readonly name: string;
  readonly type: "double" | "bigint" | "varchar" | "boolean" | "timestamp" | "instant" | "date";
  readonly values: readonly Field[];
}

export interface TestTable {
  readonly name: string;
  readonly columns: readonly TestColumn[];
}

const typeNames: Readonly<Record<string, Partial<Record<TestColumn["type"], string>>>> = {
  duckdb: {timestamp: "TIMESTAMP", instant: "TIMESTAMPTZ"},
  trino: {timestamp: "timestamp(6)", instant: "timestamp(6) with time zone"}
};

/** Returns the statements that make a table in a dialect, from nothing but literals. */
export function tableStatements(dialect: Dialect, {name, columns}: TestTable, relation = sqlName(name)): string[] {
  const types = columns.map((c) => `${sqlName(c.name)} ${typeNames[dialect.name]![c.type] ?? c.type}`);
  const rows = columns[0]!.values.map((_, row) => {
    const fields = columns.map((column) => fieldText(dialect, column.type, column.values[row]!));
    return `(${fields.join(", ")})`;
  });
  const inserts: string[] = [];
  // a table of a thousand rows in one statement is more than Trino's planner likes
  for (let i = 0; i < rows.length; i += 100)
    inserts.push(`INSERT INTO ${relation} VALUES ${rows.slice(i, i + 100).join(",\n")}`);
  return [`DROP TABLE IF EXISTS ${relation}`, `CREATE TABLE ${relation} (${types.join(", ")})`, ...inserts];
}

function fieldText({name}: Dialect, type: TestColumn["type"], value: Field): string {
  if (value === null) return "NULL";
  if (type === "double") return doubleText(name, value as number);
  if (type === "bigint" || type === "boolean") return String(value);
  const text = String(value);
  switch (type) {
    case "varchar":
      return sqlText(text);
    case "date":
      return `DATE ${sqlText(text)}`;
    case "timestamp":
      return `TIMESTAMP ${sqlText(text.replace("T", " ").replace("Z", ""))}`;
    case "instant":
      return name === "trino"
        ? `TIMESTAMP ${sqlText(text.replace("T", " ").replace("Z", " UTC"))}`
        : `TIMESTAMPTZ ${sqlText(text)}`;
  }
}

function doubleText(dialect: string, x: number): string {
  if (Number.isFinite(x)) return Object.is(x, -0) ? "-0e0" : sqlNumber(x);
  if (dialect === "duckdb") return `CAST('${x}' AS DOUBLE)`;
  return Number.isNaN(x) ? "nan()" : x > 0 ? "infinity()" : "-infinity()";
}
