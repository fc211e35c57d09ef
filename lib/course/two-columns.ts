import type {JournalEvent} from "../journal/types.js";
import type {OpsKind} from "./ops.js";

/** The rows of the table: what changes when a model goes from the notebook into production. */
export const aspects = ["data", "priority", "training", "whole"] as const;
export type Aspect = (typeof aspects)[number];

/** two-columns.json: what the notebook's side of the table is, and where the other side is to be read. */
export interface TwoColumns {
  /** monitor whose model it is, and its stream in which prices rise */
  readonly monitor: string;
  readonly stream: string;
  readonly trainingRows: number;
  /** the first model's error on rows that it was not trained on */
  readonly holdout: {readonly rows: number; readonly rmse: number};
  /** one that production may draw, by column: what the model is asked */
  readonly row: Readonly<Record<string, number>>;
  /** of that monitor, see `evidenceNeeded` */
  readonly evidence: Readonly<Record<Aspect, number>>;
}

/** What became of the trainings of a stream, in counts. */
export interface Retrainings {
  readonly trained: number;
  /** of them, those that the gate refused, those rolled back after it, and those that are in force or were */
  readonly refused: number;
  readonly rolledBack: number;
  readonly promoted: number;
}

/**
 * Counts the trainings of a stream's model and what became of them. The model that was there before the first partition
 * is none of them; one that still waits for a verdict counts as trained alone.
 * @param events of the stream, in order of the journal
 * @example retrainingsOf([{at: "2024-01-01", stream: "serving", kind: "promoted", version: "a1", before: null, reason: "the first", evidence: {}}]).trained // 0
 */
export function retrainingsOf(events: readonly JournalEvent[]): Retrainings {
  const count = (holds: (event: JournalEvent) => boolean): number => events.filter(holds).length;
  return {
    trained: count(({kind}) => kind === "trained"),
    refused: count((event) => event.kind === "gate" && !event.passed),
    rolledBack: count(({kind}) => kind === "rolled back"),
    promoted: count((event) => event.kind === "promoted" && event.before !== null)
  };
}

/** What a stream in production came to, as its dashboard has it. */
export interface Production extends Retrainings {
  /** start of the last partition, and rows that arrived in it */
  readonly at: string;
  readonly rows: number;
  /** partitions of the stream */
  readonly partitions: number;
}

/** What of `overview.json` and of `status.json` a monitor's production is told from. */
export interface ProductionFiles {
  readonly overview: {readonly streams: readonly {readonly id: string; readonly error: readonly unknown[]}[]};
  readonly status: {
    readonly streams: readonly {readonly id: string; readonly at: string | null; readonly rows: number}[];
  };
  /** of the stream, from the file of its model's life */
  readonly events: readonly JournalEvent[];
}

/**
 * Tells what a stream in production came to from what its monitor publishes.
 * @throws RangeError if the monitor has no such stream, or the stream no partition
 */
export function productionOf({overview, status, events}: ProductionFiles, stream: string): Production {
  const last = status.streams.find(({id}) => id === stream);
  const whole = overview.streams.find(({id}) => id === stream);
  if (last === undefined || whole === undefined) throw new RangeError(`unknown stream: ${stream}`);
  if (last.at === null) throw new RangeError(`no partitions: ${stream}`);
  return {at: last.at, rows: last.rows, partitions: whole.error.length, ...retrainingsOf(events)};
}

/** When a monitor sees each kind of failure. */
export interface Watching {
  /** partitions in the window that drift is told from */
  readonly window: number;
  /** partitions until labels come, and labelled ones that the error is judged by */
  readonly labelDelay: number;
  readonly judged: number;
}

/**
 * Returns how many partitions of evidence there have to be before each failure shows in full: an answer that is late
 * shows to whoever waits for it, a column that no longer fits in the first partition that holds it, inputs that have
 * moved when the current window is full of them, and a model that is no longer right when enough labels have come.
 * @example evidenceNeeded({window: 7, labelDelay: 3, judged: 5}).training // 8
 */
export function evidenceNeeded({window, labelDelay, judged}: Watching): Readonly<Record<Aspect, number>> {
  return {priority: 0, whole: 1, data: window, training: labelDelay + judged};
}

/** Returns the aspects by how long their failure stays silent, the loudest first. */
export function bySilence(evidence: Readonly<Record<Aspect, number>>): Aspect[] {
  return aspects.toSorted((a, b) => evidence[a] - evidence[b]);
}

/** quiz-a-model-is-not-a-product.json: the answers of the lesson's quiz. */
export type ProductAnswers = {
  /** lines of everything else for each line of the model */
  readonly lines: number;
  /** which kind it is to foretell the builds that will fail */
  readonly builds: OpsKind;
  /** aspects by how long their failure stays silent, the loudest first */
  readonly silence: readonly Aspect[];
  /** what continuous training adds */
  readonly training: "retrain";
};
