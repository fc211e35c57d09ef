import type {Fields} from "../state-fields.js";

/** Most characters of a line of text. */
export const LONGEST = 120;

/** Any text of one line. */
export function line(initial: string): Fields<{line: string}>["line"] {
  return {
    initial,
    parse: (text) => (text.length <= LONGEST && !/[\r\n]/.test(text) ? text : undefined),
    format: (text) => text
  };
}
