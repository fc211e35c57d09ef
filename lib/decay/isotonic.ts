/** A rising line through knots, flat beyond its ends: how likely a score is to be right. Plain, so that JSON keeps it. */
export interface Calibration {
  /** ascending */
  readonly scores: readonly number[];
  /** never falling, in [0, 1] when fitted to shares */
  readonly probabilities: readonly number[];
}

interface Block {
  readonly first: number;
  readonly last: number;
  readonly weight: number;
  readonly sum: number;
}

/**
 * Fits the rising function with the least weighted squared distance from the points (pool adjacent violators). Points
 * of one score count as their mean; points of no weight do not count. O(n log n).
 * @param scores in any order, all finite
 * @param values what is observed at each score: a share of positives, or a label
 * @throws RangeError if no point has weight
 * Source: M. Ayer et al., Annals of Mathematical Statistics 26, 1955; scikit-learn 1.9, `IsotonicRegression` with
 * `out_of_bounds="clip"`, which NannyML calibrates with. Golden values: test/data/estimates.json
 * @example fitIsotonic([1, 2, 3], [0, 1, 0.5]) // {scores: [1, 2, 3], probabilities: [0, 0.75, 0.75]}
 */
export function fitIsotonic(
  scores: ArrayLike<number>,
  values: ArrayLike<number>,
  weights: ArrayLike<number> = new Float64Array(scores.length).fill(1)
): Calibration {
  const blocks: Block[] = [];
  for (const point of pointsOf(scores, values, weights)) {
    let block = point;
    for (let last = blocks.at(-1); last !== undefined && isNotBelow(last, block); last = blocks.at(-1)) {
      blocks.pop();
      block = {first: last.first, last: block.last, weight: last.weight + block.weight, sum: last.sum + block.sum};
    }
    blocks.push(block);
  }
  if (blocks.length === 0) throw new RangeError("missing points: nothing to calibrate with");
  const ends = blocks.map(({first, last}) => (first === last ? [first] : [first, last]));
  return {
    scores: ends.flat(),
    probabilities: blocks.flatMap(({sum, weight}, i) => ends[i]!.map(() => sum / weight))
  };
}

function isNotBelow(a: Block, b: Block): boolean {
  return a.sum * b.weight >= b.sum * a.weight;
}

function pointsOf(scores: ArrayLike<number>, values: ArrayLike<number>, weights: ArrayLike<number>): Block[] {
  const order = Array.from(scores, (_, i) => i)
    .filter((i) => weights[i]! > 0)
    .sort((a, b) => scores[a]! - scores[b]!);
  const points: Block[] = [];
  for (const i of order) {
    const [at, weight, sum] = [scores[i]!, weights[i]!, values[i]! * weights[i]!];
    const last = points.at(-1);
    if (last?.first === at) points[points.length - 1] = {...last, weight: last.weight + weight, sum: last.sum + sum};
    else points.push({first: at, last: at, weight, sum});
  }
  return points;
}

/**
 * Returns the calibrated probability of a score: on the line between knots, the nearest knot's beyond them.
 * NaN for NaN.
 * @example calibrated({scores: [0, 1], probabilities: [0.25, 0.75]}, 0.5) // 0.5
 */
export function calibrated({scores, probabilities}: Calibration, score: number): number {
  if (Number.isNaN(score)) return NaN;
  if (score <= scores[0]!) return probabilities[0]!;
  if (score >= scores.at(-1)!) return probabilities.at(-1)!;
  let [low, high] = [0, scores.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (scores[middle]! <= score) low = middle;
    else high = middle;
  }
  const share = (score - scores[low]!) / (scores[high]! - scores[low]!);
  return probabilities[low]! + share * (probabilities[high]! - probabilities[low]!);
}
