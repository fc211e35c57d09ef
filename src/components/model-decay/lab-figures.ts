import type {Reading} from "../../lib/course/model-decay/reading.js";
import {HARM, LARGE_PSI, largestPsi, loudInputs} from "../../lib/course/model-decay/reading.js";
import type {LabWords} from "../../messages/model-decay.en.js";
import type {FigureContent} from "../chart-figure.js";
import {roles} from "../chart-style.js";
import {fixed, signed} from "../format.js";
import {distanceChart} from "./distance-chart.js";
import type {DistanceRow} from "./distance-chart.js";
import {weekChart} from "./week-chart.js";

/** Weeks of the lab, and which of them is looked at. */
interface LabWeeks {
  readonly weeks: readonly Reading[];
  readonly base: Reading;
  readonly onset: number;
  readonly week: number;
}

interface Options {
  readonly width: number;
  readonly words: LabWords;
}

/** What is seen without labels: distances over the weeks. */
export function unlabelledFigure({weeks, onset, week}: LabWeeks, {width, words}: Options): FigureContent {
  const {unlabelled: own} = words;
  const inputs = weeks.map((reading) => largestPsi(reading.inputs));
  const predictions = weeks.map(({prediction}) => prediction.psi);
  return {
    title: own.title(loudInputs(weeks[week]!.inputs), weeks[week]!.inputs.length, week),
    subtitle: own.subtitle,
    chart: weekChart(
      [
        {name: own.inputs, values: inputs, stroke: roles.current},
        {name: own.predictions, values: predictions, stroke: roles.prediction, dash: "7 4"}
      ],
      {
        ...{width, onset, week, xLabel: words.axis, yLabel: "PSI", least: 0.6, onsetLabel: words.begins},
        limit: {value: LARGE_PSI, label: own.limit}
      }
    ),
    table: {
      caption: own.subtitle,
      columns: own.columns,
      rows: weeks.map((reading, i) => [
        String(i),
        fixed(inputs[i]!, 3),
        String(loudInputs(reading.inputs)),
        fixed(predictions[i]!, 3)
      ])
    }
  };
}

/** What is seen with labels: the error over the weeks, beside what would be expected of it without them. */
export function labelledFigure({weeks, base, onset, week}: LabWeeks, {width, words}: Options): FigureContent {
  const {labelled: own} = words;
  return {
    title: own.title(weeks[week]!.rmse, base.rmse, week),
    subtitle: own.subtitle,
    chart: weekChart(
      [
        {name: own.realised, values: weeks.map(({rmse}) => rmse), stroke: roles.label},
        {name: own.estimate, values: weeks.map(({estimate}) => estimate), stroke: roles.prediction, dash: "7 4"}
      ],
      {
        ...{width, onset, week, xLabel: words.axis, yLabel: words.price, least: 6, onsetLabel: words.begins},
        limit: {value: (1 + HARM) * base.rmse, label: own.limit}
      }
    ),
    table: {
      caption: own.subtitle,
      columns: own.columns,
      rows: weeks.map(({rmse, estimate, bias}, i) => [String(i), fixed(rmse, 2), fixed(estimate, 2), signed(bias, 2)])
    }
  };
}

/** Every column in the week that is looked at. */
export function columnsFigure(
  {weeks, week}: LabWeeks,
  features: readonly string[],
  {width, words}: Options
): FigureContent {
  const {columns: own} = words;
  const {inputs, prediction, label} = weeks[week]!;
  const rows: DistanceRow[] = [
    ...inputs.map((distance, i) => ({name: features[i]!.toUpperCase(), kind: "input" as const, ...distance})),
    {name: own.prediction, kind: "prediction", ...prediction},
    {name: own.label, kind: "label", ...label}
  ];
  const [first] = rows.slice(0, inputs.length).sort((a, b) => b.psi - a.psi);
  return {
    title: own.title(first!.name, first!.psi, label.psi),
    subtitle: own.subtitle,
    chart: distanceChart(rows, {width, xLabel: "PSI", limit: own.limit}),
    table: {
      caption: own.subtitle,
      columns: own.table,
      rows: rows.map(({name, psi, js}) => [name, fixed(psi, 3), fixed(js, 3)])
    }
  };
}
