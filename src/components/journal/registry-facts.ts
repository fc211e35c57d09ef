import type {Registry, RegistryChange} from "../../lib/registry/registry-of.js";
import type {Stage} from "../../lib/registry/types.js";

/** What became of the versions of a stream. */
export interface RegistryCounts {
  readonly trained: number;
  readonly promoted: number;
  readonly refused: number;
  readonly rolledBack: number;
}

/** Counts what became of a stream's challengers; the first champion was none. */
export function registryCounts({history}: Registry): RegistryCounts {
  const number = (fits: (change: RegistryChange) => boolean): number => history.filter(fits).length;
  return {
    trained: number(({by}) => by === "trained"),
    promoted: number(({by, stage, since}) => by === "promoted" && stage === "champion" && since !== null),
    refused: number(({by, stage}) => by === "gate" && stage === "archived"),
    rolledBack: number(({by}) => by === "rolled back")
  };
}

/** What a change was, told apart as a reader would. */
export type ChangeKind =
  "first" | "trained" | "passed" | "refused" | "canary" | "promoted" | "archived" | "rolled back";

/** Tells what a change was. */
export function changeKind({by, stage, since}: RegistryChange): ChangeKind {
  if (since === null) return "first";
  if (by === "gate") return stage === "archived" ? "refused" : "passed";
  if (by === "promoted") return stage === "archived" ? "archived" : "promoted";
  return by;
}

/** A stretch of partitions that a version spent in one stage. */
interface Stay {
  readonly stage: Exclude<Stage, "archived">;
  /** positions of the first partition and the one after the last */
  readonly from: number;
  readonly to: number;
}

/** A version on the axis of partitions. */
export interface VersionLane {
  readonly version: string;
  readonly stays: readonly Stay[];
  /** what befell it, each at the end of the partition that decided it */
  readonly marks: readonly {readonly position: number; readonly change: RegistryChange}[];
}

/**
 * Returns where versions were when. A change holds from the partition after the one that decided it.
 * @param starts of the stream's partitions, in order
 */
export function versionLanes({standings, history}: Registry, starts: readonly string[]): VersionLane[] {
  const after = new Map(starts.map((start, i) => [start, i + 1]));
  const positionOf = ({since, at}: RegistryChange): number => (since === null ? 0 : after.get(at)!);
  return standings.map(({version}) => {
    const own = history.filter((change) => change.version === version);
    const marks = own.map((change) => ({position: positionOf(change), change}));
    const stays = marks.flatMap(({position, change: {stage}}, i): Stay[] => {
      const to = marks[i + 1]?.position ?? starts.length;
      return stage === "archived" || to === position ? [] : [{stage, from: position, to}];
    });
    return {version, stays, marks};
  });
}
