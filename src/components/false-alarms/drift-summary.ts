import type {StreamSummary, Summary} from "../../lib/bundle.js";
import {
  FALSE_ALARM_RATE,
  FIRST_DAYS,
  STREAM_DAYS,
  streamDates,
  streamIds
} from "../../lib/course/false-alarms/drift-streams.js";
import type {StreamId} from "../../lib/course/false-alarms/drift-streams.js";
import type {DriftAlarms} from "../../lib/course/false-alarms/published.js";
import {watchSpec} from "../../lib/course/what-to-watch/days.js";
import type {Production} from "../../lib/course/what-to-watch/production.js";
import {realisedError} from "../../lib/decay/realised-error.js";
import {ROWS} from "../../lib/profile/layout.js";
import type {Timeline} from "../../lib/profile/window.js";
import {scenarios} from "../../lib/scenario/scenarios.js";
import {inferSchema} from "../../lib/schema/infer.js";
import type {ExplorerWords} from "../../messages/false-alarms.en.js";

/** Returns the streams of the lesson as the dashboard is told of a monitor: what the build publishes of others, made here. */
export function driftSummary(production: Production, {stream, alarms}: DriftAlarms, words: ExplorerWords): Summary {
  const {columns} = watchSpec(production, false);
  const drawn = stream.rowsPerDay * STREAM_DAYS;
  const account = {read: drawn, profiled: drawn, quarantined: 0, reasons: [], folder: ""};
  return {
    ...{id: "course", title: words.title, description: words.description},
    source: {name: "", origin: "", licence: "", sha256: null, files: 0, rows: production.stream.pool.length},
    columns: columns.map(({name, role, kind}) => {
      return {name, role, kind, unit: "", description: words.descriptions[name] ?? ""};
    }),
    ...{falseAlarmRate: FALSE_ALARM_RATE, distance: "psi", unit: "day", timeZone: "UTC"},
    ...{reference: {from: 0, to: FIRST_DAYS}, current: 1, task: "regression", errorMeasure: "RMSE", model: null},
    schema: schemaOf(production),
    streams: streamIds.map((id) => streamSummary(id, streamDates(stream.start), alarms[id], words)),
    ...{quarantine: account, labels: null, version: ""}
  };
}

function schemaOf({stream, features, target}: Production): Summary["schema"] {
  return inferSchema(
    [...features, target].map((name) => {
      const values = stream.pool.map((tract) => tract[name]!);
      return {name, type: "float", values, categorical: false, label: name === target};
    })
  );
}

function streamSummary(
  id: StreamId,
  starts: readonly string[],
  alarms: StreamSummary["alarms"],
  words: ExplorerWords
): StreamSummary {
  const zeros = starts.map(() => 0);
  // What has been so from the first day on changes nowhere on the timeline.
  const {changeDay} = scenarios[id];
  return {
    ...{id, title: words.streams[id].name, description: words.streams[id].text, simulated: true},
    ...{changeAt: changeDay === 0 ? null : changeDay, starts, ends: starts, merged: starts.map(() => 1), alarms},
    ...{rows: zeros, labelled: zeros, quarantined: zeros, error: starts.map(() => null)},
    ...{anomalies: [], decisions: [], modelEvents: [], arrivals: null, missingFiles: [], hasRequests: false}
  };
}

/** Returns a stream with what its days hold, once they are drawn. */
export function withDays(stream: StreamSummary, {spec, partitions}: Timeline): StreamSummary {
  const rows = partitions.map(({sums}) => sums[ROWS]!);
  return {...stream, rows, labelled: rows, error: partitions.map(({sums}) => realisedError(spec, sums, "RMSE").value)};
}
