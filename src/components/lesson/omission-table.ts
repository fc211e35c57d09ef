import type {Splits, SplitModel} from "../../lib/course.js";
import {mean, standardDeviation} from "../../lib/statistics/moments.js";
import type {OmissionWords} from "../../messages/the-boston-model.en.js";
import {fixed} from "../format.js";
import {tableOf} from "../show-table.js";

/**
 * The error with fewer and fewer columns, for two kinds of model.
 * @param inputs number of all columns
 */
export function omissionTable({models}: Splits, inputs: number, {caption, columns, rows}: OmissionWords): HTMLElement {
  const cell = (model: SplitModel | null): string => {
    if (model === null) return "–";
    const rmse = models[model];
    // standard error of the mean, with the sample's own standard deviation
    const error = standardDeviation(rmse) / Math.sqrt(rmse.length - 1);
    return `${fixed(mean(rmse), 3)} ± ${fixed(error, 2)}`;
  };
  return tableOf({
    caption,
    columns,
    rows: rows(inputs).map(({label, linear, network}) => [label, cell(linear), cell(network)])
  });
}
