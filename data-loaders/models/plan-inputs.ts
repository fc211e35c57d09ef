import {ELEMENT_TYPES, isElementType} from "../../lib/model/own/element-type.js";
import type {ElementType} from "../../lib/model/own/element-type.js";
import type {ModelPort, OwnColumn, OwnInput} from "../../lib/model/own/types.js";
import {didYouMean} from "../config/closest.js";
import type {ModelFileConfig} from "../config/types.js";
import type {ColumnKind} from "../sources/types.js";
import {portText} from "./ports.js";
import type {ModelData, Report} from "./types.js";

/** The columns that an input is given, each with its place in the configuration. */
interface Given {
  readonly port: ModelPort;
  readonly path: readonly PropertyKey[];
  readonly columns: readonly {readonly name: string; readonly path: readonly PropertyKey[]}[];
}

/** Returns which columns each input of a model is given; what does not fit is reported. */
export function planInputs(
  ports: readonly ModelPort[],
  config: ModelFileConfig,
  data: ModelData,
  report: Report
): OwnInput[] {
  const given = givenColumns(ports, config, data, report);
  const used = new Set(given.flatMap(({columns}) => columns.map(({name}) => name)));
  for (const name of Object.keys(config.codes))
    if (!used.has(name)) report(["model", "codes", name], "expected a column that the model is given");
  return given.map((one) => planInput(one, config, data, report));
}

function givenColumns(
  ports: readonly ModelPort[],
  {inputs}: ModelFileConfig,
  {columns}: ModelData,
  report: Report
): Given[] {
  const path = ["model", "inputs"];
  const listed = (own: readonly PropertyKey[], names: readonly string[]): Given["columns"] =>
    names.map((name, i) => ({name, path: [...own, i]}));
  if (Array.isArray(inputs)) {
    const [only] = ports;
    if (ports.length === 1) return [{port: only!, path, columns: listed(path, inputs as readonly string[])}];
    report(path, `expected the columns of each input by its name, because the model takes ${ports.length} inputs`);
    return [];
  }
  const named = (inputs ?? {}) as Readonly<Record<string, string | readonly string[]>>;
  const names = ports.map(({name}) => name);
  for (const name of Object.keys(named))
    if (!names.includes(name)) report([...path, name], `unknown input of the model${didYouMean(name, names)}`);
  return ports.flatMap((port): Given[] => {
    const of = Object.hasOwn(named, port.name) ? named[port.name]! : null;
    const own = [...path, port.name];
    if (typeof of === "string") return [{port, path: own, columns: [{name: of, path: own}]}];
    if (of !== null) return [{port, path: own, columns: listed(own, of)}];
    const known = columns.map(({name}) => name);
    if (known.includes(port.name)) return [{port, path, columns: [{name: port.name, path}]}];
    report(path, missingText(port, ports, known));
    return [];
  });
}

/** Says what an input lacks that neither the configuration names a column for, nor a column is called as. */
function missingText(port: ModelPort, ports: readonly ModelPort[], known: readonly string[]): string {
  const width = port.shape?.[1] ?? null;
  if (ports.length === 1 && (port.shape === null || port.shape.length === 2) && width !== 1)
    return `expected a list of ${width === null ? "" : `${width} `}columns for the model's only input, ${portText(port)}, in the order in which it learnt them`;
  return `no column is called as the model's input ${portText(port)}${didYouMean(port.name, known)}; name one as {${JSON.stringify(port.name)}: "column"}`;
}

function planInput({port, path, columns}: Given, {codes}: ModelFileConfig, data: ModelData, report: Report): OwnInput {
  const {name, type, shape} = port;
  const shown = `the model's input ${portText(port)}`;
  const rank = shape?.length ?? 2;
  const width = rank === 1 ? 1 : (shape?.[1] ?? null);
  if (rank !== 1 && rank !== 2) report(path, `expected inputs of [rows] or [rows, columns], found ${shown}`);
  else if (width !== null && width !== columns.length)
    report(path, `expected ${width} ${width === 1 ? "column" : "columns"} for ${shown}, found ${columns.length}`);
  if (!isElementType(type)) report(path, `expected inputs of ${ELEMENT_TYPES.join(", ")}, found ${shown}`);
  else
    for (const column of columns) {
      const problem = misfitOf(type, column.name, codes[column.name] ?? null, data);
      if (problem !== null) report(column.path, `${problem}; it is for ${shown}`);
    }
  return {
    name,
    type: type as ElementType,
    rank: rank === 1 ? 1 : 2,
    columns: columns.map((column) => ({name: column.name, codes: codes[column.name] ?? null}))
  };
}

/** What each type of element can be made of as it is. */
const FITTING: Readonly<Record<ElementType, readonly ColumnKind[]>> = {
  float32: ["number", "integer", "boolean"],
  float64: ["number", "integer", "boolean"],
  int32: ["integer", "boolean"],
  int64: ["integer", "boolean"],
  bool: ["boolean"],
  string: ["text"]
};

/** Returns why a column cannot be given to an input, and the remedy; null if it can. */
function misfitOf(
  type: ElementType,
  name: string,
  codes: OwnColumn["codes"],
  {columns, forbidden}: ModelData
): string | null {
  const names = columns.map((column) => column.name);
  const kind = columns.find((column) => column.name === name)?.type;
  if (kind === undefined) return `unknown column: ${name}${didYouMean(name, names)}`;
  const part = forbidden.get(name);
  if (part !== undefined) return `column ${name} is ${part}, expected another`;
  const isCoded = kind === "text" && type !== "string" && type !== "bool";
  if (codes !== null)
    return isCoded ? oddCode(type, name, codes) : `column ${name} of type ${kind} needs no model.codes`;
  if (FITTING[type].includes(kind)) return null;
  const expected = `column ${name} is of type ${kind}, expected ${FITTING[type].join(" or ")}`;
  if (isCoded) return `${expected}; say which number stands for each text in model.codes`;
  if (type === "string") return `${expected}; give it the type text, if that is how the model learnt it`;
  return `${expected}; give it such a type, or derive a column that has it`;
}

function oddCode(type: ElementType, name: string, codes: Readonly<Record<string, number>>): string | null {
  if (type !== "int32" && type !== "int64") return null;
  const odd = Object.values(codes).find((code) => !Number.isSafeInteger(code));
  return odd === undefined ? null : `a code of column ${name} is ${odd}, expected whole numbers`;
}
