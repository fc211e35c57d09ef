import {didYouMean} from "./closest.js";
import type {TableMonitor} from "./types.js";

/**
 * Checks that the columns a table monitor names are there.
 * @param available names of the source's columns and of the derived ones
 * @throws Error that names, for each one that is not, its path in the monitor and the closest name there is
 */
export function checkColumnNames(monitor: TableMonitor, available: readonly string[]): void {
  const {id, data, target, model, columns} = monitor;
  const labelsApart = data.labels !== null;
  const named: [string, string | null][] = [
    ["data.time", data.time],
    ["data.key", data.key],
    ["target", labelsApart ? null : target],
    ...modelColumns(model),
    ...columns.map(({name, role}, i): [string, string | null] => [
      `columns[${i}].name`,
      // what is left out may be in the serving rows alone
      (labelsApart && name === target) || (data.reference !== null && role === "ignore") ? null : name
    ])
  ];
  const problems = named.flatMap(([path, name]) =>
    name === null || available.includes(name)
      ? []
      : [`  ${path}: unknown column: ${name}${didYouMean(name, available)}`]
  );
  if (problems.length > 0)
    throw new Error(`no such columns: monitor ${id} (known: ${available.join(", ")})\n${problems.join("\n")}`);
}

function modelColumns(model: TableMonitor["model"]): [string, string][] {
  if (model === null) return [];
  if ("prediction" in model) return [["model.prediction", model.prediction]];
  if ("score" in model) return [["model.score", model.score]];
  return (model.features ?? []).map((name, i) => [`model.features[${i}]`, name]);
}
