import type {Dictionary, DictionaryEntry} from "../../lib/course.js";
import {correlation} from "../../lib/statistics/correlation.js";
import {mean} from "../../lib/statistics/moments.js";
import {quantile} from "../../lib/statistics/quantile.js";
import {problemsOf} from "../boston-problems.js";
import {correctionsOf} from "../boston.js";
import type {Table} from "../boston.js";

type Meaning = Pick<DictionaryEntry, "meaning" | "meaningZh" | "unit" | "level">;

/**
 * What the columns mean. Sources: Harrison and Rubinfeld (1978), and the descriptions of the data in scikit-learn and
 * in the R packages spData and mlbench.
 */
const meanings: Readonly<Record<string, Meaning>> = {
  crim: {meaning: "crime rate per capita", meaningZh: "人均犯罪率", unit: "not documented", level: "town"},
  zn: {
    meaning: "share of residential land zoned for lots of more than 25,000 square feet",
    meaningZh: "劃為大面積建地(逾 25,000 平方英尺)的住宅用地比例",
    unit: "%",
    level: "town"
  },
  indus: {
    meaning: "share of land in non-retail business",
    meaningZh: "非零售商業用地比例",
    unit: "%",
    level: "town"
  },
  chas: {
    meaning: "1 if the tract bounds the Charles River",
    meaningZh: "是否鄰接查爾斯河",
    unit: "0 or 1",
    level: "tract"
  },
  nox: {
    meaning: "concentration of nitrogen oxides in the air",
    meaningZh: "空氣中氮氧化物濃度",
    unit: "parts per 10 million",
    level: "tract"
  },
  rm: {meaning: "average number of rooms per dwelling", meaningZh: "每戶平均房間數", unit: "rooms", level: "tract"},
  age: {
    meaning: "share of owner-occupied units built before 1940",
    meaningZh: "1940 年以前建造的自有住宅比例",
    unit: "%",
    level: "tract"
  },
  dis: {
    meaning: "weighted distance to five Boston employment centres",
    meaningZh: "到波士頓五個就業中心的加權距離",
    unit: "index",
    level: "tract"
  },
  rad: {
    meaning: "accessibility of radial highways",
    meaningZh: "放射狀公路可及性指數",
    unit: "index, 1 to 8 and 24",
    level: "town"
  },
  tax: {meaning: "full-value property tax rate", meaningZh: "全值財產稅率", unit: "$ per $10,000", level: "town"},
  ptratio: {meaning: "pupils per teacher", meaningZh: "生師比", unit: "pupils per teacher", level: "town"},
  b: {
    meaning: "1000 (Bk − 0.63)², with Bk the share of Black residents",
    meaningZh: "1000 (Bk − 0.63)²,Bk 為黑人居民比例",
    unit: "index",
    level: "town"
  },
  lstat: {
    meaning:
      "“lower status of the population”: the mean of the share of adults without some high school and the share of " +
      "male workers classed as labourers",
    meaningZh: "「低社經地位」人口比例:未受部分高中教育的成人與男性勞工比例之平均",
    unit: "%",
    level: "tract"
  },
  medv: {
    meaning: "median value of owner-occupied homes",
    meaningZh: "自有住宅價值中位數",
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
