import type {Batch, NumericValues} from "../../profile/batch.js";
import {profileRows} from "../../profile/profile-rows.js";
import {numericSpec} from "../../profile/reference-spec.js";
import type {BlockSpec, PartitionProfile, ProfileSpec, SliceSpec} from "../../profile/types.js";
import {serve} from "./production.js";
import type {Production, Served} from "./production.js";

/** Name of the column of answers. */
export const PREDICTION = "prediction";

/** Answers below the first and from the second on are at an edge: few tracts are that cheap, and labels end at the last. */
export const EDGES = [5, 50] as const;

/** Answers at either edge, as slices of the rows. */
const atEdges: readonly SliceSpec[] = [
  {name: "low", column: PREDICTION, above: null, upTo: EDGES[0]},
  // a hair below the cap, so that an answer of exactly 50 is at the edge
  {name: "high", column: PREDICTION, above: EDGES[1] - 1e-9, upTo: null}
];

/**
 * Returns the shape of a day's profile: all inputs as numbers, the answer and the label, in bins of the rows that
 * production draws from.
 * @param detailed whether second moments and the answers at the edges are kept as well
 */
export function watchSpec(production: Production, detailed: boolean): ProfileSpec {
  const {features, target, stream} = production;
  const {inputs, predictions, labels} = serve(production, stream.pool);
  const columns = [
    ...features.map((name, i) => numericSpec(name, "feature", "number", inputs[i]!)),
    numericSpec(PREDICTION, "prediction", "number", predictions),
    numericSpec(target, "label", "number", labels)
  ];
  const gram: BlockSpec = {kind: "gram", columns: [...features, PREDICTION, target]};
  return {columns, blocks: detailed ? [gram] : [], slices: detailed ? atEdges : []};
}

/**
 * Returns the profile of a day.
 * @param answers what callers were answered; the model's own predictions where left out
 */
export function profileDay(
  spec: ProfileSpec,
  {features, target}: Pick<Production, "features" | "target">,
  {inputs, predictions, labels}: Served,
  day: number,
  answers = predictions
): PartitionProfile {
  const columns: Batch["columns"] = new Map([
    ...features.map((name, i) => [name, numbersOf(inputs[i]!)] as const),
    [PREDICTION, numbersOf(answers)],
    [target, numbersOf(labels)]
  ]);
  return {start: String(day), profile: profileRows(spec, {rows: labels.length, columns})};
}

/** Numbers of which NaN is a gap, without a copy: a page profiles many days at once. */
function numbersOf(values: Float64Array): NumericValues {
  const valid = values.some(Number.isNaN) ? Uint8Array.from(values, (x) => Number(!Number.isNaN(x))) : null;
  return {kind: "numeric", values, valid};
}
