import {townPatterns} from "../lib/course.js";
import {correlation} from "../lib/statistics/correlation.js";
import {mean} from "../lib/statistics/moments.js";
import {mostFrequent} from "../lib/statistics/most-frequent.js";
import {quantile} from "../lib/statistics/quantile.js";
import {CAP, CITY, correctionsOf, rowsWhere} from "./boston.js";
import type {Table} from "./boston.js";

/** Returns what an honest reader should know of each column, every figure computed from the rows. */
export function problemsOf(table: Table): Record<string, string[]> {
  const rows = table["medv"]!.length;
  const count = (name: string, test: (value: number) => boolean): number => rowsWhere(table, name, test).length;
  const equal = (name: string, value: number): number => count(name, (x) => x === value);
  const modeSentence = (name: string): string => {
    const {value, count} = mostFrequent(table[name]!);
    return `${value} in ${count} rows.`;
  };
  const town = townSentence(table);
  return {
    crim: [
      `“Per capita” cannot exceed 1, yet the largest value is ${largest(table["crim"]!).toFixed(2)}: the unit is unknown.`,
      `Very skewed: the mean is ${(mean(table["crim"]!) / median(table["crim"]!)).toFixed(0)} times the median.`
    ],
    zn: [`0 in ${equal("zn", 0)} of ${rows} rows.`],
    indus: [town],
    chas: [`1 in ${equal("chas", 1)} rows; it has no meaning away from this river.`],
    nox: [
      `${new Set(table["nox"]).size} distinct values for ${rows} tracts, so measured for areas larger than a tract.`,
      "Times 100 it is parts per billion, as air quality is reported today."
    ],
    rm: [marketSentence(table)],
    age: [`Exactly 100 in ${equal("age", 100)} rows.`],
    dis: ["An index; its unit was never given."],
    rad: [
      `${CITY} in ${equal("rad", CITY)} rows, and no value between 8 and ${CITY}: a name more than a number.`,
      town
    ],
    tax: [
      modeSentence("tax"),
      `Nearly a copy of RAD: their correlation is ${correlation(table["tax"]!, table["rad"]!).toFixed(2)}.`
    ],
    ptratio: [modeSentence("ptratio"), "Schools are counted by town, so every tract of a town has the same value."],
    b: problemsOfB(table),
    lstat: [
      "A contested construct under a contested name: it ranks people's standing by schooling and kind of work.",
      "It stands in for much that is not in the data, so leaving columns out does not take their signal away."
    ],
    medv: [
      "A median over the homes of a tract, not the price of a house, in dollars of 1970.",
      `Cut off: ${equal("medv", CAP)} tracts are at exactly ${CAP}; only ${count("medv", (x) => x > 40 && x < CAP)} lie between 40 and ${CAP}.`,
      `${correctionsOf(table).length} values were found wrong in 1996; the data carries the corrected ones as CMEDV.`
    ]
  };
}

function problemsOfB(table: Table): string[] {
  /** shares above 1 cannot be, so only below this value do two shares give the same B */
  const twofold = rowsWhere(table, "b", (value) => value < 1000 * (1 - 0.63) ** 2);
  return [
    "Built on a racist assumption: that house values fall as the share of Black residents grows to 63 %, and rise beyond. No evidence was given for the curve or for 63 %.",
    `It cannot be undone: for ${twofold.length} rows two different shares give the same value.`,
    "scikit-learn removed the whole data set over it in version 1.2. Here it is history, and no input of any model in force."
  ];
}

/** Rows of one town share the values of these columns. */
function townSentence(table: Table): string {
  const towns = townPatterns(table);
  return (
    `Measured by town: INDUS, RAD, TAX and PTRATIO together take only ${new Set(towns).size} different values, ` +
    `and ${mostFrequent(towns).count} rows share one of them.`
  );
}

function marketSentence(table: Table): string {
  const among = (test: (rad: number) => boolean): string => {
    const rows = rowsWhere(table, "rad", test);
    const [rm, medv] = ["rm", "medv"].map((name) => rows.map((row) => table[name]![row]!));
    return correlation(rm!, medv!).toFixed(2);
  };
  return `Its correlation with MEDV is ${among((rad) => rad < CITY)} where RAD is below ${CITY}, and ${among((rad) => rad === CITY)} where it is ${CITY}.`;
}

function largest(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b));
}

function median(values: readonly number[]): number {
  return quantile(
    values.toSorted((a, b) => a - b),
    0.5
  );
}
