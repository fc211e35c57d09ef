import type {RawFile, RawTable} from "./raw-table.js";

const NO_ROWS: RawTable = {
  relation: "(SELECT 1 AS line WHERE FALSE)",
  columns: new Map(),
  isRow: null,
  leavesOut: false
};

/** Returns a file without a row or a column, as logs are that have just been turned over. */
export function emptyFile(): RawFile {
  return {
    table: NO_ROWS,
    hasLeftOut: () => Promise.resolve(false),
    numbered: () => Promise.resolve({table: {...NO_ROWS, row: "raw.line", whyNot: null}, misshapen: null}),
    close: () => Promise.resolve()
  };
}
