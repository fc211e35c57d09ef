import type {Tract} from "../../scenario/types.js";
import {floatDomain, intDomain} from "../../schema/defaults.js";
import {changeColumn} from "../../schema/edit.js";
import {isInEnvironment} from "../../schema/environments.js";
import {inferSchema} from "../../schema/infer.js";
import type {ColumnSchema, Domain, Schema} from "../../schema/types.js";
import {CODES} from "./observe.js";

/** What the reader can expect of a column. */
export interface ColumnLimits {
  /** a code's is "string" */
  readonly type: "float" | "int" | "string";
  /** least share of rows with a value */
  readonly share: number;
  /** least and largest value of a number; null for any */
  readonly low: number | null;
  readonly high: number | null;
  /** values that a code may have; null for any */
  readonly values: readonly string[] | null;
  /** whether serving data have the column */
  readonly serving: boolean;
  /** largest distance between training and serving; null where they are not compared */
  readonly distance: number | null;
}

/** What is expected of each column, in the order of the schema. */
export type BenchLimits = Readonly<Record<string, ColumnLimits>>;

/** Infers the schema of the training rows; the label is not expected in serving. */
export function trainingSchema(rows: readonly Tract[], target: string): Schema {
  return inferSchema(
    Object.keys(rows[0]!).map((name) => {
      const values = rows.map((row) => row[name]!);
      const type = values.every(Number.isInteger) ? "int" : "float";
      return {name, type, values, categorical: CODES.includes(name), label: name === target};
    })
  );
}

/** Returns what a schema expects, as far as the reader can change it. */
export function limitsOf(schema: Schema): BenchLimits {
  return Object.fromEntries(
    schema.columns.map((column) => {
      const {name, type, domain, minFraction, skew} = column;
      const isNumber = domain?.kind === "float" || domain?.kind === "int";
      const limits: ColumnLimits = {
        type: type === "int" || type === "string" ? type : "float",
        share: minFraction ?? 0,
        low: isNumber ? domain.min : null,
        high: isNumber ? domain.max : null,
        values: domain?.kind === "string" ? domain.values : null,
        serving: isInEnvironment(schema, column, "serving"),
        distance: skew?.jensenShannon ?? skew?.lInfinity ?? null
      };
      return [name!, limits];
    })
  );
}

/** Returns a schema that expects what the reader does; the distance of codes is L∞, of numbers Jensen–Shannon. */
export function withLimits(schema: Schema, limits: BenchLimits): Schema {
  return Object.entries(limits).reduce(
    (before, [name, expected]) => changeColumn(before, name, changesTo(expected)),
    schema
  );
}

function changesTo(limits: ColumnLimits): Partial<ColumnSchema> {
  const {type, share, serving, distance} = limits;
  const [lInfinity, jensenShannon] = type === "string" ? [distance, null] : [null, distance];
  return {
    ...{type, domain: domainOf(limits)},
    ...{minFraction: share, minCount: share > 0 ? 1 : 0},
    ...{notInEnvironments: serving ? [] : ["serving"]},
    skew: distance === null ? null : {lInfinity, jensenShannon, absoluteDifference: null}
  };
}

function domainOf({type, low, high, values}: ColumnLimits): Domain | null {
  if (type === "string") return values === null ? null : {kind: "string", values};
  if (type === "float") return floatDomain({min: low, max: high, disallowNan: true, disallowInfinity: true});
  return low === null && high === null ? null : intDomain(low, high);
}

/** Returns limits with those of one column changed. */
export function changeLimits(limits: BenchLimits, column: string, changes: Partial<ColumnLimits>): BenchLimits {
  return {...limits, [column]: {...limits[column]!, ...changes}};
}

/**
 * Returns how many limits were added to an inferred schema, which has no ranges of numbers and no distances.
 * @example addedLimits({x: {type: "float", share: 1, low: 0, high: null, values: null, serving: true, distance: 0.1}}) // 2
 */
export function addedLimits(limits: BenchLimits): number {
  return Object.values(limits).reduce(
    (sum, {low, high, distance}) => sum + [low, high, distance].filter((limit) => limit !== null).length,
    0
  );
}

/** Limits of each number to exactly the range of the training rows. */
export function tightLimits(limits: BenchLimits, rows: readonly Tract[]): BenchLimits {
  return Object.fromEntries(
    Object.entries(limits).map(([name, expected]) => {
      const values = rows.map((row) => row[name]!);
      const range = expected.type === "string" ? {} : {low: Math.min(...values), high: Math.max(...values)};
      return [name, {...expected, ...range}];
    })
  );
}

/** Compares every column that serving has with training, by the same threshold. */
export function comparedLimits(limits: BenchLimits, distance: number): BenchLimits {
  return Object.fromEntries(
    Object.entries(limits).map(([name, expected]) => [name, expected.serving ? {...expected, distance} : expected])
  );
}

/**
 * Four limits that, with an inferred schema, find every fault and nothing else. A filled gap lies within any range, so that
 * PTRATIO needs a distance; the others can do with a range, wider than what training saw.
 */
const NEEDED: Readonly<Record<string, Partial<ColumnLimits>>> = {
  nox: {high: 1},
  rm: {high: 9},
  age: {low: 2},
  ptratio: {distance: 0.03}
};

/** Returns the inferred limits with the fewest added that find every fault of the lesson, and nothing where nothing is wrong. */
export function neededLimits(limits: BenchLimits): BenchLimits {
  return Object.entries(NEEDED).reduce((before, [name, changes]) => changeLimits(before, name, changes), limits);
}
