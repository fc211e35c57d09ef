import {count, fixed, percent, significant} from "../components/format.js";
import type {QuizItem} from "../components/quiz-score.js";
import type {Latency} from "../components/serve/latency.js";
import type {Calendar, CalendarSettings, Freshness} from "../lib/course/serving/calendar.js";
import type {ComparedModel, ModelPoint, ServingAnswers} from "../lib/course/serving/files.js";
import {serviceIds, servingForms} from "../lib/course/serving/forms.js";
import type {Service, ServingForm} from "../lib/course/serving/forms.js";
import type {LookUps, ModelSize} from "../lib/course/serving/queue-lab.js";
import {spelled} from "./spelled.js";

/** A time, from milliseconds. */
const time = (ms: number): string =>
  ms < 1
    ? `${significant(1000 * ms, 2)} µs`
    : ms < 1000
      ? `${significant(ms, 2)} ms`
      : `${significant(ms / 1000, 2)} s`;

/** A span of time, from hours. */
const span = (hours: number): string =>
  hours < 24 ? `${hours} h` : hours === 24 ? "1 day" : `${significant(hours / 24, 2)} days`;

const every = (hours: number): string =>
  hours === 1 ? "every hour" : hours === 24 ? "every day" : `every ${span(hours)}`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const servers = (n: number): string => (n === 1 ? "1 server" : `${n} servers`);

/** 6A: requests before servers. */
export const queueWords = {
  label: "Send 5,000 simulated requests to servers of your choice",
  rate: "Requests a second",
  burst: "Burst: times as many, for a twentieth of the time",
  burstValue: (factor: number): string => (factor === 1 ? "none" : `${factor} ×`),
  size: "Model",
  sizes: (size: ModelSize, ms: number): string => `${size}, ${fixed(ms, ms < 10 ? 1 : 0)} ms`,
  servers: "Servers",
  maxBatch: "Largest batch",
  batchValue: (rows: number): string => (rows === 1 ? "one by one" : `${rows} rows`),
  delay: "Longest wait to fill a batch",
  delayValue: (ms: number): string => `${ms} ms`,
  price: "Your price of a server hour",
  priceValue: (cents: number): string => `$${fixed(cents / 100, 2)}`,
  saving: "Three ways to save",
  models: "Models that share the servers",
  modelsNote: (room: number, loadMs: number): string =>
    `A server holds ${spelled(room)}; loading another takes ${time(loadMs)}.`,
  accelerator: "Accelerator",
  accelerated: (isOn: boolean, speed: number, price: number): string =>
    isOn ? `${speed} times as fast, ${price} times the price` : "none",
  lookUps: "Features",
  lookUpNames: (kind: LookUps, storeMs: number): string =>
    ({none: "come with the request", store: `looked up, ${storeMs} ms`, cache: "looked up, with a cache"})[kind],
  cachePercent: "Cache, share of the keys",
  percentValue: (value: number): string => `${value}%`,
  zipf: "How unequal the keys are (Zipf exponent)",
  zipfValue: (exponent: number): string => fixed(exponent, 1),
  predict: (rate: number, ms: number): string =>
    `One server answers a request in ${ms} ms on average, so it could answer ${count(1000 / ms)} a second. Let ${rate} a second come, at random. In the long run, 99 of 100 are answered within how many milliseconds?`,
  predictLabel: "My guess for p99",
  guessValue: (ms: number): string => `${fixed(ms, 0)} ms`,
  predictReason: (mean: number, p50: number): string =>
    `The server is idle a tenth of the time, yet requests come in clusters, and each cluster has to be worked off. The mean is ${time(mean)} and half are answered within ${time(p50)}; the slow end is where users complain.`,
  stats: {
    p50: "half within (p50)",
    p95: "95 of 100 within (p95)",
    p99: "99 of 100 within (p99)",
    throughput: "answers a second",
    utilisation: "servers busy",
    cost: "a million predictions",
    hitRate: "look-ups answered by the cache",
    loads: "times a model was loaded"
  },
  ms: time,
  throughput: (perSecond: number): string => significant(perSecond, 3),
  share: (value: number): string => percent(value),
  dollars: (value: number): string => `$${fixed(value, value < 10 ? 2 : 0)}`,
  times: (value: number): string => count(value),
  result: (
    {rate, servers: n, most}: {rate: number; servers: number; most: number},
    {p50, p99, utilisation}: {p50: number; p99: number; utilisation: number}
  ): string =>
    rate >= most
      ? `${count(rate)} requests a second come and at most ${count(most)} can be answered: the queue grows as long as this goes on.`
      : `${count(rate)} requests a second, ${servers(n)}: half are answered within ${time(p50)}, 99 of 100 within ${time(p99)}; busy ${percent(utilisation)} of the time.`,
  spreadTitle: (p50: number, p99: number): string =>
    `Half are answered within ${time(p50)}, and one in a hundred takes more than ${time(p99)}.`,
  spreadSubtitle: (requests: number, leftOut: number, seed: number): string =>
    `Simulated: how long ${count(requests)} requests took from arrival to answer, seed ${seed}${leftOut === 0 ? "" : `; ${count(leftOut)} before them, which fill caches and load models, are left out`}. Number of requests by latency, which is on a logarithmic scale.`,
  spreadAxis: "latency",
  spreadCount: "requests",
  spreadColumns: [{label: "Latency"}, {label: "Requests", numeric: true}],
  between: (from: number, to: number): string => (from === 0 ? `below ${time(to)}` : `${time(from)} to ${time(to)}`),
  curveTitle: (most: number, growth: number | null): string =>
    growth === null
      ? `Where the limit is: ${count(most)} requests a second`
      : `From half the limit of ${count(most)} requests a second to near it, p99 becomes ${significant(growth, 2)} times as long.`,
  curveSubtitle: (hasTheory: boolean): string =>
    `Simulated: latency by requests a second, with everything else as you have set it. Logarithmic scale.${hasTheory ? " Dashed: p99 in the long run, by queueing theory." : ""}`,
  curveAxis: "requests a second",
  curveUnit: "latency",
  here: "you are here",
  limit: "limit",
  curveColumns: [
    {label: "Requests a second", numeric: true},
    {label: "p50", numeric: true},
    {label: "p99", numeric: true}
  ]
};

const modelNames: Readonly<Record<ComparedModel, string>> = {
  mean: "predict the mean",
  linear: "least squares",
  small: "net of 16 units",
  champion: "net of 50 units",
  large: "net of 128 and 128 units",
  five: "five nets of 50 units"
};

/** What a model's cost is counted or measured in. */
export type CostAxis = "operations" | "bytes" | "single" | "many";

const bytes = (value: number): string => (value < 1000 ? `${count(value)} B` : `${significant(value / 1000, 3)} kB`);
const costText = (axis: CostAxis, value: number): string =>
  axis === "operations" ? count(value) : axis === "bytes" ? bytes(value) : time(value);

/** What a model costs, and what for. */
interface PaidCost {
  readonly cost: number;
  /** times that of least squares */
  readonly factor: number;
  /** error less than that of least squares */
  readonly gain: number;
  readonly isBeaten: boolean;
  /** milliseconds that the reader's own device took; null if that is not the question, or not measured */
  readonly here: number | null;
}

const batch = (rows: number): string => (rows === 1 ? "1 row" : `${count(rows)} rows`);

/** 6B: accuracy against cost. */
export const tradeoffWords = {
  label: "Six models, their error and their price",
  names: modelNames,
  axis: "What does it cost?",
  axes: {
    operations: "operations per row",
    bytes: "bytes",
    single: "time for 1 row",
    many: "time for 1,000 rows"
  } as Readonly<Record<CostAxis, string>>,
  pick: "Look at",
  measure: "Measure on this device",
  measuring: (name: string): string => `Measuring: ${name} …`,
  measured: (machine: string): string =>
    `Measured just now, on this device, by the plain loop of this page, as the build did on ${machine}; a busier moment gives other times.`,
  notMeasured: (machine: string): string =>
    `Operations and bytes are exact. Times were measured in the build of this page, on ${machine}; those of your device are others, and can be measured beside them.`,
  predict: (factor: number): string =>
    `Instead of one net, average the answers of ${spelled(factor)} that differ in their seed only. That takes ${spelled(factor)} times the operations. By how many dollars does the error fall?`,
  predictLabel: "My guess: the error falls by",
  guessValue: (dollars: number): string => `$${count(dollars)}`,
  predictReason: (one: number, several: number): string =>
    `RMSE goes from ${fixed(one, 2)} to ${fixed(several, 2)} thousand dollars, the mean over the 20 published splits. Whether that is worth the price, no chart can say.`,
  title: ({name, rmse, factor}: {name: string; rmse: number; factor: number}, linear: number): string =>
    `Off by ${fixed(rmse, 2)} instead of ${fixed(linear, 2)}: the best of the six (${name}) costs ${significant(factor, 2)} times as much as least squares.`,
  subtitle: (axis: CostAxis, machine: string, isHere: boolean): string =>
    `Test RMSE ($1000), mean over 20 published splits, by ${
      {
        operations: "multiplications and additions per row",
        bytes: "bytes that the model takes up",
        single: `time to answer one row, measured in the build on ${machine}`,
        many: `time to answer 1,000 rows at once, measured in the build on ${machine}`
      }[axis]
    }, on a logarithmic scale. Stepped line: what no other model beats in both.${
      isHere && (axis === "single" || axis === "many") ? " Ticks: this device." : ""
    }`,
  caption: (machine: string): string =>
    `Error, size and time of the six models. Times of a batch were measured in the build of this page, on ${machine}.`,
  time,
  error: "RMSE, $1000",
  cost: costText,
  nothing: "0",
  result: (
    {id, rmse}: Pick<ModelPoint, "id" | "rmse">,
    axis: CostAxis,
    {cost, factor, gain, isBeaten, here}: PaidCost
  ): string => {
    const price = {operations: "operations per row", bytes: "", single: "for one row", many: "for 1,000 rows"}[axis];
    const what =
      `${capital(modelNames[id])}: off by ${fixed(rmse, 2)} thousand dollars, ${costText(axis, cost)} ${price}`.trimEnd() +
      (here === null ? "" : ` (on this device ${time(here)})`);
    if (id === "mean") return `${what}; nothing is cheaper, and nothing is further off.`;
    const against =
      id === "linear"
        ? ""
        : `; ${significant(factor, 2)} times the price of least squares and ${fixed(gain, 2)} less error`;
    return `${what}${against}${isBeaten ? "; another model is cheaper and better" : ""}.`;
  },
  columns: (built: readonly number[], here: readonly number[]): {label: string; numeric?: boolean}[] => [
    {label: "Model"},
    {label: "RMSE, $1000", numeric: true},
    {label: "Nets trained per split", numeric: true},
    {label: "Operations per row", numeric: true},
    {label: "Size", numeric: true},
    ...built.map((rows) => ({label: batch(rows), numeric: true})),
    ...here.map((rows) => ({label: `${batch(rows)}, here`, numeric: true}))
  ]
};

/** 6C: predictions made ahead. */
export const calendarWords = {
  label: "Predictions made ahead for every tract",
  interval: "A run every",
  span,
  reads: "Reads a day",
  readsValue: (reads: number): string => count(reads),
  skew: "Which tracts are read?",
  skews: {even: "all alike", zipf: "a few much more (Zipf)"},
  freshness: "The model",
  freshnesses: {
    refit: "is fitted anew before each run",
    once: "was trained once, on day 0"
  } as Readonly<Record<Freshness, string>>,
  predict: (catalogue: number, reads: number): string =>
    `Every night ${count(catalogue)} predictions are stored, one per tract. ${count(reads)} are read a day, a few tracts much oftener than the rest. What share of the stored predictions does nobody read?`,
  predictLabel: "My guess: never read",
  guessValue: (value: number): string => `${fixed(value, 0)}%`,
  predictReason: (stored: number, reads: number): string =>
    `${count(stored)} predictions are stored and ${count(reads)} read each day, mostly the same ones again. In return each read takes no model at all, only a look-up.`,
  stats: {
    unread: "stored, never read",
    age: "mean age when read",
    stored: "predictions made for each read",
    rmse: "RMSE of what is read, $1000"
  },
  share: (value: number): string => percent(value),
  age: (days: number): string => (days < 1 ? `${significant(24 * days, 2)} h` : `${significant(days, 2)} days`),
  perRead: (value: number): string => significant(value, 2),
  rmse: (value: number): string => fixed(value, 2),
  hidden: "?",
  result: ({hours, freshness}: CalendarSettings, {meanAge, rmse, unread}: Calendar, isHidden: boolean): string =>
    `A run ${every(hours)}: data ${calendarAge(meanAge)} old on average${isHidden ? "" : `, ${percent(unread)} of the predictions never read`}; ` +
    (freshness === "once"
      ? `the error of ${fixed(rmse, 2)} is the old model’s, and no schedule changes it.`
      : `off by ${fixed(rmse, 2)} thousand dollars.`),
  errorTitle: (freshness: Freshness, hours: number, first: number, last: number): string =>
    freshness === "once"
      ? `A model trained once goes from ${fixed(first, 1)} to ${fixed(last, 1)}, however often it runs.`
      : `Between two runs ${span(hours)} apart the error climbs from ${fixed(first, 2)} to ${fixed(last, 2)}, then falls back.`,
  errorSubtitle: (growth: number): string =>
    `Simulated: RMSE of the stored predictions by day, in $1000 of the day the model was fitted, while true values rise by ${percent(growth - 1, 1)} a day (scenario S4). No input changes.`,
  errorAxis: "days since prices began to rise",
  error: "RMSE, $1000",
  lines: {refit: "fitted anew for each run", once: "trained once"} as Readonly<Record<Freshness, string>>,
  errorColumns: [
    {label: "Day", numeric: true},
    {label: "Fitted anew for each run", numeric: true},
    {label: "Trained once", numeric: true}
  ],
  unreadTitle: (short: number, long: number, shortest: number, longest: number): string =>
    `With a run ${every(shortest)}, ${percent(short)} of the predictions are made for nobody; ${every(longest)}, ${percent(long)}.`,
  unreadSubtitle: (reads: number): string =>
    `Share of stored predictions never read, by time between runs, at ${count(reads)} reads a day. Line: expected; dot: your simulated calendar.`,
  unreadAxis: "time between runs",
  unread: "never read, %",
  unreadColumns: [{label: "A run every"}, {label: "Expected never read", numeric: true}]
};

function calendarAge(days: number): string {
  return calendarWords.age(days);
}

const dollars = (value: number): string => `$${count(1000 * Number(value.toFixed(2)))}`;

/** 6D: the model at work in the page. */
export const askWords = {
  label: "Ask the model: it answers at every key, on your device",
  /** what each input is, in a few words */
  inputs: {
    crim: "crime rate",
    zn: "large lots, %",
    indus: "business land, %",
    chas: "by the river, 0 or 1",
    nox: "nitric oxides, pp10m",
    rm: "rooms per dwelling",
    age: "built before 1940, %",
    dis: "distance to work",
    rad: "highway access",
    tax: "tax per $10,000",
    ptratio: "pupils per teacher",
    lstat: "“lower status”, %"
  } as Readonly<Record<string, string>>,
  range: (min: number, max: number): string => `${significant(min, 4)} to ${significant(max, 4)}`,
  below: (limit: number): string => `below all it has learnt from (${significant(limit, 4)})`,
  above: (limit: number): string => `above all it has learnt from (${significant(limit, 4)})`,
  untyped: (text: string): string => `“${text}” is no number`,
  missing: "a value is needed",
  predict: (usual: number, input: string, text: string, max: number): string =>
    `Of a typical tract, with the median of every input, the model says ${dollars(usual)}. Now somebody types ${input.toUpperCase()} as ${text}; the largest it has learnt from is ${significant(max, 4)}. What does it say?`,
  predictLabel: "My guess for its answer",
  predictReason:
    "Beyond what it has learnt from, the net goes on in the direction that it happened to have at the edge, and gives no sign of it. Only the check of the field does.",
  hidden: "?",
  hiddenResult:
    "What the model says of this slip is hidden until you have guessed. The field is outside all it has learnt from.",
  answer: "Predicted median value",
  unit: dollars,
  noAnswer: "no answer",
  timing: "Timing …",
  latency: ({p50, p99}: Latency): string =>
    `On this device: half of the answers within ${time(p50 / 1000)}, 99 of 100 within ${time(p99 / 1000)}.`,
  result: (value: string, odd: number, inputs: number): string =>
    odd === 0
      ? `The model says ${value}; all ${spelled(inputs)} inputs lie within what it has learnt from.`
      : `The model says ${value}, but ${odd === 1 ? "one input lies" : `${spelled(odd)} inputs lie`} outside what it has learnt from: a guess.`,
  unanswered: (fields: number): string =>
    `${fields === 1 ? "One field holds" : `${spelled(fields)} fields hold`} no number, so the model is not asked.`
};

/** TensorFlow.js on the same model. */
export const backendWords = {
  label: "The same net in TensorFlow.js, on your device",
  start: "Load TensorFlow.js and measure",
  again: "Measure again",
  size: (bytesOfCode: number): string =>
    `Loads about ${significant(bytesOfCode / 1000, 1)} kB of code, uncompressed, and WebAssembly; nothing is loaded before your click.`,
  idle: "Nothing has been measured yet.",
  loading: "Loading TensorFlow.js …",
  progress: (name: string, rows: number): string => `Measuring ${name}, ${count(rows)} rows …`,
  failed: (reason: string): string => `TensorFlow.js cannot be loaded: ${reason}.`,
  loop: "the plain loop",
  caption: (version: string): string =>
    `Rows a second, by rows in a batch; TensorFlow.js ${version}, measured on this device`,
  columns: (sizes: readonly number[]): {label: string; numeric?: boolean}[] => [
    {label: "Computed by"},
    ...sizes.map((size) => ({label: size === 1 ? "1 row" : `${count(size)} rows`, numeric: true}))
  ],
  perSecond: (value: number): string =>
    value >= 1e6 ? `${significant(value / 1e6, 2)} million` : count(Number(value.toPrecision(2))),
  missing: "not here",
  result: (single: string, many: string, most: number): string =>
    single === many
      ? `On this device ${single} is fastest, for one row and for ${count(most)} alike.`
      : `On this device ${single} is fastest for one row, ${many} for ${count(most)} at a time.`
};

/** The services of the quiz. */
const serviceNames: Readonly<Record<Service, string>> = {
  fraud: "Stop a card payment that looks like fraud",
  search: "Rank the results of a search somebody has just typed",
  unlock: "Unlock a phone by its owner’s face",
  prices: "A list of next week’s price for each article in the shop, printed in the morning",
  machines: "Watch the sensor readings of a thousand machines for odd ones",
  translation: "Translate speech on a plane"
};

const formNames: Readonly<Record<ServingForm, string>> = {
  batch: "Batch: worked out ahead",
  online: "Online: when asked",
  streaming: "Streaming: as events flow by",
  embedded: "Embedded: on the device"
};

/** The quiz; ids are those of the answers that the build computes. */
export function quizItems(answers: ServingAnswers): QuizItem[] {
  const {rate, limitMs, serversSingly, servers: fewest, hitRateExpected, keys} = answers;
  return [
    {
      id: "servers",
      type: "number",
      question: `${count(rate)} requests a second come for the medium model of 6A. p95 has to stay below ${limitMs} ms, and a server costs the same whether busy or not. With batches as large as you like, how many servers do you pay for at least? (6A can tell.)`,
      min: 1,
      max: 10,
      step: 1,
      tolerance: 0,
      unit: "",
      digits: 0,
      reason: `One by one it takes ${spelled(serversSingly)}; with batches ${spelled(fewest)}. A batch shares its fixed time among its rows, so the same machine gets through more of them.`
    },
    {
      id: "forms",
      type: "classify",
      question: "How would you serve each of these six?",
      cases: serviceIds.map((id) => ({id, text: serviceNames[id]})),
      kinds: servingForms.map((id) => ({id, text: formNames[id]})),
      reason:
        "For the prices, what will be asked is known, and a day-old answer will do: batch. The payment and the search are online: nobody knows them beforehand, and somebody waits. The machines are a stream: readings flow in, and nobody waits at the other end. Phone and plane are embedded: the model has to be on the device."
    },
    {
      id: "hitRate",
      type: "number",
      question: `A cache holds a tenth of ${count(keys)} keys, the ones least long unused. Requests fall on keys by Zipf’s law with exponent 1. What share of the look-ups does the full cache answer?`,
      min: 0,
      max: 100,
      step: 1,
      tolerance: 5,
      unit: "%",
      digits: 0,
      reason: `Simulated; Che’s approximation says ${fixed(hitRateExpected, 1)}%. Few keys get most of the requests, which is what makes a small cache worth having.`
    },
    {
      id: "stale",
      type: "choice",
      question: `Prices rise, as in 6C. A model trained once runs every ten days; what is read of its predictions is off by ${fixed(answers.staleNeither, 2)} thousand dollars. What should be shortened?`,
      options: [
        {id: "interval", text: "The time between runs: one each day"},
        {id: "refit", text: "The time between trainings: one before each run"}
      ],
      reason: `Daily runs of the old model are still off by ${fixed(answers.staleInterval, 2)}; a model fitted anew for each ten-day run is off by ${fixed(answers.staleRefit, 2)}. No input has changed, so the old model says today what it said last week. Stale predictions and a stale model are two things.`
    }
  ];
}

export type QueueWords = typeof queueWords;
export type TradeoffWords = typeof tradeoffWords;
export type CalendarWords = typeof calendarWords;
export type AskWords = typeof askWords;
export type BackendWords = typeof backendWords;
