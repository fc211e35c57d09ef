/** A rectangle; `x` and `y` are its upper left corner. */
export interface Tile {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Cuts a box into tiles whose areas are in proportion to values, as near to squares as laying them in rows, the largest
 * first, makes them (Bruls, Huizing and van Wijk, "Squarified treemaps", 2000).
 * @param values not negative; a value of 0 has a tile without area
 * @returns one tile per value, in the order of the values
 * @throws RangeError if a value is negative or not finite, or if none is above 0
 * @example treemap([2, 1, 1], {x: 0, y: 0, width: 4, height: 1}).map(({x}) => x) // [0, 2, 3]
 */
export function treemap(values: readonly number[], box: Tile): Tile[] {
  const total = values.reduce((sum, value) => sum + value, 0);
  if (values.some((value) => !(value >= 0 && value < Infinity)) || !(total > 0))
    throw new RangeError(`invalid values of a treemap: ${values.join(", ")}`);
  const unit = (box.width * box.height) / total;
  const tiles = values.map((): Tile => ({x: box.x + box.width, y: box.y + box.height, width: 0, height: 0}));
  const order = [...values.keys()]
    .filter((i) => values[i]! > 0)
    .sort((a, b) => values[b]! - values[a]! || a - b)
    .map((index) => ({index, area: values[index]! * unit}));
  let rest = box;
  for (let at = 0; at < order.length;) {
    const row = order.slice(at, at + rowLength(order.slice(at), Math.min(rest.width, rest.height)));
    rest = layRow(row, rest, tiles);
    at += row.length;
  }
  return tiles;
}

interface Area {
  readonly index: number;
  readonly area: number;
}

/** How many of the first areas to lay along a side: as long as each one more makes the worst of them squarer. */
function rowLength(areas: readonly Area[], side: number): number {
  let length = 1;
  while (length < areas.length && worst(areas.slice(0, length + 1), side) <= worst(areas.slice(0, length), side))
    ++length;
  return length;
}

/** The largest ratio of sides, 1 or more, of areas laid along a side; they are in order of size. */
function worst(areas: readonly Area[], side: number): number {
  const depth = sumOf(areas) / side;
  const ratios = [areas[0]!, areas.at(-1)!].map(({area}) => area / depth ** 2);
  return Math.max(...ratios.map((ratio) => Math.max(ratio, 1 / ratio)));
}

/** Lays areas along the shorter side of a box; returns what is left of the box. */
function layRow(row: readonly Area[], box: Tile, tiles: Tile[]): Tile {
  const {x, y, width, height} = box;
  const isColumn = width >= height;
  const depth = sumOf(row) / Math.min(width, height);
  let offset = 0;
  for (const {index, area} of row) {
    const length = area / depth;
    tiles[index] = isColumn
      ? {x, y: y + offset, width: depth, height: length}
      : {x: x + offset, y, width: length, height: depth};
    offset += length;
  }
  return isColumn ? {x: x + depth, y, width: width - depth, height} : {x, y: y + depth, width, height: height - depth};
}

function sumOf(areas: readonly Area[]): number {
  return areas.reduce((sum, {area}) => sum + area, 0);
}
