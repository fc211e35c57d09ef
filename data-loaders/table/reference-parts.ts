import type {BlockSpec, ColumnSpec, Profile, ProfileSpec} from "../../lib/profile/types.js";
import {changeColumn} from "../../lib/schema/edit.js";
import {inferFromObserved} from "../../lib/schema/infer-observed.js";
import type {Schema} from "../../lib/schema/types.js";
import {observeWindow} from "../../lib/schema/window-anomalies.js";
import type {ReferenceColumn} from "../engines/reference-specs.js";
import type {ProfiledColumn} from "./columns.js";

/** Returns a column as its shape is looked for. */
export function shapeOf({name, role, kind, type}: ProfiledColumn): ReferenceColumn {
  if (kind === "categorical") return {kind, name, role, type: type === "boolean" ? "boolean" : "text"};
  return {kind, name, role, type: type === "integer" || type === "timestamp" ? type : "number"};
}

/** Returns the blocks that columns call for: predicted classes are counted by label, or their error cannot be known. */
export function outcomeBlocks(specs: readonly ColumnSpec[]): BlockSpec[] {
  const [prediction, label] = (["prediction", "label"] as const).map((role) =>
    specs.find((column) => column.role === role && column.kind === "categorical")
  );
  return prediction === undefined || label === undefined
    ? []
    : [{kind: "pair", columns: [prediction.name, label.name]}];
}

/** Returns the schema of reference rows. Labels, which may come late or not at all, are not missed. */
export function referenceSchema(spec: ProfileSpec, profile: Profile): Schema {
  const labels = spec.columns.filter(({role}) => role === "label");
  const observed = inferFromObserved(observeWindow({spec, profile}));
  return labels.reduce((before, {name}) => changeColumn(before, name, {minFraction: 0, minCount: 0}), observed);
}
