import {sqlName, sqlText} from "../../lib/sql/literals.js";
import type {Storage} from "../../lib/sql/types.js";
import type {Database} from "../engines/duckdb.js";
import type {OpenFile} from "../sources/types.js";

let tables = 0;

/**
 * Returns an open file with one more column, the label of each row. Rows keep their order and number, whatever labels
 * there are: labels are put in the order of the rows first and laid beside them, because DuckDB's joins give rows in any
 * order.
 * @param kept files that `writeRowKeys` wrote of this one, opened with the same columns, and `writeLabelMatches` of all
 * @param label the new column
 */
export async function withLabels(
  {connection}: Database,
  open: OpenFile,
  kept: {readonly keys: string; readonly labels: string},
  label: {readonly name: string; readonly storage: Storage}
): Promise<OpenFile> {
  const table = `row_labels_${++tables}`;
  await connection.run(
    `CREATE TEMP TABLE ${table} AS SELECT label AS ${sqlName(label.name)}
     FROM (SELECT file_row_number AS place, key FROM read_parquet(${sqlText(kept.keys)}, file_row_number = true))
     LEFT JOIN read_parquet(${sqlText(kept.labels)}) USING (key) ORDER BY place`
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
