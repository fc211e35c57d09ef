import {defineMonitor} from "../config/define.js";

/**
 * Real rows in real time: half a year of flights, and a model of their delay that is trained on the first month. What the
 * columns mean: scripts/flights.py of vega-datasets, which made the file, and its entry in datapackage.json.
 */
export const flights = defineMonitor({
  id: "flights",
  title: "US flights",
  description:
    "Three million flights in the United States, January to June 2001: a random sample of those that were neither " +
    "cancelled nor diverted. A least-squares model of how late they arrive is trained on January and asked about every " +
    "flight after it, until one trained on later rows proves better. A flight counts on the day and in the hour in which it really left, and a late one leaves later: " +
    "the hour tells the model part of what it predicts. Six flights that left at midnight make up 1 July. Delays come " +
    "as they were recorded, slips included: no flight was 1,116 minutes early, as one record has it.",
  data: {
    serving: "node_modules/vega-datasets/data/flights-3m.parquet",
    time: "date",
    derive: {hour: "hour(date)", weekday: "dayname(date)"},
    name: "On-time performance of US flights, January to June 2001",
    origin: "npm package vega-datasets, from the US Bureau of Transportation Statistics",
    licence: "none stated; airlines have to report these data under 14 CFR Part 234"
  },
  partition: "day",
  task: "regression",
  target: "delay",
  model: {train: "least squares", features: ["hour", "weekday", "distance", "origin", "destination"], levels: 20},
  slices: [
    {name: "weekend", column: "weekday", levels: ["Saturday", "Sunday"]},
    {name: "evening, from 18 h", column: "hour", levels: ["18", "19", "20", "21", "22", "23"]},
    {name: "over 1,000 miles", column: "distance", above: 1000},
    {name: "from Chicago O'Hare", column: "origin", levels: ["ORD"]}
  ],
  retrain: {
    triggers: [
      {on: "performance", ratio: 1.2, partitions: 7},
      {on: "schedule", every: 30}
    ],
    coolDown: 14,
    window: 30,
    gate: {holdout: 7},
    canary: {share: 0.1, partitions: 3}
  },
  columns: [
    {name: "hour", kind: "categorical", description: "hour of the actual departure, local time"},
    {name: "weekday", description: "day of the actual departure"},
    {name: "distance", unit: "miles", description: "distance between the airports"},
    {name: "origin", description: "airport of departure"},
    {name: "destination", description: "airport of arrival"},
    {name: "delay", unit: "minutes", description: "arrival after schedule; below zero if early"}
  ],
  drift: {reference: {from: "2001-01-01", until: "2001-02-01"}, current: 7},
  publishRows: 300
});
