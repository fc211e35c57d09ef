import {html} from "htl";
import type {Messages} from "../../messages/messages.js";
import {button} from "../controls.js";
import type {Answers} from "./queries.js";
import {queryConsole} from "./query-console.js";
import type {SqlDatabase} from "./types.js";

interface SqlPanelOptions {
  /** starts the database and fills its tables */
  readonly open: () => Promise<SqlDatabase>;
  /** name of the file that a result is saved as, without its ending */
  readonly file: string;
  /** what of the model's answers can be held against labels; null for nothing */
  readonly answers: Answers | null;
}

/** The names of all tables with those of their columns. */
const CATALOGUE = `SELECT table_name, string_agg(column_name, ', ' ORDER BY ordinal_position)
FROM information_schema.columns GROUP BY table_name ORDER BY table_name`;

/** A place to ask the page's data in SQL. Nothing is fetched before the reader asks for it. */
export function sqlPanel(messages: Messages<"sql">, {open, file, answers}: SqlPanelOptions): HTMLElement {
  const status = html`<p class="sql-status" role="status"></p>`;
  const start = button(messages.sql.sqlWords.start, () => void begin());
  const body = html`<div></div>`;
  async function begin(): Promise<void> {
    start.disabled = true;
    status.textContent = messages.sql.sqlWords.starting;
    try {
      const database = await open();
      const tables = (await database.query(CATALOGUE)).rows.map((row) => row.map(String));
      const {element, focus} = queryConsole(messages, database, tables, {file, answers});
      body.replaceChildren(element);
      status.textContent = messages.sql.sqlWords.ready(tables.length);
      start.hidden = true;
      focus();
    } catch (error) {
      start.disabled = false;
      status.textContent = messages.sql.sqlWords.failed((error as Error).message);
    }
  }
  return html`<div class="sql">
    <p class="sql-lede">${messages.sql.sqlWords.lede}</p>
    ${start}${status}${body}
  </div>`;
}
