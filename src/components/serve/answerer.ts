import type {Task} from "../../lib/bundle.js";
import type {Row} from "../../lib/model/encode.js";

/**
 * What a model says of a row: a number in the label's unit; of two classes the probability of the second; of more one for
 * each; or the class alone, where the model says no more.
 */
export type Answer = ArrayLike<number> | string;

/** What became of a row that was put to a model. */
export type Answered =
  | {readonly answer: Answer; readonly reason: null}
  /** why there is no answer */
  | {readonly answer: null; readonly reason: string};

/** What an answer is about. */
export interface AnswerOutcome {
  readonly task: Task;
  /** of the label; of the prediction where the monitor has no labels */
  readonly name: string;
  /** in the order of probabilities; none of a regression, and where the model says the class itself */
  readonly classes: readonly string[];
}

/** A model that answers in the page, whether the build trained it or it came in a file. */
export interface Answerer {
  readonly version: string;
  /** names of the columns that it reads */
  readonly inputs: readonly string[];
  readonly outcome: AnswerOutcome;
  /** @param row all inputs by name; a gap is null */
  answer(row: Row): Promise<Answered>;
  /** Answers a row that has an answer so many times, one after another, and does nothing else: what is timed. */
  repeat(row: Row, times: number): void | Promise<void>;
}
