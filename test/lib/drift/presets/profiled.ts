import type {Preset, PresetResult, Value} from "../../../../lib/drift/presets/types.js";
import {isCategorical} from "../../../../lib/drift/presets/values.js";
import {codedValues, numericValues} from "../../../../lib/profile/batch.js";
import {referenceEdges} from "../../../../lib/profile/edges.js";
import {columnLayout} from "../../../../lib/profile/layout.js";
import {profileRows} from "../../../../lib/profile/profile-rows.js";
import type {ColumnSpec, Profile, ProfileSpec} from "../../../../lib/profile/types.js";

/** The rows of one comparison, and how the profiles of it are made. */
export interface Comparison {
  readonly reference: readonly Value[];
  readonly current: readonly Value[];
  /** values that the bins are quantiles of; the reference's own where left out */
  readonly binned?: readonly number[];
  /** levels of the vocabulary; all of both sides where left out */
  readonly levels?: readonly string[];
  readonly buckets?: number;
  /** positions that the reference is cut at, ascending */
  readonly cuts?: readonly number[];
}

export const finiteOf = (values: readonly Value[]): number[] =>
  values.filter((x): x is number => Number.isFinite(x as number));

function columnOf({reference, current, binned, levels, buckets = 3}: Comparison): ColumnSpec {
  const common = {name: "x", role: "feature"} as const;
  if (isCategorical(reference, current)) {
    const all = [...new Set([...reference, ...current])].filter((x): x is string => typeof x === "string");
    return {...common, kind: "categorical", type: "text", levels: levels ?? all, buckets};
  }
  const values = binned ?? finiteOf(reference);
  const edges = values.length === 0 ? {edges: [], ranks: []} : referenceEdges(values);
  return {...common, kind: "numeric", type: "number", ...edges, centre: values[0] ?? 0};
}

/** Returns what a preset says of the profiles of the rows. */
export function compareProfilesOf(preset: Preset, comparison: Comparison): PresetResult {
  const {reference, current, cuts} = comparison;
  const column = columnOf(comparison);
  const spec: ProfileSpec = {columns: [column], blocks: [], slices: []};
  const profileOf = (values: readonly Value[]): Profile => {
    const batch =
      column.kind === "numeric"
        ? numericValues(values as (number | null)[])
        : codedValues(values as (string | null)[], column);
    return profileRows(spec, {rows: values.length, columns: new Map([["x", batch]])});
  };
  const parts = cuts && [0, ...cuts].map((from, i) => profileOf(reference.slice(from, cuts[i] ?? reference.length)));
  const sides = [profileOf(reference), profileOf(current)] as const;
  return preset.compareProfiles(columnLayout(spec, "x"), ...sides, ...(parts === undefined ? [] : [parts]));
}
