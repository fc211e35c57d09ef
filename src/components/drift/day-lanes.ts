import type {StreamSummary, Summary} from "../../lib/bundle.js";
import {words} from "../../messages/monitor.en.js";
import {count, significant} from "../format.js";
import {lane} from "../lane.js";
import {roundBelow} from "../timeline-ticks.js";

/** Room above the data, as a factor, for the lane's label. */
const HEADROOM = 1.5;

/** What happened on each day of a stream: how many rows came, how wrong the model was, how many columns were in alarm. */
export function dayLanes({columns}: Summary, {rows, rmse, alarms}: StreamSummary): HTMLElement[] {
  const series = {rows, rmse, alarms: alarms.map((names) => names.length)};
  const topOf = (values: readonly (number | null)[]): number => Math.max(...values.map((x) => x ?? 0), 0);
  const tickOf = (top: number): number | null => (top > 0 ? roundBelow(top) : null);
  return [
    lane({
      label: words.lanes.rows,
      mark: "bar",
      values: series.rows,
      top: topOf(rows) * HEADROOM || 1,
      tick: tickOf(topOf(rows)),
      format: count,
      className: "lane-rows"
    }),
    lane({
      label: [words.lanes.rmse, columns.find((c) => c.role === "label")?.unit].filter(Boolean).join(", "),
      mark: "line",
      values: rmse,
      top: topOf(rmse) * HEADROOM || 1,
      tick: tickOf(topOf(rmse)),
      format: (x) => significant(x, 2),
      className: "lane-rmse"
    }),
    lane({
      label: words.lanes.alarms,
      mark: "bar",
      values: series.alarms,
      top: Math.max(2, topOf(series.alarms)) * HEADROOM,
      tick: tickOf(topOf(series.alarms)),
      format: count,
      className: "lane-alarms"
    })
  ];
}
