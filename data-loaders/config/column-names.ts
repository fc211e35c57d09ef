import {didYouMean} from "./closest.js";
import {describePath} from "./problems.js";
import type {ModelFileConfig, TableMonitor} from "./types.js";

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
  if ("prediction" in model) {
    const {prediction, confidence} = model;
    const sure: [string, string][] = confidence === null ? [] : [["model.confidence", confidence]];
    return [["model.prediction", prediction], ...sure];
  }
  if ("score" in model) return [["model.score", model.score]];
  if ("file" in model) return fileColumns(model).map(({path, name}) => [describePath(path), name]);
  return (model.features ?? []).map((name, i) => [`model.features[${i}]`, name]);
}

/** A column that the configuration names, and where. */
interface NamedColumn {
  readonly path: readonly PropertyKey[];
  readonly name: string;
}

/** Returns the columns that are named for a model in a file. */
export function fileColumns({inputs, codes}: ModelFileConfig): NamedColumn[] {
  const given = Object.entries(inputs ?? {}).flatMap(([input, columns]: [string, string | readonly string[]]) => {
    const path = ["model", "inputs", Array.isArray(inputs) ? Number(input) : input];
    if (typeof columns === "string") return [{path, name: columns}];
    return columns.map((name, i) => ({path: [...path, i], name}));
  });
  return [...given, ...Object.keys(codes).map((name) => ({path: ["model", "codes", name], name}))];
}
