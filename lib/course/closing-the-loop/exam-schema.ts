import type {LoggedRow} from "../../scenario/types.js";
import {inferSchema} from "../../schema/infer.js";
import {observedColumn} from "../../schema/observed.js";
import type {ObservedColumn} from "../../schema/observed.js";
import type {Anomaly, ColumnType, Schema} from "../../schema/types.js";
import {validate} from "../../schema/validate.js";
import type {Production} from "../what-to-watch/production.js";

/** Features that are codes. */
const CODES: readonly string[] = ["chas", "rad"];

/** Returns the schema that the training rows give, as the monitor infers it. */
export function examSchema({stream, features, target}: Production): Schema {
  return inferSchema(
    [...features, target].map((name) => {
      const values = stream.train.map((tract) => tract[name]!);
      return {name, type: typeOf(values), values, categorical: CODES.includes(name), label: name === target};
    })
  );
}

/** Returns what breaks the schema in a day's rows, as they are served: without labels. */
export function examAnomalies(schema: Schema, rows: readonly LoggedRow[], target: string): Anomaly[] {
  const names = [...new Set(rows.flatMap(Object.keys))].filter((name) => name !== target);
  const columns = names.map((name) => observe(name, rows));
  return validate(schema, {rows: rows.length, columns}, {environment: "serving"});
}

function observe(name: string, rows: readonly LoggedRow[]): ObservedColumn {
  const values = rows.flatMap((row) => row[name] ?? []);
  const gaps = {missing: rows.length - values.length, nan: 0, infinite: {negative: 0, positive: 0}};
  if (!CODES.includes(name))
    return observedColumn(name, typeOf(values), rows.length, {
      ...gaps,
      range: {min: Math.min(...values), max: Math.max(...values)}
    });
  const counts = new Map<string, number>();
  for (const value of values) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  const found = Array.from(counts, ([value, count]) => ({value, count}));
  return observedColumn(name, "int", rows.length, {...gaps, values: found, distinct: found.length});
}

function typeOf(values: readonly number[]): ColumnType {
  return values.every(Number.isInteger) ? "int" : "float";
}
