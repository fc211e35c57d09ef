import {count, fixed, signed} from "../components/format.js";
import type {QuizItem} from "../components/quiz-score.js";
import type {DecayAnswers} from "../lib/course/model-decay/answers.js";
import type {FaultId, Moved} from "../lib/course/model-decay/change.js";
import type {PresetId} from "../lib/course/model-decay/presets.js";
import type {Quadrant} from "../lib/course/model-decay/quadrants.js";
import {HARM, LARGE_PSI, largestPsi, loudInputs} from "../lib/course/model-decay/reading.js";
import type {Reading} from "../lib/course/model-decay/reading.js";
import type {ModelId} from "../lib/course/model-decay/regime.js";
import type {Shape} from "../lib/course/model-decay/shapes.js";
import {driftKinds, storyIds} from "../lib/course/model-decay/stories.js";
import type {DriftKind, StoryId, StorySource} from "../lib/course/model-decay/stories.js";
import {spelled} from "./spelled.js";

const listed = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const share = (part: number): string => `${fixed(100 * part, 0)}%`;

const marks: Record<PresetId, string> = {
  nothing: "nothing",
  poorer: "high LSTAT",
  lots: "large lots",
  city: "RAD 24",
  dear: "dear tracts",
  inflation: "prices rise",
  premium: "clean air",
  "nox-ppb": "NOX × 100",
  "tax-tenth": "TAX ÷ 10",
  "age-share": "AGE ÷ 100",
  "rm-more": "RM + 1",
  "lstat-hidden": "LSTAT hidden"
};

/** With the course's scenario that a change is the end of. */
const presets: Record<PresetId, string> = {
  ...marks,
  poorer: `${marks.poorer} (S1)`,
  city: `${marks.city} (S2)`,
  inflation: `${marks.inflation} (S4)`,
  premium: `${marks.premium} (S5)`,
  "nox-ppb": `${marks["nox-ppb"]} (S6a)`,
  "tax-tenth": `${marks["tax-tenth"]} (S6b)`,
  "age-share": `${marks["age-share"]} (S6c)`,
  "rm-more": `${marks["rm-more"]} (S6d)`
};

const faults: Record<FaultId, string> = {
  none: "as they are",
  "nox-ppb": "NOX in parts per billion (× 100)",
  "tax-tenth": "TAX as a tenth",
  "age-share": "AGE as a share of 1 (÷ 100)",
  "rm-more": "RM with one room more",
  "lstat-hidden": "LSTAT hidden: its mean for all"
};

const models: Record<ModelId, string> = {network: "neural net", linear: "least squares"};

const shapes: Record<Shape, string> = {
  abrupt: "abrupt",
  gradual: "gradual: more and more rows",
  incremental: "incremental: step by step",
  recurring: "recurring"
};

const slope = (value: number): string => signed(value / 10, 1);

/** 9A: the drift lab. */
export const labWords = {
  label: "Move one distribution at a time (simulated)",
  start: "Start from a change (S1 to S6d: the scenario of this course that ends like it)",
  /** unit of the error */
  price: "$1000",
  presets,
  dials: {
    inputs: "Inputs, P(x)",
    relation: "Relation, P(y given x)",
    labels: "Labels, P(y)"
  },
  tiltOf: "Ask more often where this column is high",
  tilt: {label: "How much more often (minus: where it is low)", value: slope},
  fault: "Columns arrive",
  faults,
  addOf: "Let prices depend on",
  add: {
    label: "In $1000 per standard deviation",
    value: (tenths: number): string => signed(tenths / 10, 1)
  },
  factor: {label: "All prices", value: (hundredths: number): string => `× ${fixed(hundredths / 100, 2)}`},
  labelTilt: {label: "Ask more often where prices are high (minus: low)", value: slope},
  shape: {label: "How it comes", values: shapes},
  model: {label: "Model", values: models},
  rows: {
    label: "Rows a week",
    values: {all: "infinitely many", "1000": "1,000", "120": "120", "30": "30"}
  },
  onset: "First week of the change",
  week: "Week that is looked at",
  axis: "week",
  begins: "it begins",
  unlabelled: {
    title: (loud: number, all: number, week: number): string =>
      `Without labels, week ${week}: ${loud === 0 ? "no input" : loud === all ? "every input" : `${loud} of ${all} inputs`} above ${LARGE_PSI}.`,
    subtitle: "PSI against the tracts as they were: the largest of an input, and that of the predictions. Simulated.",
    inputs: "largest input",
    predictions: "predictions",
    limit: `rule of thumb ${LARGE_PSI}`,
    columns: [
      {label: "Week", numeric: true},
      {label: "Largest PSI of an input", numeric: true},
      {label: `Inputs above ${LARGE_PSI}`, numeric: true},
      {label: "PSI of the predictions", numeric: true}
    ]
  },
  labelled: {
    title: (rmse: number, base: number, week: number): string =>
      `With labels, week ${week}: off by ${fixed(rmse, 2)}; ${fixed(base, 2)} is usual.`,
    subtitle:
      "RMSE, $1000: as the labels show it, and as expected from the predictions alone (rows err as rows in the same tenth did).",
    realised: "with labels",
    estimate: "expected without",
    limit: `${share(HARM)} above the usual`,
    columns: [
      {label: "Week", numeric: true},
      {label: "RMSE with labels", numeric: true},
      {label: "Expected without", numeric: true},
      {label: "Mean error", numeric: true}
    ]
  },
  columns: {
    title: (first: string, psi: number, label: number): string =>
      psi < 0.005
        ? `No input has moved; the labels have a PSI of ${fixed(label, 2)}.`
        : `${first} moved most, PSI ${fixed(psi, 2)}; the labels have ${fixed(label, 2)}.`,
    subtitle:
      "PSI of every column in the week, with the Jensen–Shannon divergence (JS, 0 to 1) beside it. Triangle: above the rule of thumb. The last bar needs labels.",
    prediction: "predictions",
    label: "labels",
    limit: String(LARGE_PSI),
    table: [{label: "Column"}, {label: "PSI", numeric: true}, {label: "JS divergence", numeric: true}]
  },
  stats: ({inputs, relation, labels}: Moved): {name: string; value: string; note: string}[] => [
    {
      name: "Inputs as they arrive, P(x)",
      value: inputs ? "move" : "stay",
      note: inputs ? "data drift" : "an input monitor has nothing to see"
    },
    {
      name: "Relation, P(y given x)",
      value: relation ? "moves" : "stays",
      note: relation ? (inputs ? "and not alone" : "concept drift") : "what was learnt still holds"
    },
    {
      name: "Labels, P(y)",
      value: labels ? "move" : "stay",
      note: labels ? "the mix of prices is another" : "true prices are as they were"
    }
  ],
  rmse: (value: number): string => fixed(value, 1),
  predict: (loud: number, all: number, base: number): string =>
    `Requests turn to tracts with large lots (ZN high). At the end ${loud} of ${all} inputs are far above the rule of thumb. The neural net was off by ${fixed(base, 2)}. By how much is it off now?`,
  predictLabel: "My guess for the RMSE, in $1000",
  predictReason: (ratio: number): string =>
    ratio < 1
      ? `The error fell by ${share(1 - ratio)}. These are quiet suburbs, which the model finds easy; it is now asked about little else.`
      : `The error rose by ${share(ratio - 1)}.`,
  result: ({inputs, prediction, rmse, estimate}: Reading, base: Reading, week: number, moved: Moved | null): string => {
    const loud = loudInputs(inputs);
    const sees = [
      loud > 0 ? `${loud === 1 ? "one input" : `${spelled(loud)} inputs`} above ${LARGE_PSI}` : "",
      prediction.psi > LARGE_PSI ? "the predictions too" : ""
    ].filter(Boolean);
    const seen =
      sees.length === 0 ? "a monitor without labels sees nothing" : `a monitor without labels sees ${listed(sees)}`;
    const error = `The error is ${fixed(rmse, 2)}, was ${fixed(base.rmse, 2)}; without labels one would expect ${fixed(estimate, 2)}.`;
    return `Week ${week}${moved === null ? ", before the change" : ""}: ${seen}${largestPsi(inputs) < 0.005 ? "" : ` (largest PSI ${fixed(largestPsi(inputs), 2)})`}. ${error}`;
  }
};

export type LabWords = typeof labWords;

const corners: Record<Quadrant, string> = {
  calm: "calm",
  loud: "loud, but harmless",
  silent: "harm in silence",
  both: "loud and harmful"
};

/** 9B: loud against harmful. */
export const cornerWords = {
  label: "Fill the four corners (simulated)",
  tried: "Changes to try",
  presets,
  marks,
  model: "Model",
  models,
  corners,
  predict: (all: number): string =>
    `Suppose an alarm rings when any input’s PSI is above ${LARGE_PSI}, and nothing else is watched. For how many of these ${all} changes is it wrong about the neural net: it rings though the error has grown by less than ${share(HARM)}, or keeps still though it has grown by more?`,
  predictLabel: "My guess for the number of wrong alarms and wrong silences",
  predictReason: (loud: readonly PresetId[], silent: readonly PresetId[]): string =>
    `It rings for nothing at ${listed(loud.map((id) => `“${presets[id]}”`))}, and sleeps through ${listed(silent.map((id) => `“${presets[id]}”`))}.`,
  title: (filled: number, all: number): string =>
    filled === all
      ? "All four corners are filled: how loud a change is does not tell how much it harms."
      : `${capital(spelled(filled))} of the ${spelled(all)} corners ${filled === 1 ? "is" : "are"} filled.`,
  subtitle: `Largest PSI of an input against the error as a multiple of the usual one, both on logarithmic scales. Dots: changes; ring: the lab above as it is now; specks: where it has been. Shaded red: where an alarm on inputs (at ${LARGE_PSI}) is wrong about harm (at ${share(HARM)}). Simulated.`,
  xAxis: "largest PSI of an input",
  yAxis: "RMSE, times the usual",
  here: "the lab now",
  columns: [
    {label: "Change"},
    {label: "Largest PSI", numeric: true},
    {label: "RMSE, times the usual", numeric: true},
    {label: "Corner"}
  ],
  result: (filled: readonly Quadrant[], places: number): string => {
    const missing = (Object.keys(corners) as Quadrant[]).filter((quadrant) => !filled.includes(quadrant));
    const been = `${count(places)} ${places === 1 ? "place" : "places"} tried`;
    return missing.length === 0
      ? `${been}: all four corners are filled. Neither loud nor silent tells harmful from harmless.`
      : `${been}; still empty: ${listed(missing.map((quadrant) => `“${corners[quadrant]}”`))}.`;
  }
};

export type CornerWords = typeof cornerWords;

const kinds: Record<DriftKind, string> = {
  data: "data drift",
  concept: "concept drift",
  both: "both"
};

const sources: Record<StorySource, string> = {
  technologyreview: "As MIT Technology Review told it, May 2020.",
  nist: "NIST, July 2020; of the later version, Interesting Engineering, 2022.",
  lecture: "An example of the lecture."
};

/** 9C: stories. */
export const storyWords = {
  label: (n: number): string => `Tell ${spelled(n)} cases apart`,
  kinds,
  right: "Right.",
  wrong: (kind: DriftKind): string => `Rather: ${kinds[kind]}.`,
  open: "Open this in the lab above",
  stories: {
    lockdown: {
      text: "Lockdown. In spring 2020 the ten things searched for most at a large shop became others within days. Models that had learnt how people usually behave broke.",
      reason:
        "Other things were asked for, so the inputs moved; and the same search now meant another demand than before, so the relation moved with them.",
      source: sources.technologyreview
    },
    masks: {
      text: "Masks. Face recognition, trained on whole faces, met covered ones. In a test with masks drawn in by computer, even the best of 89 algorithms failed on 5 to 50 in 100 faces.",
      reason:
        "The pictures are new, the question is not: whose face it is has not changed by what covers it. One maker later shipped a version that goes by the region of the eyes.",
      source: sources.nist
    },
    voices: {
      text: "Speech: who speaks. A speech model was trained on bought and on older recordings, and tested on those of some months ago. Now new users come, with other accents and other microphones.",
      reason: "The sounds are others; what each means in words is what it was.",
      source: sources.lecture
    },
    word: {
      text: "Speech: what it means. The same speakers, the same microphones. But a word has come to mean something else than when the labels were written.",
      reason: "The sound is as it was, and its label no longer is. No monitor of inputs can know that.",
      source: sources.lecture
    }
  } satisfies Record<StoryId, {text: string; reason: string; source: string}>,
  likeness: {
    lockdown:
      "In the lab it looks like this: at once, most requests are about tracts with RAD 24, and prices fall where NOX is high.",
    masks:
      "In the lab it looks like this: at once, LSTAT is hidden from the model, which receives its mean for every tract. No price changes. To the model the relation is another all the same, since an average LSTAT may now be any tract.",
    voices:
      "In the lab it looks like this: week by week, more of the requests come from a crowd that asks about tracts with RAD 24. No price changes for a given tract.",
    word: "In the lab it looks like this: week by week, more of the prices follow the new relation, lower where NOX is high. No input changes."
  } satisfies Record<StoryId, string>,
  result: (sorted: number, right: number, all: number): string =>
    sorted === 0
      ? `${capital(spelled(all))} cases, none told apart yet: did the inputs move, the relation, or both?`
      : `${capital(spelled(sorted))} of ${spelled(all)} told apart, ${spelled(right)} as we would. Below: what the last one looks like in the lab.`
};

export type StoryWords = typeof storyWords;

const shortStories: Readonly<Record<StoryId, string>> = {
  lockdown: "Within days a shop is searched for other things, and the same search means another demand",
  masks: "Faces that were whole in training are covered now",
  voices: "New people speak, with other accents and microphones",
  word: "A word is spoken as ever, and has come to mean something else"
};

/** The quiz; ids are those of the answers that the build computes. */
export function quizItems(answers: DecayAnswers): QuizItem[] {
  return [
    {
      id: "loudInputs",
      type: "choice",
      question: `${answers.loudCount} of ${answers.inputCount} inputs are in alarm. The labels come in: the error is lower than before. What now?`,
      options: [
        {id: "retrain", text: "Train anew at once"},
        {id: "investigate", text: "Find out what moved; nothing is urgent"},
        {id: "ignore", text: "Nothing, and switch the alarms off"}
      ],
      reason: `The error went from ${fixed(answers.rmseBefore, 2)} to ${fixed(answers.rmseAfter, 2)}: the model is asked about rows that it knows well. Somebody should know why; the model can wait.`
    },
    {
      id: "premiumSeenBy",
      type: "choice",
      question:
        "Prices fall where NOX is high and rise where it is low; no input changes. Which monitor sees it first?",
      options: [
        {id: "inputs", text: "PSI of the inputs"},
        {id: "predictions", text: "PSI of the predictions"},
        {id: "estimate", text: "The error expected from the predictions"},
        {id: "labels", text: "The error, once labels have come"}
      ],
      reason: `Without labels everything is as before, and an error of ${fixed(answers.premiumEstimate, 2)} is expected. With them it is ${fixed(answers.premiumRmse, 2)}.`
    },
    {
      id: "stories",
      type: "classify",
      question: "Four stories, told short. What has moved in each?",
      cases: storyIds.map((id) => ({id, text: shortStories[id]})),
      kinds: driftKinds.map((id) => ({id, text: kinds[id]})),
      reason:
        "Masks and new voices change what is seen and heard, not whose face it is or what is said: P(x) has moved. The word sounds as it did, and only somebody who knows the new meaning can tell: P(y given x) has moved. In the lockdown both did."
    },
    {
      id: "ageRmse",
      type: "number",
      question: `Least squares with all 13 columns is off by ${fixed(answers.ageRmseBefore, 2)} on the 506 rows it was fitted to. Now AGE arrives as a share of 1 instead of a percentage. By how much is it off?`,
      min: 0,
      max: 20,
      step: 0.01,
      tolerance: 0.2,
      unit: "$1000",
      digits: 2,
      reason: `It hardly used the column, so the loudest of alarms means nothing to it. The neural net did use it: on rows held out the same fault makes it ${fixed(answers.ageNetwork, 1)} times as far off.`
    }
  ];
}
