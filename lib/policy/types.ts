/** What makes a policy ask for a new model. */
export type TriggerName = "on demand" | Trigger["on"];

/** When a model is trained again without anybody asking for it. Partitions are the monitor's: days, hours, … */
export type Trigger =
  /** so many partitions after the last training */
  | {readonly on: "schedule"; readonly every: number}
  /** so many rows have got their label since the last training */
  | {readonly on: "new labels"; readonly rows: number}
  /** the error of the last labelled partitions is over `ratio` times that on hold-out rows */
  | {readonly on: "performance"; readonly ratio: number; readonly partitions: number}
  /** at least `columns` features are in alarm, or, with a limit, have a distance over it */
  | {readonly on: "distribution"; readonly columns: number; readonly limit: number | null};

/** When a model is trained again, on what, and what it has to pass. */
export interface RetrainPolicy {
  readonly triggers: readonly Trigger[];
  /** partitions after one fired during which all are silent, but for what somebody asks for */
  readonly coolDown: number;
  /** labelled partitions that a challenger learns from, the last ones; null for all, with the first training rows */
  readonly window: number | null;
  /** start from the champion's weights, or from none */
  readonly start: "rebuild" | "continue";
  readonly gate: Gate;
  /** null to promote at once */
  readonly canary: {readonly share: number; readonly partitions: number} | null;
}

/** What a challenger has to pass before it answers anybody. */
export interface Gate {
  /** labelled partitions on which both are tried, the last ones; the challenger learns from none of their rows */
  readonly holdout: number;
  /** probability that the interval of the difference holds it */
  readonly confidence: number;
  /** most that a slice's error may grow, as a share of the champion's; slices of too few rows are let pass */
  readonly slices: number;
  /** most bytes and operations, as multiples of the champion's */
  readonly size: number;
  readonly cost: number;
  /** most time that one row may take, as a multiple of the champion's, both measured by the build; null not to ask */
  readonly latency: number | null;
}

/** What a policy concluded about one partition, with the figures it rests on. */
export interface Decision {
  readonly action: "keep" | "retrain";
  /** the trigger that fired, or null */
  readonly trigger: TriggerName | null;
  /** one sentence, for people */
  readonly reason: string;
  readonly evidence: Readonly<Record<string, number>>;
}

/** What a gate concluded; a challenger passes if every check does. */
export interface GateResult {
  readonly passed: boolean;
  readonly checks: readonly GateCheck[];
}

export interface GateCheck {
  readonly name: "error" | "schema" | "size" | "cost" | "latency" | "slices";
  readonly passed: boolean;
  /** one sentence, for people */
  readonly reason: string;
  readonly evidence: Readonly<Record<string, number>>;
}
