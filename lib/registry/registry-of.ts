import type {EventKind, JournalEvent} from "../journal/types.js";
import type {Stage, Standing} from "./types.js";

/** The kinds of events that move a version from one stage to another, or a step on within one. */
const MOVING = ["trained", "gate", "canary", "promoted", "rolled back"] as const satisfies readonly EventKind[];

export type MovingKind = (typeof MOVING)[number];

/** An event that the registry follows from. */
export type RegistryEvent = Extract<JournalEvent, {readonly kind: MovingKind}>;

/** What one event did to one version. */
export interface RegistryChange extends Standing {
  /** start of the partition of the event; `since` is that of the event that gave the stage */
  readonly at: string;
  readonly by: MovingKind;
}

/** The versions of a stream's model, as its journal leaves them. */
export interface Registry {
  /** the version that answers; null before the first */
  readonly champion: string | null;
  /** the version that waits for its gate or its canary; null where none does */
  readonly challenger: string | null;
  /** of every version, in the order in which they were first heard of */
  readonly standings: readonly Standing[];
  /** what moved them, in order of the journal; a promotion that archives a champion is two changes */
  readonly history: readonly RegistryChange[];
}

/**
 * Follows the events of one stream to the standing of each version of its model. A version is named by its content: one
 * that was archived may be trained again, and training that ends in the champion itself changes nothing.
 * @param events in order of the journal; those of other streams and of other kinds are passed over
 * @returns no champion, no challenger and no standings where nothing was promoted or trained
 * @throws RangeError if an event contradicts those before it, with the event named: a version that the registry does not
 * know, a champion that is not the champion, a promotion that no gate let pass
 * @example registryOf([{at: "2024-01-01", stream: "serving", kind: "promoted", version: "a1", before: null, reason: "the first", evidence: {}}], "serving").standings // [{version: "a1", stage: "champion", since: null}]
 */
export function registryOf(events: Iterable<JournalEvent>, stream: string): Registry {
  const last = new Map<string, RegistryChange>();
  const history: RegistryChange[] = [];
  for (const event of events) {
    if (event.stream !== stream || !isMoving(event)) continue;
    for (const change of changesOf(event, last)) {
      last.set(change.version, change);
      history.push(change);
    }
  }
  return {
    champion: holderOf("champion", last),
    challenger: holderOf("candidate", last),
    standings: Array.from(last.values(), ({version, stage, since}) => ({version, stage, since})),
    history
  };
}

/** Tells whether the registry follows from an event. */
function isMoving(event: JournalEvent): event is JournalEvent & RegistryEvent {
  return (MOVING as readonly EventKind[]).includes(event.kind);
}

type Changes = ReadonlyMap<string, RegistryChange>;

function holderOf(stage: Exclude<Stage, "archived">, last: Changes): string | null {
  for (const change of last.values()) if (change.stage === stage) return change.version;
  return null;
}

function changesOf(event: RegistryEvent, last: Changes): RegistryChange[] {
  const champion = holderOf("champion", last);
  const moved = (version: string, stage: Stage): RegistryChange => ({
    ...{version, stage, at: event.at, by: event.kind},
    since: stage === last.get(version)?.stage ? last.get(version)!.since : event.at
  });
  switch (event.kind) {
    case "trained":
      requireChampion(event, event.parent, champion);
      if (event.version === champion) return [];
      requireNoChallenger(event, last);
      return [moved(event.version, "candidate")];
    case "gate":
      requireChallenger(event, last, ["trained"]);
      requireChampion(event, event.champion, champion);
      return [moved(event.version, event.passed ? "candidate" : "archived")];
    case "canary":
      requireChallenger(event, last, ["gate"]);
      return [moved(event.version, "candidate")];
    case "promoted":
      requireChampion(event, event.before, champion);
      if (champion === null) {
        requireNoChallenger(event, last);
        return [{version: event.version, stage: "champion", since: null, at: event.at, by: event.kind}];
      }
      requireChallenger(event, last, ["gate", "canary"]);
      return [moved(champion, "archived"), moved(event.version, "champion")];
    case "rolled back":
      requireChallenger(event, last, ["canary"]);
      requireChampion(event, event.champion, champion);
      return [moved(event.version, "archived")];
  }
}

function requireChampion(event: RegistryEvent, named: string | null, champion: string | null): void {
  check(event, named === champion, `${named ?? "no version"} is not the champion, ${champion ?? "there is none"}`);
}

function requireNoChallenger(event: RegistryEvent, last: Changes): void {
  const challenger = holderOf("candidate", last);
  check(event, challenger === null, `${challenger} is still a candidate`);
}

/** @param steps events of which one has to be the last that the version saw */
function requireChallenger(event: RegistryEvent, last: Changes, steps: readonly MovingKind[]): void {
  const known = last.get(event.version);
  check(event, known !== undefined, `unknown version: ${event.version}`);
  check(event, known!.stage === "candidate", `${event.version} is ${known!.stage}, not a candidate`);
  const expected = steps.map((step) => `"${step}"`).join(" or ");
  check(event, steps.includes(known!.by), `${event.version} comes from "${known!.by}", expected ${expected}`);
}

function check({kind, at, stream}: RegistryEvent, holds: boolean, problem: string): asserts holds {
  if (!holds) throw new RangeError(`impossible event "${kind}" (stream ${stream}, partition ${at}): ${problem}`);
}
