import type {ErrorMeasure} from "./decay/realised-error.js";
import type {DistanceName} from "./drift/types.js";
import type {ModelCard} from "./model/card.js";
import type {Decision} from "./policy/types.js";
import type {Role} from "./profile/types.js";
import type {Window} from "./profile/window.js";
import type {Anomaly, Schema} from "./schema/types.js";
import type {SlotUnit} from "./sql/types.js";

/**
 * What the build publishes of a monitor, as `summary.json`; profiles lie beside it (`profilesFile`, `finestFile`).
 * The types are shared by the stage that writes it and the pages that read it.
 */
export interface Summary {
  readonly id: string;
  readonly title: string;
  /** "" where there is none */
  readonly description: string;
  readonly source: SourceRecord;
  readonly columns: readonly ColumnSummary[];
  /** probability that any column raises an alarm in one partition when nothing changed */
  readonly falseAlarmRate: number;
  /** the distance that decides alarms in the build, and that the page opens with */
  readonly distance: DistanceName;
  /** what a partition is */
  readonly unit: PartitionUnit;
  /** IANA name of the zone on whose clock and calendar rows are dealt to partitions */
  readonly timeZone: string;
  /** positions of the partitions that the build compares others with */
  readonly reference: Window;
  /** partitions in the rolling window that the build compares with the reference */
  readonly current: number;
  /** what the model does; null where nothing is predicted */
  readonly task: Task | null;
  /** how realised error is measured; null where it cannot be, for want of a prediction or a label */
  readonly errorMeasure: ErrorMeasure | null;
  /** the model that was trained here; null where predictions came with the data, or nothing is predicted */
  readonly model: ModelCard | null;
  readonly schema: Schema;
  readonly streams: readonly StreamSummary[];
  readonly quarantine: QuarantineAccount;
  /** null where labels come with the rows, or there are none */
  readonly labels: LabelAccount | null;
  /** SHA-256 over data, parameters and code of everything in the bundle, first 12 digits */
  readonly version: string;
}

/** How a monitor's rows are cut into partitions: by time, or, without a time, by the file they came in. */
export type PartitionUnit = SlotUnit | "file";

export type Task = "regression" | "binary" | "multiclass";

/** Where the rows come from. */
export interface SourceRecord {
  /** "" where the configuration has none; so too `origin` and `licence` */
  readonly name: string;
  readonly origin: string;
  readonly licence: string;
  /** of the contents, in hexadecimal digits; null where there is more than one file, or a table of an engine */
  readonly sha256: string | null;
  /** 0 where they are in a table of an engine alone */
  readonly files: number;
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
  /** position of the first partition with the simulated change, where there is one */
  readonly changeAt: number | null;
  /**
   * first moment of each partition: an ISO date, or for hours an ISO instant in UTC; the name of the file for rows that
   * have no time
   */
  readonly starts: readonly string[];
  /** first moment of the last partition that each was merged from: its own start where it was not */
  readonly ends: readonly string[];
  /** of how many it was merged */
  readonly merged: readonly number[];
  /** rows profiled, by partition */
  readonly rows: readonly number[];
  /** of them, those with both a prediction and a label */
  readonly labelled: readonly number[];
  /** rows kept out of the profile because they could not be typed, by partition */
  readonly quarantined: readonly number[];
  /** names of the columns in alarm at each partition, as the build judged them */
  readonly alarms: readonly (readonly string[])[];
  /** realised error of each partition in the monitor's `errorMeasure`; null where no label has arrived */
  readonly error: readonly (number | null)[];
  /** data problems, most recent partition last */
  readonly anomalies: readonly DatedAnomaly[];
  /** decisions other than "keep" */
  readonly decisions: readonly DatedDecision[];
  /** what became of challengers, in order of time */
  readonly modelEvents: readonly ModelEvent[];
  /** null where labels come with the rows, or there are none */
  readonly arrivals: LabelArrivals | null;
  /** files, or partitions of a table, that the source no longer has, and whose rows are kept from an earlier build */
  readonly missingFiles: readonly string[];
  /** whether some of its last rows are published (`requestsFile`) */
  readonly hasRequests: boolean;
}

export interface DatedAnomaly extends Pick<Anomaly, "kind" | "column" | "description"> {
  /** start of the partition */
  readonly at: string;
}

export interface DatedDecision extends Decision {
  /** start of the partition */
  readonly at: string;
}

/** What became of a challenger: an event of the journal, in short. */
export interface ModelEvent {
  /** start of the partition */
  readonly at: string;
  readonly kind: "refused" | "canary" | "promoted" | "rolled back";
  readonly version: string;
  /** one sentence, for people */
  readonly reason: string;
}

/** What became of the rows that were read: each is profiled or quarantined. */
export interface QuarantineAccount {
  /** profiled + quarantined */
  readonly read: number;
  readonly profiled: number;
  readonly quarantined: number;
  /** why rows were quarantined, most rows first; a row with several problems is counted with its first */
  readonly reasons: readonly QuarantineReason[];
  /**
   * folder in which the quarantined rows are kept, as the configuration names it; "" where there are none, and where they
   * stay in the table that they are in
   */
  readonly folder: string;
}

/**
 * What became of labels that come apart from their rows, as rows of label files: each is matched, waiting, replaced, later
 * or unusable.
 */
export interface LabelAccount {
  readonly files: number;
  readonly read: number;
  /** whose row is there */
  readonly matched: number;
  /** whose row is not there yet; they count when it comes */
  readonly waiting: number;
  /** of a key that has a later label */
  readonly replaced: number;
  /** that were not known yet at the time the build looks back to */
  readonly later: number;
  /** those without a key, a label or a needed time, and those that could not be typed, most rows first */
  readonly unusable: readonly QuarantineReason[];
}

/** How far the labels of each partition have come, where they come apart from their rows. */
export interface LabelArrivals {
  /** rows with a label; null of reference rows of their own, which bring theirs along */
  readonly labelled: readonly (number | null)[];
  /** median time from a row to its label, in milliseconds; null where it is not known, and where partitions were merged */
  readonly delayMs: readonly (number | null)[];
}

export interface QuarantineReason {
  /** "" if it is the row as a whole */
  readonly column: string;
  readonly reason: string;
  readonly rows: number;
}

/** What the home page says of the monitor (`Overview`). */
export const overviewFile = "overview.json";

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
