import type {StreamSummary, Summary} from "../../lib/bundle.js";

/** What one stream's history comes to. */
export interface StreamRecord {
  readonly id: string;
  readonly title: string;
  /** inputs in alarm on each day */
  readonly alarms: readonly number[];
  /** most inputs in alarm on one day */
  readonly mostAlarms: number;
  /** days after the reference period, and how many of them had any input in alarm */
  readonly days: number;
  readonly daysInAlarm: number;
  /** RMSE of each rolling week; NaN before the first is full or where nothing is labelled */
  readonly weekly: readonly number[];
  readonly referenceRmse: number;
  /** RMSE of the week after the change that differs most from the reference; the last week of a stream without one */
  readonly changedRmse: number;
}

/** Reads a stream's record from the summary, as the build judged it. */
export function streamRecord(summary: Summary, stream: StreamSummary): StreamRecord {
  const {referenceDays, currentDays, columns} = summary;
  const inputs = new Set(columns.filter((c) => c.role === "feature").map((c) => c.name));
  const alarms = stream.alarms.map((names) => names.filter((name) => inputs.has(name)).length);
  const compared = alarms.slice(referenceDays);
  const weekly = stream.days.map((_, day) => pooledRmse(stream, day + 1 - currentDays, day + 1));
  const referenceRmse = pooledRmse(stream, 0, Math.min(referenceDays, stream.days.length));
  const after = stream.changeDay === null ? [] : weekly.slice(stream.changeDay + currentDays - 1);
  const distance = (rmse: number): number => Math.abs(Math.log(rmse / referenceRmse));
  return {
    ...{id: stream.id, title: stream.title, alarms, weekly, referenceRmse},
    mostAlarms: Math.max(0, ...alarms),
    days: compared.length,
    daysInAlarm: compared.filter((n) => n > 0).length,
    changedRmse: after.reduce((most, rmse) => (distance(rmse) > distance(most) ? rmse : most), weekly.at(-1) ?? NaN)
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
