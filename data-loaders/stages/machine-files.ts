import type {StreamSummary, Summary} from "../../lib/bundle.js";
import type {ErrorMeasure} from "../../lib/decay/realised-error.js";
import {escapeXml} from "../../lib/escape-xml.js";
import {partitionInstant} from "../../lib/partition-time.js";

/** `status.json`: what a script or another dashboard needs to know today. */
interface Status extends Pick<Summary, "title" | "unit" | "timeZone" | "errorMeasure" | "version"> {
  readonly monitor: string;
  /** version of the model that was trained here; null where there is none */
  readonly model: string | null;
  readonly streams: readonly StreamStatus[];
}

/** The last partition that is in; nulls and zeros where there is none. */
interface StreamStatus extends Pick<StreamSummary, "id" | "title" | "simulated"> {
  /** its start */
  readonly at: string | null;
  readonly rows: number;
  /** rows that could not be typed */
  readonly quarantined: number;
  /** columns in alarm */
  readonly alarms: readonly string[];
  /** number of data problems */
  readonly anomalies: number;
  /** realised error in `errorMeasure`; null where no label has arrived */
  readonly error: number | null;
}

export function statusOf({id, title, unit, timeZone, errorMeasure, model, version, streams}: Summary): Status {
  const about = {monitor: id, title, unit, timeZone, model: model?.version ?? null, errorMeasure, version};
  return {...about, streams: streams.map(streamStatus)};
}

function streamStatus({id, title, simulated, ...series}: StreamSummary): StreamStatus {
  const {starts, rows, quarantined, alarms, anomalies, error} = series;
  const at = starts.at(-1) ?? null;
  return {
    ...{id, title, simulated, at},
    rows: rows.at(-1) ?? 0,
    quarantined: quarantined.at(-1) ?? 0,
    alarms: alarms.at(-1) ?? [],
    anomalies: anomalies.filter((a) => a.at === at).length,
    error: error.at(-1) ?? null
  };
}

/** Returns a badge with the state of the last partition: of a monitor of several streams, how many are in alarm. */
export function badge({title, streams}: Status): string {
  const inAlarm = streams.filter((s) => s.alarms.length > 0).length;
  const at = streams[0]?.at ?? null;
  const state =
    at === null
      ? "no data"
      : inAlarm === 0
        ? "no alarm"
        : streams.length === 1
          ? "in alarm"
          : `${inAlarm} of ${streams.length} in alarm`;
  const label = escapeXml(title);
  const said = `${label}: ${state}${at === null ? "" : `, ${escapeXml(at)}`}`;
  const [left, right] = [10 + 7 * title.length, 10 + 7 * state.length];
  const width = left + right;
  const text = (x: number, words: string): string =>
    `<text x="${x}" y="14" fill="#fff" font-family="system-ui, sans-serif" font-size="12" text-anchor="middle">${words}</text>`;
  const colour = at === null ? "#6e6e6e" : inAlarm === 0 ? "#1a7a4c" : "#b93a0b";
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" role="img" aria-label="${said}">` +
    `<title>${said}</title><rect width="${width}" height="20" rx="3" fill="#4a5561"/>` +
    `<path d="M${left} 0h${right - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-${right - 3}z" fill="${colour}"/>` +
    `${text(left / 2, label)}${text(left + right / 2, state)}</svg>\n`
  );
}

interface Entry {
  readonly stream: StreamSummary;
  /** position of the partition */
  readonly position: number;
  readonly what: string;
}

/**
 * Returns an Atom feed: one entry for each partition at which a column's alarm began, for each decision to retrain,
 * and for what became of each challenger.
 */
export function feed({id, title, unit, timeZone, streams}: Summary): string {
  // Atom demands a date of every entry; the content of a file that has no time has none but the first there is.
  const instantOf = (start: string | undefined): number => partitionInstant(start ?? "", unit, timeZone) || 0;
  const dateOf = (start: string | undefined): string =>
    new Date(instantOf(start)).toISOString().replace(/\.000Z$/, "Z");
  const updated = Math.max(0, ...streams.map(({starts}) => instantOf(starts.at(-1))));
  const entries = streams
    .flatMap(entriesOf)
    .map((entry) => ({...entry, start: entry.stream.starts[entry.position]!}))
    .sort((a, b) => instantOf(b.start) - instantOf(a.start) || b.position - a.position);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>urn:driftbook:${id}</id><title>${escapeXml(title)}</title><updated>${new Date(updated).toISOString().replace(/\.000Z$/, "Z")}</updated>
<author><name>Driftbook</name></author>
${entries
  .map(
    ({stream, start, what}) =>
      `<entry><id>urn:driftbook:${id}:${stream.id}:${encodeURIComponent(start)}:${what.split(":")[0]!.replace(" ", "-")}</id><updated>${dateOf(start)}</updated>` +
      `<title>${escapeXml(`${stream.title}${stream.simulated ? " (simulated)" : ""}`)}</title><content>${escapeXml(what)}</content></entry>\n`
  )
  .join("")}</feed>
`;
}

function entriesOf(stream: StreamSummary): Entry[] {
  const {starts, alarms, decisions, modelEvents} = stream;
  return [
    ...alarms.flatMap((names, position) => {
      const before = new Set(alarms[position - 1]);
      const begun = names.filter((column) => !before.has(column));
      return begun.length > 0 ? [{stream, position, what: `alarm began: ${begun.join(", ")}`}] : [];
    }),
    ...decisions.map(({at, reason}) => ({stream, position: starts.indexOf(at), what: `retrain: ${reason}`})),
    ...modelEvents.map(({at, kind, version, reason}) => {
      return {stream, position: starts.indexOf(at), what: `${kind}: ${version}: ${reason}`};
    })
  ];
}

const ERROR_FAMILIES: Readonly<Record<ErrorMeasure, {readonly name: string; readonly help: string}>> = {
  RMSE: {name: "driftbook_rmse", help: "Realised root mean squared error of the last partition."},
  "error rate": {name: "driftbook_error_rate", help: "Share of wrong classes in the last partition."}
};

/** Returns the state of the last partition as OpenMetrics text. */
export function openMetrics({monitor, errorMeasure, streams}: Status): string {
  const family = (name: string, help: string, value: (s: StreamStatus) => number | null): string => {
    const samples = streams.flatMap((s) => {
      const v = s.at === null ? null : value(s);
      return v === null ? [] : [`${name}{monitor="${monitor}",stream="${s.id}"} ${v}\n`];
    });
    return `# TYPE ${name} gauge\n# HELP ${name} ${help}\n${samples.join("")}`;
  };
  const error = errorMeasure && ERROR_FAMILIES[errorMeasure];
  return (
    family("driftbook_rows_profiled", "Rows profiled in the last partition.", (s) => s.rows) +
    family("driftbook_rows_quarantined", "Rows of the last partition that could not be typed.", (s) => s.quarantined) +
    family("driftbook_columns_in_alarm", "Columns in alarm in the last partition.", (s) => s.alarms.length) +
    family("driftbook_anomalies", "Data problems in the last partition.", (s) => s.anomalies) +
    (error === null ? "" : family(error.name, error.help, (s) => s.error)) +
    "# EOF\n"
  );
}
