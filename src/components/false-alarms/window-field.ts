import type {Window as DayWindow} from "../../lib/profile/window.js";
import type {Fields} from "../state-fields.js";

/** A window of days, written as its first and its last day. */
export function windowField(initial: DayWindow, days: number): Fields<{window: DayWindow}>["window"] {
  return {
    initial,
    parse(text) {
      const [, first, last] = /^(\d+)-(\d+)$/.exec(text) ?? [];
      const window = {from: Number(first), to: Number(last) + 1};
      return window.to > window.from && window.to <= days ? window : undefined;
    },
    format: ({from, to}) => `${from}-${to - 1}`
  };
}
