import type {RequestEvent} from "../../scenario/incident.js";

/** What lines can be grouped by. */
export const groupings = ["note", "model", "service", "replica", "replica and service", "hour"] as const;
export type Grouping = (typeof groupings)[number];

/** Lines that have something in common. */
export interface LogGroup {
  /** what they have in common, a value for each field of the grouping */
  readonly key: readonly string[];
  readonly lines: number;
  /** of them, those that are marked */
  readonly marked: number;
}

const keys: Readonly<Record<Grouping, (event: RequestEvent) => readonly string[]>> = {
  note: ({note}) => [note],
  model: ({model}) => [model],
  service: ({service}) => [service],
  replica: ({replica}) => [replica],
  "replica and service": ({replica, service}) => [replica, service],
  hour: ({time}) => [time.slice(11, 13)]
};

/** Counts lines by what they have in common, in the order of their keys. */
export function groupLog(
  events: readonly RequestEvent[],
  grouping: Grouping,
  isMarked: (event: RequestEvent) => boolean
): LogGroup[] {
  const groups = new Map<string, {key: readonly string[]; lines: number; marked: number}>();
  for (const event of events) {
    const key = keys[grouping](event);
    const name = JSON.stringify(key);
    let group = groups.get(name);
    if (group === undefined) groups.set(name, (group = {key, lines: 0, marked: 0}));
    ++group.lines;
    if (isMarked(event)) ++group.marked;
  }
  return Array.from(groups)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => group);
}

/** Share of the marked lines that one group has to hold, and of its lines that have to be marked, to be the place. */
const NEARLY_ALL = 0.95;

/**
 * Returns the group that explains what is marked: it holds nearly all marked lines, and nearly all its lines are marked.
 * @returns null where no group does, and where it is the only one, since it then tells nothing from anything
 * @example explaining([{key: ["a"], lines: 50, marked: 50}, {key: ["b"], lines: 50, marked: 1}])?.key // ["a"]
 */
export function explaining(groups: readonly LogGroup[]): LogGroup | null {
  if (groups.length < 2) return null;
  const all = groups.reduce((sum, {marked}) => sum + marked, 0);
  const isPlace = ({lines, marked}: LogGroup): boolean => marked > NEARLY_ALL * all && marked > NEARLY_ALL * lines;
  return groups.find(isPlace) ?? null;
}
