import type {QuizAnswers} from "../../course.js";
import type {Grouping} from "./groups.js";
import type {Ranges} from "./readings.js";

/** logging.json: what was measured for the lesson on logs. */
export interface LoggingFacts {
  /** of the rows that the model learnt from */
  readonly ranges: Ranges;
  /** bytes of a line of the incident's log, and of one once the file is packed with gzip; rounded */
  readonly lineBytes: number;
  readonly packedBytes: number;
  /** of the model's errors on the rows that production draws from: rows, labelled rows, Σe, Σ|e|, Σe², Σe⁴ */
  readonly errorSums: readonly number[];
  /** kurtosis of these errors */
  readonly kurtosis: number;
  readonly profile: {
    readonly columns: number;
    /** most bins that a column has */
    readonly bins: number;
    /** of the profile of one day, for each of `dailyRequests` */
    readonly bytes: readonly number[];
  };
}

/** Requests per day that the reader can choose among: from a thousand to a hundred million. */
export const dailyRequests: readonly number[] = Array.from(
  {length: 11},
  (_, i) => 10 ** (3 + Math.floor(i / 2)) * (i % 2 === 0 ? 1 : 3)
);

/** What the quiz supposes: requests per day, and the wanted ± as a share of the RMSE. */
export const ASKED = {requests: 100_000, half: 0.05} as const;

/** The field whose lack made the search longer; "none" where a field of the log tells right from wrong by itself. */
export type MissingField = "configuration" | "none";

/** quiz-logging.json. */
export type LoggingAnswers = QuizAnswers & {
  /** clock time of the first wrong line, UTC */
  readonly began: string;
  /** clock times that are offered, in order */
  readonly beganOptions: readonly string[];
  /** the first grouping of which one group explains the wrong lines */
  readonly explains: Grouping;
  /** how many requests in a hundred have to be logged */
  readonly share: number;
  /** rows that this makes, and rows for half the ± */
  readonly rows: number;
  readonly rowsForHalf: number;
  readonly missing: MissingField;
};
