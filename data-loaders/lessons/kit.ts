import type {Splits} from "../../lib/course.js";
import type {Table} from "../boston.js";
import type {Champion} from "../champion.js";
import type {SimulatedMonitor} from "../config/simulated.js";
import type {Effects} from "../effects.js";
import type {Json} from "../state/json.js";

/** What the files of a lesson are made from: the built-in monitor of Boston, its rows and its first model. */
export interface CourseKit {
  /** the folder of the configuration */
  readonly folder: string;
  readonly monitor: SimulatedMonitor;
  readonly champion: Champion;
  /** all rows, column by column, column B and the label included */
  readonly table: Table;
  /** the columns that models read: all but B */
  readonly features: readonly string[];
  /** pool of each row: 0 train, 1 poolA, 2 poolB */
  readonly pools: Uint8Array;
  readonly splits: Splits;
  readonly seed: number;
  /** what the rows and their pools are made of, as part of a stage's inputs */
  readonly data: Readonly<Record<string, Json>>;
  readonly effects: Effects;
  /**
   * Returns what `make` returns as JSON text, from the store where it was made for the same inputs before.
   * @param name of what is made, unique in the lesson
   * @param inputs all that it depends on, beside the code of the lesson's module
   */
  kept(name: string, inputs: Json, make: () => unknown): Promise<string>;
}

/** Makes the files of one lesson: texts by name. */
export type LessonMaker = (kit: CourseKit) => Promise<Readonly<Record<string, string>>>;
