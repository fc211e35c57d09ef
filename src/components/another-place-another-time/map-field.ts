import {sourceIds} from "../../lib/course/another-place-another-time/mapping.js";
import type {Mapping, Origin} from "../../lib/course/another-place-another-time/mapping.js";
import type {Fields} from "../state-fields.js";

const origins: readonly Origin[] = ["none", ...sourceIds];

/** Where each column comes from, written in the order of the columns with spaces between them; at first from nowhere. */
export function mapField(features: readonly string[]): Fields<{map: Mapping}>["map"] {
  return {
    initial: Object.fromEntries(features.map((name) => [name, "none" as const])),
    parse(text) {
      const read = text.split(" ").map((word) => origins.find((id) => id === word));
      if (read.length !== features.length || read.includes(undefined)) return undefined;
      return Object.fromEntries(features.map((name, i) => [name, read[i]!]));
    },
    format: (map) => features.map((name) => map[name]).join(" ")
  };
}
