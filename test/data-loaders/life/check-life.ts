import {addScores} from "../../../lib/decay/score-sums.js";
import type {ScoreSums} from "../../../lib/decay/score-sums.js";
import type {JournalEvent} from "../../../lib/journal/types.js";
import type {RetrainPolicy} from "../../../lib/policy/types.js";
import {ERRORS, ROWS} from "../../../lib/profile/layout.js";
import {modelFile} from "../../../lib/published-model.js";
import {registryOf} from "../../../lib/registry/registry-of.js";
import type {ModelRecord} from "../../../lib/registry/types.js";
import {followed} from "./followed.js";
import type {FollowedDay} from "./followed.js";
import type {LivedStream} from "./lived.js";

/** What is published of a monitor's models, with what of its configuration they follow from. */
export interface LivedModels {
  readonly monitor: {readonly retrain: RetrainPolicy; readonly stream: {readonly labelDelay: number}};
  /** left out where it is that of numbers; the errors of classes are in no profile */
  readonly measure?: "Brier score";
  readonly records: readonly ModelRecord[];
  readonly files: Readonly<Record<string, unknown>>;
  readonly streams: readonly LivedStream[];
}

type Gated = Extract<JournalEvent, {kind: "gate"}>;
type Verdict = Extract<JournalEvent, {kind: "promoted" | "rolled back"}>;

/** Holds what the journal says of gates, canaries, answers and versions against what else is published; says what differs. */
export function checkLife(lived: LivedModels): string[] {
  const {records, streams, files} = lived;
  return streams.flatMap((stream) => {
    const starts = stream.partitions.map(({start}) => start);
    const days = followed(starts, stream.events, records);
    const versions = new Set(stream.events.flatMap((event) => (event.kind === "promoted" ? [event.version] : [])));
    return [
      ...Array.from(versions, (version) => (modelFile(version) in files ? null : `no model ${version} is published`)),
      ...days.map((day) => servingFault(lived, stream, day)),
      ...days.flatMap((day) => day.events.flatMap((event) => eventFaults(lived, stream, day, event))),
      ...registryFaults(stream)
    ].flatMap((fault) => (fault === null ? [] : [`${stream.id}: ${fault}`]));
  });
}

/** Who answered is who stood, and their sums add up to the day's. */
function servingFault(
  {monitor, measure}: LivedModels,
  {partitions, cells}: LivedStream,
  {day, start, standing: {champion, canary}, events}: FollowedDay
): string | null {
  const own = cells.filter((cell) => cell.start === start && cell.slice === null);
  const expected = canary === null ? [champion] : [champion, canary.version];
  const answered = own.map(({model}) => model);
  if (answered.join() !== expected.join()) return `${start} was answered by ${answered.join()}, not ${expected.join()}`;
  const read = events.find((event) => event.kind === "profiled");
  if (read?.model !== champion) return `${start} was read under ${read?.model}, not ${champion}`;
  const [sums, whole] = [addScores(own.map((cell) => cell.sums)), partitions[day]!.profile.sums];
  const slots = measure === undefined ? [ROWS, ...Object.values(ERRORS)] : [ROWS];
  const differs = slots.find((slot) => !isNear(sums[slot]!, whole[slot]!));
  if (differs !== undefined)
    return `${start}: sum ${differs} of the answers is ${sums[differs]}, not ${whole[differs]}`;
  const isKnown = day < partitions.length - monitor.stream.labelDelay;
  return isKnown === sums[ERRORS.n]! > 0 ? null : `${start}: ${sums[ERRORS.n]} rows have a label`;
}

function eventFaults(lived: LivedModels, stream: LivedStream, day: FollowedDay, event: JournalEvent): string[] {
  if (event.kind === "gate") return gateFaults(lived, stream, day, event);
  const isVerdict = event.kind === "rolled back" || (event.kind === "promoted" && day.standing.canary !== null);
  return isVerdict ? canaryFaults(lived, stream, day, event) : [];
}

/** Each check's verdict follows from its figures, and these from the registry and the journal of the days learnt from. */
function gateFaults(
  {monitor: {retrain}, records, measure}: LivedModels,
  {events}: LivedStream,
  {start, events: own}: FollowedDay,
  {version, champion, passed, checks}: Gated
): string[] {
  const [before, its] = [recordOf(records, champion), recordOf(records, version)];
  const trained = own.find((event) => event.kind === "trained")!;
  const learnt = events.filter(({at}) => at >= trained.span[0] && at <= trained.span[1]);
  const anomalies = learnt.flatMap((event) => (event.kind === "anomaly" ? [`${event.column} ${event.anomaly}`] : []));
  const {size, cost, latency, slices, confidence} = retrain.gate;
  const expected: Record<string, (of: Readonly<Record<string, number>>) => boolean> = {
    error: ({high, challenger, rows, confidence: own}) =>
      isNear(challenger!, measure === undefined ? its.metrics[0]!.rmse : its.metrics[0]!.rmse ** 2) &&
      rows === its.metrics[0]!.n &&
      own === confidence &&
      high! < 0,
    schema: ({anomalies: found}) => found === new Set(anomalies).size && found === 0,
    size: ({challenger}) => challenger === its.bytes && its.bytes <= size * before.bytes,
    cost: ({challenger}) => challenger === its.operations && its.operations <= cost * before.operations,
    // what was measured is in no other place
    ...(latency === null ? {} : {latency: ({challenger, champion: theirs}) => challenger! <= latency * theirs!}),
    slices: ({challenger, champion: theirs}) => challenger === undefined || challenger / theirs! - 1 <= slices
  };
  const wrong = checks.filter((check) => expected[check.name]!(check.evidence) !== check.passed);
  return [
    ...wrong.map(({name}) => `${start}: the check of ${name} does not follow from its figures`),
    ...(checks.map(({name}) => name).join() === Object.keys(expected).join() ? [] : [`${start}: checks are missing`]),
    ...(passed === checks.every((check) => check.passed) ? [] : [`${start}: the gate is not what its checks are`]),
    ...(its.parent === champion && its.trainedAt === start ? [] : [`${start}: ${version} is of another day or parent`])
  ];
}

/** The verdict follows from the answers' losses since the canary began. */
function canaryFaults(
  {monitor}: LivedModels,
  {partitions, cells}: LivedStream,
  {day, start, standing: {champion, canary}}: FollowedDay,
  {kind, evidence}: Verdict
): string[] {
  const known = day + 1 - monitor.stream.labelDelay;
  const days = new Set(partitions.slice(canary!.from, known).map((partition) => partition.start));
  const loss = (version: string): {n: number; mean: number} => {
    const own = cells.filter((cell) => days.has(cell.start) && cell.model === version && cell.slice === null);
    const sums: ScoreSums = addScores(own.map((cell) => cell.sums));
    return {n: sums[ERRORS.n]!, mean: sums[ERRORS.square]! / sums[ERRORS.n]!};
  };
  const [theirs, its] = [loss(champion), loss(canary!.version)];
  const holds =
    days.size >= canary!.days &&
    evidence["championRows"] === theirs.n &&
    evidence["canaryRows"] === its.n &&
    isNear(evidence["champion"]!, theirs.mean) &&
    isNear(evidence["canary"]!, its.mean) &&
    isNear(evidence["difference"]!, its.mean - theirs.mean) &&
    evidence["low"]! > 0 === (kind === "rolled back");
  return holds ? [] : [`${start}: the verdict on the canary does not follow from the answers`];
}

/** From any prefix of the journal the registry is what that day's step left in the state. */
function registryFaults({id, partitions, events, memories}: LivedStream): string[] {
  if (memories.length !== partitions.length) return [`${memories.length} steps of ${partitions.length} days`];
  return partitions.flatMap(({start}, day) => {
    const {champion, challenger} = registryOf(
      events.filter(({at}) => at <= start),
      id
    );
    const memory = memories[day]!;
    const isSame = champion === memory.champion && challenger === (memory.canary?.version ?? null);
    return isSame ? [] : [`${start}: the journal has ${champion} and ${challenger}, the state ${memory.champion}`];
  });
}

function recordOf(records: readonly ModelRecord[], version: string): ModelRecord {
  return records.find((record) => record.version === version)!;
}

/** Sums of the same numbers in another order. */
function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}
