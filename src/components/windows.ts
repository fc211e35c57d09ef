import type {Window as DayWindow} from "../lib/profile/window.js";

/** The part of a window that a reader takes hold of. */
export type Grip = "start" | "end" | "whole";

/**
 * Returns the window after its grip is moved to a day, kept inside [0, days) and at least one day long. For "start" and
 * "whole", `day` is the first day; for "end" it is the day after the last.
 */
export function movedWindow({from, to}: DayWindow, grip: Grip, day: number, days: number): DayWindow {
  const clamp = (x: number, low: number, high: number): number => Math.min(high, Math.max(low, x));
  if (grip === "start") return {from: clamp(day, 0, to - 1), to};
  if (grip === "end") return {from, to: clamp(day, from + 1, days)};
  const start = clamp(day, 0, days - (to - from));
  return {from: start, to: start + to - from};
}

/** Returns the day a key press asks a grip to move to, or null if the key means nothing here. */
export function dayForKey(window: DayWindow, grip: Grip, key: string, shift: boolean, days: number): number | null {
  const at = grip === "end" ? window.to : window.from;
  const step = shift ? 7 : 1;
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return at - step;
    case "ArrowRight":
    case "ArrowUp":
      return at + step;
    case "PageDown":
      return at - 7;
    case "PageUp":
      return at + 7;
    case "Home":
      return 0;
    case "End":
      return days;
    default:
      return null;
  }
}

/** Returns the window drawn from one day to another, both included, in either direction. */
export function drawnWindow(a: number, b: number, days: number): DayWindow {
  const clamp = (x: number): number => Math.min(days - 1, Math.max(0, x));
  return {from: clamp(Math.min(a, b)), to: clamp(Math.max(a, b)) + 1};
}

/** Returns how many days two windows share. */
export function sharedDays(a: DayWindow, b: DayWindow): number {
  return Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));
}

export function sameWindow(a: DayWindow, b: DayWindow): boolean {
  return a.from === b.from && a.to === b.to;
}

/** The presets of each window, in the order they are shown. */
export const presetIds = {
  reference: ["first", "previous", "before"],
  current: ["lastDay", "lastWeek", "lastMonth"]
} as const;
export type PresetId = (typeof presetIds)["reference" | "current"][number];

/** A window that is one click away. */
export interface Preset {
  readonly id: PresetId;
  readonly role: "reference" | "current";
  /** length in days, as far as the timeline allows */
  readonly length: number;
  readonly window: DayWindow;
}

/**
 * Returns the presets that make sense on a timeline: for the reference the first days, the days just before the current
 * window at its own length, and all days before it; for the current window the last day, week and month.
 */
export function presetsOf(days: number, referenceDays: number, current: DayWindow): Preset[] {
  const preset = (id: PresetId, role: Preset["role"], from: number, to: number): Preset[] => {
    const window = {from: Math.max(0, from), to: Math.min(days, to)};
    return window.to > window.from ? [{id, role, length: window.to - window.from, window}] : [];
  };
  return [
    ...preset("first", "reference", 0, referenceDays),
    ...preset("previous", "reference", 2 * current.from - current.to, current.from),
    ...preset("before", "reference", 0, current.from),
    ...preset("lastDay", "current", days - 1, days),
    ...preset("lastWeek", "current", days - 7, days),
    ...preset("lastMonth", "current", days - 30, days)
  ];
}
