import type {DistanceName} from "./drift/types.js";
import type {ModelCard} from "./model/card.js";
import type {Decision} from "./policy/types.js";
import type {Role} from "./profile/types.js";
import type {Anomaly, Schema} from "./schema/types.js";

/**
 * What the build publishes of a monitor, as `summary.json`; profiles lie beside it (`profilesFile`, `finestFile`).
 * The types are shared by the stage that writes it and the pages that read it.
 */
export interface Summary {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** where the rows come from, with licence and SHA-256 */
  readonly source: SourceRecord;
  readonly columns: readonly ColumnSummary[];
  /** probability that any column raises an alarm on one day when nothing changed */
  readonly falseAlarmRate: number;
  /** the distance that decides alarms in the build, and that the page opens with */
  readonly distance: DistanceName;
  /** days of the stream that are the default reference window: [0, referenceDays) */
  readonly referenceDays: number;
  /** days in the rolling window that the build compares with the reference */
  readonly currentDays: number;
  readonly model: ModelCard;
  readonly schema: Schema;
  readonly streams: readonly StreamSummary[];
  /** SHA-256 over data, parameters and code of everything in the bundle, first 12 digits */
  readonly version: string;
}

export interface SourceRecord {
  readonly name: string;
  readonly origin: string;
  readonly licence: string;
  readonly sha256: string;
  readonly rows: number;
}

export interface ColumnSummary {
  readonly name: string;
  readonly role: Role;
  readonly kind: "numeric" | "categorical";
  /** "" where there is none */
  readonly unit: string;
  readonly description: string;
}

/** One series of partitions: a monitor's own log, or one scenario of a simulated one. */
export interface StreamSummary {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly simulated: boolean;
  /** first day of the simulated change, where there is one */
  readonly changeDay: number | null;
  /** ISO date of each partition */
  readonly days: readonly string[];
  /** rows per partition */
  readonly rows: readonly number[];
  /** names of the columns in alarm on each day, as the build judged them */
  readonly alarms: readonly (readonly string[])[];
  /** realised RMSE of each partition; null where no label has arrived */
  readonly rmse: readonly (number | null)[];
  /** data problems, most recent partition last */
  readonly anomalies: readonly DatedAnomaly[];
  /** decisions other than "keep" */
  readonly decisions: readonly DatedDecision[];
}

export interface DatedAnomaly extends Pick<Anomaly, "kind" | "column" | "description"> {
  readonly day: string;
}

export interface DatedDecision extends Decision {
  readonly day: string;
}

/** Returns the file of a stream's profiles, all columns in 64 bins. */
export function profilesFile(stream: string): string {
  return `profiles-${stream}.bin`;
}

/**
 * Returns the file of a stream's profiles of one numeric column in 256 bins.
 * @param column position among the monitor's columns: a name may be no file name
 */
export function finestFile(stream: string, column: number): string {
  return `finest-${stream}-${column}.bin`;
}
