import type {JournalEvent} from "../../../lib/journal/types.js";
import type {ModelRecord} from "../../../lib/registry/types.js";

/** What the journal says that stood when a day began. */
export interface Standing {
  readonly champion: string;
  /** error of the champion on rows that it was not trained on */
  readonly baseline: number;
  /** first day that it answers alone */
  readonly inForceFrom: number;
  /** last day after which a model was trained; null if none was */
  readonly trainedAt: number | null;
  /** a challenger at work, with its share and the first day that it answers */
  readonly canary: {
    readonly version: string;
    readonly share: number;
    readonly from: number;
    readonly days: number;
  } | null;
  /** reasons of requests that nobody has dealt with yet, those of the day included */
  readonly pending: readonly string[];
}

/** A day of a stream: what stood when it began, and what the journal says of it. */
export interface FollowedDay {
  readonly day: number;
  readonly start: string;
  readonly standing: Standing;
  readonly events: readonly JournalEvent[];
}

/** Follows a stream's journal day by day, by its events alone. */
export function followed(
  starts: readonly string[],
  events: readonly JournalEvent[],
  records: readonly ModelRecord[]
): FollowedDay[] {
  const baselineOf = (version: string): number =>
    records.find((record) => record.version === version)!.metrics[0]!.rmse;
  const [first] = records;
  let standing: Standing = {
    ...{champion: first!.version, baseline: baselineOf(first!.version), inForceFrom: 0, trainedAt: null},
    ...{canary: null, pending: []}
  };
  return starts.map((start, day) => {
    const own = events.filter(({at}) => at === start);
    const asked = own.flatMap((event) => (event.kind === "request" ? [event.reason] : []));
    standing = {...standing, pending: [...standing.pending, ...asked]};
    const followedDay = {day, start, standing, events: own};
    standing = own.reduce((before, event) => after(before, event, day, baselineOf), standing);
    return followedDay;
  });
}

function after(
  standing: Standing,
  event: JournalEvent,
  day: number,
  baselineOf: (version: string) => number
): Standing {
  switch (event.kind) {
    case "trained":
      return {...standing, trainedAt: day, pending: []};
    case "canary": {
      const {version, share, partitions: days} = event;
      return {...standing, canary: {version, share, from: day + 1, days}};
    }
    case "promoted": {
      if (event.before === null) return standing;
      const {version} = event;
      return {...standing, champion: version, baseline: baselineOf(version), inForceFrom: day + 1, canary: null};
    }
    case "rolled back":
      return {...standing, canary: null};
    default:
      return standing;
  }
}
