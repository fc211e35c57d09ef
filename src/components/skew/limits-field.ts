import {readLimits, writeLimits} from "../../lib/course/skew/limits-text.js";
import type {BenchLimits} from "../../lib/course/skew/limits.js";
import type {Fields} from "../state-fields.js";

/** The reader's schema, written as what differs from the inferred one. */
export function limitsField(inferred: BenchLimits): Fields<{limits: BenchLimits}>["limits"] {
  return {
    initial: inferred,
    parse: (text) => readLimits(inferred, text),
    format: (limits) => writeLimits(inferred, limits)
  };
}
