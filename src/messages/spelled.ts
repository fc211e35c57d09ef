import {count} from "../components/format.js";

const SMALL = "no one two three four five six seven eight nine ten eleven twelve".split(" ");

/** Returns a whole number as an English text spells it: in words up to twelve, in figures beyond. */
export function spelled(value: number): string {
  return SMALL[value] ?? count(value);
}
