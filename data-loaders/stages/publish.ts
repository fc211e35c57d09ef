import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {finestFile, overviewFile, profilesFile} from "../../lib/bundle.js";
import type {ModelEvent, StreamSummary, Summary} from "../../lib/bundle.js";
import {coarseSummary, mergePartitions} from "../../lib/coarse-stream.js";
import {outcomePair} from "../../lib/decay/outcome-counts.js";
import {mergeCells} from "../../lib/decay/score-cells.js";
import {coarsen} from "../../lib/horizon.js";
import type {Horizon} from "../../lib/horizon.js";
import type {JournalEvent} from "../../lib/journal/types.js";
import {overviewOf} from "../../lib/overview.js";
import type {RevisedLabels} from "../../lib/performance-files.js";
import {encodeProfiles} from "../../lib/profile/codec.js";
import {FINE_BINS, FINEST} from "../../lib/profile/nested-bins.js";
import {projectProfile, projectSpec} from "../../lib/profile/project.js";
import type {PartitionProfile, ProfileSpec} from "../../lib/profile/types.js";
import type {Window} from "../../lib/profile/window.js";
import {scoresFile} from "../../lib/registry/published.js";
import type {PublishedScores} from "../../lib/registry/published.js";
import {requestsFile} from "../../lib/requests-file.js";
import {schemaText} from "../../lib/schema/text.js";
import {lifeFiles} from "../life/publish-life.js";
import type {PublishedLife} from "../life/publish-life.js";
import {replayFiles} from "../life/replay-file.js";
import {badge, feed, openMetrics, statusOf} from "./machine-files.js";
import {modelFiles} from "./model-file.js";
import type {PublishedParts} from "./model-file.js";
import {performanceFiles} from "./performance-files.js";
import type {Reference} from "./reference.js";

/** One stream as the fold left it. */
export interface FoldedStream extends Pick<
  StreamSummary,
  "id" | "title" | "description" | "simulated" | "changeAt" | "arrivals" | "missingFiles"
> {
  /** in order of time */
  readonly partitions: readonly PartitionProfile[];
  /** with a line "profiled" for each partition, in their order */
  readonly lines: readonly JournalEvent[];
  /** rows of each partition that could not be typed */
  readonly quarantined: readonly number[];
}

/** What the summary says of the monitor as a whole. */
export type BundleHead = Omit<Summary, "schema" | "streams" | "version">;

/** All that a bundle is made of, whatever the rows came from. */
export interface Folded {
  readonly head: BundleHead;
  readonly reference: Reference;
  readonly streams: readonly FoldedStream[];
  /** how much of the past is published in full; null for all of it */
  readonly horizon: Horizon | null;
  /** Arrow IPC streams of some of the last requests, by stream; left out where rows are not published */
  readonly requests?: Readonly<Record<string, Uint8Array>>;
  /** what a page needs to answer as the model does; left out where no model was trained here */
  readonly published?: PublishedParts;
  /** partitions whose labels were revised, by stream; left out where labels do not come apart from their rows */
  readonly revisions?: Readonly<Record<string, readonly RevisedLabels[]>>;
  /** whether the first model was trained on the reference rows */
  readonly isReferenceLearnt?: boolean;
  /** left out where models are not trained again */
  readonly life?: PublishedLife;
  /** how well rows are answered, by stream; left out where they are not scored */
  readonly scores?: Readonly<Record<string, PublishedScores>>;
}

/**
 * Writes a monitor's bundle.
 * @param version covers data, parameters and code of all that is in it
 */
export async function writeBundle(folder: string, folded: Folded, version: string): Promise<void> {
  const files = publish(folded, version);
  for (const [name, contents] of Object.entries(files)) await writeFile(join(folder, name), contents);
}

/**
 * Returns the files of a monitor's bundle by name.
 * @throws RangeError if a row that was read is neither profiled nor quarantined, or counted twice
 */
export function publish(
  {head, reference, streams, horizon, requests = {}, published: answers = {model: null, rows: null}, ...rest}: Folded,
  version: string
): Record<string, Uint8Array | string> {
  const {life, revisions, isReferenceLearnt = false, scores = {}} = rest;
  const published = streams.map((stream) =>
    publishedStream({...stream, hasRequests: requests[stream.id] !== undefined}, head, reference.spec, horizon)
  );
  const summary: Summary = {
    ...head,
    ...(published[0] === undefined ? {} : {reference: movedWindow(head.reference, published[0].windows)}),
    schema: reference.schema,
    streams: published.map((stream) => stream.summary),
    version
  };
  checkAccount(summary);
  const status = statusOf(summary);
  const lines = streams.flatMap((s) => s.lines);
  return {
    "summary.json": JSON.stringify(summary),
    [overviewFile]: JSON.stringify(overviewOf(summary)),
    "status.json": `${JSON.stringify(status, null, 2)}\n`,
    "badge.svg": badge(status),
    "feed.xml": feed(summary),
    "metrics.prom": openMetrics(status),
    "schema.pbtxt": schemaText(reference.schema),
    ...modelFiles(answers),
    ...(life === undefined ? {} : lifeFiles(life)),
    ...replayFiles(life?.replays?.() ?? {}),
    ...Object.fromEntries(
      published.flatMap((stream, i) => {
        const {id, partitions} = streams[i]!;
        const own = scores[id];
        return own === undefined
          ? []
          : [[scoresFile(id), JSON.stringify(mergedScores(own, partitions, stream.windows))]];
      })
    ),
    "journal.ndjson": lines.map((line) => `${JSON.stringify(line)}\n`).join(""),
    ...Object.fromEntries(Object.entries(requests).map(([stream, bytes]) => [requestsFile(stream), bytes])),
    ...Object.assign({}, ...published.map((stream) => profileFiles(reference.spec, stream))),
    ...Object.assign(
      {},
      ...published.map((stream, i) => {
        const {id, lines} = streams[i]!;
        const scored = life?.scored?.[id] ?? null;
        const isScored = scores[id] !== undefined;
        const own = {...stream, lines, scored, revisions: revisions?.[id] ?? null, isReferenceLearnt, isScored};
        return performanceFiles(head, reference.spec, own);
      })
    )
  };
}

/** A stream as it is published: its older partitions merged. */
interface PublishedStream {
  readonly summary: StreamSummary;
  readonly partitions: readonly PartitionProfile[];
  /** positions of the partitions that each was merged from */
  readonly windows: readonly Window[];
}

function publishedStream(
  stream: FoldedStream & Pick<StreamSummary, "hasRequests">,
  {unit, timeZone, reference, errorMeasure}: BundleHead,
  spec: ProfileSpec,
  horizon: Horizon | null
): PublishedStream {
  const summary = streamSummary(stream);
  const windows =
    horizon === null
      ? summary.starts.map((_, i) => ({from: i, to: i + 1}))
      : coarsen(summary.starts, unit, timeZone, reference, horizon);
  const partitions = mergePartitions(stream.partitions, windows);
  return {summary: coarseSummary(summary, windows, partitions, spec, errorMeasure), partitions, windows};
}

/** Scores of the partitions that are published. */
function mergedScores(
  scores: PublishedScores,
  partitions: readonly PartitionProfile[],
  windows: readonly Window[]
): PublishedScores {
  const startOf = new Map(
    windows.flatMap(({from, to}) => partitions.slice(from, to).map(({start}) => [start, partitions[from]!.start]))
  );
  const publishedStart = (start: string): string => {
    const published = startOf.get(start);
    if (published === undefined) throw new Error(`Rows of ${start} were scored, which is no partition.`);
    return published;
  };
  return {...scores, cells: mergeCells(scores.cells, publishedStart)};
}

/** The reference keeps its bounds, so that some published partition begins and one ends with it. */
function movedWindow({from, to}: Window, windows: readonly Window[]): Window {
  return {from: windows.findIndex((own) => own.from === from), to: windows.findIndex((own) => own.to === to) + 1};
}

/**
 * The profiles of a stream: all columns in fine bins, which a page loads first, and each numeric column in the finest.
 */
function profileFiles(spec: ProfileSpec, {summary: {id}, partitions}: PublishedStream): Record<string, Uint8Array> {
  const names = spec.columns.map(({name}) => name);
  // The page counts wrong classes in any window; of the other blocks it has no use.
  const outcomes = outcomePair(spec);
  const encode = (target: ProfileSpec): Uint8Array => {
    const projected = partitions.map(({start, profile}) => ({start, profile: projectProfile(spec, target, profile)}));
    return encodeProfiles(target, projected, {withSpec: true});
  };
  const all = projectSpec(spec, {columns: names, bins: FINE_BINS, withBlocks: false});
  const one = (name: string): ProfileSpec => projectSpec(spec, {columns: [name], bins: FINEST, withBlocks: false});
  return {
    [profilesFile(id)]: encode({...all, blocks: outcomes === undefined ? [] : [outcomes.spec]}),
    ...Object.fromEntries(
      spec.columns.flatMap(({name, kind}, column) =>
        kind === "numeric" ? [[finestFile(id, column), encode(one(name))]] : []
      )
    )
  };
}

function streamSummary({
  partitions,
  lines,
  ...stream
}: FoldedStream & Pick<StreamSummary, "hasRequests">): StreamSummary {
  const profiled = ofKind(lines, "profiled");
  if (profiled.length !== partitions.length)
    throw new RangeError(`${stream.id}: ${profiled.length} partitions in the journal, ${partitions.length} profiles`);
  const alarms = new Map<string, Set<string>>(profiled.map((line) => [line.at, new Set()]));
  for (const {at, column} of ofKind(lines, "alarm")) alarms.get(at)!.add(column);
  const late = new Map(ofKind(lines, "labelled").map((line) => [line.partition, line]));
  return {
    ...stream,
    starts: profiled.map((line) => line.at),
    ends: profiled.map((line) => line.at),
    merged: profiled.map(() => 1),
    rows: profiled.map((line) => line.rows),
    labelled: profiled.map((line) => (late.get(line.at) ?? line).labelled),
    error: profiled.map((line) => (late.get(line.at) ?? line).error),
    alarms: [...alarms.values()].map((columns) => [...columns]),
    anomalies: ofKind(lines, "anomaly").map(({at, column, anomaly, description}) => {
      return {at, kind: anomaly, column, description};
    }),
    decisions: ofKind(lines, "decision")
      .filter((line) => line.action !== "keep")
      .map(({at, action, trigger, reason, evidence}) => ({at, action, trigger, reason, evidence})),
    modelEvents: lines.flatMap((event) => modelEvent(event) ?? [])
  };
}

/** Returns what an event means for a challenger; null for those that mean nothing, and for the first model. */
function modelEvent(event: JournalEvent): ModelEvent | null {
  const {at} = event;
  switch (event.kind) {
    case "gate": {
      if (event.passed) return null;
      const reasons = event.checks.flatMap(({passed, reason}) => (passed ? [] : [reason]));
      return {at, kind: "refused", version: event.version, reason: reasons.join("; ")};
    }
    case "canary": {
      const {version, share, partitions} = event;
      const reason = `passed the gate; answers ${Math.round(100 * share)} % of the rows until ${partitions} partitions are labelled`;
      return {at, kind: "canary", version, reason};
    }
    case "promoted":
      return event.before === null ? null : {at, kind: event.kind, version: event.version, reason: event.reason};
    case "rolled back":
      return {at, kind: event.kind, version: event.version, reason: event.reason};
    default:
      return null;
  }
}

function ofKind<K extends JournalEvent["kind"]>(lines: readonly JournalEvent[], kind: K) {
  return lines.filter((line): line is Extract<JournalEvent, {kind: K}> => line.kind === kind);
}

/** Rows in are rows profiled and rows quarantined: a page that said otherwise would be wrong throughout. */
function checkAccount({id, quarantine: {read, profiled, quarantined, reasons}, streams}: Summary): void {
  const sum = (counts: readonly number[]): number => counts.reduce((total, rows) => total + rows, 0);
  const inReasons = sum(reasons.map(({rows}) => rows));
  const inPartitions = sum(streams.flatMap((stream) => stream.rows));
  if (read !== profiled + quarantined || quarantined !== inReasons || profiled !== inPartitions)
    throw new RangeError(
      `${id}: ${read} rows read, ${profiled} profiled (${inPartitions} by partition), ${quarantined} quarantined (${inReasons} by reason)`
    );
}
