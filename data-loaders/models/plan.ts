import type {ModelPort, OwnModel} from "../../lib/model/own/types.js";
import {describePath} from "../config/problems.js";
import type {ModelFileConfig} from "../config/types.js";
import type {ModelFiles} from "./files.js";
import {planInputs} from "./plan-inputs.js";
import {planOutput} from "./plan-output.js";
import {listPorts} from "./ports.js";
import type {ModelData, OpenModel, Report} from "./types.js";

/** A place in the configuration, and what is wrong there. */
interface Problem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/**
 * Settles how rows are put to a model, before any row is.
 * @throws Error that names, for each thing that does not fit, its path in the monitor, what the model has, what the data
 * have, and the remedy
 */
export function planModel(
  {format}: Pick<ModelFiles, "format">,
  {inputs, outputs}: Pick<OpenModel, "inputs" | "outputs">,
  config: ModelFileConfig,
  data: ModelData
): OwnModel {
  const problems: Problem[] = [];
  const report = (path: readonly PropertyKey[], message: string): void => void problems.push({path, message});
  const planned = planInputs(inputs, config, data, report);
  const output = planOutput(outputs, config, data.task, report);
  const batch = fixedRows(inputs, report);
  if (output === null || problems.length > 0) throw misfit(config, data, {inputs, outputs}, problems);
  return {format, inputs: planned, output, batch};
}

function fixedRows(inputs: readonly ModelPort[], report: Report): number | null {
  const fixed = [...new Set(inputs.flatMap(({shape}) => shape?.[0] ?? []))];
  if (fixed.length > 1)
    report(["model", "file"], `expected inputs of as many rows each; the model takes ${fixed.join(" and ")} at once`);
  return fixed[0] ?? null;
}

function misfit(
  {file}: ModelFileConfig,
  {monitor, columns}: ModelData,
  {inputs, outputs}: Pick<OpenModel, "inputs" | "outputs">,
  problems: readonly Problem[]
): Error {
  const lines = problems.map(({path, message}) => `  ${describePath(path)}: ${message}`);
  return new Error(
    [
      `the model does not fit: monitor ${monitor}, ${file}`,
      ...lines,
      `  the model takes ${listPorts(inputs)}`,
      `  the model gives ${listPorts(outputs)}`,
      `  the data have ${columns.map(({name, type}) => `${name} (${type})`).join(", ")}`
    ].join("\n")
  );
}
