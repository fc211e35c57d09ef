import {edgeShares, featureEvidence} from "../../lib/course/what-to-watch/evidence.js";
import type {FeatureEvidence} from "../../lib/course/what-to-watch/evidence.js";
import {
  HIDDEN_DAYS,
  HIDDEN_REFERENCE,
  hiddenIncident,
  hiddenTimeline,
  streams,
  WINDOW_DAYS
} from "../../lib/course/what-to-watch/hidden.js";
import type {StreamId} from "../../lib/course/what-to-watch/hidden.js";
import type {Production, Version} from "../../lib/course/what-to-watch/production.js";
import {versionErrors} from "../../lib/course/what-to-watch/version-errors.js";
import {binCounts} from "../../lib/drift/cells.js";
import {columnLayout, ROWS} from "../../lib/profile/layout.js";
import {COARSE_BINS, edgesAt} from "../../lib/profile/nested-bins.js";
import {windowSums} from "../../lib/profile/window.js";
import type {Timeline, Window} from "../../lib/profile/window.js";

export const reference: Window = {from: 0, to: HIDDEN_REFERENCE};

/** Which case, stream and week is looked at. */
export interface Look {
  readonly seed: number;
  readonly stream: StreamId;
  /** first day of the week */
  readonly from: number;
}

/** Share of rows in a bin, on quiet days and in the week; the outer bins are open. */
export interface BinShare {
  readonly above: number;
  readonly upTo: number;
  readonly before: number;
  readonly now: number;
}

/** The three streams of a case, each made when it is first looked at. */
export interface HiddenLab {
  evidence(look: Look): readonly FeatureEvidence[];
  bins(look: Look, column: string): readonly BinShare[];
  /** shares at the lower and the upper edge, in the week and on quiet days */
  edges(look: Look): Readonly<Record<"now" | "before", readonly [number, number]>>;
  errors(look: Look, window: Window): Readonly<Record<Version, number>>;
  /** of each day */
  dailyErrors(look: Look): readonly Readonly<Record<Version, number>>[];
  /** makes the streams of a case one by one, as long as it is wanted, so that changing over to them takes no time */
  prepare(look: Look, isWanted: () => boolean): Generator<void>;
}

export function hiddenLab(production: Production): HiddenLab {
  const timelineOf = kept(({seed, stream}: Look): Timeline =>
    hiddenTimeline(production, stream, hiddenIncident(seed), seed)
  );
  const dailyErrors = kept((look: Look) =>
    Array.from({length: HIDDEN_DAYS}, (_, from) => versionErrors(production, timelineOf(look), {from, to: from + 1}))
  );
  return {
    evidence: (look) => featureEvidence(timelineOf(look), {reference, current: weekOf(look)}),
    bins: (look, column) => binShares(timelineOf(look), weekOf(look), column),
    edges(look) {
      const timeline = timelineOf(look);
      const sharesIn = (window: Window): readonly [number, number] =>
        edgeShares(timeline.spec, windowSums(timeline, window));
      return {now: sharesIn(weekOf(look)), before: sharesIn(reference)};
    },
    errors: (look, window) => versionErrors(production, timelineOf(look), window),
    dailyErrors,
    *prepare(look, isWanted) {
      for (const stream of streams) {
        if (!isWanted()) return;
        yield void dailyErrors({...look, stream});
      }
    }
  };
}

/** The week that begins on a day. */
export function weekOf({from}: Pick<Look, "from">): Window {
  return {from, to: from + WINDOW_DAYS};
}

/** Keeps what was made for the streams of the case that is looked at. */
function kept<T>(make: (look: Look) => T): (look: Look) => T {
  const made = new Map<StreamId, T>();
  let seed: number | null = null;
  return (look) => {
    if (seed !== look.seed) made.clear();
    seed = look.seed;
    let value = made.get(look.stream);
    if (value === undefined) made.set(look.stream, (value = make(look)));
    return value;
  };
}

function binShares(timeline: Timeline, week: Window, name: string): BinShare[] {
  const column = columnLayout(timeline.spec, name);
  const {spec} = column;
  if (spec.kind !== "numeric") throw new RangeError(`column ${name} is ${spec.kind}, expected numeric`);
  const limits = edgesAt(spec, COARSE_BINS).map((position) => spec.edges[position]!);
  const sharesIn = (window: Window): number[] => {
    const sums = windowSums(timeline, window);
    return binCounts(sums, column, spec, COARSE_BINS).map((rows) => rows / sums[ROWS]!);
  };
  const [before, now] = [sharesIn(reference), sharesIn(week)];
  return now.map((share, i) => ({
    above: limits[i - 1] ?? -Infinity,
    upTo: limits[i] ?? Infinity,
    before: before[i]!,
    now: share
  }));
}
