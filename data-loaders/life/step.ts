import type {JournalEvent} from "../../lib/journal/types.js";
import {decide} from "../../lib/policy/decide.js";
import type {ErrorSum, FeatureDistance, LossMeasure} from "../../lib/policy/evidence.js";
import {judge, judgeCanary} from "../../lib/policy/gate.js";
import type {GateEvidence} from "../../lib/policy/gate.js";
import type {ArmLosses} from "../../lib/policy/loss-difference.js";
import type {RetrainPolicy} from "../../lib/policy/types.js";
import type {Window} from "../../lib/profile/window.js";
import type {LifeMemory, RunningCanary} from "./memory.js";

type WithoutPlace<E> = E extends unknown ? Omit<E, "at" | "stream"> : never;

/** An event of a step, before it is said of which partition and stream. */
export type LifeEvent = WithoutPlace<JournalEvent>;

/** What is known of a stream when a partition has ended, beside how far its features have moved. */
export interface Known {
  /** position of the partition */
  readonly position: number;
  /** partitions whose labels are known: those before this position */
  readonly known: number;
  readonly measure: LossMeasure;
  /** loss of each known partition */
  readonly errors: readonly ErrorSum[];
  /**
   * whether a challenger has to be kept from the partitions that it is tried on; not so where some rows of every
   * partition are for trying alone
   */
  readonly holdsBack: boolean;
  /** rows with a label that a model may learn from, by known partition */
  readonly learnable: readonly number[];
  /** reasons of those who asked for a training */
  readonly requests: readonly string[];
}

/** The same with the features, of the window that ends with this partition. */
export interface Today extends Known {
  readonly features: readonly FeatureDistance[];
}

/** A challenger as it was trained. */
export interface Challenger {
  readonly version: string;
  readonly rows: number;
  /** starts of the first and the last partition it has learnt from */
  readonly span: readonly [string, string];
}

/** What can be done about a model: where a step leaves arithmetic for rows. */
export interface Workshop {
  /** Says why nothing can be learnt from the labelled rows of partitions; null if it can. */
  obstacle(window: Window): Promise<string | null>;
  /** Trains a challenger on the labelled rows of partitions. */
  train(champion: string, window: Window): Promise<Challenger>;
  /** Tries the challenger that was trained last, and the champion, on rows of partitions that neither has learnt from. */
  compare(champion: string, trainedOn: Window, holdout: Window): Promise<Tried>;
  /** Returns the losses of each on the rows of partitions that it answered itself. */
  arms(
    champion: string,
    canary: string,
    answered: Window
  ): Promise<{readonly champion: ArmLosses; readonly canary: ArmLosses}>;
}

export interface Tried {
  readonly evidence: GateEvidence;
  /** error of the challenger on those rows */
  readonly baseline: number;
}

interface Step {
  readonly events: readonly LifeEvent[];
  readonly memory: LifeMemory;
}

/**
 * Takes a partition's step in the life of a model: while a canary is at work it is waited for, and judged when its labels
 * are there; otherwise the policy decides whether a challenger is trained, which then has to pass the gate.
 */
export async function liveOn(
  policy: RetrainPolicy,
  today: Today,
  memory: LifeMemory,
  workshop: Workshop
): Promise<Step> {
  const requests = today.requests.map((reason): LifeEvent => ({kind: "request", reason}));
  const asked = {...memory, pending: [...memory.pending, ...today.requests]};
  const {events, memory: next} =
    memory.canary === null
      ? await considerTraining(policy, today, asked, workshop)
      : await considerCanary(policy, today, asked, memory.canary, workshop);
  return {events: [...requests, ...events], memory: next};
}

async function considerCanary(
  {gate}: RetrainPolicy,
  {position, known}: Today,
  memory: LifeMemory,
  canary: RunningCanary,
  workshop: Workshop
): Promise<Step> {
  const asked = memory.pending.length === 0 ? "" : "; what was asked for has to wait";
  const keep = (reason: string, evidence: Readonly<Record<string, number>>): Step => {
    const text = `canary ${canary.version} is to be judged first: ${reason}${asked}`;
    return {events: [{kind: "decision", action: "keep", trigger: null, reason: text, evidence}], memory};
  };
  if (known < canary.until) return keep(`${canary.until - known} of its partitions have no labels yet`, {});
  const arms = await workshop.arms(memory.champion, canary.version, {from: canary.from, to: known});
  const {action, reason, evidence} = judgeCanary(gate.confidence, arms.champion, arms.canary);
  if (action === "wait") return keep(reason, evidence);
  const {version} = canary;
  return action === "roll back"
    ? {
        events: [{kind: "rolled back", version, champion: memory.champion, reason, evidence}],
        memory: {...memory, canary: null}
      }
    : {
        events: [{kind: "promoted", version, before: memory.champion, reason, evidence}],
        memory: promoted(memory, canary, position)
      };
}

async function considerTraining(
  policy: RetrainPolicy,
  today: Today,
  memory: LifeMemory,
  workshop: Workshop
): Promise<Step> {
  const {position, known} = today;
  const {trainedAt, knownThen} = memory;
  const end = today.holdsBack ? Math.max(0, known - policy.gate.holdout) : known;
  const decision = decide(policy, {
    sinceTraining: position - (trainedAt ?? -1),
    newLabels: today.learnable.slice(knownThen).reduce((sum, rows) => sum + rows, 0),
    learnable: end,
    errors: today.errors.slice(memory.inForceFrom),
    measure: today.measure,
    baseline: memory.baseline,
    features: today.features,
    requests: memory.pending,
    sinceFired: trainedAt === null ? null : position - trainedAt
  });
  if (decision.action === "keep") return {events: [{kind: "decision", ...decision}], memory};
  const learnt = {from: policy.window === null ? 0 : Math.max(0, end - policy.window), to: end};
  const unseen = today.holdsBack ? memory.learntTo : 0;
  const holdout = {from: Math.max(unseen, known - policy.gate.holdout), to: known};
  const obstacle =
    holdout.from >= known
      ? "every labelled partition is one that the champion has learnt from"
      : await workshop.obstacle(learnt);
  if (obstacle !== null) {
    const reason = `${decision.reason}; but ${obstacle}`;
    const event: LifeEvent = {kind: "decision", ...decision, action: "keep", trigger: null, reason};
    return {events: [event], memory};
  }
  const trained = {...memory, trainedAt: position, knownThen: known, pending: []};
  const tried = await tryChallenger(policy, position, trained, {learnt, holdout}, workshop);
  return {events: [{kind: "decision", ...decision}, ...tried.events], memory: tried.memory};
}

/** Trains a challenger, holds it against the champion, and does with it what the policy says. */
async function tryChallenger(
  {gate, canary}: RetrainPolicy,
  position: number,
  memory: LifeMemory,
  {learnt, holdout}: {readonly learnt: Window; readonly holdout: Window},
  workshop: Workshop
): Promise<Step> {
  const {champion} = memory;
  const challenger = await workshop.train(champion, learnt);
  const {version} = challenger;
  const trained: LifeEvent = {kind: "trained", parent: champion, ...challenger};
  // models are named by their content: what comes out as the champion cannot be tried against it
  if (version === champion) return {events: [trained], memory};
  const {evidence, baseline} = await workshop.compare(champion, learnt, holdout);
  const result = judge(gate, evidence);
  const tried: LifeEvent[] = [trained, {kind: "gate", version, champion, ...result}];
  if (!result.passed) return {events: tried, memory};
  const passed = {version, baseline, learntTo: learnt.to};
  if (canary === null)
    return {
      events: [...tried, {kind: "promoted", version, before: champion, reason: "it passed the gate", evidence: {}}],
      memory: promoted(memory, passed, position)
    };
  const {share, partitions} = canary;
  const from = position + 1;
  const running = {...passed, share, from, until: from + partitions};
  return {events: [...tried, {kind: "canary", version, share, partitions}], memory: {...memory, canary: running}};
}

function promoted(
  memory: LifeMemory,
  {version, baseline, learntTo}: Pick<RunningCanary, "version" | "baseline" | "learntTo">,
  position: number
): LifeMemory {
  return {...memory, champion: version, baseline, learntTo, inForceFrom: position + 1, canary: null};
}
