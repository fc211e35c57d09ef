import {count, fixed, percent, signed, significant} from "../components/format.js";
import type {QuizItem} from "../components/quiz-score.js";
import {quizzedColumns} from "../lib/course/data-quality/answers.js";
import type {DataQualityAnswers, QuizzedColumn} from "../lib/course/data-quality/answers.js";
import {FEW_ROWS} from "../lib/course/data-quality/coverage.js";
import type {OutsideRange} from "../lib/course/data-quality/coverage.js";
import type {DamageFacts} from "../lib/course/data-quality/damage-facts.js";
import {damageKinds} from "../lib/course/data-quality/damage.js";
import type {Damage, DamageKind} from "../lib/course/data-quality/damage.js";
import type {DamagedError} from "../lib/course/data-quality/damaged-fit.js";
import type {Finding} from "../lib/course/data-quality/findings.js";
import type {BeyondTraining} from "../lib/course/data-quality/row-path.js";
import {ROWS_PER_DAY} from "../lib/course/data-quality/situations.js";
import type {SituationId} from "../lib/course/data-quality/situations.js";

const upper = (name: string): string => name.toUpperCase();
const rmse = (value: number): string => fixed(value, 2);
const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} and ${names.at(-1)!}`;

/** 3A: damage to the training rows. */
const kinds: Record<DamageKind, {readonly name: string; readonly note: string; readonly axis: string}> = {
  lost: {
    name: "Rows lost",
    note: "Training rows are taken away at random.",
    axis: "training rows lost, %"
  },
  labels: {
    name: "Wrong labels",
    note: "A row keeps its columns but carries the price of another tract, as when someone slips a line.",
    axis: "training rows with a wrong label, %"
  },
  units: {
    name: "Unit errors",
    note: "In half of the rows hit, RM counts half rooms (twice the number); in the others, TAX is per $1000 (a tenth of it).",
    axis: "training rows with a unit error, %"
  },
  gaps: {
    name: "Missing values",
    note: "Values vanish at random and are filled with the mean of those left in their column, a common habit.",
    axis: "values missing from the training rows, %"
  },
  copies: {
    name: "Test rows in training",
    note: "Some of the rows held out for measuring have slipped into training as well, as duplicates do.",
    axis: "rows held out that are in training too, %"
  }
};

const shares = (damage: Damage): string[] => {
  const phrases: Record<DamageKind, (share: string) => string> = {
    lost: (share) => `${share} of the rows lost`,
    labels: (share) => `${share} wrong labels`,
    units: (share) => `${share} unit errors`,
    gaps: (share) => `${share} of the values missing`,
    copies: (share) => `${share} of the test rows in training`
  };
  return damageKinds.flatMap((kind) => (damage[kind] > 0 ? [phrases[kind](percent(damage[kind]))] : []));
};

export const damageWords = {
  label: "Spoil the training rows in five ways",
  rmse,
  kinds,
  note: (kind: DamageKind): string => `${kinds[kind].name}: ${kinds[kind].note}`,
  percent: (value: number): string => `${value}%`,
  sliders: "How much damage? The rows that measure stay as they were.",
  again: "Hit other rows",
  draw: (seed: number): string => `draw ${count(seed)}, simulated and fitted just now on this page`,
  predict: (share: number, clean: number): string =>
    `On clean rows least squares is off by ${rmse(clean)}, in $1000. Now ${percent(share)} of the training rows get a unit error: RM in half rooms, or TAX per $1000. How far off is it?`,
  predictLabel: "My guess for the RMSE with unit errors, in $1000",
  predictReason: (share: number, at: number, clean: number, most: number, last: number): string =>
    `That is the median of the draws, a rise of ${rmse(at - clean)}. The whole way to ${percent(most)} adds no more than ${rmse(last - at)}: a few wrong rows are enough for the model to stop trusting the column.`,
  stats: (
    error: DamagedError,
    clean: DamageFacts["clean"],
    damage: Damage
  ): {name: string; value: string; note: string}[] => [
    {name: "Least squares, clean rows", value: rmse(clean.linear), note: "RMSE on rows held out, $1000"},
    {
      name: "Least squares, your rows",
      value: rmse(error.rmse),
      note:
        damage.copies > 0 ? `on those not in training: ${rmse(error.unseen)}` : `learnt from ${count(error.rows)} rows`
    },
    {name: "A better model, clean rows", value: rmse(clean.network), note: "neural net, median of its seeds"}
  ],
  title: (kind: DamageKind, {most, clean, last, lastUnseen, crossing}: DamageFacts): string => {
    if (kind === "copies")
      return `With ${percent(most)} of the test rows in training, the net is reported at ${rmse(last.network)}; on the others it is off by ${rmse(lastUnseen)}.`;
    const amount = percent(crossing ?? most);
    const what = {
      lost: `${amount} of the rows lost`,
      labels: `${amount} wrong labels`,
      units: `${amount} unit errors`,
      gaps: `${amount} of the values missing`
    }[kind];
    return crossing === null
      ? `Up to ${what}, the net (${rmse(last.network)}) stays ahead of least squares on clean rows (${rmse(clean.linear)}).`
      : `From ${what} on, the net is worse than least squares on clean rows.`;
  },
  subtitle: (linear: number, network: number): string =>
    `RMSE ($1000) on the rows held out, simulated, for one kind of damage alone. Lines: medians of ${linear} draws for least squares, of ${network} for the net; band: 10th to 90th percentile of least squares. Dot: your rows, with all their damage.`,
  yAxis: "RMSE on rows held out, $1000",
  lines: {
    linear: "least squares",
    network: "neural net",
    clean: "least squares, clean rows",
    unseen: "on rows not in training",
    yours: (value: number): string => `yours ${rmse(value)}`
  },
  columns: (damage: string): {label: string; numeric: boolean}[] => [
    {label: damage, numeric: true},
    {label: "Least squares", numeric: true},
    {label: "10th percentile", numeric: true},
    {label: "90th percentile", numeric: true},
    {label: "on rows not in training", numeric: true},
    {label: "Neural net", numeric: true},
    {label: "on rows not in training", numeric: true}
  ],
  result: (damage: Damage, error: DamagedError, clean: DamageFacts["clean"]): string => {
    const said = shares(damage);
    const better = clean.linear - clean.network;
    if (said.length === 0)
      return `Nothing is spoilt: least squares is off by ${rmse(clean.linear)} thousand dollars, a better model by ${rmse(clean.network)}.`;
    const what = `With ${list(said)}, least squares is off by ${rmse(error.rmse)} thousand dollars`;
    if (damage.copies > 0)
      return `${what} on all rows held out, which is what one would report, and by ${rmse(error.unseen)} on those it has not seen.`;
    const harm = error.rmse - clean.linear;
    if (harm < 0.005) return `${what}, no worse than on clean rows; on other rows or another draw that may differ.`;
    const than = harm > better ? `more than the ${rmse(better)}` : `against the ${rmse(better)}`;
    return `${what}; cleaning would gain ${rmse(harm)}, ${than} that the better model gains on clean rows.`;
  }
};

/** 3B: what training has not seen. */
const situations: Record<SituationId, {readonly name: string; readonly note: string}> = {
  S0: {
    name: "An ordinary day",
    note: `Simulated: ${ROWS_PER_DAY} requests drawn evenly from tracts that were kept out of training.`
  },
  S2: {
    name: "A rush from the city",
    note: "Simulated: the same tracts, but four of five requests come from those with RAD 24."
  },
  S8: {
    name: "A place never seen",
    note: "Real rows, no draw: the model learns from the tracts with RAD below 24 and is asked about all those with RAD 24."
  }
};

export interface CoverageFacts {
  readonly serving: number;
  /** share of the requests in unseen cells */
  readonly unseen: number;
  /** both columns of the map; then how many requests are outside the range of any column, and farther from training than usual */
  readonly outside: readonly OutsideRange[];
  readonly any: number;
  readonly far: number;
}

const amount = (rows: number, all: number): string =>
  rows === all ? `all ${count(all)}` : rows === 0 ? "none" : count(rows);

export const coverageWords = {
  label: "Put the requests on the map of what training has seen",
  pick: "Who asks?",
  x: "Across",
  y: "Upwards",
  situations,
  again: "Another day",
  draw: (seed: number): string => `draw ${count(seed)}`,
  fixedRows: "these rows are fixed",
  share: (value: number): string => percent(value / 100),
  amount,
  predict: (rows: number): string =>
    `Train outside the city, then ask about its ${rows} tracts. The TAX of every one of them lies within the range that training has seen. What share of them falls where, by LSTAT and TAX together, training has fewer than ${FEW_ROWS} rows?`,
  predictLabel: "My guess for the share in unseen cells",
  predictReason: (tax: number, range: readonly [number, number]): string =>
    `All of them have TAX ${significant(tax)}. Training goes from ${significant(range[0])} to ${significant(range[1])}, with a gap in between: a range has two ends and says nothing about its middle.`,
  stats: ({serving, unseen, any, far}: CoverageFacts): {name: string; value: string; note: string}[] => [
    {name: "In unseen cells of this map", value: percent(unseen), note: `of ${count(serving)} requests`},
    {
      name: "Outside the range of some column",
      value: percent(any / serving),
      note: `${amount(any, serving)}, over all columns`
    },
    {
      name: "Far from every training row",
      value: percent(far / serving),
      note: "farther than 99% of training rows are from each other"
    }
  ],
  title: ({serving, unseen, outside}: CoverageFacts): string => {
    const inside = outside.flatMap(({column, rows}) => (rows === 0 ? [upper(column)] : []));
    const share =
      unseen === 1
        ? `All ${count(serving)} requests fall`
        : unseen === 0
          ? "No request falls"
          : `${percent(unseen)} of the requests fall`;
    return `${share} where training has fewer than ${FEW_ROWS} rows${inside.length > 0 && unseen > 0.1 ? `, though every ${list(inside)} is within its range` : ""}.`;
  },
  subtitle: (x: string, y: string, train: number): string =>
    `${upper(x)} and ${upper(y)}. Dots: the ${count(train)} training rows. Hatched: cells with fewer than ${FEW_ROWS} of them. Rings: requests; crosses: requests in hatched cells.`,
  cellColumns: (x: string, y: string): {label: string; numeric?: boolean}[] => [
    {label: upper(x), numeric: true},
    {label: upper(y), numeric: true},
    {label: "Training rows", numeric: true},
    {label: "Requests", numeric: true}
  ],
  span: ([low, high]: readonly [number, number]): string => `${significant(low, 4)} to ${significant(high, 4)}`,
  rangeTitle: (ranges: readonly OutsideRange[], serving: number): string => {
    const by = (size: (range: OutsideRange) => number): OutsideRange =>
      ranges.reduce((most, next) => (size(next) > size(most) ? next : most));
    const [outside, moved] = [by(({rows}) => rows), by(({meanShift}) => Math.abs(meanShift))];
    if (outside.rows >= serving / 10)
      return `${upper(outside.column)}: ${outside.rows === serving ? `all ${count(serving)}` : `${count(outside.rows)} of ${count(serving)}`} requests are outside what training has seen.`;
    return Math.abs(moved.meanShift) < 0.5
      ? "Hardly a value is outside its range, and no mean has moved far."
      : `Hardly a value is outside its range, though the mean of ${upper(moved.column)} has moved by ${fixed(Math.abs(moved.meanShift), 1)} standard deviations.`;
  },
  rangeSubtitle:
    "Share of the requests outside the smallest and the largest training value, by column; beside it how far the mean has moved, in standard deviations of the training rows (sd).",
  rangeAxis: "requests outside the training range, %",
  rangeLabel: ({rows, meanShift}: OutsideRange, serving: number): string =>
    `${percent(rows / serving)} · mean ${signed(meanShift, 1)} sd`,
  rangeColumns: [
    {label: "Column"},
    {label: "Training range"},
    {label: "Requests outside", numeric: true},
    {label: "Mean moved by, sd", numeric: true}
  ],
  result: ({serving, unseen, any, far}: CoverageFacts): string =>
    `${percent(unseen)} of ${count(serving)} requests are in cells with fewer than ${FEW_ROWS} training rows; ${amount(any, serving)} outside the range of some column, ${amount(far, serving)} farther from training than is usual.`
};

/** 3C: the findings. */
type FindingText = {readonly name: string; readonly what: string; readonly then: string};

const piles: Readonly<Record<string, (rows: number, all: number, near: number) => FindingText>> = {
  medv: (rows, _, near) => ({
    name: `${rows} prices of exactly 50`,
    what: `${rows} tracts have the highest price there is, to the digit; only ${near} lie in the fifth below it. Prices at or above $50,000 were written down as $50,000: the label is cut off (censored).`,
    then: "Keep the rows and say so. A model that is right above the cap counts as wrong, and one that learns from them is taught to guess too low."
  }),
  zn: (rows, all) => ({
    name: `${rows} of ${all} have ZN 0`,
    what: "Most tracts have no land zoned for large lots. Zero is a true value here; in other tables it is what somebody wrote for “unknown”.",
    then: "Ask before believing a zero. A column that is mostly one value also says little, and its few bins make measures of drift coarse."
  }),
  age: (rows, _, near) => ({
    name: `${rows} have AGE 100`,
    what: `A percentage ends at 100, and ${near} more tracts lie in the fifth below it: the pile is the end of a crowded stretch, not a wall that values ran into.`,
    then: "Nothing to mend. A pile at the end of a scale is a question, and this is what a harmless answer looks like."
  }),
  b: (rows) => ({
    name: `${rows} have B 396.9`,
    what: "396.9 is what the formula 1000(Bk − 0.63)² gives for a town without Black residents. The pile is made by the transform that was chosen.",
    then: "We do not use the column: its formula rests on a racist assumption. Lesson “The Boston model, honestly” tells its history."
  })
};

const findingTexts: {
  readonly [K in Exclude<Finding["kind"], "pile">]: (finding: Extract<Finding, {kind: K}>, rows: number) => FindingText;
} = {
  gaps: ({values, columns}, rows) => ({
    name: values === 0 ? "No value is missing" : `${count(values)} values are missing`,
    what: values === 0 ? `${columns.length} columns, ${count(rows)} rows, not one gap.` : "Some values are not there.",
    then: "Find out what was done with what was missing before it reached you. “Complete” and “filled in” look alike."
  }),
  together: ({columns, values, rows}) => ({
    name: `${columns.map((name, i) => `${upper(name)} ${significant(values[i]!)}`).join(", ")} in the same ${rows.length} rows`,
    what: `In ${rows.length} rows ${columns.length} columns never vary, and no other row has these values: for a model they are one switch, not ${columns.length} measurements.`,
    then: "Split by group, not by row, or the switch leaks from training into testing. And watch for the day one of the values is renamed."
  }),
  repeated: ({columns, value, rows}, all) => ({
    name: `${upper(columns[0]!)} ${significant(value)} in ${rows.length} rows`,
    what: `One value in ${percent(rows.length / all)} of the rows, in the middle of the scale: schools are counted by town, so that every tract of a town has its town’s number.`,
    then: "Count towns, not tracts, when you ask how much evidence there is."
  }),
  correlated: ({columns, correlation}) => ({
    name: `${columns.map(upper).join(" and ")} go together, ${fixed(correlation, 2)}`,
    what: `Of all pairs of inputs these two are the closest: correlation ${fixed(correlation, 3)}. What one of them says, the other has nearly said.`,
    then: "Their separate weights in a linear model mean little. Either can be dropped at small cost; which one is a matter of who keeps it up to date."
  }),
  patterns: ({columns, patterns, rows}, all) => ({
    name: `Only ${patterns} different towns`,
    what: `The ${count(all)} rows hold only ${patterns} different combinations of ${list(columns.map(upper))}; the most frequent covers ${rows.length} of them.`,
    then: "For these columns there are as many observations as towns. A test on rows of known towns is an easy one."
  }),
  impossible: ({columns, limit, rows}) => ({
    name: `${upper(columns[0]!)} above ${limit} in ${rows.length} rows`,
    what: `The description says “crime rate per capita”, which cannot exceed ${limit}. The numbers do, in ${rows.length} rows: the unit is not the one that is written down, and nobody knows which it is.`,
    then: "A model does not mind an unknown unit, as long as it never changes. Fix the rule that is wrong (the description), and watch the scale."
  }),
  twofold: ({limit, rows}) => ({
    name: `B below ${significant(limit)} in ${rows.length} rows`,
    what: `The formula of B is a parabola. Below ${significant(limit)} two different shares of Black residents give the same number, so what was measured cannot be got back.`,
    then: "Store what was measured and transform it later. A transform that cannot be undone destroys data, and here it also hides an assumption."
  })
};

export const findingWords = {
  label: "Read what an automatic look at the table turns up",
  pick: "Findings",
  towns: "How many different towns?",
  predict: (rows: number, columns: readonly string[]): string =>
    `The table has ${count(rows)} rows. ${list(columns.map(upper))} belong to the town. How many different combinations of these ${columns.length} are there?`,
  predictLabel: "My guess for the number of combinations",
  predictReason: (largest: number): string =>
    `The most frequent of them covers ${largest} rows. For what these columns have to teach, the table is that small.`,
  text: (finding: Finding, rows: number): FindingText =>
    finding.kind === "pile"
      ? piles[finding.columns[0]!]!(finding.rows.length, rows, finding.near)
      : (findingTexts[finding.kind] as (finding: Finding, rows: number) => FindingText)(finding, rows),
  title: (name: string): string => `${name}.`,
  then: "What to do:",
  subtitle: (columns: readonly string[], marked: number): string =>
    columns.length === 1
      ? `${upper(columns[0]!)} of every tract, spread up and down so that dots do not hide each other.${marked > 0 ? " Strokes: the rows of this finding." : ""}`
      : `Every tract, each column on its own scale from its lowest to its highest value.${marked > 0 ? " Strokes: the rows of this finding." : ""}`,
  marked: (rows: number): string => `${count(rows)} rows`,
  columns: [
    {label: "Column"},
    {label: "Lowest", numeric: true},
    {label: "Median", numeric: true},
    {label: "Highest", numeric: true},
    {label: "Different values", numeric: true},
    {label: "Rows of the finding", numeric: true},
    {label: "their lowest", numeric: true},
    {label: "their highest", numeric: true}
  ],
  result: (name: string, rows: number, all: number): string =>
    rows === 0 ? `${name}.` : `${name}: the rows marked are ${percent(rows / all)} of all.`
};

/** 3D: the path of one row. */
export const pathWords = {
  label: "Follow one row through the pipeline",
  predict: (rows: number): string =>
    `${rows} rows were kept from training. One check asks whether each input lies within the range of the training rows. Of how many of the ${rows} does it find an input outside?`,
  predictLabel: "My guess for the rows outside",
  predictReason: (farthest: BeyondTraining["farthest"]): string =>
    farthest === null
      ? "Rows drawn from the same tracts fill the same range."
      : `Rows drawn at random from the same tracts fill nearly the same range. The row below is the farthest out: its ${upper(farthest.name)} of ${significant(farthest.value)} is prepared as ${signed(farthest.prepared, 2)}, and the model answers all the same.`,
  row: "Row of the file",
  number: (row: number): string => `row ${count(row)}`,
  steps: {
    collected: "Collected",
    ingested: "Ingested",
    checked: "Checked",
    prepared: "Prepared",
    predicted: "Predicted",
    monitored: "Monitored"
  },
  ingested: (fields: number, inputs: number, left: readonly string[], target: string): string =>
    `${fields} fields become numbers: ${inputs} inputs; ${list(left.map(upper))} left out; ${upper(target)} set aside as the label.`,
  checked: (outside: readonly string[], inputs: number): string =>
    outside.length === 0
      ? `All ${inputs} inputs are there and within the range of the training rows.`
      : `All ${inputs} inputs are there; outside the range of the training rows: ${list(outside.map(upper))}.`,
  prepared: (column: string, value: number, z: number): string =>
    `Each value becomes its distance from the training mean, in standard deviations: ${upper(column)} ${significant(value)} becomes ${signed(z, 2)}, the farthest here.`,
  predicted: (prediction: number): string => `The network answers ${rmse(prediction)}, in $1000.`,
  monitored: (label: number, error: number, trained: boolean): string =>
    `The label is ${fixed(label, 1)}, so the answer is off by ${signed(error, 2)}${trained ? "; the row was in training, so this proves little" : ""}.`,
  title: (row: number, prediction: number, label: number): string =>
    `Row ${count(row)}: answered ${fixed(prediction, 1)}, true ${fixed(label, 1)}.`,
  subtitle:
    "The row as the model reads it: each input in standard deviations from the mean of the training rows. Bars: from the smallest to the largest training value.",
  axis: "standard deviations from the training mean",
  columns: [
    {label: "Input"},
    {label: "As collected", numeric: true},
    {label: "As prepared", numeric: true},
    {label: "Training range, prepared"}
  ],
  span: ([low, high]: readonly [number, number]): string => `${fixed(low, 2)} to ${fixed(high, 2)}`,
  result: (row: number, prediction: number, label: number, trained: boolean): string =>
    `Row ${count(row)} goes in as text and comes out as ${fixed(prediction, 1)} thousand dollars; its price is ${fixed(label, 1)} (${trained ? "a training row" : "a row held out"}).`
};

/** The quiz; ids are those of the answers that the build computes. */
export function quizItems(answers: DataQualityAnswers): QuizItem[] {
  const text: Record<QuizzedColumn, string> = {
    age: "AGE: share of homes built before 1940",
    lstat: "LSTAT: “lower status”, in percent",
    rm: "RM: rooms per dwelling",
    ptratio: "PTRATIO: pupils per teacher"
  };
  return [
    {
      id: "capped",
      type: "number",
      question: "How many rows have a price at the cap of 50?",
      ...{min: 0, max: 100, step: 1, tolerance: 2, unit: " rows", digits: 0},
      reason: `Only ${answers.nearCap} other rows lie above 40. A pile at the end of a scale with little before it is the mark of a cut.`
    },
    {
      id: "crimFrom",
      type: "number",
      question:
        "A model learns outside the city, from the tracts with RAD below 24. From which CRIM on has it seen nothing at all?",
      ...{min: 0, max: 90, step: 0.1, tolerance: 1, unit: "", digits: 1},
      reason: `${answers.crimOutside} of the ${answers.cityRows} city tracts lie beyond. For them the model does not interpolate; it makes a straight line longer.`
    },
    {
      id: "missedLeast",
      type: "choice",
      question: "One of these columns can be removed from least squares at no loss. Which?",
      options: quizzedColumns.map((id) => ({id, text: text[id]})),
      reason: `Without ${upper(answers.missedLeast)} the mean error on the 20 published splits goes from ${fixed(answers.rmseAll, 3)} to ${fixed(answers.rmseLeast, 3)}; without ${upper(answers.missedOrder.at(-1)!)}, to ${fixed(answers.rmseMost, 3)}. B is another matter: it is left out for what it is, not for what it is worth.`
    },
    {
      id: "noise",
      type: "number",
      question: "What share of wrong labels raises the error of least squares by a tenth?",
      ...{min: 0, max: 60, step: 1, tolerance: 5, unit: "%", digits: 0},
      reason: `From ${rmse(answers.cleanRmse)} by a tenth, in the median of simulated draws. A simple model averages a good deal of noise away; the neural net, which follows its rows more closely, takes harm sooner.`
    }
  ];
}

export type DamageWords = typeof damageWords;
export type CoverageWords = typeof coverageWords;
export type FindingWords = typeof findingWords;
export type PathWords = typeof pathWords;
