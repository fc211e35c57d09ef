/*
 * Times are in seconds, from 0 at the start of a run; rates are per second. Memory is in any one unit.
 */

/**
 * How the time of a batch scatters about its mean: not at all, as an exponential or a lognormal variable, or as a list
 * of measured times does. `variation` is the standard deviation over the mean.
 */
export type Spread =
  | {readonly kind: "constant"}
  | {readonly kind: "exponential"}
  | {readonly kind: "lognormal"; readonly variation: number}
  | {readonly kind: "measured"; readonly times: readonly number[]};

/** What a batch costs on a machine: `fixed + perRow × rows` seconds on average. Another machine has other numbers. */
export interface BatchTime {
  readonly fixed: number;
  readonly perRow: number;
  readonly spread: Spread;
}

export interface ServedModel extends BatchTime {
  /** share of the requests that ask for it, on any scale */
  readonly weight: number;
  /** what it takes up while it is loaded */
  readonly memory: number;
  /** to load it on a server that does not have it; that server answers nothing meanwhile */
  readonly loadTime: number;
}

/** Equal servers that share all models, one queue per model before them. */
export interface ServingSystem {
  readonly servers: number;
  /** of one server */
  readonly memory: number;
  readonly models: readonly ServedModel[];
  /** largest number of requests that are answered together */
  readonly maxBatch: number;
  /** longest time a request waits, while a server is idle, for others to fill its batch */
  readonly maxQueueDelay: number;
  /** largest number of requests that wait, of all models together; Infinity for no limit */
  readonly maxQueue: number;
}

/** A period in which requests come `factor` times as often. */
export interface Burst {
  readonly start: number;
  readonly duration: number;
  readonly factor: number;
}

/** Requests as a Poisson process. */
export interface Arrivals {
  readonly rate: number;
  readonly burst: Burst | null;
}

/** Features looked up by key before a request joins the queue, and an LRU cache of them. */
export interface FeatureCache {
  readonly keys: number;
  /** of Zipf's law, by which requests fall on keys; 0 for evenly */
  readonly exponent: number;
  /** keys that the cache holds; 0 for no cache */
  readonly size: number;
  readonly hitTime: number;
  readonly lookUpTime: number;
}

/** All that a run depends on, beside its seed. */
export interface ServingScenario {
  readonly requests: number;
  readonly arrivals: Arrivals;
  readonly system: ServingSystem;
  /** null where requests carry their features */
  readonly cache: FeatureCache | null;
}

/** Batches in the order they were sent, one entry of each array per batch. */
export interface Batches {
  readonly model: Uint32Array;
  readonly server: Uint32Array;
  readonly size: Uint32Array;
  readonly start: Float64Array;
  /** time of it that loading the model took; 0 where the server had it */
  readonly load: Float64Array;
  readonly end: Float64Array;
}

/** What happened to each request, in the order of their arrival, up to the last answer. */
export interface ServingRun {
  readonly servers: number;
  readonly arrival: Float64Array;
  /** when its features were there and it joined the queue, or was rejected */
  readonly ready: Float64Array;
  /** 1 where its features were in the cache; null without look-ups */
  readonly hit: Uint8Array | null;
  /** the batch that answered it; −1 for a rejected request */
  readonly batch: Int32Array;
  readonly batches: Batches;
}
