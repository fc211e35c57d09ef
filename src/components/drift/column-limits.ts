import type {ColumnSpec} from "../../lib/profile/types.js";
import {floatDomain} from "../../lib/schema/defaults.js";
import type {ColumnSchema} from "../../lib/schema/types.js";
import {count, percent, significant} from "../format.js";

/** One limit of a column: how it is shown, and how the schema changes when it is moved. */
export interface ColumnLimit {
  readonly name: "present" | "known" | "zeros" | "min" | "max";
  /** the values that it can be set to, in the order of its slider; null is no limit */
  readonly positions: readonly (number | null)[];
  readonly read: (schema: ColumnSchema) => number | null;
  readonly write: (schema: ColumnSchema, value: number | null) => Partial<ColumnSchema>;
  readonly format: (value: number) => string;
}

/** Steps of a slider, one of which leads from the last value to no limit. */
const STEPS = 200;

/**
 * Returns the limits of a column that a reader can move, where they are in the schema and beside it.
 * @param own what the schema says of the column: each of its limits is one of the positions
 * @param range smallest and largest finite value of the column in all days; the first is larger where there is none
 */
export function columnLimits(spec: ColumnSpec, own: ColumnSchema, range: readonly [number, number]): ColumnLimit[] {
  const hasValues = range[0] <= range[1];
  const limits =
    spec.kind === "categorical"
      ? [present, known]
      : spec.type === "timestamp" || !hasValues
        ? [present]
        : [...boundsOf(spec.type === "integer" || own.type === "int", own, range), present, zeros];
  return limits.map((limit) => ({...limit, positions: through(limit.read(own), limit.positions)}));
}

/** Returns the position that stands for a value: the nearest, as a schema edited elsewhere may hold any. */
export function positionOf(value: number | null, positions: readonly (number | null)[]): number {
  if (value === null) return positions.indexOf(null);
  const distance = (i: number): number => {
    const at = positions[i]!;
    return at === null ? Infinity : Math.abs(at / 2 - value / 2);
  };
  return positions.reduce<number>((best, _, i) => (distance(i) < distance(best) ? i : best), 0);
}

/** Puts a value in the place of the position nearest to it, so that the reader can come back to it. */
function through(value: number | null, positions: readonly (number | null)[]): readonly (number | null)[] {
  return value === null ? positions : positions.with(positionOf(value, positions), value);
}

const SHARES: readonly number[] = Array.from({length: STEPS + 1}, (_, i) => i / STEPS);
const formatShare = (share: number): string => percent(share, 1);

const present: ColumnLimit = {
  name: "present",
  positions: [null, ...SHARES.slice(1)],
  read: ({minFraction}) => minFraction || null,
  write: (_, minFraction) => ({minFraction}),
  format: formatShare
};

const known: ColumnLimit = {
  name: "known",
  positions: SHARES,
  read: ({minDomainMass}) => minDomainMass ?? 1,
  write: (_, minDomainMass) => ({minDomainMass}),
  format: formatShare
};

const zeros: ColumnLimit = {
  name: "zeros",
  positions: [...SHARES.slice(0, -1), null],
  read: ({statistics}) => statistics.zeroShare?.max ?? null,
  write: ({statistics}, max) => ({statistics: {...statistics, zeroShare: {min: null, ...statistics.zeroShare, max}}}),
  format: formatShare
};

/** The smallest and the largest value allowed; the end of each scale is no limit, one step beyond all values. */
function boundsOf(isWhole: boolean, own: ColumnSchema, range: readonly [number, number]): ColumnLimit[] {
  const limits = (["min", "max"] as const).map((side) => boundIn(own, side)).filter((limit) => limit !== null);
  const values = valuesBetween(Math.min(range[0], ...limits), Math.max(range[1], ...limits), isWhole);
  const format = isWhole ? count : (value: number): string => significant(value, 4);
  return [boundOf("min", [null, ...values], format), boundOf("max", [...values, null], format)];
}

function boundOf(side: "min" | "max", positions: ColumnLimit["positions"], format: ColumnLimit["format"]): ColumnLimit {
  return {
    name: side,
    positions,
    read: (schema) => boundIn(schema, side),
    write: ({domain, type}, value) => {
      if (domain?.kind === "float" || domain?.kind === "int") return {domain: {...domain, [side]: value}};
      const limits = {min: null, max: null, [side]: value};
      return {domain: type === "int" ? {kind: "int", ...limits} : floatDomain(limits)};
    },
    format
  };
}

function boundIn({domain}: ColumnSchema, side: "min" | "max"): number | null {
  const limit = domain?.kind === "float" || domain?.kind === "int" ? domain[side] : null;
  return limit !== null && Number.isFinite(limit) ? limit : null;
}

/** Returns evenly spaced values from the first to the last, fewer than there are steps; whole ones where so asked. */
function valuesBetween(low: number, high: number, isWhole: boolean): number[] {
  const steps = low === high ? 0 : Math.min(STEPS - 1, isWhole ? high - low : Infinity);
  // One digit more than the steps need: a limit is read out in full where it is broken.
  const decimals = Math.ceil(Math.log10(steps / (high - low))) + 1;
  const shorten = (value: number): number =>
    decimals >= 0 && decimals <= 100 ? Number(value.toFixed(decimals)) : value;
  return Array.from({length: steps + 1}, (_, i) => {
    // Each end by its share, as the difference of huge ends is infinite.
    const value = steps === 0 ? low : low * (1 - i / steps) + high * (i / steps);
    return isWhole ? Math.round(value) : i === 0 || i === steps ? value : shorten(value);
  });
}
