import type {PartitionUnit, Task} from "../../lib/bundle.js";
import type {DistanceName} from "../../lib/drift/types.js";
import type {Horizon} from "../../lib/horizon.js";
import type {RetrainPolicy} from "../../lib/policy/types.js";
import type {SliceSpec} from "../../lib/profile/types.js";
import type {ColumnKind, SourceConfig, TrinoSource} from "../sources/types.js";
import type {Recipe} from "../training/recipes.js";
import type {SimulatedMonitor} from "./simulated.js";

/** A configuration that was checked, with defaults filled in. */
export interface Config {
  readonly title: string;
  /** folder of everything the build keeps between runs, as it was written */
  readonly state: string;
  /** the configuration's own folder, which relative paths in it start from; a machine's path, so never part of a key */
  readonly folder: string;
  readonly monitors: readonly MonitorConfig[];
}

export type MonitorConfig = SimulatedMonitor | TableMonitor;

/** A monitor of the user's own rows. */
export interface TableMonitor {
  readonly kind: "table";
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly data: TableData;
  /** what a partition is; "file" where rows have no time */
  readonly partition: PartitionUnit;
  /** null where there is no target and it was left out */
  readonly task: Task | null;
  /** what was said about columns; the rest is inferred */
  readonly columns: readonly TableColumn[];
  /** column of the label; null where there is none */
  readonly target: string | null;
  readonly model: TableModel | null;
  /** rows whose errors and predictions are reported apart */
  readonly slices: readonly SliceSpec[];
  /** when the model is trained again; null for never */
  readonly retrain: RetrainPolicy | null;
  readonly drift: TableDrift;
  readonly horizon: Horizon;
  /** rows that are published, at most */
  readonly publishRows: number;
  readonly seed: number;
}

/** A monitor of rows that are read here. */
export type FileMonitor = TableMonitor & {readonly data: {readonly serving: SourceConfig}};

/** A monitor of rows that an engine counts where they are. */
export type EngineMonitor = TableMonitor & {readonly data: {readonly serving: TrinoSource; readonly time: string}};

export interface TableData {
  readonly serving: SourceConfig | TrinoSource;
  /** rows of their own to compare with; null to take partitions of the serving rows */
  readonly reference: SourceConfig | null;
  readonly labels: TableLabels | null;
  /** column of the time at which a row was served */
  readonly time: string | null;
  /** column that tells a row from all others */
  readonly key: string | null;
  /** IANA name */
  readonly timeZone: string;
  /** SQL expressions over the source's columns, by the name of the column they make */
  readonly derive: Readonly<Record<string, string>>;
  readonly name: string;
  readonly origin: string;
  readonly licence: string;
  /** share of a partition's rows that may be quarantined, 0 to 1 */
  readonly quarantineLimit: number;
}

/** Labels that arrive apart from the rows they belong to. */
export interface TableLabels {
  readonly source: SourceConfig;
  /** the label's column of the serving rows' key */
  readonly key: string;
  readonly column: string;
  /** column of the time at which a label became known; null where nobody wrote it down */
  readonly time: string | null;
}

/** What was said about a column; null and "" where nothing was. */
export interface TableColumn {
  readonly name: string;
  readonly type: ColumnKind | null;
  readonly kind: "numeric" | "categorical" | null;
  readonly role: "feature" | "ignore";
  readonly unit: string;
  readonly description: string;
}

export type TableModel =
  /** the model's answer in a column, and of several classes the probability of that answer; null where none is known */
  | {readonly prediction: string; readonly confidence: string | null}
  /** a probability in a column; the answer is yes from `threshold` up */
  | {readonly score: string; readonly threshold: number}
  | ModelFileConfig
  /** trained here, on the reference rows; `features` null for every column with the role of one */
  | {readonly train: Recipe; readonly features: readonly string[] | null; readonly levels: number};

/** A model in a file, which the build asks. */
export interface ModelFileConfig {
  /** an ONNX file, or the folder of a TensorFlow.js model, as it was written */
  readonly file: string;
  /** columns of the only input in order, or of each by its name; null where inputs are called as columns are */
  readonly inputs: readonly string[] | Readonly<Record<string, string | readonly string[]>> | null;
  /** of columns of texts, the number that stands for each */
  readonly codes: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** null for the only one that can be meant */
  readonly output: string | null;
  /** in the order of the output's probabilities; null for 0, 1, 2, … */
  readonly classes: readonly string[] | null;
  /** of two classes, the answer is the second from this probability up */
  readonly threshold: number;
  /** whether the page can ask the model too */
  readonly publish: boolean;
}

export interface TableDrift {
  readonly distance: DistanceName;
  /** probability that any column raises an alarm in one partition when nothing changed */
  readonly falseAlarmRate: number;
  /** null where the reference is rows of its own */
  readonly reference: ReferencePeriod | null;
  /** partitions in the rolling window that is compared */
  readonly current: number;
}

/**
 * The partitions that others are compared with: the first ones, or those whose start is at or after `from` and before
 * `until` (written as partition starts are: ISO days, or for hours ISO instants in UTC).
 */
export type ReferencePeriod = {readonly first: number} | {readonly from: string; readonly until: string};
