import {PREDICTION} from "../../../../lib/course/logging/readings.js";
import type {Ranges} from "../../../../lib/course/logging/readings.js";
import type {RequestEvent} from "../../../../lib/scenario/incident.js";

export const ranges: Ranges = {[PREDICTION]: [5, 50], nox: [0.4, 0.9], rm: [3, 9]};

/** A line at a clock time. */
export function line(
  clock: string,
  {nox = 0.5, rm = 6, ...own}: Partial<RequestEvent> & {readonly nox?: number; readonly rm?: number} = {}
): RequestEvent {
  return {
    ...{request: clock, time: `2026-05-12T${clock}:00.000Z`, model: "m1", replica: "a", service: "1"},
    ...{inputs: {nox, rm}, prediction: 20, latencyMs: 10, note: "", ...own}
  };
}

/** A morning in which replica b, once upgraded at 10:30, sends NOX in another unit; replica a is upgraded as well. */
export const events: readonly RequestEvent[] = [
  line("08:00"),
  line("08:10", {replica: "b", nox: 0.3}),
  line("09:00", {replica: "b", note: "retried"}),
  line("10:00", {service: "2"}),
  line("10:20", {replica: "b"}),
  ...["10:30", "10:40", "11:00", "11:10"].map((clock) =>
    line(clock, {replica: "b", service: "2", nox: 50, prediction: -900})
  ),
  ...Array.from({length: 24}, (_, i) =>
    line(`12:${10 + i}`, {replica: "b", service: "2", nox: 50 + i, prediction: -900})
  ),
  line("13:00", {service: "2"})
];
