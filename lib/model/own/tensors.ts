import type {ElementType} from "./element-type.js";
import type {OwnColumn, OwnInput, OwnRows, OwnTensor, TensorData} from "./types.js";

/**
 * Returns what an input of a model is given for some rows. Where it is longer than there are rows, the last row is
 * repeated; where a row has no element of the type (`gapsOf`), the tensor holds 0, no, or the empty text.
 * @param start first row
 * @param length rows of the tensor
 * @throws RangeError if a column is not there, or has no rows
 */
export function inputTensor(input: OwnInput, rows: OwnRows, start: number, length: number): OwnTensor {
  const {type, rank, columns} = input;
  const width = columns.length;
  const data = type === "string" ? new Array<string>(length * width) : new ARRAYS[type](length * width);
  columns.forEach((column, i) => fill(data, type, column, rows, {start, length, width, at: i}));
  return {type, shape: rank === 1 ? [length] : [length, width], data};
}

const ARRAYS = {
  float32: Float32Array,
  float64: Float64Array,
  int32: Int32Array,
  int64: BigInt64Array,
  bool: Uint8Array
};

function fill(
  data: TensorData,
  type: ElementType,
  {name, codes}: OwnColumn,
  rows: OwnRows,
  {start, length, width, at}: {start: number; length: number; width: number; at: number}
): void {
  const column = rows.get(name);
  if (column === undefined) throw new RangeError(`missing column: ${name}`);
  const last = column.values.length - 1;
  if (last < 0) throw new RangeError(`no rows: ${name}`);
  const elements = data as unknown as (number | bigint | string)[];
  const elementOf = ELEMENTS[type];
  for (let i = 0; i < length; ++i) {
    const value = column.values[Math.min(start + i, last)]!;
    const given = codes === null || value === null ? value : Object.hasOwn(codes, value) ? codes[value]! : null;
    elements[i * width + at] = elementOf(given);
  }
}

type Given = number | string | null;

const asNumber = (value: Given): number => (typeof value === "number" ? value : NaN);
const asWhole = (value: Given): number => (Number.isSafeInteger(value) ? (value as number) : 0);

const ELEMENTS: Readonly<Record<ElementType, (value: Given) => number | bigint | string>> = {
  float32: asNumber,
  float64: asNumber,
  int32: asWhole,
  int64: (value) => BigInt(asWhole(value)),
  bool: (value) => (value === 1 ? 1 : 0),
  string: (value) => (typeof value === "string" ? value : "")
};
