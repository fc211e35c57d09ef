/** What the life of a model carries from one partition to the next. Positions are those of partitions. */
export interface LifeMemory {
  /** version of the model that answers the next partition */
  readonly champion: string;
  /** its error on rows that it was not trained on, in the monitor's measure */
  readonly baseline: number | null;
  /** first partition that it answers alone */
  readonly inForceFrom: number;
  /** first partition of those after all that it has learnt from */
  readonly learntTo: number;
  /** partition after which a model was last trained; null if none but the first was */
  readonly trainedAt: number | null;
  /** labelled partitions that were known by then */
  readonly knownThen: number;
  readonly canary: RunningCanary | null;
  /** reasons of those who asked for a training that could not be done yet */
  readonly pending: readonly string[];
}

/** A challenger that answers a share of the rows. */
export interface RunningCanary {
  readonly version: string;
  readonly baseline: number | null;
  readonly learntTo: number;
  readonly share: number;
  /** first partition that it answers rows of; it goes on until it is judged */
  readonly from: number;
  /** it is judged when the labels of all partitions before this one are known */
  readonly until: number;
}

/**
 * Returns the memory of a monitor whose first model has answered nothing yet.
 * @param trainedAt last partition that it learnt from; null if it learnt from none
 */
export function firstMemory(champion: string, baseline: number | null, trainedAt: number | null): LifeMemory {
  const next = (trainedAt ?? -1) + 1;
  return {
    ...{champion, baseline, inForceFrom: next, learntTo: next, trainedAt, knownThen: next},
    ...{canary: null, pending: []}
  };
}
