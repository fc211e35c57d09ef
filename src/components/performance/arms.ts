import type {Interval} from "../../lib/decay/interval.js";
import type {ErrorMeasure} from "../../lib/decay/realised-error.js";
import type {ScoreSums} from "../../lib/decay/score-sums.js";
import {armDifference} from "../../lib/policy/loss-difference.js";
import type {ArmLosses} from "../../lib/policy/loss-difference.js";
import {ERRORS, ROWS} from "../../lib/profile/layout.js";
import type {Window as PartitionWindow} from "../../lib/profile/window.js";
import {CONFIDENCE} from "./course.js";
import {rowErrors} from "./row-errors.js";
import type {RowErrors} from "./row-errors.js";
import type {Scores} from "./scores.js";
import type {CanaryStretch, Versions} from "./versions.js";

/** What a version answered in a window, and how well. */
interface VersionFigures extends RowErrors {
  readonly version: string;
  readonly rows: number;
}

/** A canary and the champion beside it, each by the rows of the same partitions that it answered itself. */
interface ArmsFigures {
  readonly canary: VersionFigures;
  readonly champion: VersionFigures;
  /** partitions that both answered */
  readonly answered: PartitionWindow;
  /** of mean squared errors, of classes Brier scores, canary − champion; limits are NaN below 30 labelled rows in either arm */
  readonly difference: Interval;
}

/** Fewest labelled rows of an arm for limits. */
const ENOUGH = 30;

/** Returns what each version answered in a window; those that answered nothing are left out. */
export function versionsIn(
  scores: Scores,
  measure: ErrorMeasure,
  window: PartitionWindow,
  reference: PartitionWindow,
  slice: string | null
): VersionFigures[] {
  const usual = scores.sums(reference, {slice, model: null});
  return scores.models
    .map((version) => figuresOf(scores, measure, version, {sums: scores.sums(window, {slice, model: version}), usual}))
    .filter(({rows}) => rows > 0);
}

/** Returns the canaries of a stream, each against the champion of its partitions. */
export function armsOf(
  scores: Scores,
  measure: ErrorMeasure,
  {canaries}: Versions,
  reference: PartitionWindow,
  slice: string | null
): ArmsFigures[] {
  const usual = scores.sums(reference, {slice, model: null});
  return canaries.map(({version, champion, from, to}: CanaryStretch): ArmsFigures => {
    const answered = {from, to};
    const [own, theirs] = [version, champion].map((model) => scores.sums(answered, {slice, model}));
    const canary = figuresOf(scores, measure, version, {sums: own!, usual});
    const before = figuresOf(scores, measure, champion, {sums: theirs!, usual});
    const difference = armDifference(lossesOf(theirs!), lossesOf(own!), CONFIDENCE);
    const isEnough = Math.min(canary.labelled, before.labelled) >= ENOUGH;
    return {
      ...{canary, champion: before, answered},
      difference: isEnough ? difference : {...difference, low: NaN, high: NaN}
    };
  });
}

function figuresOf(
  scores: Scores,
  measure: ErrorMeasure,
  version: string,
  {sums, usual}: {readonly sums: ScoreSums; readonly usual: ScoreSums}
): VersionFigures {
  return {version, rows: sums[ROWS]!, ...rowErrors(scores, measure, sums, usual)};
}

/** Squared errors are the losses, so their squares are fourth powers of errors. */
function lossesOf(sums: ScoreSums): ArmLosses {
  return {n: sums[ERRORS.n]!, total: sums[ERRORS.square]!, square: sums[ERRORS.fourth]!};
}
