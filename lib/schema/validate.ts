import type {Anomaly, ColumnSchema, ColumnType, Schema} from "./types.js";

/** What is seen of one column in the rows under test. */
export interface ObservedColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly rows: number;
  readonly missing: number;
  readonly nan: number;
  readonly infinite: number;
  /** smallest and largest finite number; null where there is none */
  readonly min: number | null;
  readonly max: number | null;
  /** values outside the domain with their counts; empty where there is no domain */
  readonly unexpected: readonly {readonly value: string; readonly count: number}[];
}

/**
 * Checks the columns of a batch against the schema.
 * @param environment "training" or "serving"; columns not in it may be absent
 * @returns the anomalies, by column in the schema's order, new columns last
 */
export function validate(schema: Schema, observed: readonly ObservedColumn[], environment: string): Anomaly[] {
  const known = new Map(observed.map((o) => [o.name, o]));
  const expected = new Set(schema.columns.map((c) => c.name));
  const anomalies = schema.columns.flatMap((column) => {
    const seen = known.get(column.name);
    if (seen !== undefined) return checkColumn(column, seen);
    if (column.notIn.includes(environment)) return [];
    return [anomaly("SCHEMA_MISSING_COLUMN", column.name, `${column.name} is expected and absent`)];
  });
  const added = observed
    .filter((o) => !expected.has(o.name))
    .map((o) => anomaly("SCHEMA_NEW_COLUMN", o.name, `${o.name} is not in the schema`));
  return [...anomalies, ...added];
}

function checkColumn(column: ColumnSchema, seen: ObservedColumn): Anomaly[] {
  const {name} = column;
  if (!fits(seen.type, column.type))
    return [anomaly("UNEXPECTED_DATA_TYPE", name, `${name} is ${seen.type}, expected ${column.type}`)];
  const found: Anomaly[] = [];
  const present = seen.rows === 0 ? 1 : 1 - seen.missing / seen.rows;
  if (present < column.minFraction)
    found.push(
      anomaly(
        "FEATURE_TYPE_LOW_FRACTION_PRESENT",
        name,
        `${name} has a value in ${percent(present)} of rows, expected at least ${percent(column.minFraction)}`
      )
    );
  if (column.domain !== null && seen.unexpected.length > 0) {
    const values = seen.unexpected.map(({value, count}) => `${value} (${percent(count / seen.rows)} of rows)`);
    found.push(
      anomaly("ENUM_TYPE_UNEXPECTED_STRING_VALUES", name, `${name} has unexpected values: ${values.join(", ")}`)
    );
  }
  if (column.max !== null && seen.max !== null && seen.max > column.max)
    found.push(anomaly("FLOAT_TYPE_BIG_FLOAT", name, `${name} reaches ${seen.max}, expected at most ${column.max}`));
  if (column.min !== null && seen.min !== null && seen.min < column.min)
    found.push(
      anomaly("FLOAT_TYPE_SMALL_FLOAT", name, `${name} falls to ${seen.min}, expected at least ${column.min}`)
    );
  if (seen.nan > 0) found.push(anomaly("FLOAT_TYPE_HAS_NAN", name, `${name} is NaN in ${seen.nan} rows`));
  if (seen.infinite > 0)
    found.push(anomaly("FLOAT_TYPE_HAS_INF", name, `${name} is infinite in ${seen.infinite} rows`));
  return found;
}

/** An int is a fine float: a column of whole numbers does not break a schema that allows fractions. */
function fits(seen: ColumnType, expected: ColumnType): boolean {
  return seen === expected || (seen === "int" && expected === "float");
}

function anomaly(kind: Anomaly["kind"], column: string, description: string): Anomaly {
  return {kind, column, description};
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
