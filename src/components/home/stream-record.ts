import type {StreamSummary, Summary} from "../../lib/bundle.js";

/** What one stream's history comes to. */
export interface StreamRecord {
  readonly id: string;
  readonly title: string;
  /** inputs in alarm on each day */
  readonly alarms: readonly number[];
  /** inputs in alarm on the last day */
  readonly alarmsNow: number;
  /** days after the reference period, and how many of them had any input in alarm */
  readonly days: number;
  readonly daysInAlarm: number;
  /** RMSE of each rolling week; NaN before the first is full or where nothing is labelled */
  readonly weekly: readonly number[];
  readonly referenceRmse: number;
  /** RMSE of the last week, which is what the monitor opens with */
  readonly rmseNow: number;
}

/** Reads a stream's record from the summary, as the build judged it. */
export function streamRecord(summary: Summary, stream: StreamSummary): StreamRecord {
  const {referenceDays, currentDays, columns} = summary;
  const inputs = new Set(columns.filter((c) => c.role === "feature").map((c) => c.name));
  const alarms = stream.alarms.map((names) => names.filter((name) => inputs.has(name)).length);
  const compared = alarms.slice(referenceDays);
  const weekly = stream.days.map((_, day) => pooledRmse(stream, day + 1 - currentDays, day + 1));
  const referenceRmse = pooledRmse(stream, 0, Math.min(referenceDays, stream.days.length));
  return {
    ...{id: stream.id, title: stream.title, alarms, weekly, referenceRmse},
    alarmsNow: alarms.at(-1) ?? 0,
    days: compared.length,
    daysInAlarm: compared.filter((n) => n > 0).length,
    rmseNow: weekly.at(-1) ?? NaN
  };
}

/** Returns the record of a simulated stream in which nothing was changed on any day; null where none has been compared. */
export function controlRecord(summary: Summary): StreamRecord | null {
  const control = summary.streams.find(({simulated, changeDay}) => simulated && changeDay === null);
  const record = control && streamRecord(summary, control);
  return record && record.days > 0 ? record : null;
}

/** RMSE over all rows of the days [from, to): the squares are weighted by each day's rows. */
function pooledRmse({rmse, rows}: StreamSummary, from: number, to: number): number {
  if (from < 0) return NaN;
  let [n, squares] = [0, 0];
  for (let day = from; day < to; ++day) {
    const error = rmse[day];
    if (error == null) continue;
    n += rows[day]!;
    squares += rows[day]! * error * error;
  }
  return Math.sqrt(squares / n);
}
