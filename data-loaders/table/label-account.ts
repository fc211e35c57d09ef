import type {LabelAccount, QuarantineReason} from "../../lib/bundle.js";
import type {LabelRows} from "../stages/label-file.js";
import type {LabelsInForce} from "../stages/label-matches.js";

/** Returns what became of all rows of labels. */
export function labelAccount(
  files: readonly LabelRows[],
  {matched, waiting, replaced, later}: LabelsInForce
): LabelAccount {
  const reasons = new Map<string, QuarantineReason>();
  for (const {column, reason, rows} of files.flatMap((file) => file.reasons)) {
    const name = JSON.stringify([column, reason]);
    reasons.set(name, {column, reason, rows: rows + (reasons.get(name)?.rows ?? 0)});
  }
  const unusable = [...reasons]
    .sort(([a, x], [b, y]) => y.rows - x.rows || (a < b ? -1 : 1))
    .map(([, reason]) => reason);
  return {
    files: files.length,
    read: files.reduce((sum, {rows}) => sum + rows, 0),
    ...{matched, waiting, replaced, later, unusable}
  };
}
