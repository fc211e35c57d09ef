import {count, fixed, percent, significant} from "../components/format.js";
import type {EventGroup} from "../components/journal/groups.js";
import type {ChangeKind, RegistryCounts} from "../components/journal/registry-facts.js";
import type {Partitions} from "../components/partitions.js";
import type {ErrorMeasure} from "../lib/decay/realised-error.js";
import type {JournalEvent} from "../lib/journal/types.js";
import type {GateCheck, TriggerName} from "../lib/policy/types.js";
import type {MeasuredLatency} from "../lib/registry/latency.js";
import type {Registry} from "../lib/registry/registry-of.js";
import type {Stage} from "../lib/registry/types.js";
import {distanceNames, errorText} from "./monitor.en.js";
import {anomalyText, checkText, decisionText, judgementText} from "./reasons.en.js";

/** Words of the journal page. */
export const journalWords = {
  title: (monitor: string): string => `${monitor}: journal`,
  link: "Journal and registry",
  back: "Back to the dashboard",
  lede: "Everything the monitor did, in its own words: what it read, found and decided, which models it trained, and which of them answer.",
  loading: "Loading the journal …",
  retry: "Try again",
  failure: (reason: string): string => `The journal cannot be shown: ${reason}.`,
  empty: "Nothing has happened yet. The next build will write the first lines.",
  stream: "Stream",
  everyStream: "all streams",
  registry: "Models",
  events: "Events",
  filter: "Filter",
  kinds: "What happened",
  column: "Column",
  anyColumn: "any column",
  version: "Model",
  anyVersion: "any model",
  from: "From",
  to: "To",
  search: "Words",
  reset: "Show all that is notable",
  everything: "Show everything",
  more: (rest: number, step: number): string => `Show ${count(Math.min(rest, step))} more of ${count(rest)}`,
  none: "No event fits this filter.",
  figures: "Figures",
  dataSet: "the data as a whole",
  head: {partition: "When", stream: "Stream", kind: "What", sentence: "In words"},
  shown: (shown: number, all: number): string =>
    shown === all ? `All ${count(all)} events.` : `${count(shown)} of ${count(all)} events.`,
  download: "The file itself",
  downloadBuilds: "What the builds did"
};

/** What an event of a group is called. */
export const groupNames: Readonly<Record<EventGroup, string>> = {
  profiled: "read",
  labelled: "labels came",
  anomaly: "data problem",
  alarm: "alarm",
  request: "request",
  kept: "model kept",
  decision: "to be retrained",
  trained: "trained",
  gate: "gate",
  canary: "canary",
  promoted: "promoted",
  "rolled back": "rolled back",
  build: "build"
};

/** One and several events of a group. */
const groupNumbers: Readonly<Record<EventGroup, readonly [string, string]>> = {
  profiled: ["partition read", "partitions read"],
  labelled: ["arrival of labels", "arrivals of labels"],
  anomaly: ["data problem", "data problems"],
  alarm: ["alarm", "alarms"],
  request: ["request", "requests"],
  kept: ["decision to keep the model", "decisions to keep the model"],
  decision: ["decision to retrain", "decisions to retrain"],
  trained: ["training", "trainings"],
  gate: ["gate", "gates"],
  canary: ["canary", "canaries"],
  promoted: ["promotion", "promotions"],
  "rolled back": ["roll-back", "roll-backs"],
  build: ["build", "builds"]
};

const triggerNames: Readonly<Record<TriggerName, string>> = {
  "on demand": "on demand",
  schedule: "by the calendar",
  "new labels": "for new labels",
  performance: "for its error",
  distribution: "for its inputs"
};

const checkNames: Readonly<Record<GateCheck["name"], string>> = {
  ...{
    error: "error",
    schema: "schema",
    size: "size",
    cost: "cost of an answer",
    latency: "time of an answer",
    slices: "slices"
  }
};

/** What a reader has to know to put an event into words. */
export interface EventContext {
  readonly partitions: Partitions;
  readonly errorMeasure: ErrorMeasure | null;
}

/** A version's error on the rows that it was tried on; of classes the Brier score, which is the square of `rmse`. */
export function trainedError(measure: ErrorMeasure, rmse: number): string {
  return measure === "RMSE" ? errorText(measure, rmse) : `Brier score ${fixed(rmse ** 2, 3)}`;
}

type BuildEvent = Extract<JournalEvent, {readonly kind: "build"}>;

/** One sentence on an event. */
export function eventSentence(event: JournalEvent, {partitions, errorMeasure}: EventContext): string {
  const errorOf = (value: number | null): string =>
    value === null || errorMeasure === null ? "" : `, ${errorMeasure} ${errorText(errorMeasure, value)}`;
  switch (event.kind) {
    case "build":
      return buildSentence(event, partitions);
    case "profiled":
      return `${rows(event.rows)}, ${count(event.labelled)} labelled${errorOf(event.error)}${event.model === null ? "" : `, answered by ${event.model}`}.`;
    case "labelled":
      return `Labels of ${partitions.short(event.partition)} have come: ${rows(event.labelled)}${errorOf(event.error)}.`;
    case "anomaly":
      return stopped(anomalyText({...event, kind: event.anomaly}));
    case "alarm":
      return `${event.column} moved: ${distanceNames[event.distance].label} ${significant(event.value, 2)}, threshold ${significant(event.threshold, 2)}; windows as unlike come by chance in ${chance(event.pValue)} of cases.`;
    case "request":
      return `Somebody asked for a training: “${event.reason}”`;
    case "decision":
      return event.action === "keep"
        ? `Kept: ${stopped(decisionText(event))}`
        : `To be trained again${event.trigger === null ? "" : ` ${triggerNames[event.trigger]}`}: ${stopped(decisionText(event))}`;
    case "trained":
      return `${event.version} was trained on ${rows(event.rows)} of ${partitions.span(...event.span)}; ${event.parent} was champion.`;
    case "gate":
      return gateSentence(event.version, event.champion, event.passed, event.checks);
    case "canary":
      return `${event.version} answers ${percent(event.share)} of the rows until ${partitions.amount(event.partitions)} of them are labelled.`;
    case "promoted":
      return event.before === null
        ? `${event.version} is the first champion.`
        : `${event.version} is champion in the place of ${event.before}: ${stopped(judgementText(event))}`;
    case "rolled back":
      return `${event.version} was rolled back, ${event.champion} answers every row: ${stopped(judgementText(event))}`;
  }
}

function gateSentence(version: string, champion: string, passed: boolean, checks: readonly GateCheck[]): string {
  const named = (list: readonly GateCheck[]): string =>
    list.map((check) => `${checkNames[check.name]} (${checkText(check).replace(/\.$/, "")})`).join("; ");
  if (!passed) return `${version} was refused against ${champion}: ${named(checks.filter((check) => !check.passed))}.`;
  const decisive = checks.filter(({name}) => name === "error");
  const all = checks.length === 1 ? "its one check" : `all ${count(checks.length)} checks`;
  return `${version} passed ${all} against ${champion}${decisive.length > 0 ? `: ${named(decisive)}` : ""}.`;
}

/** What a build read and made, and why. */
function buildSentence({at, asOf, rebuild, files, stages}: BuildEvent, {short}: Partitions): string {
  const found = Object.entries(files ?? {}).filter(([, n]) => n > 0);
  const read = found.map(([how, n]) => `${count(n)} ${how} ${n === 1 ? "file" : "files"}`);
  const made = stages
    .filter((stage) => stage.made > 0)
    .map(
      ({stage, made: n, kept, why}) =>
        `${stage} ${count(n)} (${reasonsText(why, n)}${kept > 0 ? `; ${count(kept)} kept` : ""})`
    );
  const how = rebuild ? "Built anew" : "Built";
  const until = asOf === null ? `, data up to ${short(at)}` : ` as of ${asOf}`;
  return `${how}${until}${read.length > 0 ? `: ${read.join(", ")}` : ""}. Made: ${made.join("; ")}.`;
}

/** Reasons that a sentence has room for. */
const MOST_REASONS = 2;

function reasonsText(why: Readonly<Record<string, number>>, made: number): string {
  const reasons = Object.entries(why).sort(([, a], [, b]) => b - a);
  const named = reasons.slice(0, MOST_REASONS).map(([reason, n]) => (n === made ? reason : `${count(n)} ${reason}`));
  return [...named, ...(reasons.length > MOST_REASONS ? ["others"] : [])].join(", ");
}

const rows = (n: number): string => (n === 1 ? "1 row" : `${count(n)} rows`);
const stopped = (text: string): string => (/[.!?…”]$/.test(text) ? text : `${text}.`);
const chance = (p: number): string => (p <= 1e-6 ? "at most one in a million" : percentOf(p));
const percentOf = (p: number): string => `${significant(100 * p, 2)}%`;

/** Words of the registry: who answers, who waits, and who did. */
export const registryWords = {
  stages: {candidate: "candidate", champion: "champion", archived: "archived"} as Readonly<Record<Stage, string>>,
  none: "No model has been trained here: the predictions come with the rows, or there are none.",
  showTable: "Show as table",
  copyLink: "Copy link",
  linkCopied: "Link copied",
  subtitle: "Each line is a version: its time as champion is filled, its time as a candidate hatched.",
  changedOn: (change: string, date: string): string => `${change}, ${date}`,
  changes: {
    first: "first champion",
    trained: "trained",
    passed: "passed the gate",
    refused: "refused by the gate",
    canary: "canary",
    promoted: "promoted",
    archived: "archived",
    "rolled back": "rolled back"
  } as Readonly<Record<ChangeKind, string>>,
  versions: "Versions",
  versionHead: {
    ...{version: "Version", stage: "Stage", since: "Since", parent: "Parent", rows: "Trained on"},
    ...{
      error: "Error when trained",
      bytes: "Size",
      operations: "Operations per answer",
      latency: "Time per answer",
      card: "Model card"
    }
  },
  historyCaption: "What moved each version",
  historyHead: {at: "When", version: "Version", change: "Change"},
  fromTheStart: "from the start",
  notRecorded: "not recorded",
  cardOf: (version: string): string => `the model card of ${version}`,
  open: "Open",
  close: "Close",
  kilobytes: (bytes: number): string => `${fixed(bytes / 1000, 1)} kB`,
  rows,
  streamsCaption: "Each stream lives a life of its own. Choose one to see its versions.",
  streamsHead: {
    ...{stream: "Stream", champion: "Champion", since: "Since"},
    trained: "Trained",
    promoted: "Promoted",
    refused: "Refused",
    rolledBack: "Rolled back"
  }
};

/** Finding of a stream's registry. */
export function registryTitle(
  {champion, challenger}: Registry,
  {trained, promoted, refused, rolledBack}: RegistryCounts
): string {
  const now = `${champion ?? "Nobody"} is champion${challenger === null ? "" : `, ${challenger} waits`}`;
  if (trained === 0) return `${now}; no challenger has been trained.`;
  const parts = [
    ...(promoted > 0 ? [`${count(promoted)} promoted`] : []),
    ...(refused > 0 ? [`${count(refused)} refused`] : []),
    ...(rolledBack > 0 ? [`${count(rolledBack)} rolled back`] : [])
  ];
  return `${now}; of ${trained === 1 ? "1 challenger" : `${count(trained)} challengers`}, ${parts.length > 0 ? parts.join(", ") : "none has been judged"}.`;
}

/** Finding of the chart of events. */
export function eventsTitle(counts: readonly {readonly group: EventGroup; readonly events: number}[]): string {
  if (counts.length === 0) return journalWords.none;
  const parts = counts.map(({group, events}) => `${count(events)} ${groupNumbers[group][events === 1 ? 0 : 1]}`);
  return `${[parts.slice(0, -1).join(", "), ...parts.slice(-1)].filter(Boolean).join(" and ")}.`;
}

export const eventsSubtitle = ({one}: Partitions): string => `Events per ${one}, of those that the filter keeps.`;
export const perPartition = (group: EventGroup, events: number): string => `${groupNames[group]} (${count(events)})`;

/** Time that one row takes; the middle of many and the one that 1 in 100 exceed. */
export const latencyText = ({median, p99}: MeasuredLatency): string =>
  `${significant(median, 2)} µs (p99 ${significant(p99, 2)})`;

/** Where times were measured, and what comes of them in batches. */
export function latencyNote(latencies: readonly MeasuredLatency[]): string {
  const machines = [...new Set(latencies.map(({machine}) => machine))];
  const speeds = latencies.map(({rowsPerSecond}) => rowsPerSecond / 1e6).sort((a, b) => a - b);
  const [least, most] = [speeds[0]!, speeds.at(-1)!].map((speed) => significant(speed, 2));
  const batches = least === most ? least! : `${least} to ${most}`;
  return `Time per answer: one row by itself, median and 99th percentile, measured once, on ${machines.join(" and ")}; in batches ${batches} million rows a second. It differs from run to run.`;
}
