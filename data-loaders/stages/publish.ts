import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {finestFile, profilesFile} from "../../lib/bundle.js";
import type {ColumnSummary, StreamSummary, Summary} from "../../lib/bundle.js";
import type {ModelCard} from "../../lib/model/card.js";
import {encodeProfiles} from "../../lib/profile/codec.js";
import {FINE_BINS, FINEST} from "../../lib/profile/nested-bins.js";
import {projectProfile, projectSpec} from "../../lib/profile/project.js";
import type {PartitionProfile, ProfileSpec} from "../../lib/profile/types.js";
import {scenarios} from "../../lib/scenario/scenarios.js";
import type {ScenarioId} from "../../lib/scenario/scenarios.js";
import {schemaText} from "../../lib/schema/text.js";
import type {MonitorConfig} from "../config.js";
import type {JournalLine} from "./decide.js";
import type {SourceRows} from "./ingest.js";
import {badge, feed, openMetrics, statusOf} from "./machine-files.js";
import {PREDICTION} from "./reference.js";
import type {Reference} from "./reference.js";

/** One stream as the fold left it. */
export interface FoldedStream {
  readonly id: ScenarioId;
  readonly partitions: readonly PartitionProfile[];
  readonly lines: readonly JournalLine[];
}

/** All that a bundle is made of. */
interface Folded {
  readonly source: SourceRows;
  readonly reference: Reference;
  readonly card: ModelCard;
  readonly streams: readonly FoldedStream[];
  /** covers data, parameters and code of everything above */
  readonly version: string;
}

/** Writes a monitor's bundle. */
export async function writeBundle(folder: string, monitor: MonitorConfig, folded: Folded): Promise<void> {
  for (const [name, contents] of Object.entries(publish(monitor, folded)))
    await writeFile(join(folder, name), contents);
}

/** Returns the files of a monitor's bundle by name. */
export function publish(monitor: MonitorConfig, folded: Folded): Record<string, Uint8Array | string> {
  const {reference, streams} = folded;
  const summary = summaryOf(monitor, folded);
  const status = statusOf(summary);
  const lines = streams.flatMap((s) => s.lines);
  return {
    "summary.json": JSON.stringify(summary),
    "status.json": `${JSON.stringify(status, null, 2)}\n`,
    "badge.svg": badge(status),
    "feed.xml": feed(summary),
    "metrics.prom": openMetrics(status),
    "schema.pbtxt": schemaText(reference.schema),
    "journal.ndjson": lines.map((line) => `${JSON.stringify(line)}\n`).join(""),
    ...Object.assign({}, ...streams.map((stream) => profileFiles(reference.spec, stream)))
  };
}

/**
 * The profiles of a stream: all columns in fine bins, which a page loads first, and each numeric column in the finest.
 */
function profileFiles(spec: ProfileSpec, {id, partitions}: FoldedStream): Record<string, Uint8Array> {
  const names = spec.columns.map(({name}) => name);
  const encode = (columns: readonly string[], bins: typeof FINE_BINS | typeof FINEST): Uint8Array => {
    const target = projectSpec(spec, {columns, bins, withBlocks: false});
    const projected = partitions.map(({start, profile}) => ({start, profile: projectProfile(spec, target, profile)}));
    return encodeProfiles(target, projected, {withSpec: true});
  };
  return {
    [profilesFile(id)]: encode(names, FINE_BINS),
    ...Object.fromEntries(
      spec.columns.flatMap(({name, kind}, column) =>
        kind === "numeric" ? [[finestFile(id, column), encode([name], FINEST)]] : []
      )
    )
  };
}

function summaryOf(monitor: MonitorConfig, {source, reference, card, streams, version}: Folded): Summary {
  const {name, origin, licence, sha256, rows} = source;
  return {
    id: monitor.id,
    title: monitor.title,
    description: monitor.description,
    source: {name, origin, licence, sha256, rows},
    columns: columnSummaries(monitor, reference),
    falseAlarmRate: monitor.drift.falseAlarmRate,
    distance: monitor.drift.distance,
    referenceDays: monitor.drift.referenceDays,
    currentDays: monitor.drift.currentDays,
    model: card,
    schema: reference.schema,
    streams: streams.map(streamSummary),
    version
  };
}

function columnSummaries({features, target}: MonitorConfig, {spec}: Reference): ColumnSummary[] {
  const described = new Map([...features, target].map((c) => [c.name, c]));
  return spec.columns.map(({name, role, kind}) => {
    const column = described.get(name);
    return name === PREDICTION
      ? {name, role, kind, unit: target.unit, description: `the model's answer for ${target.name}`}
      : {name, role, kind, unit: column?.unit ?? "", description: column?.description ?? ""};
  });
}

function streamSummary({id, lines}: FoldedStream): StreamSummary {
  const {title, description, changeDay} = scenarios[id];
  const profiled = ofKind(lines, "profiled");
  const alarms = new Map<string, Set<string>>(profiled.map((line) => [line.at, new Set()]));
  for (const {at, column} of ofKind(lines, "alarm")) alarms.get(at)!.add(column);
  return {
    ...{id, title, description, simulated: true},
    changeDay: changeDay !== null && changeDay < profiled.length ? changeDay : null,
    days: profiled.map((line) => line.at),
    rows: profiled.map((line) => line.rows),
    rmse: profiled.map((line) => line.rmse),
    alarms: [...alarms.values()].map((columns) => [...columns]),
    anomalies: ofKind(lines, "anomaly").map(({at, column, anomaly, description}) => {
      return {day: at, kind: anomaly, column, description};
    }),
    decisions: ofKind(lines, "decision")
      .filter((line) => line.action !== "keep")
      .map(({at, action, trigger, reason, evidence}) => ({day: at, action, trigger, reason, evidence}))
  };
}

function ofKind<K extends JournalLine["kind"]>(lines: readonly JournalLine[], kind: K) {
  return lines.filter((line): line is Extract<JournalLine, {kind: K}> => line.kind === kind);
}
