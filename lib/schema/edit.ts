import type {AnomalyKind, ColumnSchema, DatasetConstraints, Domain, Limits, Schema, Severity} from "./types.js";

/*
 * Edits of a schema: each returns a changed copy. A page keeps the schema it was given and the edits of its reader.
 */

/**
 * Changes one column.
 * @throws RangeError if the schema has no such column
 */
export function changeColumn(schema: Schema, name: string | null, changes: Partial<ColumnSchema>): Schema {
  if (!schema.columns.some((column) => column.name === name)) throw new RangeError(`unknown column: ${name}`);
  const columns = schema.columns.map((column) => (column.name === name ? {...column, ...changes} : column));
  return {...schema, columns};
}

/**
 * Adds a column at the end.
 * @throws RangeError if the schema has one of that name
 */
export function addColumn(schema: Schema, column: ColumnSchema): Schema {
  if (schema.columns.some(({name}) => name === column.name))
    throw new RangeError(`column is there already: ${column.name}`);
  return {...schema, columns: [...schema.columns, column]};
}

/** Removes a column; data that have it are an anomaly then. */
export function removeColumn(schema: Schema, name: string | null): Schema {
  return {...schema, columns: schema.columns.filter((column) => column.name !== name)};
}

/**
 * Moves the limits of a column's numbers; what else its domain says stays.
 * @throws RangeError if the column has no domain of numbers
 */
export function moveRange(schema: Schema, name: string, limits: Partial<Limits>): Schema {
  const domain = schema.columns.find((column) => column.name === name)?.domain ?? null;
  if (domain?.kind !== "float" && domain?.kind !== "int")
    throw new RangeError(`column has no domain of numbers: ${name}`);
  return changeColumn(schema, name, {domain: {...domain, ...limits}});
}

/** Changes what is expected of the number of rows. */
export function changeDataset(schema: Schema, changes: Partial<DatasetConstraints>): Schema {
  return {...schema, dataset: {...schema.dataset, ...changes}};
}

/** Adds values to a domain of strings, the shared one where the column refers to one. */
export function addToDomain(schema: Schema, name: string, values: readonly string[]): Schema {
  const domain = schema.columns.find((column) => column.name === name)?.domain ?? null;
  const union = (known: readonly string[]): string[] => [...new Set([...known, ...values])];
  if (domain?.kind === "string")
    return changeColumn(schema, name, {domain: {...domain, values: union(domain.values)} satisfies Domain});
  if (domain?.kind !== "named") throw new RangeError(`column has no domain of values: ${name}`);
  const domains = schema.domains.map((d) => (d.name === domain.name ? {...d, values: union(d.values)} : d));
  return {...schema, domains};
}

/** Sets how severe anomalies of a kind are. */
export function setSeverity(schema: Schema, kind: AnomalyKind, severity: Severity): Schema {
  return {...schema, severities: {...schema.severities, [kind]: severity}};
}
