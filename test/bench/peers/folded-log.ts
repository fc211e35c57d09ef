import type {Folded} from "../../../data-loaders/stages/publish.js";
import type {TableReference} from "../../../data-loaders/stages/table-reference.js";
import {realisedError} from "../../../lib/decay/realised-error.js";
import type {JournalEvent} from "../../../lib/journal/types.js";
import {ROWS} from "../../../lib/profile/layout.js";
import type {PartitionProfile} from "../../../lib/profile/types.js";

/** Days 1 to 10. */
export const REFERENCE_DAYS = 10;

/** Returns what the made-up log's bundle is made of, without alarms. */
export function foldedLog(reference: TableReference, partitions: readonly PartitionProfile[]): Folded {
  const {columns} = reference.spec;
  const rows = partitions.reduce((sum, {profile}) => sum + profile.sums[ROWS]!, 0);
  return {
    head: {
      ...{
        id: "log",
        title: "Log",
        description: "",
        falseAlarmRate: 0.05,
        distance: "psi",
        unit: "day",
        timeZone: "UTC"
      },
      source: {name: "", origin: "", licence: "", sha256: null, files: 1, rows},
      columns: columns.map(({name, role, kind}) => ({name, role, kind, unit: "", description: ""})),
      reference: {from: 0, to: REFERENCE_DAYS},
      ...{current: 1, task: "regression", errorMeasure: "RMSE", model: null, labels: null},
      quarantine: {read: rows, profiled: rows, quarantined: 0, reasons: [], folder: ""}
    },
    reference,
    horizon: null,
    streams: [
      {
        ...{id: "log", title: "Log", description: "", simulated: false, changeAt: null, arrivals: null},
        ...{partitions, missingFiles: [], quarantined: partitions.map(() => 0)},
        lines: partitions.map((partition) => lineOf(reference, partition))
      }
    ]
  };
}

function lineOf({spec}: TableReference, {start, profile: {sums}}: PartitionProfile): JournalEvent {
  const {n, value} = realisedError(spec, sums, "RMSE");
  return {at: start, stream: "log", kind: "profiled", rows: sums[ROWS]!, labelled: n, error: value, model: null};
}
