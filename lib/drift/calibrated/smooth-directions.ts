/**
 * Returns the directions in which a deal of equal cells moves smoothly: the first lifts one end of the cells and lowers
 * the other, the next lifts both ends, and so on through the cosines.
 * @param cells at least 2
 * @returns cells − 1 unit vectors, orthogonal to each other, each over the normal numbers of a deal cell by cell
 * @example smoothDirections(2).map((direction) => [...direction]) // [[1]]
 */
export function smoothDirections(cells: number): Float64Array[] {
  const effects = effectsOf(cells);
  const directions: Float64Array[] = [];
  for (let wave = 1; wave < cells; ++wave) {
    const direction = new Float64Array(cells - 1);
    effects.forEach((effect, cell) => add(direction, effect, Math.cos((Math.PI * wave * (cell + 0.5)) / cells)));
    for (const earlier of directions) add(direction, earlier, -dot(direction, earlier));
    const length = Math.sqrt(dot(direction, direction));
    directions.push(direction.map((x) => x / length));
  }
  return directions;
}

/** How each cell's count depends on the normal numbers: on its own one, and on those before by what they left over. */
function effectsOf(cells: number): Float64Array[] {
  const left = new Float64Array(cells - 1);
  return Array.from({length: cells}, (_, cell) => {
    const effect = left.map((x) => x / (cells - cell));
    if (cell < cells - 1) effect[cell]! += Math.sqrt((1 - 1 / (cells - cell)) / cells);
    add(left, effect, -1);
    return effect;
  });
}

function add(sum: Float64Array, vector: Float64Array, factor: number): void {
  for (let i = 0; i < sum.length; ++i) sum[i]! += factor * vector[i]!;
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, x, i) => sum + x * b[i]!, 0);
}
