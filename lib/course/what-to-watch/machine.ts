import {deriveSeed, seeded} from "../../statistics/random.js";
import type {FailureId} from "./failures.js";

/** What is read off the machines and the software, whatever the model: simulated, since this site has no servers. */
export const machineMetrics = ["disk", "memory", "queue", "latency", "failed", "version", "clock", "requests"] as const;
export type MachineMetric = (typeof machineMetrics)[number];

/**
 * Disk and memory in percent of what there is; requests waiting at the worst moment; latency that 95 of 100 requests stay
 * under, in ms; failed requests in percent; answers by the version in force in percent; the largest difference between
 * two servers' clocks in seconds; requests per minute.
 */
export type MachineReadings = Record<MachineMetric, number>;

const FULL = 100;
/** Memory in use at which a server is started anew. */
const RESTART = 95;

/** What a failure does to a day's readings, in place; `age` counts the days since it began, from 0. */
const effects: Partial<Record<FailureId, (readings: MachineReadings, age: number) => void>> = {
  disk(readings, age) {
    readings.disk = Math.min(FULL, readings.disk + 2.5 * (age + 1));
    if (readings.disk < FULL) return;
    readings.failed += 4;
    readings.latency += 30;
  },
  memory(readings, age) {
    const leaked = 1.6 * (age + 1);
    const room = RESTART - readings.memory;
    if (Math.floor(leaked / room) > Math.floor((leaked - 1.6) / room)) readings.failed += 1;
    readings.memory += leaked % room;
  },
  queue(readings, age) {
    readings.queue = Math.min(500, readings.queue + 35 * (age + 1));
    readings.latency += Math.min(800, 60 * (age + 1));
    readings.requests *= 0.9;
  },
  versions(readings) {
    readings.version = 80;
  },
  clock(readings, age) {
    readings.clock += 30 * (age + 1);
  }
};

/**
 * Returns a day's readings. The chance of a day is the same whatever fails, so that two runs differ by the failure alone.
 * @param failure what goes wrong; null is nothing
 * @param age days since it began, from 0; negative before
 */
export function machineReadings(seed: number, day: number, failure: FailureId | null, age: number): MachineReadings {
  const random = seeded(deriveSeed(seed, "machine", day));
  // three uniform numbers: nearly normal, and never more than three standard deviations (half a spread each) away
  const about = (centre: number, spread: number): number => centre + spread * (random() + random() + random() - 1.5);
  const readings: MachineReadings = {
    // logs are deleted every second week
    disk: about(44 + (8 * (day % 14)) / 14, 0.5),
    memory: about(52, 3),
    queue: about(6, 3),
    latency: about(45, 6),
    failed: about(0.15, 0.1),
    version: 100,
    clock: about(0.2, 0.1),
    requests: about(300 + 20 * Math.sin((2 * Math.PI * day) / 7), 8)
  };
  if (failure !== null && age >= 0) effects[failure]?.(readings, age);
  return readings;
}
