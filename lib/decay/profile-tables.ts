import {CONFIDENCE_FIGURES} from "../profile/blocks/confidence.js";
import {ERROR_FIGURES} from "../profile/blocks/errors.js";
import {scoreStride} from "../profile/blocks/scores.js";
import type {BlockLayout} from "../profile/layout.js";
import type {CategoricalSpec, ConfidenceSpec, ErrorsSpec, ProfileSpec, ScoresSpec} from "../profile/types.js";
import type {ErrorTable} from "./error-table.js";
import type {ScoreTable} from "./score-table.js";

/**
 * Returns the score table of one class against all others from a window's sums: what CBPE, ROC AUC and a reliability
 * diagram are made of.
 * @param positive level of the label that the score is for
 * @throws RangeError if the block is of another kind, or the label has no such level
 * @example profiledScores({columns: [{kind: "numeric", type: "number", name: "p", role: "score", edges: [], ranks: [], centre: 0}, {kind: "categorical", type: "text", name: "y", role: "label", levels: ["no", "yes"], buckets: 1}], blocks: [], slices: []}, {spec: {kind: "scores", score: "p", label: "y", edges: []}, start: 0, end: 6}, [3, 2, 1, 4, 2.5, 1.5], "yes").negatives // [4]
 */
export function profiledScores(
  {columns}: ProfileSpec,
  {spec, start}: BlockLayout,
  sums: ArrayLike<number>,
  positive: string
): ScoreTable {
  const block = ofKind<ScoresSpec>(spec, "scores");
  const {levels} = columns.find(({name}) => name === block.label) as CategoricalSpec;
  const level = levels.indexOf(positive);
  if (level < 0) throw new RangeError(`unknown level of ${block.label}: ${positive} (known: ${levels.join(", ")})`);
  const stride = scoreStride(block, columns);
  const perBin = (figure: (at: number) => number): Float64Array =>
    Float64Array.from({length: block.edges.length + 1}, (_, bin) => figure(start + bin * stride));
  const labelled = (at: number): number => {
    let rows = 0;
    for (let slot = at; slot < at + stride - 3; ++slot) rows += sums[slot]!;
    return rows;
  };
  return {
    edges: block.edges,
    positives: perBin((at) => sums[at + level]!),
    negatives: perBin((at) => labelled(at) - sums[at + level]!),
    unlabelled: perBin((at) => sums[at + stride - 3]!),
    scoreSums: perBin((at) => sums[at + stride - 2]!),
    unlabelledScoreSums: perBin((at) => sums[at + stride - 1]!)
  };
}

/**
 * Returns a score table for each class that is said, from a window's sums: the scores are those of that class, and
 * rows that are right count as positive. What `estimateAccuracy` is made of.
 * @throws RangeError if the block is of another kind
 * @example profiledConfidence({spec: {kind: "confidence", score: "s", prediction: "p", label: "y", edges: []}, start: 0, end: 10}, [3, 1, 0, 2.5, 0, 1, 0, 2, 0.75, 1.25]).map(({positives}) => positives[0]) // [3, 1]
 */
export function profiledConfidence({spec, start, end}: BlockLayout, sums: ArrayLike<number>): ScoreTable[] {
  const {edges} = ofKind<ConfidenceSpec>(spec, "confidence");
  const [bins, stride] = [edges.length + 1, CONFIDENCE_FIGURES.length];
  return Array.from({length: (end - start) / (bins * stride)}, (_, k): ScoreTable => {
    const perBin = (figure: (typeof CONFIDENCE_FIGURES)[number]): Float64Array =>
      Float64Array.from({length: bins}, (_, bin) => {
        return sums[start + (k * bins + bin) * stride + CONFIDENCE_FIGURES.indexOf(figure)]!;
      });
    return {
      edges,
      positives: perBin("right"),
      negatives: perBin("wrong"),
      unlabelled: perBin("unlabelled"),
      scoreSums: perBin("labelledSum"),
      unlabelledScoreSums: perBin("unlabelledSum")
    };
  });
}

/**
 * Returns the error table of a regression from a window's sums: what DLE is made of.
 * @throws RangeError if the block is of another kind
 * @example profiledErrors({spec: {kind: "errors", prediction: "p", label: "y", edges: [], feature: null}, start: 0, end: 5}, [3, 2, 4, 10, 82]).absolute // [4]
 */
export function profiledErrors({spec, start, end}: BlockLayout, sums: ArrayLike<number>): ErrorTable {
  const {edges, feature} = ofKind<ErrorsSpec>(spec, "errors");
  const stride = ERROR_FIGURES.length;
  const perCell = (figure: (typeof ERROR_FIGURES)[number]): Float64Array =>
    Float64Array.from({length: (end - start) / stride}, (_, cell) => {
      return sums[start + cell * stride + ERROR_FIGURES.indexOf(figure)]!;
    });
  return {
    predictionEdges: edges,
    featureEdges: feature?.edges ?? [],
    rows: perCell("rows"),
    n: perCell("n"),
    absolute: perCell("absolute"),
    square: perCell("square"),
    fourth: perCell("fourth")
  };
}

function ofKind<T extends BlockLayout["spec"]>(spec: BlockLayout["spec"], kind: T["kind"]): T {
  if (spec.kind !== kind) throw new RangeError(`incompatible block: ${spec.kind}, expected ${kind}`);
  return spec as T;
}
