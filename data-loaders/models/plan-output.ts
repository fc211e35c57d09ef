import type {Task} from "../../lib/bundle.js";
import type {ModelPort, OwnOutput} from "../../lib/model/own/types.js";
import {didYouMean} from "../config/closest.js";
import type {ModelFileConfig} from "../config/types.js";
import {listPorts, portText} from "./ports.js";
import type {Report} from "./types.js";

const FRACTIONS: readonly string[] = ["float32", "float64", "unknown"];
const CLASSES: readonly string[] = ["int32", "int64", "string", "bool"];

/** Returns how a model's output is read, null where it cannot be; what does not fit is reported. */
export function planOutput(
  ports: readonly ModelPort[],
  config: ModelFileConfig,
  task: Task,
  report: Report
): OwnOutput | null {
  const port = config.output === null ? onlyOutput(ports, task, report) : namedOutput(ports, config.output, report);
  if (port === null) return null;
  const path = ["model", "output"];
  const width = widthOf(port);
  const refuse = (expected: string): null => {
    report(path, `expected ${expected}; the model gives ${portText(port)}`);
    return null;
  };
  if (width === "too many") return refuse("an output of [rows] or [rows, numbers]");
  const isFraction = FRACTIONS.includes(port.type);
  if (!isFraction && !CLASSES.includes(port.type))
    return refuse(`an output of ${[...FRACTIONS.slice(0, 2), ...CLASSES].join(", ")}`);
  const {name} = port;
  if (task === "regression") {
    if (port.type === "string" || port.type === "bool") return refuse("numbers, because the task is regression");
    return width === null || width === 1 ? {name, kind: "number", classes: null} : refuse("one number a row");
  }
  if (!isFraction)
    return width === null || width === 1 ? {name, kind: "class", classes: config.classes} : refuse("one class a row");
  if (task === "binary")
    return width === null || width <= 2
      ? {name, kind: "yes", classes: config.classes}
      : refuse("the probability of yes, or of no and of yes, because the task is binary");
  return probabilities(port, width, config.classes, report);
}

function probabilities(
  port: ModelPort,
  width: number | null,
  classes: readonly string[] | null,
  report: Report
): OwnOutput | null {
  const {name} = port;
  if (classes === null && width === null) {
    report(
      ["model", "classes"],
      `expected a list, because the model does not say of how many it gives ${portText(port)}`
    );
    return null;
  }
  if (width === 1) {
    report(["model", "output"], `expected the probability of each class; the model gives ${portText(port)}`);
    return null;
  }
  if (classes !== null && width !== null && classes.length !== width) {
    report(["model", "classes"], `expected ${width}, found ${classes.length}; the model gives ${portText(port)}`);
    return null;
  }
  return {name, kind: "probabilities", classes: classes ?? Array.from({length: width!}, (_, i) => String(i))};
}

/** Numbers a row; null where that is not declared. */
function widthOf({shape}: ModelPort): number | null | "too many" {
  if (shape === null) return null;
  if (shape.length > 2 || shape.length === 0) return "too many";
  return shape.length === 1 ? 1 : shape[1]!;
}

function namedOutput(ports: readonly ModelPort[], name: string, report: Report): ModelPort | null {
  const port = ports.find((one) => one.name === name) ?? null;
  if (port === null)
    report(
      ["model", "output"],
      `unknown output of the model: ${name}${didYouMean(
        name,
        ports.map((one) => one.name)
      )}`
    );
  return port === null ? null : tensorOnly(port, report);
}

/** Returns the one output that can be meant: the only one, or the only one of numbers. */
function onlyOutput(ports: readonly ModelPort[], task: Task, report: Report): ModelPort | null {
  if (ports.length === 1) return tensorOnly(ports[0]!, report);
  const numbers = ports.filter(({type}) => FRACTIONS.includes(type));
  if (numbers.length === 1) return numbers[0]!;
  const maps = ports.find(({type}) => type === "no tensor");
  if (numbers.length === 0 && maps !== undefined) return tensorOnly(maps, report);
  const what = task === "regression" ? "the number" : "the probabilities, or the class";
  report(["model", "output"], `expected the name of the output that is ${what}; the model gives ${listPorts(ports)}`);
  return null;
}

function tensorOnly(port: ModelPort, report: Report): ModelPort | null {
  if (port.type !== "no tensor") return port;
  report(
    ["model", "output"],
    `the model gives ${port.name} as a list of maps, which this runtime does not read, expected a tensor; convert the model with the option zipmap=False, or take another output`
  );
  return null;
}
