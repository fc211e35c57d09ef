import {count, fixed, percent, significant} from "../components/format.js";
import type {PolicyChoice, TriggerChoice} from "../components/policy/choices.js";
import type {QuizItem} from "../components/quiz-score.js";
import type {Card, Rhythm} from "../components/retraining/rhythms.js";
import type {RetrainingAnswers} from "../lib/course/retraining/answers.js";
import type {Remedy, RemedyErrors} from "../lib/course/retraining/border.js";
import type {GateKind} from "../lib/course/retraining/corrupted-week.js";
import type {Exposure} from "../lib/course/retraining/roll-out.js";
import type {RaceScenario, Scoring} from "../lib/course/retraining/stream.js";
import type {GateCheck} from "../lib/policy/types.js";

const rmse = (value: number): string => fixed(value, 2);
const trainings = (n: number): string => (n === 1 ? "1 training" : `${n === 0 ? "no" : count(n)} trainings`);
const days = (n: number): string => (n === 1 ? "1 day" : `${count(n)} days`);

/** How often two very different models should be trained: who changes, and who pays. */
const rhythms: Record<Rhythm, string> = {
  daily: "every day",
  monthly: "every month",
  evidence: "when the error grows",
  never: "never again"
};

const shopSays: Record<Rhythm, string> = {
  daily: "The source would agree: behaviour changes continually, and frequent training catches new trends.",
  monthly: "By the end of a month it recommends what people wanted four weeks ago.",
  evidence: "It will do, if clicks are labels that come within hours; still, here change is the rule.",
  never: "Then it knows the taste of one spring for ever."
};

const factorySays: Record<Rhythm, string> = {
  daily: "The source sees little benefit in that, as long as the pictures are made in the same way.",
  monthly: "Harmless if trainings are cheap; each is also a chance to learn something wrong.",
  evidence: "That fits: nothing changes, until somebody moves the lamp. Then one wants to know.",
  never: "Right, until somebody moves the lamp. Keep watching the error."
};

export const rhythmWords = {
  label: "How often would you train these two again?",
  names: {shop: "Recommendations of a shop", factory: "Images of parts in a factory"} satisfies Record<Card, string>,
  stories: {
    shop: "Customers’ taste moves every day; clicks tell within hours whether a recommendation was good.",
    factory: "One camera, one lamp, one kind of part. The model sorts well, and nothing about the pictures changes."
  } satisfies Record<Card, string>,
  rhythms,
  verdict: (card: Card, rhythm: Rhythm): string => (card === "shop" ? shopSays : factorySays)[rhythm],
  result: (shop: Rhythm | null, factory: Rhythm | null): string => {
    if (shop === null && factory === null) return "Two models, no rhythm yet: choose one for each.";
    if (shop === null || factory === null) return "One is chosen. And the other?";
    const isApart = shop === "daily" && factory !== "daily";
    return isApart
      ? `Two models, two rhythms: the shop ${rhythms[shop]}, the factory ${rhythms[factory]}. What decides is how fast the world of the model changes, and what a training costs.`
      : shop === factory
        ? `The same rhythm for both, ${rhythms[shop]}: then it fits at most one of them.`
        : `The shop ${rhythms[shop]}, the factory ${rhythms[factory]}: the shop’s world changes faster than that of the factory.`;
  }
};

export type RhythmWords = typeof rhythmWords;

/** 12A: the race. */
const triggerNames: Record<TriggerChoice, string> = {
  never: "never",
  schedule: "by the calendar",
  "new labels": "on new labels",
  performance: "when the error grows",
  distribution: "when an input moves"
};

const windowName = (window: number | null): string =>
  window === null ? "all days and the first rows" : `the last ${count(window)} days`;

const choiceName = ({trigger, amount, window, isGated}: PolicyChoice): string => {
  const when: Record<TriggerChoice, string> = {
    never: "never",
    schedule: amount === 1 ? "every day" : `every ${count(amount)} days`,
    "new labels": `every ${count(amount)} labels`,
    performance: `error over ${significant(amount, 3)} ×`,
    distribution: `PSI over ${significant(amount, 3)}`
  };
  if (trigger === "never") return when.never;
  return `${when[trigger]}, from ${windowName(window)}${isGated ? ", with a gate" : ""}`;
};

/** What a lane came to. */
export interface LaneFacts {
  /** number of the lane, from 1 */
  readonly number: number;
  readonly name: string;
  readonly rmse: number;
  readonly trainings: number;
  readonly promoted: number;
  /** trainings whose model answers nobody any more: it is ready after the last day */
  readonly late: number;
  readonly total: number;
}

const streams: Record<RaceScenario, string> = {
  S0: "S0 nothing changes",
  S1: "S1 inputs drift slowly",
  S2: "S2 inputs jump and return",
  S4: "S4 prices rise",
  S5: "S5 clean air gets a premium"
};

export const raceWords = {
  label: "Let up to four policies race",
  simulated: (length: number): string =>
    `Simulated: ${length} days of about 120 rows, least squares. Half of the tracts may train, the other half score.`,
  stream: "What happens",
  streams,
  delay: "Labels come after",
  days,
  training: "Price of a training",
  error: "Price of a row that is $1000 off",
  money: (value: number): string => `$${count(value)}`,
  scored: "Errors are measured on",
  scorings: {apart: "tracts that nobody trains on", same: "the tracts that policies train on"} satisfies Record<
    Scoring,
    string
  >,
  lane: (i: number, name: string): string => `Lane ${i + 1}: ${name}`,
  trigger: "Train",
  triggers: triggerNames,
  amounts: {
    never: "",
    schedule: "Days",
    "new labels": "Labels",
    performance: "Times the error at the start",
    distribution: "PSI over"
  } satisfies Record<TriggerChoice, string>,
  window: "Learn from",
  windowName,
  gate: "Gate: promote only what is better on 7 held-out days",
  choice: choiceName,
  plan: (name: string): string => `Run your plan of lesson 5 in lane 1: ${name}`,
  predict: (weekly: number, never: number, trained: number): string =>
    `Prices rise. Trained never again, the model is off by ${rmse(never)}; with ${trained} trainings, one every week, by ${rmse(weekly)}. Lane 4 trains only when the error of five labelled days is over 1.25 times that at the start. How many trainings does it take?`,
  predictLabel: "My guess for its trainings",
  predictReason: (own: number, weekly: number): string =>
    own < weekly
      ? `And it errs less than the weekly calendar: ${rmse(own)} against ${rmse(weekly)}. It trains when there is a reason, on the days that are most like tomorrow.`
      : `It errs ${rmse(own)}, the weekly calendar ${rmse(weekly)}.`,
  title: (best: LaneFacts, never: number): string =>
    best.rmse >= never
      ? `No lane errs less than never training: ${rmse(never)}.`
      : `Lane ${best.number} errs least: RMSE ${rmse(best.rmse)} with ${trainings(best.trainings)}; never: ${rmse(never)}.`,
  subtitle: (length: number): string =>
    `RMSE of the last ${length} days, in $1000, simulated. Solid: the lane; dashed: never trained again. ▲ a new model answers; ✕ the gate refused one.`,
  laneText: ({name, rmse: error, trainings: n, promoted, late}: LaneFacts): string =>
    `${name}: RMSE ${rmse(error)}, ${trainings(n)}${promoted < n ? `, ${count(promoted)} promoted` : ""}${late > 0 ? ", the last too late to answer" : ""}`,
  axis: "day",
  dayColumn: {label: "Day"},
  never: "Never",
  costTitle: (cheapest: LaneFacts, never: number): string =>
    cheapest.total >= never
      ? "At these prices nothing is cheaper than never training."
      : `At these prices lane ${cheapest.number} is the cheapest, $${count(cheapest.total)}; never: $${count(never)}.`,
  costSubtitle:
    "Cost over all days at your prices, simulated. Full: errors (rows × RMSE × price). Light: trainings; a refused model costs its training too. Line: never trained.",
  costText: (i: number, total: number): string => `Lane ${i + 1}: $${count(total)}`,
  costAxis: "cost, $",
  costColumns: [
    {label: "Lane"},
    {label: "RMSE, $1000", numeric: true},
    {label: "Trainings", numeric: true},
    {label: "Trainings, $", numeric: true},
    {label: "Errors, $", numeric: true},
    {label: "Together, $", numeric: true}
  ],
  result: (best: LaneFacts, cheapest: LaneFacts, never: number, isOpen: boolean): string =>
    `${
      best.rmse >= never
        ? `Never training errs least, ${rmse(never)}`
        : `Lane ${best.number} errs least, ${rmse(best.rmse)} instead of ${rmse(never)}`
    }; ${cheapest.number === best.number ? "it is the cheapest too" : `the cheapest is lane ${cheapest.number}`}.${isOpen ? "" : " Guess what lane 4 will need, and it joins."}`
};

export type RaceWords = typeof raceWords;

/** 12B: continue or rebuild. */
const remedyNames: Record<Remedy, string> = {keep: "keep", continue: "continue", rebuild: "rebuild"};

const rise = (factor: number): string => `+${percent(factor - 1)}`;

export interface PlaceFacts {
  readonly rows: number;
  readonly factor: number;
  readonly gain: number;
  readonly best: Remedy;
  readonly errors: RemedyErrors;
}

export const remedyWords = {
  label: "Look for the border between continuing and rebuilding",
  simulated: (draws: number): string =>
    `Simulated: ${draws} draws of new rows at each place, medians. Old rows: 304. No tract is both learnt from and scored.`,
  rows: "New rows with labels",
  rowsValue: (value: number): string => `${count(value)} rows`,
  factor: "Prices have risen by",
  factorValue: (factor: number): string => percent(factor - 1),
  gain: "A new model must be better by at least",
  gainValue: (gain: number): string => percent(gain),
  predict: (keep: number): string =>
    `Prices are half as high again; the model in force is off by ${rmse(keep)}. One may learn from the 304 old rows and the new ones, or from the new ones alone. From how many new rows on does the second win? (There are 12 columns.)`,
  predictLabel: "My guess for the new rows",
  predictReason: (below: number): string =>
    `With ${below} rows it does not yet: a line through 12 columns needs rows to stand on. With more, the old rows only hold it back, for they tell of old prices.`,
  letters: {keep: "K", continue: "C", rebuild: "R"} satisfies Record<Remedy, string>,
  mapTitle: (border: readonly (string | null)[]): string => {
    const [slight, large] = border as [string | null, string | null];
    return large === null
      ? "At these demands rebuilding never wins."
      : `Doubled prices call for a rebuild from ${large} rows on; prices risen by a fifth ${slight === null ? "never do here" : `from ${slight}`}.`;
  },
  mapSubtitle:
    "What leaves the least error, simulated. K, grey: keep the model. C, light blue: continue, with old and new rows. R, blue: rebuild, from the new rows alone. Frame: your place.",
  mapX: "new rows with labels",
  mapY: "prices risen by",
  mapColumn: "Prices risen by",
  mapHidden: "The map appears once you have guessed.",
  placeTitle: ({rows, factor, best, errors}: PlaceFacts): string =>
    `${rise(factor)} and ${count(rows)} rows: ${remedyNames[best]}, with an error of ${rmse(errors[best])}.`,
  placeSubtitle: (draws: number): string =>
    `RMSE on tracts that nobody learnt from, in $1000, simulated. A dot for each of ${draws} draws of the new rows, at the right edge those that are farther off; line: the median.`,
  placeAxis: "RMSE, $1000",
  remedies: {
    keep: "keep the model",
    continue: "continue: old and new rows",
    rebuild: "rebuild: new rows alone"
  } satisfies Record<Remedy, string>,
  placeColumns: [
    {label: "What to do"},
    {label: "Median RMSE", numeric: true},
    {label: "Best draw", numeric: true},
    {label: "Worst draw", numeric: true}
  ],
  result: ({rows, factor, gain, best, errors}: PlaceFacts): string => {
    const others = `keep ${rmse(errors.keep)}, continue ${rmse(errors.continue)}, rebuild ${rmse(errors.rebuild)}`;
    return best === "keep"
      ? `${rise(factor)}, ${count(rows)} rows: keep the model, nothing is better by ${percent(gain)} (${others}).`
      : `${rise(factor)}, ${count(rows)} rows: ${remedyNames[best]} (${others}).`;
  }
};

export type RemedyWords = typeof remedyWords;

/** 12C: gate, canary and rollback. */
export interface GateFacts {
  readonly passed: boolean;
  readonly gate: GateKind;
  readonly day: number;
  readonly exposure: Exposure;
}

const checkText = ({name, passed, evidence}: GateCheck): string => {
  const sign = passed ? "✓" : "✕";
  if (name === "schema")
    return passed
      ? `${sign} Schema: the rows it learnt from are as they should be.`
      : `${sign} Schema: ${count(evidence["anomalies"]!)} anomaly in the rows it learnt from. TAX is a whole number, and was not.`;
  const {champion, challenger, low, high, rows} = evidence;
  return `${sign} Error: challenger ${rmse(challenger!)}, champion ${rmse(champion!)} on ${count(rows!)} held-out rows; its mean squared error differs by ${fixed(low!, 0)} to ${fixed(high!, 0)} (95%): ${high! < 0 ? "better" : low! > 0 ? "worse" : "not told from chance"}.`;
};

export const gateWords = {
  label: "Let a challenger through, or stop it",
  simulated: (from: number, to: number, trained: number): string =>
    `Simulated: from day ${from} to ${to} TAX arrives as a tenth of its value. At the end of day ${trained}, when that week has its labels, a challenger is trained on the last days.`,
  window: "The challenger learns from the last",
  days,
  gate: "The gate asks",
  gates: {
    none: "nothing",
    error: "less error on held-out days",
    schema: "that, and rows as the schema says"
  } satisfies Record<GateKind, string>,
  holdout: "Held-out days, the last",
  share: "Share of rows it answers at first",
  shareValue: (share: number): string => percent(share),
  day: "Today is day",
  dayValue: (day: number): string => count(day),
  rollBack: "Roll back today",
  undo: "Take the rollback back",
  predict: (champion: number, challenger: number): string =>
    `In the corrupted week the model in force is off by ${rmse(champion)}. A challenger that learnt that very week alone is off by only ${rmse(challenger)} there, on tracts it has never seen. Then TAX is as before. How far off is the challenger on the days after?`,
  predictLabel: "My guess for its RMSE, in $1000",
  rmse: (value: number): string => fixed(value, 1),
  predictReason:
    "It had learnt ten times the weight for a tenth of the value. Held-out days that are wrong in the same way cannot show that; they even praise it.",
  refused: "The gate refuses the challenger. It answers nobody.",
  passed: "The challenger passes.",
  ungated: "There is no gate: whatever was trained is let out.",
  check: checkText,
  verdict: {
    wait: (isAlone: boolean): string =>
      isAlone
        ? "No canary: the challenger answers all, so there is nothing to compare it with. Only somebody who looks can end this."
        : "The canary is not judged yet: labels of three days, and 30 rows of each, are awaited.",
    promote: (day: number): string =>
      `Canary, end of day ${day}: not worse beyond chance. Promoted; from the next day on it answers all.`,
    "roll back": (day: number, canary: number, champion: number): string =>
      `Canary, end of day ${day}: mean squared error ${fixed(canary, 0)} against ${fixed(champion, 0)}. Worse beyond chance: rolled back.`
  },
  byHand: (day: number): string => `Rolled back by hand at the end of day ${day}.`,
  stats: ({exposure}: GateFacts): {name: string; value: string; note: string}[] => [
    {
      name: "Answered by the challenger",
      value: count(exposure.exposed),
      note: `of ${count(exposure.rows)} rows so far`
    },
    {name: "Its error there", value: rmse(exposure.challenger), note: "RMSE, $1000, scoring rows"},
    {name: "The champion’s, on the same", value: rmse(exposure.champion), note: "had it been asked"}
  ],
  title: ({passed, exposure, day}: GateFacts): string =>
    !passed
      ? `Refused: by day ${day} callers are off by ${rmse(exposure.served)}, as before.`
      : exposure.exposed === 0
        ? "The challenger has not answered anybody yet."
        : `By day ${day} the challenger has answered ${count(exposure.exposed)} rows, ${rmse(exposure.challenger)} off; the champion would have been ${rmse(exposure.champion)} off.`,
  closedTitle: "The model in force stumbles over the corrupted week.",
  subtitle:
    "RMSE by day on scoring rows, $1000, simulated. Solid: what callers were told; dashed: the champion alone. Shaded: the corrupted week.",
  axis: "day",
  yAxis: "RMSE, $1000",
  names: {
    served: "told",
    champion: "champion alone",
    same: "told by the champion",
    fault: "corrupted",
    trained: "trained"
  },
  columns: [
    {label: "Day"},
    {label: "Rows by the challenger", numeric: true},
    {label: "RMSE of what was told", numeric: true},
    {label: "RMSE of the champion alone", numeric: true}
  ],
  open: "Guess first; then the challenger is put to the gate.",
  result: ({passed, gate, exposure, day}: GateFacts): string =>
    !passed
      ? "Refused by the gate: nobody has been answered by the challenger."
      : `${gate === "none" ? "Without a gate" : "Past the gate"}, ${count(exposure.exposed)} rows answered by the challenger until day ${day}, ${Number.isNaN(exposure.challenger) ? "none scored yet" : `${rmse(exposure.challenger)} off instead of ${rmse(exposure.champion)}`}.`
};

export type GateWords = typeof gateWords;

/** The quiz; ids are those of the answers that the build computes. */
export function quizItems(answers: RetrainingAnswers): QuizItem[] {
  const {errors, trainings: trained, half, slight, corrupted} = answers;
  return [
    {
      id: "blind",
      type: "choice",
      question: "Prices rise slowly and no input changes. Which trigger never asks for a new model?",
      options: [
        {id: "schedule", text: "the calendar"},
        {id: "labels", text: "new labelled rows"},
        {id: "performance", text: "the error on labelled rows"},
        {id: "distribution", text: "the distance of inputs (PSI)"}
      ],
      reason: `It looks at inputs, and these are as ever: 0 trainings, error ${rmse(errors.never)}. In another stream, where inputs drift, the same trigger is a good one.`
    },
    {
      id: "order",
      type: "order",
      question: "Put these by their error while prices rise, the largest first.",
      options: [
        {id: "weekly", text: "every 7 days, from the last 30 days"},
        {id: "never", text: "never trained again"},
        {id: "monthly", text: "every 30 days, from the last 30 days"},
        {id: "weeklyAll", text: "every 7 days, from all days and the first rows"}
      ],
      reason: `${rmse(errors.never)}, ${rmse(errors.weeklyAll)}, ${rmse(errors.monthly)}, ${rmse(errors.weekly)}. What a model learns from counts for more than how often it learns: with all history ${trained.weeklyAll} trainings do less than ${trained.monthly} with a window.`
    },
    {
      id: "remedies",
      type: "choice",
      question:
        "Which leaves less error: with prices half as high again and 15 new rows; and with prices 5% higher and 60 new rows?",
      options: [
        {id: "rebuild-rebuild", text: "rebuilding, both times"},
        {id: "rebuild-continue", text: "rebuilding after +50%, continuing after +5%"},
        {id: "continue-continue", text: "continuing, both times"},
        {id: "continue-keep", text: "continuing after +50%, leaving the model after +5%"}
      ],
      reason: `With 15 rows continuing gives ${rmse(half[0])}, rebuilding ${rmse(half[1])}; from ${answers.rebuildFrom} rows on the border is passed. After +5% continuing gives ${rmse(slight[1])}, the model as it is ${rmse(slight[0])}: better, but is it worth a training?`
    },
    {
      id: "merged",
      type: "choice",
      question: "The lecture’s slide lists three triggers, its source five. Which two does the slide write as one?",
      options: [
        {id: "schedule-labels", text: "on a schedule, and on new training data"},
        {id: "demand-performance", text: "on demand, and on performance degradation"},
        {id: "performance-distribution", text: "on performance degradation, and on a change of distributions"}
      ],
      reason:
        "“On-demand (model decay)” is two things: somebody asks, or a measured error does. The first needs a person who knows, the second labels."
    },
    {
      id: "stopped",
      type: "choice",
      question:
        "A challenger has learnt from a corrupted week, and is tried on held-out rows of the same week. Which check of the gate stops it?",
      options: [
        {id: "error", text: "its error on held-out rows"},
        {id: "schema", text: "the schema, asked about the rows it learnt from"},
        {id: "neither", text: "neither: only a canary can"}
      ],
      reason: `On the held-out rows it is the better model: ${rmse(corrupted[1])} against ${rmse(corrupted[0])}. Afterwards it is ${fixed(answers.after, 1)} off. Rows that are wrong in the same way praise it.`
    }
  ];
}
