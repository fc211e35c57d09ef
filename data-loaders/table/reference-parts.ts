import {COARSE_BINS, edgesAt} from "../../lib/profile/nested-bins.js";
import type {
  BlockSpec,
  CategoricalSpec,
  ColumnSpec,
  Decision,
  NumericSpec,
  Profile,
  ProfileSpec,
  Role
} from "../../lib/profile/types.js";
import {changeColumn} from "../../lib/schema/edit.js";
import {inferFromObserved} from "../../lib/schema/infer-observed.js";
import type {Schema} from "../../lib/schema/types.js";
import {observeWindow} from "../../lib/schema/window-anomalies.js";
import type {TableModel, TableMonitor} from "../config/types.js";
import type {ReferenceColumn} from "../engines/reference-specs.js";
import type {ProfiledColumn} from "./columns.js";

/** Returns a column as its shape is looked for. */
export function shapeOf({name, role, kind, type}: ProfiledColumn): ReferenceColumn {
  if (kind === "categorical") return {kind, name, role, type: type === "boolean" ? "boolean" : "text"};
  return {kind, name, role, type: type === "integer" || type === "timestamp" ? type : "number"};
}

/**
 * Returns the blocks that columns call for. Predicted classes are counted by label, or their error cannot be known; errors by
 * prediction, labels by score, and of more than two classes what is right by how sure the model was, are what errors of rows
 * without labels are estimated from.
 */
export function outcomeBlocks(
  specs: readonly ColumnSpec[],
  {model, task}: Pick<TableMonitor, "model" | "task">
): BlockSpec[] {
  const of = <Kind extends ColumnSpec["kind"]>(role: Role, kind: Kind): Extract<ColumnSpec, {kind: Kind}> | undefined =>
    specs.find((column): column is Extract<ColumnSpec, {kind: Kind}> => column.role === role && column.kind === kind);
  const [number, answer] = [of("label", "numeric"), of("prediction", "numeric")];
  if (number !== undefined && answer !== undefined) return [errorsBlock(answer, number.name)];
  const [label, said, score] = [of("label", "categorical"), of("prediction", "categorical"), of("score", "numeric")];
  if (label === undefined || said === undefined) return [];
  const pair: BlockSpec = {kind: "pair", columns: [said.name, label.name]};
  if (score === undefined) return [pair];
  if (task === "multiclass") return [pair, confidenceBlock(score, said.name, label.name)];
  const decides = decisionOf(model, label);
  return decides === null ? [pair] : [pair, scoresBlock(score, label.name, decides)];
}

function errorsBlock(prediction: NumericSpec, label: string): BlockSpec {
  const edges = edgesAt(prediction, COARSE_BINS).map((i) => prediction.edges[i]!);
  return {kind: "errors", prediction: prediction.name, label, edges, feature: null};
}

/** Bins of scores that estimates are made of, beside the one that the threshold cuts off. */
const SCORE_BINS = 16;

function scoresBlock(score: NumericSpec, label: string, decides: Decision): BlockSpec {
  const own = edgesAt(score, SCORE_BINS).map((i) => score.edges[i]!);
  const edges = [...new Set([...own, decides.above])].sort((a, b) => a - b);
  return {kind: "scores", score: score.name, label, edges, decides};
}

function confidenceBlock(score: NumericSpec, prediction: string, label: string): BlockSpec {
  const edges = edgesAt(score, SCORE_BINS).map((i) => score.edges[i]!);
  return {kind: "confidence", score: score.name, prediction, label, edges};
}

/** Where a model that is trained here says the second of two classes. */
const EVEN = 0.5;

/** How a score becomes a class; null where the reference does not have the class that it is of, or has more than two. */
function decisionOf(model: TableModel | null, {levels, type}: CategoricalSpec): Decision | null {
  if (model === null || "prediction" in model) return null;
  const yes = "file" in model ? (model.classes?.[1] ?? "1") : "1";
  const truth = yes === "0" || yes === "false" ? "false" : "true";
  const positive = "train" in model ? levels[1] : type === "boolean" ? truth : yes;
  if (positive === undefined || !levels.includes(positive) || levels.length > 2) return null;
  return {positive, above: justBelow("train" in model ? EVEN : model.threshold)};
}

/** Returns the largest double below a number that is not negative: what is above it is that number, or more. */
function justBelow(value: number): number {
  if (value === 0) return -Number.MIN_VALUE;
  const bits = new BigUint64Array(Float64Array.of(value).buffer);
  return new Float64Array(BigUint64Array.of(bits[0]! - 1n).buffer)[0]!;
}

/** Returns the schema of reference rows. Labels, which may come late or not at all, are not missed. */
export function referenceSchema(spec: ProfileSpec, profile: Profile): Schema {
  const labels = spec.columns.filter(({role}) => role === "label");
  const observed = inferFromObserved(observeWindow({spec, profile}));
  return labels.reduce((before, {name}) => changeColumn(before, name, {minFraction: 0, minCount: 0}), observed);
}
