import type {JournalEvent} from "../../../lib/journal/types.js";
import type {Trigger} from "../../../lib/policy/types.js";
import {ERRORS, ROWS, columnLayout} from "../../../lib/profile/layout.js";
import type {FollowedDay} from "./followed.js";
import {followed} from "./followed.js";
import type {Lived, LivedStream} from "./lived.js";

type Decision = Extract<JournalEvent, {kind: "decision"}>;

/** What was found out about the decisions of a monitor. */
export interface CheckedDecisions {
  /** what is not as the policy says, a line each */
  readonly faults: readonly string[];
  /** decisions that were looked at */
  readonly decisions: number;
}

/**
 * Works out from what is published, and by arithmetic of its own, what the policy had to decide on each day, and holds
 * the journal against it.
 */
export function checkDecisions({monitor, records, streams}: Lived): CheckedDecisions {
  const faults: string[] = [];
  let decisions = 0;
  for (const stream of streams) {
    const starts = stream.partitions.map(({start}) => start);
    for (const followedDay of followed(starts, stream.events, records)) {
      const fault = faultOf(monitor, stream, followedDay);
      if (fault !== null) faults.push(`${stream.id} ${followedDay.start}: ${fault}`);
      decisions += 1;
    }
  }
  return {faults, decisions};
}

function faultOf(monitor: Lived["monitor"], stream: LivedStream, {day, standing, events}: FollowedDay): string | null {
  const decided = events.filter((event): event is Decision => event.kind === "decision");
  if (standing.canary !== null) {
    const judged = events.some(({kind}) => kind === "promoted" || kind === "rolled back");
    const waits = decided.length === 1 && decided[0]!.action === "keep" && decided[0]!.trigger === null;
    return judged ? (decided.length === 0 ? null : "a decision on the day of a verdict") : waits ? null : "no waiting";
  }
  if (decided.length !== 1) return `${decided.length} decisions`;
  const [{action, trigger, evidence}] = decided as [Decision];
  const known = Math.max(0, day + 1 - monitor.stream.labelDelay);
  const labels = learnable(monitor.target.name, stream, knownThen(monitor, standing.trainedAt), known);
  const fired: (Trigger["on"] | "on demand")[] = [
    ...(standing.pending.length > 0 ? ["on demand" as const] : []),
    ...monitor.retrain.triggers
      .filter((own) => fires(own, {monitor, stream, day, known, labels, standing, events}))
      .map(({on}) => on)
  ];
  const silent = standing.trainedAt !== null && day - standing.trainedAt < monitor.retrain.coolDown;
  const counts = known > 0 && (standing.pending.length > 0 || (labels > 0 && !silent));
  const expected = counts && hasAll(monitor, stream, known) ? (fired[0] ?? null) : null;
  if (trigger !== expected || action !== (expected === null ? "keep" : "retrain"))
    return `${action} (${trigger}), expected ${expected}; fired: ${fired.join(", ")}`;
  if (evidence["labels.new"] !== labels) return `${evidence["labels.new"]} new labels, expected ${labels}`;
  const isTrained = events.some(({kind}) => kind === "trained");
  return isTrained === (action === "retrain") ? null : "what was decided was not done";
}

interface Seen extends Pick<FollowedDay, "day" | "standing" | "events"> {
  readonly monitor: Lived["monitor"];
  readonly stream: LivedStream;
  /** days whose labels are known */
  readonly known: number;
  /** labels since the last training */
  readonly labels: number;
}

function fires(trigger: Trigger, {monitor, stream, day, known, labels, standing, events}: Seen): boolean {
  switch (trigger.on) {
    case "schedule":
      return (standing.trainedAt === null ? day + 1 : day - standing.trainedAt) >= trigger.every;
    case "new labels":
      return labels >= trigger.rows;
    case "performance": {
      const recent = answeredBy(stream, standing.champion, standing.inForceFrom, known).slice(-trigger.partitions);
      const [n, squares] = [ERRORS.n, ERRORS.square].map((slot) => recent.reduce((sum, sums) => sum + sums[slot]!, 0));
      return recent.length === trigger.partitions && Math.sqrt(squares! / n!) > trigger.ratio * standing.baseline;
    }
    case "distribution": {
      const features = new Set(monitor.features.map(({name}) => name));
      if (trigger.limit !== null) throw new Error("this proof follows alarms alone");
      return events.filter((event) => event.kind === "alarm" && features.has(event.column)).length >= trigger.columns;
    }
  }
}

/** Sums of the labelled days that a version has answered, oldest first. */
function answeredBy(
  {partitions, cells}: LivedStream,
  version: string,
  from: number,
  to: number
): (readonly number[])[] {
  const days = new Set(partitions.slice(from, to).map(({start}) => start));
  const own = cells.filter(({start, model, slice}) => days.has(start) && model === version && slice === null);
  return own.map(({sums}) => sums).filter((sums) => sums[ERRORS.n]! > 0);
}

/** Days whose labels were known when a model was last trained. */
function knownThen({stream}: Lived["monitor"], trainedAt: number | null): number {
  return trainedAt === null ? 0 : Math.max(0, trainedAt + 1 - stream.labelDelay);
}

/** Whether every feature has a value somewhere in the days that a challenger would learn from. */
function hasAll({features, retrain}: Lived["monitor"], {spec, partitions}: LivedStream, known: number): boolean {
  const window = partitions.slice(retrain.window === null ? 0 : Math.max(0, known - retrain.window), known);
  return features.every(({name}) => {
    const {start} = columnLayout(spec, name);
    return window.some(({profile}) => profile.sums[start]! < profile.sums[ROWS]!);
  });
}

/** Rows whose labels are kept for training: profiles, which score, count them as missing. */
function learnable(target: string, {spec, partitions}: LivedStream, from: number, to: number): number {
  const {start} = columnLayout(spec, target);
  return partitions.slice(from, to).reduce((sum, {profile}) => sum + profile.sums[start]!, 0);
}
