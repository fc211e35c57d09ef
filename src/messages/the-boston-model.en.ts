import {count, fixed, percent, signed, significant} from "../components/format.js";
import type {QuizItem} from "../components/quiz-score.js";
import {protocolIds, quizzedProtocols} from "../lib/course.js";
import type {BostonAnswers, Dictionary, DictionaryEntry, ProtocolId, ProtocolRun, SplitModel} from "../lib/course.js";
import type {ModelCard} from "../lib/model/card.js";
import type {NetworkTrained} from "../lib/model/types.js";
import {mean} from "../lib/statistics/moments.js";
import {meaningOf, problemText} from "./dictionary.en.js";
import {spelled} from "./spelled.js";

const upper = (name: string): string => name.toUpperCase();
const dollars = (thousands: number): string => `$${count(Math.round(Math.abs(thousands) * 1000))}`;
const lowHigh = (values: readonly number[]): [number, number] => [Math.min(...values), Math.max(...values)];

const columns = (size: number): string => (size === 0 ? "No columns" : size === 1 ? "1 column" : `${size} columns`);

interface Fit {
  readonly features: readonly string[];
  readonly trainRmse: number;
  readonly holdOutRmse: number;
}

/** 4A: the dictionary. */
export const dictionaryWords = {
  label: "Look at each of the columns",
  pick: "Column",
  thousands: (value: number): string => `$${count(Math.round(value * 1000))}`,
  predict: "MEDV is the price of a home. What is its median in this table?",
  predictLabel: "My guess for the median of MEDV",
  predictReason:
    "That is the money of 1970. MEDV is itself a median: half of the owner-occupied homes of a tract are worth less.",
  tracts: "tracts",
  median: (value: string): string => `median ${value}`,
  yourGuess: (value: number): string => `your guess ${significant(value)}`,
  repeated: ({name, role, max}: DictionaryEntry, mode: {value: number; count: number}, rows: number): string =>
    role === "label" && mode.value === max
      ? `${mode.count} of ${rows} prices are exactly ${significant(max)}: whatever was above was cut to it.`
      : `${upper(name)} is exactly ${significant(mode.value)} in ${mode.count} of ${rows} tracts.`,
  spread: ({name, min, median, max}: DictionaryEntry): string =>
    `${upper(name)} runs from ${significant(min, 4)} to ${significant(max, 4)}; half of the tracts lie below ${significant(median, 4)}.`,
  histogramSubtitle: ({name, unit}: DictionaryEntry, rows: number): string =>
    `Number of tracts by ${upper(name)}${unit ? ` (${unit})` : ""}, all ${rows} tracts`,
  axis: ({name, unit}: DictionaryEntry): string => (unit ? `${upper(name)}, ${unit}` : upper(name)),
  modeLabel: (mode: {value: number; count: number}): string => `${mode.count} at ${significant(mode.value)}`,
  from: "From",
  to: "to below",
  facts: (entry: DictionaryEntry): [string, string][] => [
    ["Unit", entry.unit || "none"],
    ["Measured per", entry.level],
    ["Smallest, median, largest", [entry.min, entry.median, entry.max].map((x) => significant(x)).join(" · ")],
    ["Mean", significant(entry.mean)],
    ["Different values", count(entry.distinct)],
    ...(entry.role === "label"
      ? []
      : [["Correlation with MEDV", signed(entry.correlation, 3)] satisfies [string, string]])
  ],
  meaning: meaningOf,
  problems: "What to know before using it",
  problem: problemText,
  corrections: (rows: number): string => `CMEDV is MEDV with ${rows} values corrected in 1996`,
  row: "Row",
  roles: {feature: "feature", excluded: "left out", label: "label"},
  result: ({name, correlation, role}: DictionaryEntry, rank: number | null, inputs: number): string =>
    rank === null
      ? `${upper(name)} is the label: the value that the model learns to predict.`
      : `${upper(name)} ${correlation > 0 ? "rises" : "falls"} with price: correlation ${signed(correlation, 2)}, number ${rank} of the ${inputs} inputs by strength` +
        (role === "excluded" ? "; we leave it out, for the reason given below." : ".")
};

/** 4B: the columns of the linear model. */
export const featureWords = {
  label: (subsets: number): string => `Choose columns: ${count(subsets)} possible models`,
  toggles: (columns: number): string => `Columns of the model (${columns})`,
  all: "All but B",
  none: "None",
  rmse: (value: number): string => fixed(value, 2),
  noticeTitle: "B is off at first. Read why",
  notice: ({entries}: Dictionary): string[] => {
    const excluded = entries.find(({role}) => role === "excluded")!;
    return [
      "B is 1000(Bk − 0.63)², where Bk is the share of Black residents of the town. The authors of 1978 explained its shape by white residents’ dislike and by discrimination in the market; the column turns that explanation into a number.",
      ...excluded.problems
    ];
  },
  understood: "I have read this; let me switch B on to compare",
  predict: (full: number, columns: number): string =>
    `With ${columns} columns the model is off by ${fixed(full, 2)}, on average over the 20 published splits. LSTAT, the column that goes with price most closely, is taken away. How far off is it now?`,
  predictLabel: "My guess for the RMSE without LSTAT, in $1000",
  predictReason: (without: Fit, full: Fit): string =>
    `The others know part of what LSTAT knew and step in for it: they are proxies. On the one split below, the error goes from ${fixed(full.holdOutRmse, 2)} to ${fixed(without.holdOutRmse, 2)}` +
    (without.holdOutRmse < full.holdOutRmse
      ? ": it falls, by luck of the split. 4C shows how much luck there is."
      : "."),
  stats: (fit: Fit, full: Fit, none: Fit): {name: string; value: string; note: string}[] => [
    {
      name: "Error on the training rows",
      value: fixed(fit.trainRmse, 2),
      note: `all ${full.features.length}: ${fixed(full.trainRmse, 2)}`
    },
    {
      name: "Error on rows held out",
      value: fixed(fit.holdOutRmse, 2),
      note: `all ${full.features.length}: ${fixed(full.holdOutRmse, 2)} · none: ${fixed(none.holdOutRmse, 2)}`
    },
    {
      name: `Against all ${full.features.length} columns`,
      value: signed(fit.holdOutRmse - full.holdOutRmse, 2),
      note: "hold-out RMSE, $1000"
    }
  ],
  effectTitle: (strongest: {name: string; effect: number} | null): string =>
    strongest === null
      ? "With no column, the model gives every tract the same price."
      : `${upper(strongest.name)} moves the price most: one typical step up ${strongest.effect > 0 ? "adds" : "takes off"} ${dollars(strongest.effect)}.`,
  effectSubtitle: (columns: number): string =>
    `Change of the predicted price ($1000) when a column rises by one standard deviation, the others held. Dot: your model. Tick: all ${columns} columns.`,
  effectAxis: "effect of one standard deviation, $1000",
  off: "off",
  column: "Column",
  yours: "Your model",
  allColumns: (columns: number): string => `All ${columns}`,
  sizeTitle: (fit: Fit, ranges: readonly {size: number; subsets: number; best: Fit}[], excluded: string): string => {
    const range = ranges.find(({size}) => size === fit.features.length);
    if (range === undefined || fit.features.includes(excluded))
      return `${columns(fit.features.length)}: error ${fixed(fit.holdOutRmse, 2)} on rows held out.`;
    if (range.subsets === 1) return `The only model of this size: error ${fixed(fit.holdOutRmse, 2)} on rows held out.`;
    const better = fit.holdOutRmse - range.best.holdOutRmse;
    return better < 0.005
      ? `The luckiest of the ${count(range.subsets)} models with ${fit.features.length} columns: ${fixed(fit.holdOutRmse, 2)}.`
      : `Some other ${fit.features.length} columns reach ${fixed(range.best.holdOutRmse, 2)}; yours reach ${fixed(fit.holdOutRmse, 2)}.`;
  },
  sizeSubtitle: (subsets: number): string =>
    `RMSE ($1000) by number of columns. Band: from the best to the worst of all ${count(subsets)} models without B, on rows held out. Dot: yours held out; ring: yours in training.`,
  sizeAxis: "number of columns",
  rmseAxis: "RMSE, $1000",
  sizeLabels: (fit: Fit): {best: string; worst: string; train: string; holdOut: string} => ({
    best: "best of each size",
    worst: "worst of each size",
    train: `training ${fixed(fit.trainRmse, 2)}`,
    holdOut: `held out ${fixed(fit.holdOutRmse, 2)}`
  }),
  sizeColumns: [
    {label: "Columns", numeric: true},
    {label: "Models", numeric: true},
    {label: "Lowest hold-out RMSE", numeric: true},
    {label: "with"},
    {label: "Highest", numeric: true}
  ],
  result: (fit: Fit, full: Fit, none: Fit, excluded: {name: string; worth: number}): string => {
    const change = fit.holdOutRmse - full.holdOutRmse;
    const size = fit.features.length;
    if (size === full.features.length && change === 0)
      return `All ${size} columns without B: off by ${fixed(fit.holdOutRmse, 2)} thousand dollars on rows held out, ${fixed(none.holdOutRmse - fit.holdOutRmse, 2)} less than with none.`;
    const isIn = fit.features.includes(excluded.name);
    const what = `${columns(size)}${isIn ? ", B among them" : ""}`;
    const how =
      Math.abs(change) < 0.005
        ? `as good as all ${full.features.length} without B`
        : `${fixed(Math.abs(change), 2)} ${change > 0 ? "worse" : "better"} than all ${full.features.length} without B`;
    const luck = isIn
      ? ` Do not read it off one split: over the 20 published ones, B is worth ${fixed(excluded.worth, 3)}.`
      : "";
    return `${what}: off by ${fixed(fit.holdOutRmse, 2)} thousand dollars on rows held out, ${how}.${luck}`;
  }
};

/** The fixed comparison in 4B: what leaving columns out costs. */
export const omissionWords = {
  caption: "What leaving columns out costs: mean RMSE ($1000) over the 20 published splits, with its standard error",
  columns: [{label: "Columns"}, {label: "Least squares", numeric: true}, {label: "Neural net", numeric: true}],
  rows: (columns: number): {label: string; linear: SplitModel; network: SplitModel | null}[] => [
    {label: `all ${columns}`, linear: "ols13", network: "mlp13"},
    {label: `${columns - 1}, without B`, linear: "ols12", network: "mlp12"},
    {label: `${columns - 2}, without B and LSTAT`, linear: "ols11", network: null}
  ]
};

/** 4C: ways to split. */
const protocols: Record<ProtocolId, {readonly name: string; readonly note: string}> = {
  published: {
    name: "20 published splits",
    note: "Twenty random cuts into nine tenths for training and one tenth for testing; papers have reported on these very cuts since 2015."
  },
  random: {
    name: "Random tenths",
    note: "The rows are shuffled and cut into ten parts; each part is tested once, by a model trained on the other nine."
  },
  unshuffled: {
    name: "Tenths in file order",
    note: "The same without shuffling. The file lists town after town, so a part is a stretch of country."
  },
  grouped: {
    name: "Tenths by town",
    note: "The same, but no town has rows on both sides. Towns are told apart by INDUS, RAD, TAX and PTRATIO, which are measured per town."
  },
  keras: {
    name: "The Keras split",
    note: "The one cut that the Keras library hands out: four fifths for training, one fifth for testing."
  }
};

interface Errors {
  readonly rmse: readonly number[];
  readonly pooled: number;
}

export const splitWords = {
  label: `Same rows, same model, ${spelled(protocolIds.length)} ways to split`,
  pick: "How are the rows split?",
  protocols,
  predict: (towns: number, random: string): string =>
    `Random tenths give an error of ${random}. Now keep each of the ${towns} town patterns whole, so that a model never meets a town it is tested on. What is the error?`,
  predictLabel: "My guess for the RMSE with towns kept whole, in $1000",
  predictReason: (runs: readonly ProtocolRun[], largest: number): string => {
    const [low, high] = lowHigh(runs.map(({pooled}) => pooled));
    return `That is over all rows tested in ${runs.length} shuffles, which range from ${fixed(low, 1)} to ${fixed(high, 1)}. Rows of one town share their tax, schools and highways; with some of them in training, the others are half known. And one pattern covers ${largest} tracts, a market of its own: the tenth that tests them decides the figure.`;
  },
  reshuffle: "Shuffle again",
  seed: (seed: number): string => `shuffle ${count(seed)}, fitted just now on this page`,
  guessBefore: "Guess first, then shuffle the towns.",
  fixedCuts: "These cuts are fixed; this shuffles the random tenths.",
  hidden: "hidden until you have guessed",
  hiddenResult: "The error with towns kept whole is hidden until you have guessed it.",
  yourGuess: (value: string): string => `your guess ${value}`,
  result: (protocol: ProtocolId, {rmse, pooled}: Errors): string => {
    const [low, high] = lowHigh(rmse);
    return rmse.length === 1
      ? `${protocols[protocol].name}: one split, one number, ${fixed(pooled, 2)}; nothing says how lucky it was.`
      : `${protocols[protocol].name}: ${fixed(pooled, 2)} over all rows tested, but from ${fixed(low, 2)} to ${fixed(high, 2)} depending on the rows that happen to be tested together.` +
          (protocol === "published" ? ` Papers report the mean of the ${rmse.length}: ${fixed(mean(rmse), 2)}.` : "");
  },
  groupedResult: ({pooled}: Errors, largest: {rows: number; rmse: number}, others: readonly number[]): string => {
    const [low, high] = lowHigh(others);
    return `Tenths by town: ${fixed(pooled, 2)} over all rows tested. The tenth with the ${largest.rows} tracts of one pattern is off by ${fixed(largest.rmse, 2)}, the others by ${fixed(low, 2)} to ${fixed(high, 2)}.`;
  },
  title: (published: Errors, random: Errors, grouped: Errors | null): string => {
    const [low, high] = lowHigh(published.rmse);
    return grouped === null
      ? `One split is a lottery ticket: the same model scores anything from ${fixed(low, 1)} to ${fixed(high, 1)}.`
      : `In tenths that keep towns whole, the same model is off by ${fixed(grouped.pooled, 1)}; in random tenths, by ${fixed(random.pooled, 1)}.`;
  },
  subtitle: (columns: number, shuffles: number): string =>
    `Test error (RMSE, $1000) of least squares on ${columns} columns. Dot: one split. Tick: the error over all rows tested. Band: that error over ${shuffles} shuffles.`,
  axis: "RMSE on the rows tested, $1000",
  columns: [
    {label: "Split"},
    {label: "Test sets", numeric: true},
    {label: "RMSE over all rows tested", numeric: true},
    {label: "Lowest", numeric: true},
    {label: "Highest", numeric: true}
  ]
};

export const contextWords = {
  /** @param columns columns of the models without B */
  models: (columns: number): Partial<Record<SplitModel, string>> => ({
    mean: "predict the mean",
    ols12: `least squares, ${columns} columns`,
    mlp12: `our neural net, ${columns} columns`,
    ensemble5: "mean of five such nets"
  }),
  published: {
    pbp: "Bayesian net (PBP), 2015",
    dropoutLeaked: "dropout, leaked settings, 2018",
    dropoutClean: "dropout, clean settings, 2018",
    deepEnsembles: "deep ensembles, 2017"
  },
  title: (wins: number, splits: number): string =>
    wins === splits
      ? `A small neural net beats least squares on all ${splits} splits.`
      : `A small neural net beats least squares on ${wins} of ${splits} splits.`,
  subtitle: (splits: number): string =>
    `Test RMSE ($1000) on the ${splits} published splits. Dots and ticks: single splits and their mean, trained in this site’s build. Diamonds: means that others published, with their own ±.`,
  axis: "RMSE on the rows tested, $1000",
  columns: [{label: "Model"}, {label: "Measured"}, {label: "Mean RMSE", numeric: true}],
  here: "in this build",
  elsewhere: "by its authors"
};

/** 4D: what is trained. */
export function describeNetwork({inputs, layers}: NetworkTrained, runs: number): string {
  const hidden = layers.slice(0, -1).map(({outputs}) => outputs);
  const shape =
    hidden.length === 1 ? `one hidden layer of ${hidden[0]} units` : `hidden layers of ${hidden.join(" and ")} units`;
  return `Ours has ${shape} and, without B, ${inputs.length} inputs; ${spelled(runs)} runs differ in nothing but their seed.`;
}

/** 4D: training. */
export const filmWords = {
  label: (nets: number): string => `Watch ${spelled(nets)} nets learn`,
  play: "Play",
  pause: "Pause",
  playAgain: "Play again",
  epoch: "Epoch",
  epochNumber: (epoch: number): string => `epoch ${epoch}`,
  epochAxis: "epoch (one pass over the training rows)",
  rmseAxis: "RMSE, $1000",
  predict: (epochs: number): string =>
    `The film has ${epochs} epochs. After which one does the error on unseen rows stop falling?`,
  predictLabel: "My guess for the turning point",
  predictReason: (runs: readonly {seed: number; bestEpoch: number}[]): string =>
    `That is the middle one of the runs, which were best after ${runs.map(({bestEpoch}) => bestEpoch).join(", ")} epochs: even this depends on the seed.`,
  labels: {train: "training rows", validation: "rows held out", best: "lowest", over: "overfitting"},
  baselines: [
    {model: "mean", label: "predict the mean"},
    {model: "ols12", label: "least squares"},
    {model: "ensemble5", label: "five nets together"}
  ] as {model: SplitModel; label: string}[],
  title: (epoch: number, turning: number | null, {train, validation}: {train: number; validation: number}): string =>
    turning === null
      ? `After ${epoch} ${epoch === 1 ? "epoch" : "epochs"} the nets are off by ${fixed(validation, 1)} on rows they have not seen.`
      : epoch === turning
        ? `Epoch ${epoch}: from here on, more training does not help.`
        : `After epoch ${turning} the nets gain on the training rows only: error ${fixed(train, 1)} there, ${fixed(validation, 1)} elsewhere.`,
  subtitle: (runs: number): string =>
    `RMSE ($1000) by epoch, ${runs} runs that differ in their seed only. Solid: rows held out; dashed: training rows. Dotted lines: means over the 20 published splits, for scale.`,
  columns: (seeds: readonly number[]): {label: string; numeric: boolean}[] => [
    {label: "Epoch", numeric: true},
    ...seeds.flatMap((seed) => [
      {label: `Seed ${seed}: training`, numeric: true},
      {label: `seed ${seed}: held out`, numeric: true}
    ])
  ],
  result: (
    epoch: number,
    epochs: number,
    {train, validation}: {train: number; validation: number},
    over: boolean
  ): string =>
    `Epoch ${epoch} of ${epochs}: error ${fixed(train, 2)} on the training rows, ${fixed(validation, 2)} on rows held out` +
    (over ? `; the gap of ${fixed(validation - train, 2)} is overfitting.` : ".")
};

export {cardText} from "./card-text.en.js";

/** 4E: the model card. */
export const cardWords = {
  title: "Model card",
  version: (version: string): string => `version ${version}, filled in by the build`,
  openAll: "Open all",
  closeAll: "Close all",
  sections: [
    {key: "details", title: "Model details", gist: "what it is and who made it"},
    {key: "intendedUse", title: "Intended use", gist: "what for, and what not for"},
    {key: "factors", title: "Factors", gist: "groups and conditions that matter"},
    {key: "metrics", title: "Metrics", gist: "how error is measured"},
    {key: "evaluationData", title: "Evaluation data", gist: "rows the figures come from"},
    {key: "trainingData", title: "Training data", gist: "rows it learnt from"},
    {key: "quantitativeAnalyses", title: "Quantitative analyses", gist: "error by slice"},
    {key: "ethicalConsiderations", title: "Ethical considerations", gist: "B, LSTAT and people"},
    {key: "caveats", title: "Caveats and recommendations", gist: "before you rely on it"}
  ] as {key: Exclude<keyof ModelCard, "version" | "holdout">; title: string; gist: string}[],
  slices: "Error on rows the model has not seen, in $1000; bias is the mean of prediction minus price",
  sliceColumns: [
    {label: "Slice"},
    {label: "Rows", numeric: true},
    {label: "RMSE", numeric: true},
    {label: "MAE", numeric: true},
    {label: "Bias", numeric: true}
  ]
};

/** The quiz; ids are those of the answers that the build computes. */
export function quizItems(
  answers: BostonAnswers,
  errors: Readonly<Record<ProtocolId, number>>,
  rmseWithB: number
): QuizItem[] {
  return [
    {
      id: "corrections",
      type: "number",
      question: "How many rows did the note of 1996 correct?",
      min: 0,
      max: 50,
      step: 1,
      tolerance: 2,
      unit: " rows",
      digits: 0,
      reason:
        "They are listed in 4A, under MEDV. The table is of 1978: for eighteen years the values had stood as they were."
    },
    {
      id: "cappedRows",
      type: "choice",
      question: `Fit least squares again without the ${answers.cappedCount} rows at the cap: its RMSE falls from ${fixed(answers.cappedRmseWith, 2)} to ${fixed(answers.cappedRmseWithout, 2)}, and R² rises from ${fixed(answers.cappedR2With, 3)} to ${fixed(answers.cappedR2Without, 3)}. Why?`,
      options: [
        {id: "better-model", text: "The capped rows misled the fit; the new model is better"},
        {id: "hard-rows-deleted", text: "The hard cases are no longer counted"}
      ],
      reason: `Measured on all rows, capped ones included, the refitted model is off by ${fixed(answers.cappedRefitOnAll, 2)}: worse than the old one. Whoever deletes the rows a model gets wrong improves the figure, not the model.`
    },
    {
      id: "lossWithoutB",
      type: "number",
      question:
        "Leaving out B raises the error of least squares on the 20 published splits. By how much, in $1000 of RMSE?",
      min: 0,
      max: 1,
      step: 0.001,
      tolerance: 0.05,
      unit: "",
      digits: 3,
      reason: `That is ${percent(answers.lossWithoutB / rmseWithB, 1)} of the error. Accuracy is no argument for keeping the column.`
    },
    {
      id: "protocolOrder",
      type: "order",
      question: `Put these ${spelled(quizzedProtocols.length)} ways to split in order of the error over all rows tested, lowest first.`,
      options: quizzedProtocols.toReversed().map((id) => ({id, text: protocols[id].name})),
      reason: `It is ${answers.protocolOrder.map((id) => fixed(errors[id], 2)).join(", ")}. In random tenths, nearly every row tested has rows of its own town in training; in file order, fewer than half; by town, none. The less a model has seen of the towns it is tested on, the worse it looks.`
    }
  ];
}

export type DictionaryWords = typeof dictionaryWords;
export type FeatureWords = typeof featureWords;
export type OmissionWords = typeof omissionWords;
export type SplitWords = typeof splitWords;
export type ContextWords = typeof contextWords;
export type FilmWords = typeof filmWords;
export type CardWords = typeof cardWords;
