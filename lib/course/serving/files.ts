import type {QuizAnswers} from "../../course.js";
import type {ServingForm} from "./forms.js";
import type {PredictionMoments} from "./stale.js";

/** A model that the lesson compares. */
export type ComparedModel = "mean" | "linear" | "small" | "champion" | "large" | "five";

/** What a model costs to run, and how far it is off. */
export interface ModelPoint {
  readonly id: ComparedModel;
  /** units of each layer, the inputs first; null for the mean, which has no layer */
  readonly widths: readonly number[] | null;
  /** networks of that shape whose answers are averaged */
  readonly networks: number;
  /** RMSE in $1000, mean over the 20 published splits */
  readonly rmse: number;
  /** networks trained per split, over whose errors `rmse` is a mean; 1 where nothing is left to chance */
  readonly trained: number;
}

/** An input of the champion, and what it learnt from. */
export interface InputRange {
  readonly name: string;
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** serving.json: what the lesson on serving is drawn from. */
export interface ServingFile {
  readonly models: readonly ModelPoint[];
  /** of the champion's predictions for rows that it did not learn from */
  readonly moments: PredictionMoments;
  /** factor by which true values grow in a day of scenario S4 */
  readonly growth: number;
  /** rows of the catalogue that predictions are made for */
  readonly catalogue: number;
  readonly inputs: readonly InputRange[];
}

/** quiz-serving.json: the answers of the quiz on serving, and the figures they rest on. */
export type ServingAnswers = QuizAnswers & {
  /** fewest servers that keep p95 below `limitMs` at `rate` requests per second, with batches of any size allowed */
  readonly servers: number;
  /** the same, one by one */
  readonly serversSingly: number;
  readonly rate: number;
  readonly limitMs: number;
  /** the form of serving that each service needs, in their order */
  readonly forms: readonly ServingForm[];
  /** share of look-ups, in percent, that a cache of a tenth of the keys answers, once it is full */
  readonly hitRate: number;
  /** the same by Che's approximation */
  readonly hitRateExpected: number;
  readonly keys: number;
  /** what to shorten when stored predictions are off because prices rise */
  readonly stale: "interval" | "refit";
  /** RMSE in $1000 of predictions read from runs ten days apart, by a model trained once */
  readonly staleNeither: number;
  /** the same from runs a day apart */
  readonly staleInterval: number;
  /** the same from runs ten days apart, by a model fitted anew for each */
  readonly staleRefit: number;
};
