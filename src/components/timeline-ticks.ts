import type {Partitions} from "./partitions.js";

export interface Tick {
  /** position of the partition that it stands before */
  readonly position: number;
  readonly label: string;
}

/** A part of the calendar that an axis may be divided by. */
interface Grain {
  /** equal for times that belong together, given what calendar and clock say */
  readonly part: (clock: string) => string;
  readonly label: (partitions: Partitions, start: string) => string;
}

const dayLabel: Grain["label"] = (partitions, start) => partitions.date(start, "day");
const monthLabel: Grain["label"] = (partitions, start) => partitions.date(start, partitions.hasYears ? "month" : "day");
const years: Grain = {part: (clock) => clock.slice(0, 4), label: (partitions, start) => partitions.date(start, "year")};

/** Finest first. */
const GRAINS: readonly Grain[] = [
  {part: (clock) => clock, label: (partitions, start) => partitions.short(start)},
  {part: (clock) => clock.slice(0, 10), label: dayLabel},
  {part: weekOf, label: dayLabel},
  {part: (clock) => clock.slice(0, 7), label: monthLabel},
  {part: (clock) => clock.slice(0, 4) + Math.floor((Number(clock.slice(5, 7)) - 1) / 3), label: monthLabel},
  years
];

/** A name, or a date with a time of day, takes the room of two dates. */
const WIDE = 2;
/** Share of the axis that a label needs to its right. */
const ROOM = 0.06;

/**
 * Returns where to label an axis of partitions: where hours, days, weeks, months, quarters or years begin, the finest
 * of which there are not too many; files at even distances.
 * @param most labels of a date that find room
 */
export function timelineTicks(starts: readonly string[], partitions: Partitions, most = 12): Tick[] {
  const clocks = starts.map((start) => partitions.clock(start));
  const ticks = clocks.some((clock) => clock !== "")
    ? calendarTicks(starts, clocks, partitions, most)
    : thinned(Array.from(starts.keys()), most / WIDE).map((position) => {
        return {position, label: partitions.short(starts[position]!)};
      });
  return withRoom(ticks, starts.length);
}

function calendarTicks(
  starts: readonly string[],
  clocks: readonly string[],
  partitions: Partitions,
  most: number
): Tick[] {
  const beginnings = ({part}: Grain): number[] =>
    clocks.flatMap((clock, i) => (i === 0 || part(clock) !== part(clocks[i - 1]!) ? [i] : []));
  const roomFor = (grain: Grain): number => (partitions.unit === "hour" && grain === GRAINS[0] ? most / WIDE : most);
  const grain = GRAINS.find((g) => beginnings(g).length <= roomFor(g)) ?? years;
  return thinned(beginnings(grain), most).map((position) => {
    const start = starts[position]!;
    // Rows that have no time of their own, as those of a reference file, lie among times under a name.
    return {position, label: clocks[position] === "" ? partitions.short(start) : grain.label(partitions, start)};
  });
}

function thinned(positions: readonly number[], most: number): number[] {
  const every = Math.ceil(positions.length / Math.max(1, most));
  return positions.filter((_, i) => i % every === 0);
}

/** A label at the very end would run out of the chart, and the first one into the second. */
function withRoom(ticks: readonly Tick[], length: number): Tick[] {
  const inside = ticks.filter(({position}) => position === 0 || position <= length * (1 - ROOM));
  return inside.filter((_, i) => i > 0 || inside.length < 2 || inside[1]!.position >= length * ROOM);
}

/** The number of the week, from Monday to Sunday; 1 January 1970 was a Thursday. */
function weekOf(clock: string): string {
  return String(Math.floor((Date.parse(clock.slice(0, 10)) / 86_400_000 + 3) / 7));
}

/** Returns the round number at or just below `value`: one of 1, 2, 3, 4, 5, 6 and 8 times a power of ten. */
export function roundBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * [8, 6, 5, 4, 3, 2, 1].find((step) => step * power <= value * (1 + 1e-9))!;
}
