import type {StreamSummary, Summary} from "../../lib/bundle.js";
import {escapeXml} from "../../lib/escape-xml.js";

/** `status.json`: what a script or another dashboard needs to know today. */
interface Status {
  readonly monitor: string;
  readonly title: string;
  readonly model: string;
  readonly version: string;
  readonly streams: readonly StreamStatus[];
}

interface StreamStatus {
  readonly id: string;
  readonly title: string;
  readonly simulated: boolean;
  /** last day that is in */
  readonly day: string;
  /** columns in alarm on that day */
  readonly alarms: readonly string[];
  /** number of data problems on that day */
  readonly anomalies: number;
  /** realised RMSE of that day; null where no label has arrived */
  readonly rmse: number | null;
}

export function statusOf({id, title, model, version, streams}: Summary): Status {
  return {monitor: id, title, model: model.version, version, streams: streams.map(streamStatus)};
}

function streamStatus({id, title, simulated, days, alarms, anomalies, rmse}: StreamSummary): StreamStatus {
  const day = days.at(-1)!;
  return {
    ...{id, title, simulated, day},
    alarms: alarms.at(-1)!,
    anomalies: anomalies.filter((a) => a.day === day).length,
    rmse: rmse.at(-1)!
  };
}

/** Returns a badge with the state of the last day: of a monitor of several streams, how many are in alarm. */
export function badge({title, streams}: Status): string {
  const inAlarm = streams.filter((s) => s.alarms.length > 0).length;
  const day = streams[0]!.day;
  const state =
    inAlarm === 0 ? "no alarm" : streams.length === 1 ? "in alarm" : `${inAlarm} of ${streams.length} in alarm`;
  const label = escapeXml(title);
  const [left, right] = [10 + 7 * title.length, 10 + 7 * state.length];
  const width = left + right;
  const text = (x: number, words: string): string =>
    `<text x="${x}" y="14" fill="#fff" font-family="system-ui, sans-serif" font-size="12" text-anchor="middle">${words}</text>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" role="img" aria-label="${label}: ${state}, ${day}">` +
    `<title>${label}: ${state}, ${day}</title><rect width="${width}" height="20" rx="3" fill="#4a5561"/>` +
    `<path d="M${left} 0h${right - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-${right - 3}z" fill="${inAlarm === 0 ? "#1a7a4c" : "#b93a0b"}"/>` +
    `${text(left / 2, label)}${text(left + right / 2, state)}</svg>\n`
  );
}

/** Returns an Atom feed: one entry for each day on which a column's alarm began, and for each decision to retrain. */
export function feed({id, title, streams}: Summary): string {
  const entries = streams.flatMap((stream) => [
    ...stream.days.flatMap((day, i) => {
      const before = new Set(stream.alarms[i - 1]);
      const begun = stream.alarms[i]!.filter((column) => !before.has(column));
      return begun.length > 0 ? [{stream, day, what: `alarm began: ${begun.join(", ")}`}] : [];
    }),
    ...stream.decisions.map(({day, reason}) => ({stream, day, what: `retrain: ${reason}`}))
  ]);
  const updated = streams.map((s) => s.days.at(-1)!).reduce((a, b) => (a > b ? a : b));
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>urn:driftbook:${id}</id><title>${escapeXml(title)}</title><updated>${updated}T00:00:00Z</updated>
<author><name>Driftbook</name></author>
${entries
  .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
  .map(
    ({stream, day, what}) =>
      `<entry><id>urn:driftbook:${id}:${stream.id}:${day}:${what.split(":")[0]!.replace(" ", "-")}</id><updated>${day}T00:00:00Z</updated>` +
      `<title>${escapeXml(`${stream.title}${stream.simulated ? " (simulated)" : ""}`)}</title><content>${escapeXml(what)}</content></entry>\n`
  )
  .join("")}</feed>
`;
}

/** Returns the state of the last day as OpenMetrics text. */
export function openMetrics({monitor, streams}: Status): string {
  const family = (name: string, help: string, value: (s: StreamStatus) => number | null): string => {
    const samples = streams.flatMap((s) => {
      const v = value(s);
      return v === null ? [] : [`${name}{monitor="${monitor}",stream="${s.id}"} ${v}\n`];
    });
    return `# TYPE ${name} gauge\n# HELP ${name} ${help}\n${samples.join("")}`;
  };
  return (
    family("driftbook_columns_in_alarm", "Columns in alarm on the last day.", (s) => s.alarms.length) +
    family("driftbook_anomalies", "Data problems on the last day.", (s) => s.anomalies) +
    family("driftbook_rmse", "Realised root mean squared error of the last day.", (s) => s.rmse) +
    "# EOF\n"
  );
}
