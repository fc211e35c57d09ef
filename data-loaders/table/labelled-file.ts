import {sqlName, sqlText} from "../../lib/sql/literals.js";
import type {Storage} from "../../lib/sql/types.js";
import type {Database} from "../engines/duckdb.js";
import type {OpenFile} from "../sources/types.js";
import {LABELS} from "../stages/label-matches.js";

let tables = 0;

/**
 * Returns an open file with one more column, the label of each row. Rows keep their order and number, whatever labels
 * there are: labels are put in the order of the rows first and laid beside them, because DuckDB's joins give rows in any
 * order.
 * @param keys what `writeRowKeys` kept of the file, opened with the same columns
 * @param label name of the new column
 */
export async function withLabels(
  {connection}: Database,
  open: OpenFile,
  keys: string,
  label: {readonly name: string; readonly storage: Storage}
): Promise<OpenFile> {
  const table = `row_labels_${++tables}`;
  await connection.run(
    `CREATE TEMP TABLE ${table} AS SELECT label AS ${sqlName(label.name)}
     FROM (SELECT file_row_number AS place, key FROM read_parquet(${sqlText(keys)}, file_row_number = true))
     LEFT JOIN ${LABELS} USING (key) ORDER BY place`
  );
  return {
    relation: `(SELECT * FROM ${open.relation} AS served POSITIONAL JOIN ${table})`,
    columns: new Map([...open.columns, [label.name, label.storage]]),
    rejects: (undated) => open.rejects(undated),
    async close() {
      await open.close();
      await connection.run(`DROP TABLE ${table}`);
    }
  };
}
