import type {OwnOutput, OwnTensor} from "./types.js";

/**
 * Returns the class that a model says of a row, as text: whole numbers in digits, yes and no as "true" and "false".
 * @throws RangeError if it is none of the classes, or there is more than one a row
 */
export function classOf({name, classes}: OwnOutput, {type, shape, data}: OwnTensor, row: number): string {
  if (data.length !== shape[0])
    throw new RangeError(`output ${name} gives ${data.length / (shape[0] ?? 1)} classes a row, expected 1`);
  const value = data[row]!;
  const text = type === "bool" ? String(value === 1) : String(value);
  if (classes !== null && !classes.includes(text))
    throw new RangeError(`output ${name} gives the class ${text}, expected one of ${classes.join(", ")}`);
  return text;
}
