import type {ColumnSpec, ProfileSpec} from "./types.js";

/**
 * Checks that rows can be counted in the cells of a spec without loss.
 * @throws RangeError if names or levels repeat, or if a number of a numeric column is not finite or out of order
 */
export function checkSpec({columns}: ProfileSpec): void {
  checkDistinct(
    columns.map((column) => column.name),
    "column"
  );
  columns.forEach(checkColumn);
}

function checkColumn(column: ColumnSpec): void {
  if (column.kind === "categorical") return checkDistinct(column.levels, `level of ${column.name}`);
  const {name, edges, coarse, centre} = column;
  if (!Number.isFinite(centre)) throw new RangeError(`invalid centre of ${name}: ${centre}`);
  edges.forEach((edge, i) => {
    if (!Number.isFinite(edge) || !(i === 0 || edge > edges[i - 1]!))
      throw new RangeError(`invalid edge ${i} of ${name}: ${edge}`);
  });
  coarse.forEach((edge, i) => {
    if (edges[edge] === undefined || !(i === 0 || edge > coarse[i - 1]!))
      throw new RangeError(`invalid coarse edge ${i} of ${name}: ${edge}`);
  });
}

function checkDistinct(names: readonly string[], what: string): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) throw new RangeError(`duplicate ${what}: ${name}`);
    seen.add(name);
  }
}
