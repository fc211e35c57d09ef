import type {Dictionary, DictionaryEntry} from "../../lib/course.js";
import {correlation} from "../../lib/statistics/correlation.js";
import {mean} from "../../lib/statistics/moments.js";
import {quantile} from "../../lib/statistics/quantile.js";
import {problemsOf} from "../boston-problems.js";
import {correctionsOf} from "../boston.js";
import type {Table} from "../boston.js";

type Meaning = Pick<DictionaryEntry, "meaning" | "unit" | "level">;

/**
 * What the columns mean. Sources: Harrison and Rubinfeld (1978), and the descriptions of the data in scikit-learn and
 * in the R packages spData and mlbench.
 */
const meanings: Readonly<Record<string, Meaning>> = {
  crim: {meaning: "crime rate per capita", unit: "not documented", level: "town"},
  zn: {
    meaning: "share of residential land zoned for lots of more than 25,000 square feet",
    unit: "%",
    level: "town"
  },
  indus: {
    meaning: "share of land in non-retail business",
    unit: "%",
    level: "town"
  },
  chas: {
    meaning: "1 if the tract bounds the Charles River",
    unit: "0 or 1",
    level: "tract"
  },
  nox: {
    meaning: "concentration of nitrogen oxides in the air",
    unit: "parts per 10 million",
    level: "tract"
  },
  rm: {meaning: "average number of rooms per dwelling", unit: "rooms", level: "tract"},
  age: {
    meaning: "share of owner-occupied units built before 1940",
    unit: "%",
    level: "tract"
  },
  dis: {
    meaning: "weighted distance to five Boston employment centres",
    unit: "index",
    level: "tract"
  },
  rad: {
    meaning: "accessibility of radial highways",
    unit: "index, 1 to 8 and 24",
    level: "town"
  },
  tax: {meaning: "full-value property tax rate", unit: "$ per $10,000", level: "town"},
  ptratio: {meaning: "pupils per teacher", unit: "pupils per teacher", level: "town"},
  b: {
    meaning: "1000 (Bk − 0.63)², with Bk the share of Black residents",
    unit: "index",
    level: "town"
  },
  lstat: {
    meaning:
      "“lower status of the population”: the mean of the share of adults without some high school and the share of " +
      "male workers classed as labourers",
    unit: "%",
    level: "tract"
  },
  medv: {
    meaning: "median value of owner-occupied homes",
    unit: "$1000",
    level: "tract"
  }
};

/** Describes the columns of the Boston rows; every figure is computed from them. */
export function dictionary(table: Table): Dictionary {
  const problems = problemsOf(table);
  const entries = Object.entries(meanings).map(([name, meaning]): DictionaryEntry => {
    const values = table[name]!;
    const sorted = values.toSorted((a, b) => a - b);
    return {
      ...{name, ...meaning},
      role: name === "medv" ? "label" : name === "b" ? "excluded" : "feature",
      min: sorted[0]!,
      median: quantile(sorted, 0.5),
      mean: mean(values),
      max: sorted.at(-1)!,
      distinct: new Set(values).size,
      correlation: correlation(values, table["medv"]!),
      problems: problems[name] ?? []
    };
  });
  return {entries, corrections: correctionsOf(table)};
}
