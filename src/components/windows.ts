import type {PartitionUnit} from "../lib/bundle.js";
import type {Window as PartitionWindow} from "../lib/profile/window.js";

/** The part of a window that a reader takes hold of. */
export type Grip = "start" | "end" | "whole";

/** Lengths that people think in, in partitions: for days a day, a week and a month. */
const LENGTHS: Readonly<Record<PartitionUnit, readonly [number, number, number]>> = {
  hour: [1, 24, 168],
  day: [1, 7, 30],
  week: [1, 4, 13],
  month: [1, 3, 12],
  file: [1, 5, 20]
};

/** Partitions that a key moves a window by, with Shift or as a page: a week of days, a day of hours, a year of months. */
const STRIDES: Readonly<Record<PartitionUnit, number>> = {hour: 24, day: 7, week: 4, month: 12, file: 5};

/**
 * Returns the window after its grip is moved to a position, kept inside [0, length) and at least one partition long.
 * For "start" and "whole", `position` is the first partition; for "end" it is the one after the last.
 */
export function movedWindow(
  {from, to}: PartitionWindow,
  grip: Grip,
  position: number,
  length: number
): PartitionWindow {
  const clamp = (x: number, low: number, high: number): number => Math.min(high, Math.max(low, x));
  if (grip === "start") return {from: clamp(position, 0, to - 1), to};
  if (grip === "end") return {from, to: clamp(position, from + 1, length)};
  const start = clamp(position, 0, length - (to - from));
  return {from: start, to: start + to - from};
}

/** A key press, on a timeline of partitions of a unit. */
interface KeyPress {
  readonly key: string;
  readonly shift: boolean;
  readonly unit: PartitionUnit;
  /** number of partitions */
  readonly length: number;
}

/** Returns the position a key press asks a grip to move to, or null if the key means nothing here. */
export function positionForKey(window: PartitionWindow, grip: Grip, press: KeyPress): number | null {
  const at = grip === "end" ? window.to : window.from;
  const stride = STRIDES[press.unit];
  const step = press.shift ? stride : 1;
  switch (press.key) {
    case "ArrowLeft":
    case "ArrowDown":
      return at - step;
    case "ArrowRight":
    case "ArrowUp":
      return at + step;
    case "PageDown":
      return at - stride;
    case "PageUp":
      return at + stride;
    case "Home":
      return 0;
    case "End":
      return press.length;
    default:
      return null;
  }
}

/** Returns the window drawn from one partition to another, both included, in either direction. */
export function drawnWindow(a: number, b: number, length: number): PartitionWindow {
  const clamp = (x: number): number => Math.min(length - 1, Math.max(0, x));
  return {from: clamp(Math.min(a, b)), to: clamp(Math.max(a, b)) + 1};
}

/** Returns how many partitions two windows share. */
export function sharedPartitions(a: PartitionWindow, b: PartitionWindow): number {
  return Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));
}

export function sameWindow(a: PartitionWindow, b: PartitionWindow): boolean {
  return a.from === b.from && a.to === b.to;
}

/** The presets of each window, in the order they are shown. */
export const presetIds = {
  reference: ["build", "previous", "before"],
  current: ["short", "medium", "long"]
} as const;
export type PresetId = (typeof presetIds)["reference" | "current"][number];

/** A window that is one click away. */
export interface Preset {
  readonly id: PresetId;
  readonly role: "reference" | "current";
  readonly window: PartitionWindow;
}

interface PresetInput {
  readonly unit: PartitionUnit;
  /** number of partitions */
  readonly length: number;
  /** window that the build compares with */
  readonly reference: PartitionWindow;
  readonly current: PartitionWindow;
}

/**
 * Returns the presets that make sense on a timeline: for the reference the build's own, the partitions
 * just before the current window at its own length, and all before it; for the current window the last partition and
 * two lengths that people think in.
 */
export function presetsOf({unit, length, reference, current}: PresetInput): Preset[] {
  const preset = (id: PresetId, role: Preset["role"], from: number, to: number): Preset[] => {
    const window = {from: Math.max(0, from), to: Math.min(length, to)};
    return window.to > window.from ? [{id, role, window}] : [];
  };
  return [
    ...preset("build", "reference", reference.from, reference.to),
    ...preset("previous", "reference", 2 * current.from - current.to, current.from),
    ...preset("before", "reference", 0, current.from),
    // A length that the timeline does not have would be the whole of it over again.
    ...presetIds.current.flatMap((id, i) =>
      (LENGTHS[unit][i - 1] ?? 0) < length ? preset(id, "current", length - LENGTHS[unit][i]!, length) : []
    )
  ];
}
