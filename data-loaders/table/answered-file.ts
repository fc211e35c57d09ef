import {sqlName, sqlText} from "../../lib/sql/literals.js";
import type {Database} from "../engines/duckdb.js";
import type {OpenFile} from "../sources/types.js";
import type {AnswerColumn} from "./own-answer.js";

let tables = 0;

/**
 * Returns an open file with the answers of a model beside its rows, which keep their order and number.
 * @param file that `writeOwnAnswers` wrote of this one, opened with the same columns
 * @throws Error if what the model says cannot be read as labels are
 */
export async function withAnswers(
  {connection}: Database,
  open: OpenFile,
  file: string,
  columns: readonly AnswerColumn[]
): Promise<OpenFile> {
  const table = `row_answers_${++tables}`;
  const selected = columns.map(({name, sql}) => `${sql} AS ${sqlName(name)}`);
  await connection
    .run(`CREATE TEMP TABLE ${table} AS SELECT ${selected.join(", ")} FROM read_parquet(${sqlText(file)})`)
    .catch((cause: Error) => {
      const [reason] = cause.message.split("\n", 1);
      throw new Error(`the model's answers are no labels: ${reason}; name the classes in model.classes`, {cause});
    });
  return {
    relation: `(SELECT * FROM ${open.relation} AS asked POSITIONAL JOIN ${table})`,
    columns: new Map([...open.columns, ...columns.map(({name, type}) => [name, type] as const)]),
    rejects: (undated) => open.rejects(undated),
    async close() {
      await open.close();
      await connection.run(`DROP TABLE ${table}`);
    }
  };
}
