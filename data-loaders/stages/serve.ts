import type {ScoreCell} from "../../lib/decay/score-sums.js";
import {scoreSums} from "../../lib/decay/score-sums.js";
import type {Predictor} from "../../lib/model/types.js";
import {deriveSeed, seeded} from "../../lib/statistics/random.js";

/** A version of a model at work. */
export interface Served {
  readonly version: string;
  readonly predictor: Predictor;
}

/** Who answers the rows of a partition. */
export interface Serving {
  readonly champion: Served;
  /** answers every row beside the champion, and a share of them in its place; null where there is none */
  readonly canary: (Served & {readonly share: number}) | null;
  /** of the draw of the rows that the canary answers */
  readonly seed: number;
}

/** Answers to rows, in their order. */
export interface Answers {
  /** what was served */
  readonly predictions: Float64Array;
  /** 1 where the canary answered */
  readonly byCanary: Uint8Array;
  readonly champion: Float64Array;
  readonly canary: Float64Array | null;
}

/** Returns what the models say of rows, and what was served. */
export function answer({champion, canary, seed}: Serving, input: (name: string) => Float64Array): Answers {
  const of = ({predictor}: Served): Float64Array => predictor.predict(predictor.inputs.map(input));
  const answers = of(champion);
  const none = {byCanary: new Uint8Array(answers.length), champion: answers};
  if (canary === null) return {...none, predictions: answers, canary: null};
  const draws = seeded(deriveSeed(seed, "canary"));
  const byCanary = Uint8Array.from(answers, () => Number(draws() < canary.share));
  const beside = of(canary);
  return {
    predictions: answers.map((x, i) => (byCanary[i] === 1 ? beside[i]! : x)),
    byCanary,
    champion: answers,
    canary: beside
  };
}

/** Rows of a slice: those whose column has a value above one and up to another; null for no limit. */
export interface Slice {
  readonly name: string;
  readonly column: string;
  readonly above: number | null;
  readonly upTo: number | null;
}

/** Returns whether a value belongs to a slice; a missing one, NaN, belongs to none. */
export function isIn({above, upTo}: Slice, value: number): boolean {
  return value > (above ?? -Infinity) && value <= (upTo ?? Infinity);
}

/** What scores are kept of. */
interface Scored {
  readonly answers: Answers;
  /** NaN where a row has none */
  readonly labels: Float64Array;
  /** values of a slice's column, NaN where missing */
  column(name: string): Float64Array;
}

/** Returns the cells of the table of scores: by version that answered, all rows and each slice. */
export function scoreCells(
  start: string,
  {champion, canary}: Serving,
  slices: readonly Slice[],
  edges: readonly number[],
  {answers: {predictions, byCanary}, labels, column}: Scored
): ScoreCell[] {
  const versions = canary === null ? [champion.version] : [champion.version, canary.version];
  return versions.flatMap((model, arm) =>
    [null, ...slices].map((slice): ScoreCell => {
      const values = slice === null ? null : column(slice.column);
      const rows = Array.from(predictions.keys()).filter(
        (row) => byCanary[row] === arm && (values === null || isIn(slice!, values[row]!))
      );
      const of = (all: Float64Array): Float64Array => Float64Array.from(rows, (row) => all[row]!);
      return {start, model, slice: slice?.name ?? null, sums: scoreSums(of(predictions), of(labels), edges)};
    })
  );
}
