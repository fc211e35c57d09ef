import type {JournalEvent} from "../../lib/journal/types.js";
import type {Window as PartitionWindow} from "../../lib/profile/window.js";
import {positionOf} from "./positions.js";

/** Partitions that one version answered as champion. */
export interface Stretch extends PartitionWindow {
  readonly version: string;
}

/** A challenger that answered a share of the rows beside the champion. */
export interface CanaryStretch extends Stretch {
  readonly champion: string;
  readonly share: number;
}

/** What became of a challenger, at the partition after which it happened. */
export interface LifeMark {
  readonly position: number;
  readonly kind: "promoted" | "refused" | "rolled back" | "canary";
  readonly event: JournalEvent;
}

/** What the versions of a stream's model did. */
export interface Versions {
  readonly champions: readonly Stretch[];
  readonly canaries: readonly CanaryStretch[];
  readonly marks: readonly LifeMark[];
}

/**
 * Follows the events of a stream to what each version answered. A step is taken when its partition has ended, so that what
 * it promotes answers from the next one on.
 * @param events in order of the journal
 * @param starts of the partitions
 */
export function versionsOf(events: readonly JournalEvent[], starts: readonly string[]): Versions {
  const champions: Stretch[] = [];
  const canaries: CanaryStretch[] = [];
  const marks: LifeMark[] = [];
  const close = <T extends Stretch>(list: T[], to: number): void => {
    const last = list.at(-1);
    if (last !== undefined) list[list.length - 1] = {...last, to: Math.min(last.to, to)};
  };
  for (const event of events) {
    const position = positionOf(starts, event.at);
    const next = position + 1;
    if (event.kind === "promoted") {
      const from = event.before === null ? 0 : next;
      close(champions, from);
      close(canaries, from);
      champions.push({version: event.version, from, to: starts.length});
      if (event.before !== null) marks.push({position, kind: "promoted", event});
    } else if (event.kind === "canary") {
      const {version, share} = event;
      canaries.push({version, share, champion: champions.at(-1)!.version, from: next, to: starts.length});
      marks.push({position, kind: "canary", event});
    } else if (event.kind === "rolled back") {
      close(canaries, next);
      marks.push({position, kind: "rolled back", event});
    } else if (event.kind === "gate" && !event.passed) marks.push({position, kind: "refused", event});
  }
  const answered = ({from, to}: Stretch): boolean => from < to;
  return {champions: champions.filter(answered), canaries: canaries.filter(answered), marks};
}
