/** How long a version takes to answer, as a build measured it. It differs from run to run and is part of no other file. */
export interface MeasuredLatency {
  readonly version: string;
  /** processors and runtime that it was measured on */
  readonly machine: string;
  /** for one row asked about by itself, in microseconds: the middle one of all, and the one that 1 in 100 exceed */
  readonly median: number;
  readonly p99: number;
  /** answered in batches */
  readonly rowsPerSecond: number;
}

/**
 * latency.json: what the versions of a monitor were measured to take, oldest measurement first. It is the one file that may
 * differ between two builds of the same data.
 */
export interface PublishedLatency {
  readonly measured: readonly MeasuredLatency[];
}

export const latencyFile = "latency.json";
