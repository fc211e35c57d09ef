import type {LinearModel} from "../../model/types.js";
import {judgeCanary} from "../../policy/gate.js";
import type {CanaryResult} from "../../policy/gate.js";
import type {ArmLosses} from "../../policy/loss-difference.js";
import {deriveSeed, seeded} from "../../statistics/random.js";
import {CONFIDENCE, squaredErrors} from "./corrupted-week.js";
import type {Challenger, CorruptedWeek} from "./corrupted-week.js";

/** Days whose labels are awaited before a canary is judged. */
export const CANARY_DAYS = 3;

/** How a challenger is let out. */
export interface Release {
  /** of the rows that it answers, in (0, 1]; at 1 nobody is left to compare it with */
  readonly share: number;
  /** last day that is looked at */
  readonly until: number;
  /** day on which somebody rolls it back by hand, from the next day on; null for nobody */
  readonly rolledBack: number | null;
  readonly seed: number;
}

/** Answers of a day. */
export interface DayAnswers {
  readonly day: number;
  readonly rows: number;
  /** rows that the challenger answered */
  readonly exposed: number;
  /** scoring rows, and those of them that the challenger answered: no model has learnt from their tracts */
  readonly scored: number;
  readonly judged: number;
  /** squared errors on scoring rows, summed: of what callers were told; of the challenger and of the champion on `judged` */
  readonly served: number;
  readonly challenger: number;
  readonly champion: number;
}

/** What became of a challenger. */
export interface RollOut {
  readonly days: readonly DayAnswers[];
  /** the day at whose end the canary was judged, and how; null while it is not */
  readonly verdict: {readonly day: number; readonly result: CanaryResult} | null;
}

const NOBODY: ArmLosses = {n: 0, total: 0, square: 0};

/**
 * Lets a challenger answer a share of the rows, from the day after it was trained. Once the labels of `CANARY_DAYS` days
 * are there, each arm is judged by its own scoring rows, every day until there are enough; the verdict holds from the next
 * day on. A challenger that the gate refused answers nobody.
 */
export function rollOut(
  week: CorruptedWeek,
  {model, passed}: Challenger,
  {share, until, rolledBack, seed}: Release
): RollOut {
  const start = week.trained + 1;
  const arms: Answered[] = [];
  const days: DayAnswers[] = [];
  let verdict: RollOut["verdict"] = null;
  for (let day = start; day <= until; ++day) {
    const isOut = !passed || verdict?.result.action === "roll back" || (rolledBack !== null && day > rolledBack);
    const own = isOut ? 0 : verdict?.result.action === "promote" ? 1 : share;
    const answered = answerDay(week, model, day, own, seed);
    days.push(answered.answers);
    arms.push(answered);
    const known = day - week.production.settings.labelDelay - start + 1;
    if (isOut || verdict !== null || known < CANARY_DAYS) continue;
    const result = judgeCanary(
      CONFIDENCE,
      arms.slice(0, known).reduce((sum, {champion}) => addLosses(sum, champion), NOBODY),
      arms.slice(0, known).reduce((sum, {canary}) => addLosses(sum, canary), NOBODY)
    );
    if (result.action !== "wait") verdict = {day, result};
  }
  return {days, verdict};
}

interface Answered {
  readonly answers: DayAnswers;
  /** losses on scoring rows, by who answered */
  readonly champion: ArmLosses;
  readonly canary: ArmLosses;
}

function answerDay(
  {production, rows}: CorruptedWeek,
  model: LinearModel,
  day: number,
  share: number,
  seed: number
): Answered {
  const random = seeded(deriveSeed(seed, "canary", day));
  const [old, fresh] = [squaredErrors(production.first, rows[day]!), squaredErrors(model, rows[day]!)];
  const sums = {day, rows: old.length, exposed: 0, scored: 0, judged: 0, served: 0, challenger: 0, champion: 0};
  let [champion, canary] = [NOBODY, NOBODY];
  rows[day]!.isScoring.forEach((isScoring, row) => {
    const isExposed = random() < share;
    if (isExposed) sums.exposed += 1;
    if (!isScoring) return;
    const loss = isExposed ? fresh[row]! : old[row]!;
    sums.scored += 1;
    sums.served += loss;
    const one = {n: 1, total: loss, square: loss * loss};
    if (!isExposed) return void (champion = addLosses(champion, one));
    sums.judged += 1;
    sums.challenger += loss;
    sums.champion += old[row]!;
    canary = addLosses(canary, one);
  });
  return {answers: sums, champion, canary};
}

/** All answers of some days together. */
export interface Exposure {
  readonly rows: number;
  readonly exposed: number;
  /**
   * RMSE on scoring rows: of what callers were told; of the challenger on those it answered, and of the champion on these:
   * NaN for none
   */
  readonly served: number;
  readonly challenger: number;
  readonly champion: number;
}

/**
 * Returns what callers have got over all days of a roll-out.
 * @example exposureOf([{day: 70, rows: 8, exposed: 3, scored: 4, judged: 1, served: 36, challenger: 25, champion: 4}]) // {rows: 8, exposed: 3, served: 3, challenger: 5, champion: 2}
 */
export function exposureOf(days: readonly DayAnswers[]): Exposure {
  const sum = (figure: keyof DayAnswers): number => days.reduce((total, day) => total + day[figure], 0);
  const [rows, exposed] = [sum("rows"), sum("exposed")];
  return {
    ...{rows, exposed, served: Math.sqrt(sum("served") / sum("scored"))},
    challenger: Math.sqrt(sum("challenger") / sum("judged")),
    champion: Math.sqrt(sum("champion") / sum("judged"))
  };
}

function addLosses(a: ArmLosses, b: ArmLosses): ArmLosses {
  return {n: a.n + b.n, total: a.total + b.total, square: a.square + b.square};
}
