import {defineMonitor} from "../config/define.js";

/** Real rows in real time: half a year of flights, and a model of their delay that is trained on the first month. */
export const flights = defineMonitor({
  id: "flights",
  title: "US flights",
  description:
    "Three million flights in the United States, January to June 2001. A least-squares model of the delay is trained on " +
    "January and asked about every flight after it.",
  data: {
    serving: "node_modules/vega-datasets/data/flights-3m.parquet",
    time: "date",
    derive: {hour: "hour(date)", weekday: "dayname(date)"},
    name: "Flights of 2001, a sample of three million",
    origin: "npm package vega-datasets, from the US Bureau of Transportation Statistics",
    licence: "US government data, in the public domain"
  },
  partition: "day",
  task: "regression",
  target: "delay",
  model: {train: "least squares", features: ["hour", "weekday", "distance", "origin", "destination"], levels: 20},
  columns: [
    {name: "hour", kind: "categorical", description: "hour of the day, as it was logged"},
    {name: "weekday", description: "day of the week"},
    {name: "distance", unit: "miles", description: "distance between the airports"},
    {name: "origin", description: "airport of departure"},
    {name: "destination", description: "airport of arrival"},
    {name: "delay", unit: "minutes", description: "arrival after schedule; below zero where it was early"}
  ],
  drift: {reference: {from: "2001-01-01", until: "2001-02-01"}, current: 7}
});
