import type {StreamSummary, Summary} from "../../lib/bundle.js";
import type {Messages} from "../../messages/messages.js";
import {count, percent, significant} from "../format.js";
import {lane} from "../lane.js";
import type {Partitions} from "../partitions.js";
import {roundBelow} from "../timeline-ticks.js";

/** Room above the data, as a factor, for the lane's label. */
const HEADROOM = 1.5;

/**
 * What happened in each partition of a stream: how many rows came and how many could not be read, how wrong the model
 * was, how many columns were in alarm. What never happened has no lane.
 */
export function partitionLanes(
  messages: Messages<"monitor">,
  {columns, errorMeasure}: Summary,
  {rows, merged, quarantined, error, alarms}: StreamSummary,
  partitions: Partitions
): HTMLElement[] {
  const unit = columns.find((c) => c.role === "label")?.unit ?? "";
  const perPartition = rows.map((own, i) => own / merged[i]!);
  const inAlarm = alarms.map((names) => names.length);
  return [
    laneOf({
      label: messages.monitor.rowsPer(partitions),
      mark: "bar",
      values: perPartition,
      format: count,
      className: "lane-rows"
    }),
    ...(quarantined.some((n) => n > 0)
      ? [
          laneOf({
            label: messages.monitor.words.quarantined,
            mark: "bar",
            values: quarantined,
            format: count,
            className: "lane-quarantined"
          })
        ]
      : []),
    ...(errorMeasure === null
      ? []
      : [
          laneOf({
            label: messages.monitor.errorLabel(errorMeasure, unit),
            mark: "line",
            values: error,
            format: errorMeasure === "RMSE" ? (x) => significant(x, 2) : (x) => percent(x),
            className: "lane-error"
          })
        ]),
    laneOf({
      label: messages.monitor.words.columnsInAlarm,
      mark: "bar",
      values: inAlarm,
      format: count,
      className: "lane-alarms",
      least: 2
    })
  ];
}

interface LaneOptions extends Pick<Parameters<typeof lane>[0], "label" | "mark" | "values" | "format" | "className"> {
  /** what the lane has room for at least */
  readonly least?: number;
}

function laneOf({values, least = 0, ...options}: LaneOptions): HTMLElement {
  const top = values.reduce<number>((largest, x) => Math.max(largest, x ?? 0), 0);
  const tick = top > 0 ? roundBelow(top) : null;
  return lane({...options, values, top: Math.max(least, top) * HEADROOM || 1, tick});
}
