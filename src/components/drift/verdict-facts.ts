import type {Summary} from "../../lib/bundle.js";
import type {VerdictFacts} from "../../messages/monitor.en.js";
import {sameWindow} from "../windows.js";
import {isAlarm} from "./comparison.js";
import type {ColumnComparison, Comparison} from "./comparison.js";

/** Counts what the verdict rests on: features alone, since prediction and label are outcomes. */
export function verdictFacts(
  {falseAlarmRate, columns}: Pick<Summary, "falseAlarmRate" | "columns">,
  comparison: Comparison
): VerdictFacts {
  const inAlarm = ({drift}: ColumnComparison): boolean => isAlarm(drift);
  const features = comparison.columns.filter(({layout}) => layout.spec.role === "feature");
  return {
    isSame: sameWindow(comparison.reference, comparison.current),
    moved: features.filter(inAlarm).length,
    features: features.length,
    expected: (falseAlarmRate * features.length) / comparison.columns.length,
    outcomes: comparison.columns.filter(inAlarm).flatMap(({layout: {spec}}) => {
      return spec.role === "feature" ? [] : [{name: spec.name, role: spec.role}];
    }),
    performance: comparison.performance,
    unit: columns.find(({role}) => role === "label")?.unit ?? ""
  };
}
