import type {ErrorMeasure} from "../../lib/decay/realised-error.js";
import type {ProfileSpec} from "../../lib/profile/types.js";
import type {TableMonitor} from "../config/types.js";

/** How far predictions are from labels, where a monitor has both. */
export function errorMeasureOf(
  {task, model}: Pick<TableMonitor, "task" | "model">,
  {columns}: ProfileSpec
): ErrorMeasure | null {
  if (model === null || !columns.some(({role}) => role === "label")) return null;
  return task === "regression" ? "RMSE" : "error rate";
}
