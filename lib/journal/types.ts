import type {ColumnStatistic} from "../drift/calibrated/statistics.js";
import type {DistanceName} from "../drift/types.js";
import type {Decision, GateResult} from "../policy/types.js";
import type {AnomalyKind} from "../schema/types.js";

/**
 * One event of the journal, a line of `journal.ndjson`. `at` is the start of the partition the event is about, and never
 * a clock's time: the same data give the same journal.
 */
export type JournalEvent = {readonly at: string; readonly stream: string} & (
  | Profiled
  | Labelled
  | FoundAnomaly
  | Alarm
  | Requested
  | ({readonly kind: "decision"} & Decision)
  | Trained
  | Gated
  | Canary
  | Promoted
  | RolledBack
  | Built
);

export type EventKind = JournalEvent["kind"];

/** A partition was read. */
export interface Profiled {
  readonly kind: "profiled";
  readonly rows: number;
  /** of them, those with both a prediction and a label; labels may come later (`Labelled`) */
  readonly labelled: number;
  /** realised error in the monitor's measure; null where no row is labelled */
  readonly error: number | null;
  /** version of the model in force; null where the predictions came with the rows, or there are none */
  readonly model: string | null;
}

/** The labels of an earlier partition have come. */
export interface Labelled {
  readonly kind: "labelled";
  /** start of that partition */
  readonly partition: string;
  /** rows with both a prediction and a label */
  readonly labelled: number;
  /** realised error in the monitor's measure; null where no row is labelled */
  readonly error: number | null;
}

/** The data are not as the schema says. */
export interface FoundAnomaly {
  readonly kind: "anomaly";
  readonly column: string;
  readonly anomaly: AnomalyKind;
  readonly description: string;
}

/** A column has moved further than chance explains. */
export interface Alarm {
  readonly kind: "alarm";
  readonly column: string;
  /** of windows as unlike when nothing changed; a millionth also stands for less */
  readonly pValue: number;
  /** the statistic of the verdict that says most */
  readonly carrier: ColumnStatistic;
  readonly distance: DistanceName;
  readonly value: number;
  readonly threshold: number;
}

/** Somebody asked for the model to be trained again. */
export interface Requested {
  readonly kind: "request";
  readonly reason: string;
}

/** A challenger was trained; it is a candidate from now on. */
export interface Trained {
  readonly kind: "trained";
  readonly version: string;
  /** the champion of that moment */
  readonly parent: string;
  /** rows it was trained on */
  readonly rows: number;
  /** starts of the first and the last partition of those rows */
  readonly span: readonly [string, string];
}

/** A challenger was held against the champion. */
export interface Gated extends GateResult {
  readonly kind: "gate";
  readonly version: string;
  readonly champion: string;
}

/** A challenger that passed the gate answers a share of the rows from the next partition on, until it is judged. */
export interface Canary {
  readonly kind: "canary";
  readonly version: string;
  /** of the rows, 0 to 1 */
  readonly share: number;
  /** partitions that have to be answered and labelled before it is judged */
  readonly partitions: number;
}

/** A model is the champion from the next partition on; the one before is archived. */
export interface Promoted {
  readonly kind: "promoted";
  readonly version: string;
  /** the champion before; null for the first model of a monitor */
  readonly before: string | null;
  /** one sentence, for people */
  readonly reason: string;
  readonly evidence: Readonly<Record<string, number>>;
}

/** A canary was worse than the champion, which answers every row again; the challenger is archived. */
export interface RolledBack {
  readonly kind: "rolled back";
  readonly version: string;
  readonly champion: string;
  readonly reason: string;
  readonly evidence: Readonly<Record<string, number>>;
}

/** A build has brought the monitor up to date, and had something to do for it. */
export interface Built {
  readonly kind: "build";
  /** as it was told to look back to; null for all data there were */
  readonly asOf: string | null;
  /** whether it started over */
  readonly rebuild: boolean;
  /** that the source had and the build before had not found so: `new`, `changed`, `gone`; null for no files of its own */
  readonly files: Readonly<Record<string, number>> | null;
  /** in the order in which they came to work */
  readonly stages: readonly BuiltStage[];
}

/** What a stage did in a build. */
export interface BuiltStage {
  readonly stage: string;
  /** artefacts that were made, and those that stood already */
  readonly made: number;
  readonly kept: number;
  /** artefacts that were made, by reason */
  readonly why: Readonly<Record<string, number>>;
}
