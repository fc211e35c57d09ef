import type {Gram} from "../model/gram.js";
import type {RetrainPolicy} from "./types.js";

/** Rows that a model learnt from. */
export interface LearningRows {
  /** whether those of the first model are among them */
  readonly first: boolean;
  /** positions of partitions, ascending, each once */
  readonly partitions: readonly number[];
}

/**
 * Returns the rows that a challenger learns from: the last `window` partitions before `end`, or all of them with the
 * first model's rows. One that continues also learns from the champion's rows, none of them twice.
 * @param end number of partitions it may learn from, the first ones
 * @example challengerRows({window: 2, start: "rebuild"}, {first: true, partitions: []}, 5) // {first: false, partitions: [3, 4]}
 * @example challengerRows({window: 2, start: "continue"}, {first: true, partitions: [1, 3]}, 5) // {first: true, partitions: [1, 3, 4]}
 */
export function challengerRows(
  {window, start}: Pick<RetrainPolicy, "window" | "start">,
  champion: LearningRows,
  end: number
): LearningRows {
  const from = window === null ? 0 : Math.max(0, end - window);
  const recent = Array.from({length: Math.max(0, end - from)}, (_, i) => from + i);
  if (start === "rebuild") return {first: window === null, partitions: recent};
  return {
    first: champion.first || window === null,
    partitions: [...champion.partitions.filter((position) => position < from || position >= end), ...recent].sort(
      (a, b) => a - b
    )
  };
}

/**
 * Returns the Gram block of all rows of some blocks. They are added one by one and in order, not taken as differences of
 * running sums: the rounding of one huge value would stay in every later window.
 * @throws RangeError if there is no block, or if their columns differ
 * @example sumGrams([{names: ["intercept"], values: [2]}, {names: ["intercept"], values: [3]}]).values // [5]
 */
export function sumGrams(blocks: readonly Gram[]): Gram {
  const [head, ...others] = blocks;
  if (head === undefined) throw new RangeError("no Gram block to add");
  const sums = Float64Array.from(head.values);
  for (const {names, values} of others) {
    if (names.length !== head.names.length || names.some((name, i) => name !== head.names[i]))
      throw new RangeError(`incompatible Gram blocks: ${head.names.join(" ")} and ${names.join(" ")}`);
    for (let i = 0; i < sums.length; ++i) sums[i]! += values[i]!;
  }
  return {names: head.names, values: Array.from(sums)};
}
