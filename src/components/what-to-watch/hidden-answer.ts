import {HIDDEN_DAYS, streams} from "../../lib/course/what-to-watch/hidden.js";
import type {HiddenIncident} from "../../lib/course/what-to-watch/hidden.js";

/** Where the reader says the incident is; "skipped" when the reader asked to be shown, null before. */
export type Marked = Pick<HiddenIncident, "stream" | "feature" | "day"> | "skipped" | null;

/**
 * The field of a marked place, written as stream, column and day with dots between them.
 * @param features columns that can be marked
 */
export function markedField(features: readonly string[]): {
  readonly initial: Marked;
  parse(text: string): Marked | undefined;
  format(value: Marked): string;
} {
  return {
    initial: null,
    parse(text) {
      if (text === "skipped") return text;
      const [id, name, digits = "", ...rest] = text.split(".");
      const stream = streams.find((one) => one === id);
      const feature = features.find((one) => one === name);
      const isDay = /^\d+$/.test(digits) && Number(digits) < HIDDEN_DAYS && rest.length === 0;
      return stream === undefined || feature === undefined || !isDay
        ? undefined
        : {stream, feature, day: Number(digits)};
    },
    format: (value) =>
      value === null || value === "skipped" ? String(value) : `${value.stream}.${value.feature}.${value.day}`
  };
}
