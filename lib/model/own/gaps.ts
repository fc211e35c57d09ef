import type {ElementType} from "./element-type.js";
import type {Gap, OwnColumn, OwnModel, OwnRows} from "./types.js";

/**
 * Returns the rows that cannot be put to a model, each with its first problem, in order. A missing number is none where
 * an ONNX model takes numbers with a fraction: it is NaN there, as where the model learnt, and what becomes of it is the
 * model's affair. It is one to TensorFlow.js, whose backends lose a NaN on its way, each in its own place, and would answer
 * as if the number were known.
 * @param rows that there are, all columns of the inputs among them
 * @throws RangeError if a column is not there
 */
export function gapsOf({format, inputs}: Pick<OwnModel, "format" | "inputs">, rows: OwnRows, length: number): Gap[] {
  const found = new Map<number, Gap>();
  for (const {type, columns} of inputs)
    for (const column of columns) {
      const takesGaps = format === "onnx" && (type === "float32" || type === "float64");
      const fault = faultOf(type, column, rows, takesGaps);
      if (fault === null) continue;
      for (let row = 0; row < length; ++row) {
        const reason = found.has(row) ? null : fault(row);
        if (reason !== null) found.set(row, {row, column: column.name, reason});
      }
    }
  return [...found.values()].sort((a, b) => a.row - b.row);
}

/** Returns what says of a row why it has no element of a type, or null; null if every value has one. */
function faultOf(
  type: ElementType,
  {name, codes}: OwnColumn,
  rows: OwnRows,
  takesGaps: boolean
): ((row: number) => string | null) | null {
  const column = rows.get(name);
  if (column === undefined) throw new RangeError(`missing column: ${name}`);
  if (column.kind === "texts")
    return (row) => {
      const text = column.values[row]!;
      if (text === null) return codes !== null && takesGaps ? null : "missing";
      return codes === null || Object.hasOwn(codes, text) ? null : "without a code";
    };
  return takesGaps ? null : (row) => wholeFault(type, column.values[row]!);
}

const LARGEST = {int32: 2 ** 31 - 1, int64: Number.MAX_SAFE_INTEGER};

function wholeFault(type: ElementType, value: number): string | null {
  if (Number.isNaN(value)) return "missing";
  if (type !== "int32" && type !== "int64") return null;
  return Math.abs(value) <= LARGEST[type] ? null : `too large for ${type}`;
}
