import {count, fixed, percent, signed} from "../components/format.js";
import type {QuizItem} from "../components/quiz-score.js";
import type {PlaceAnswers} from "../lib/course/another-place-another-time/answers.js";
import {sourceIds} from "../lib/course/another-place-another-time/mapping.js";
import type {Origin, SourceId, Standing} from "../lib/course/another-place-another-time/mapping.js";
import {ERROR_ALARM, INPUT_ALARM, PLAN_WINDOW} from "../lib/course/another-place-another-time/plans.js";
import type {PlanId} from "../lib/course/another-place-another-time/plans.js";
import {HIGHEST_NO2} from "../lib/course/another-place-another-time/years.js";
import type {FrozenError} from "../lib/course/another-place-another-time/years.js";
import type {MarketComparison} from "../lib/course/two-markets.js";
import {spelled} from "./spelled.js";

const upper = (name: string): string => name.toUpperCase();
const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} and ${names.at(-1)!}`;
/** Money from thousands of dollars. */
const dollars = (thousands: number): string => `$${count(1000 * Number(thousands.toPrecision(3)))}`;
const rmse = (value: number): string => fixed(value, 2);

/** 5A: fifty years later. */
export type TimeModel = "linear" | "network";

interface TimeFacts extends FrozenError {
  readonly year: number;
  readonly rows: number;
}

export const timeWords = {
  label: "Let the years pass, and leave the model as it is",
  year: "Year of the prices",
  yearValue: (year: number): string => String(year),
  pick: "Which model was frozen?",
  models: {linear: "least squares", network: "the neural net"} satisfies Record<TimeModel, string>,
  predict: (factor: number, now: number, year: number): string =>
    `In 1970 least squares is off by ${dollars(now)}. By ${year} prices are ${fixed(factor, 1)} times as high, and nobody has touched the model. By how much is it off then?`,
  predictLabel: "My guess for the RMSE",
  money: dollars,
  predictReason: ({highest, rmse: error, rescaled}: FrozenError): string =>
    `It cannot say more than ${dollars(highest)}, so nearly all of every price is error. With its answers multiplied by the growth of prices it would be off by ${dollars(rescaled)}, ${percent(rescaled / error)} of that; it works so well because in this experiment all prices grow alike.`,
  stats: ({factor, rmse: error, rescaled, year}: TimeFacts): {name: string; value: string; note: string}[] => [
    {name: "Prices", value: `${fixed(factor, 1)} ×`, note: `those of 1970, simulated for ${year}`},
    {name: "The model, left as it is", value: dollars(error), note: "RMSE over all tracts"},
    {name: "Its answers multiplied", value: dollars(rescaled), note: "by the growth of prices"}
  ],
  answerTitle: ({above, rows, highest, year}: TimeFacts): string =>
    above === rows
      ? `In ${year} every tract costs more than the highest answer, ${dollars(highest)}.`
      : `In ${year}, ${count(above)} of ${count(rows)} tracts cost more than the highest answer, ${dollars(highest)}.`,
  answerSubtitle:
    "Each mark is a tract: what the frozen model answers, and its price, simulated, on a logarithmic scale. Crosses: prices above the highest answer.",
  answerAxis: "answer of the model, $1000",
  priceAxis: "true price, $1000",
  tick: (value: number): string => count(value),
  right: "right answers",
  highest: (value: number): string => `highest answer ${fixed(value, 1)}`,
  answerColumns: [
    {label: "Tracts by their answer"},
    {label: "Answer, mean, $1000", numeric: true},
    {label: "Price, mean, $1000", numeric: true},
    {label: "Off by, RMSE, $1000", numeric: true}
  ],
  tenth: (number: number): string => `tenth ${number} of 10`,
  errorTitle: (rise: number, year: number): string =>
    rise < 1.05
      ? "The error starts where we left it."
      : `By ${year} the error is ${fixed(rise, rise < 10 ? 1 : 0)} times that of 1970.`,
  errorSubtitle:
    "RMSE in $1000, simulated: prices grow by the same share every year, from the median of the rows to that of the survey.",
  errorAxis: "RMSE, $1000",
  lines: {frozen: "left as it is", rescaled: "answers multiplied"},
  errorColumns: [
    {label: "Year"},
    {label: "Prices, times 1970", numeric: true},
    {label: "Left as it is, RMSE", numeric: true},
    {label: "Answers multiplied, RMSE", numeric: true}
  ],
  airTitle: (lowest: number): string =>
    `In 1970 even the cleanest tract had ${fixed(lowest, 1)} ppb of NOX; in ${HIGHEST_NO2.year} no place had more than ${HIGHEST_NO2.ppb} ppb of NO₂.`,
  airSubtitle: `Tracts by NOX in parts per billion, 1970, real rows. Line: the highest yearly mean of nitrogen dioxide measured in Massachusetts in ${HIGHEST_NO2.year}. That gas is one part of NOX: a hint, not a proof.`,
  airAxis: "NOX, parts per billion",
  airCount: "tracts",
  airMark: `NO₂ in ${HIGHEST_NO2.year}`,
  airColumns: [{label: "NOX, ppb"}, {label: "Tracts", numeric: true}],
  span: (from: number, to: number): string => `${from} to ${to}`,
  result: ({year, rmse: error, above, rows}: TimeFacts): string =>
    `With the prices of ${year}, simulated, the frozen model is off by ${dollars(error)}; ${above === rows ? `all ${count(rows)} tracts are` : above === 1 ? "1 tract is" : `${count(above)} of ${count(rows)} tracts are`} dearer than anything it can say.`
};

export type TimeWords = typeof timeWords;

/** 5B: another city. */
interface RequestFacts {
  readonly standings: Readonly<Record<string, Standing>>;
  readonly anomalies: number;
  /** columns that get what they mean, and those among them that get it in another unit */
  readonly matches: number;
  readonly conversions: number;
}

const having = (standings: RequestFacts["standings"], ...wanted: Standing[]): string[] =>
  Object.entries(standings).flatMap(([name, standing]) => (wanted.includes(standing) ? [upper(name)] : []));

const sourceNames: Record<SourceId, string> = {
  police: "police: crimes per 1,000 people",
  zoning: "zoning plan: lots over 2,323 m², %",
  land: "land register: business, 0 to 1",
  river: "map: at the city’s own river, 0 or 1",
  air: "air monitors: NOX, parts per billion",
  rooms: "housing census: rooms per dwelling",
  buildings: "buildings: % built before 1940",
  employer: "map: km to the largest employer",
  motorway: "map: km to the nearest motorway",
  tax: "tax office: property tax, % of value",
  schools: "school statistics: pupils per teacher",
  education: "census: no high school, % of adults"
};

const columnNames: Readonly<Record<string, string>> = {
  crim: "crime rate, unit not documented",
  zn: "% of land zoned for lots over 25,000 sq ft",
  indus: "% of acres in non-retail business",
  chas: "bounds the Charles River, 0 or 1",
  nox: "nitric oxides, parts per 10 million",
  rm: "rooms per dwelling",
  age: "% of homes built before 1940",
  dis: "distance to five Boston job centres, index",
  rad: "access to radial highways, index 1 to 24",
  tax: "property tax, $ per $10,000",
  ptratio: "pupils per teacher",
  lstat: "% “lower status”, a formula of 1978"
};

const standingNames: Record<Standing, string> = {
  missing: "missing",
  range: "out of range",
  stranger: "other meaning",
  unknown: "unit unknown",
  fits: "fits"
};

export const requestWords = {
  label: "Find a source in Hsinchu for each column",
  made: "The list of sources is made up for this exercise; we did not ask what Hsinchu publishes.",
  none: "nothing there would do",
  columnName: (name: string): string => `${upper(name)}: ${columnNames[name]!}`,
  origins: (["none", ...sourceIds] as readonly Origin[]).map((id) => ({
    value: id,
    label: id === "none" ? "nothing there would do" : sourceNames[id]
  })),
  presets: {alike: "Take whatever looks alike", same: "Only what means the same", nothing: "Nothing at all"},
  units: "Units",
  conversions: {raw: "as the source has them", converted: "converted to the column’s"},
  predict: (columns: number): string =>
    `The model asks for ${columns} columns. How many of them could another city send so that they still mean what they meant in Boston, in whatever unit?`,
  predictLabel: "My guess for the columns that mean the same",
  guessValue: (value: number): string => count(value),
  predictReason: (missing: readonly string[]): string =>
    `By our reading; you may argue. ${list(missing.map(upper))} are tied to Boston, to a formula, or to a unit that nobody wrote down.`,
  stats: ({
    standings,
    anomalies,
    matches,
    conversions
  }: RequestFacts): {name: string; value: string; note: string}[] => {
    const columns = Object.keys(standings).length;
    return [
      {name: "Columns that arrive", value: `${columns - having(standings, "missing").length}`, note: `of ${columns}`},
      {name: "Anomalies", value: count(anomalies), note: "what the schema objects to"},
      {
        name: "Mean what they meant",
        value: count(matches),
        note: conversions === 0 ? "none in another unit" : `${count(conversions)} of them in another unit`
      }
    ];
  },
  title: ({standings}: RequestFacts): string => {
    const [missing, range] = [having(standings, "missing"), having(standings, "range")];
    const strange = having(standings, "stranger", "unknown");
    const columns = Object.keys(standings).length;
    if (missing.length === columns) return "Nothing arrives: there is no request to answer.";
    if (missing.length > 0) return `Without ${list(missing)} the model cannot even be called.`;
    if (range.length > 0)
      return `${list(range)} ${range.length === 1 ? "is" : "are"} nowhere near what the model has seen.`;
    return `The schema is content, and ${list(strange)} ${strange.length === 1 ? "means" : "mean"} something else.`;
  },
  subtitle:
    "Each column on its own scale. Grey: the range of Boston’s rows. Line: what arrives. Simulated with a twin of Boston, whose sources report the very same values in their own units: the best case there could be.",
  standing: (standing: Standing): string => standingNames[standing],
  columns: [
    {label: "Column"},
    {label: "Source"},
    {label: "Arrives, lowest", numeric: true},
    {label: "Arrives, highest", numeric: true},
    {label: "Finding"},
    {label: "Anomaly"}
  ],
  anomaliesTitle: "What the schema says, by the names of TensorFlow Data Validation:",
  noAnomaly: "The schema says nothing: every column is there and within its range.",
  anomalyLine: (columns: readonly string[]): string => list(columns.map(upper)),
  result: ({standings, anomalies}: RequestFacts): string => {
    const columns = Object.keys(standings).length;
    const missing = having(standings, "missing").length;
    const strange = having(standings, "stranger", "unknown").length;
    if (missing > 0)
      return `Not callable: ${missing === columns ? `all ${columns}` : `${spelled(missing)} of ${columns}`} columns are missing.`;
    if (anomalies > 0)
      return `Callable, but the schema objects to ${spelled(anomalies)} of ${columns} columns: stop before the model answers.`;
    return `Callable without an anomaly, and ${spelled(strange)} of ${columns} columns mean something else: the answer is a number, not a price.`;
  }
};

export type RequestWords = typeof requestWords;

/** 5C: two markets in one table. */
export type MarketColumns = "few" | "all";

interface MarketFacts extends MarketComparison {
  readonly by: string;
  readonly threshold: string;
  /** change of the price with one room more, in $1000 */
  readonly slopes: {readonly home: number; readonly away: number};
}

const room = (value: number): string => {
  const text = count(1000 * Math.abs(Number(value.toPrecision(3))));
  return `${value < 0 ? "−" : "+"}$${text}`;
};

export const marketWords = {
  label: "Split one table into two markets",
  by: "Split by",
  threshold: "The other market begins at",
  pick: "What the model reads",
  columnSets: (columns: number): Record<MarketColumns, string> => ({
    few: "RM and LSTAT",
    all: `all ${spelled(columns)} columns`
  }),
  predict: (home: number, homeRows: number, awayRows: number): string =>
    `A model with two columns, RM and LSTAT, learns from the ${homeRows} tracts with RAD below 24 and is off by ${rmse(home)} there, in $1000. How far off is it on the ${awayRows} with RAD 24?`,
  predictLabel: "My guess for its RMSE there, in $1000",
  rmse,
  predictReason: (asked: number, home: number): string =>
    `That is ${fixed(asked / home, 1)} times as far. No value was wrong and no column missing; the rule is another one.`,
  stats: ({slopes, constant}: MarketFacts): {name: string; value: string; note: string}[] => [
    {name: "One room more, where it learnt", value: room(slopes.home), note: "the other columns kept as they are"},
    {name: "One room more, elsewhere", value: room(slopes.away), note: "by a model fitted there"},
    {
      name: "Columns that never vary elsewhere",
      value: count(constant.length),
      note: constant.length === 0 ? "each has something to say" : constant.map(upper).join(", ")
    }
  ],
  slopeTitle: ({slopes}: MarketFacts): string =>
    slopes.home > 0 && slopes.away < 0
      ? `The slope turns: one room more is ${room(slopes.home)} where it learnt and ${room(slopes.away)} elsewhere.`
      : `One room more is ${room(slopes.home)} where it learnt and ${room(slopes.away)} elsewhere.`,
  slopeSubtitle: (by: string, threshold: string): string =>
    `Real rows: rooms and price of each tract. Dots: ${upper(by)} below ${threshold}. Rings: ${threshold} and above. Lines: price by rooms in a model of each market, with its other columns at their means.`,
  xAxis: "RM, rooms per dwelling",
  yAxis: "price, $1000",
  lines: {home: "where it learnt", away: "elsewhere"},
  slopeColumns: [
    {label: "Market"},
    {label: "Tracts", numeric: true},
    {label: "Mean of RM", numeric: true},
    {label: "Mean price, $1000", numeric: true},
    {label: "One room more, $1000", numeric: true}
  ],
  slope: (value: number): string => signed(value, 2),
  errorTitle: ({home, asked, away}: MarketFacts): string =>
    away.rmse < asked.rmse * 0.98
      ? `Fitting anew brings the error from ${rmse(asked.rmse)} to ${rmse(away.rmse)}, not to ${rmse(home.rmse)}.`
      : `Elsewhere the model is off by ${rmse(asked.rmse)}; fitting anew brings ${rmse(away.rmse)}.`,
  errorSubtitle: "RMSE in $1000. The two fits are measured on the rows they were fitted to, which flatters them.",
  errorAxis: "RMSE, $1000",
  bars: {home: "where it learnt", asked: "asked elsewhere", away: "fitted elsewhere"},
  errorColumns: [
    {label: "Model and rows"},
    {label: "Rows", numeric: true},
    {label: "RMSE, $1000", numeric: true},
    {label: "Bias, $1000", numeric: true}
  ],
  result: ({by, threshold, home, asked, away}: MarketFacts): string =>
    `Asked about the ${count(away.rows)} tracts with ${upper(by)} from ${threshold} on, the model is off by ${rmse(asked.rmse)} instead of ${rmse(home.rmse)}; fitted anew to them, by ${rmse(away.rmse)}.`
};

export type MarketWords = typeof marketWords;

/** 5D: a plan. */
interface PlanFacts {
  readonly plan: PlanId;
  readonly rmse: number;
  readonly trainings: number;
  readonly never: number;
}

const planNames: Record<PlanId, string> = {
  none: "leave it",
  monthly: "every 30 days",
  weekly: "every 7 days",
  error: "when its error grows",
  inputs: "when its inputs move"
};

const planNotes: Record<PlanId, string> = {
  none: "The model of the first day answers to the end.",
  monthly: `A new model every 30 days, from the last ${PLAN_WINDOW} days with labels.`,
  weekly: `A new model every 7 days, from the last ${PLAN_WINDOW} days with labels.`,
  error: `A new model when the error of ${ERROR_ALARM.partitions} labelled days is over ${ERROR_ALARM.ratio} times that at the start.`,
  inputs: `A new model when a column’s PSI against the first weeks is over ${INPUT_ALARM}.`
};

export const planWords = {
  label: "Choose a plan, commit to it, and let prices rise",
  pick: "When is the model trained again?",
  names: planNames,
  note: (plan: PlanId): string => planNotes[plan],
  commit: "I commit to this plan",
  kept: (plan: PlanId): string => `Your plan, ${planNames[plan]}, is kept on this device for the lesson on retraining.`,
  last: (plan: PlanId): string => `Last time you chose: ${planNames[plan]}.`,
  loading: "Fetching the stream of the monitor.",
  failed: (reason: string): string => `The stream could not be had: ${reason}`,
  retry: "Try again",
  absent: "This site does not publish the built-in monitor of Boston, so there is no stream to try plans on.",
  courseTitle: ({plan, rmse: error, trainings, never}: PlanFacts): string =>
    plan === "none"
      ? `Left alone, the model is off by ${rmse(never)} over the whole stream.`
      : trainings === 0
        ? `“${planNames[plan]}” never trains: no input moves while prices rise.`
        : `“${planNames[plan]}” brings the error from ${rmse(never)} to ${rmse(error)}, with ${trainings} trainings.`,
  courseSubtitle: (days: number): string =>
    `Simulated: prices rise by half a percent a day from day 40 on. RMSE of the last ${days} days, in $1000, least squares. Triangles: trainings.`,
  courseAxis: "day",
  errorAxis: "RMSE, $1000",
  never: "left alone",
  yours: "your plan",
  courseColumns: [
    {label: "Day"},
    {label: "Left alone, RMSE", numeric: true},
    {label: "Your plan, RMSE", numeric: true},
    {label: "Training"}
  ],
  trained: "trained",
  plansTitle: (best: PlanId, facts: {readonly rmse: number; readonly trainings: number}): string =>
    `The lowest error is that of “${planNames[best]}”: ${rmse(facts.rmse)}, with ${facts.trainings} trainings.`,
  plansSubtitle:
    "Error and work of all plans, simulated: RMSE over the whole stream, in $1000, and number of trainings.",
  trainingsAxis: "trainings",
  plansColumns: [{label: "Plan"}, {label: "RMSE, $1000", numeric: true}, {label: "Trainings", numeric: true}],
  open: (last: number): string =>
    `Left alone, the model ends at ${rmse(last)}. Choose a plan and commit to it; then the others are shown too.`,
  result: ({plan, rmse: error, trainings, never}: PlanFacts): string =>
    trainings === 0
      ? `“${planNames[plan]}”: no training, error ${rmse(error)}, the same as never looking.`
      : `“${planNames[plan]}”: ${trainings} trainings, error ${rmse(error)} instead of ${rmse(never)}, in $1000.`
};

export type PlanWords = typeof planWords;

/** The quiz: the lecture's four questions, and a number; ids are those of the answers that the build computes. */
export function quizItems(answers: PlaceAnswers): QuizItem[] {
  return [
    {
      id: "today",
      type: "choice",
      question: "Can the model of 1970 tell what homes in Boston cost today?",
      options: [
        {id: "yes", text: "Yes: it has learnt what makes a home dear"},
        {id: "rescale", text: "Yes, once its answers are multiplied by the growth of prices"},
        {id: "neither", text: "No: prices have left its scale, and some inputs its experience"}
      ],
      reason: `With the survey’s median the cheapest tract costs ${dollars(answers.lowestPrice)}, and the highest answer is ${dollars(answers.highest)}; it is off by ${dollars(answers.frozenRmse)}. Multiplying mends the scale, not the air, nor what people have come to want since.`
    },
    {
      id: "elsewhere",
      type: "choice",
      question: "Can it tell what homes in Hsinchu cost?",
      options: [
        {id: "accuracy", text: "Yes, only less accurately"},
        {id: "units", text: "Yes, once all units are converted"},
        {id: "schema", text: "It cannot even be called: some columns do not exist there"}
      ],
      reason: `By our reading ${answers.matches} of ${answers.columns} columns mean the same in another city. Before the question how good an answer is comes the question whether there is a request.`
    },
    {
      id: "history",
      type: "choice",
      question: "Suppose Hsinchu had a history with the same columns. Would that do?",
      options: [
        {id: "keep", text: "It is not needed: a room is a room"},
        {id: "refit", text: "Yes: fit the model anew, and all is well"},
        {id: "carry", text: "Only as far as the columns still carry something there: look first"}
      ],
      reason: `In the other market of our own table the model is off by ${rmse(answers.askedRmse)} instead of ${rmse(answers.homeRmse)}; fitted anew, by ${rmse(answers.refitRmse)}. ${count(answers.constant)} of its ${answers.columns} columns never vary there, and no fit can learn from a constant.`
    },
    {
      id: "upkeep",
      type: "choice",
      question: "How do we keep a model usable?",
      options: [
        {id: "once", text: "Train it once, on as many rows as can be had"},
        {id: "calendar", text: "Train it anew by the calendar, as often as possible"},
        {id: "inputs", text: "Watch the inputs, and train when they move"},
        {
          id: "watch",
          text: "Watch inputs, answers and labels; train by a stated trigger; check the new model before it serves"
        }
      ],
      reason: `While prices rose the alarm on inputs asked for ${count(answers.inputTrainings)} trainings and the error was ${rmse(answers.neverRmse)}, simulated. Every week: ${rmse(answers.weeklyRmse)} with ${answers.weeklyTrainings} trainings. By the error: ${rmse(answers.alarmRmse)} with ${answers.alarmTrainings}.`
    },
    {
      id: "crimOutside",
      type: "number",
      question: `A model learns from the tracts with RAD below 24. Of the ${answers.awayRows} others, how many have a CRIM outside anything it has seen?`,
      ...{min: 0, max: answers.awayRows, step: 1, tolerance: 5, unit: "", digits: 0},
      reason: `That is ${percent(answers.crimOutside / answers.awayRows, 1)}. There the model makes a straight line longer: extrapolation.`
    }
  ];
}
