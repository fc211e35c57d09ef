import {html} from "htl";
import type {Messages} from "../../messages/messages.js";
import {button} from "../controls.js";
import {latestRun} from "../latest.js";
import {tableOf} from "../show-table.js";
import {createStore} from "../store.js";
import {cellText, csvOf} from "./csv.js";
import type {Answers} from "./queries.js";
import type {SqlDatabase, SqlResult} from "./types.js";

/** Rows of a result that are drawn. */
const SHOWN = 200;

/**
 * A query with its result. The query is part of the page's address.
 * @param tables name and columns of each
 * @param file name that a result is saved by, without its ending
 * @param answers what can be held against labels; null for nothing
 */
export function queryConsole(
  messages: Messages<"sql">,
  database: SqlDatabase,
  tables: readonly (readonly string[])[],
  {file, answers}: {readonly file: string; readonly answers: Answers | null}
): {readonly element: HTMLElement; focus(): void} {
  const examples = messages.sql.sqlExamples.filter(
    (example) =>
      tables.some(([name]) => name === example.table) && (example.answers === undefined || example.answers === answers)
  );
  const anyText = {initial: examples[0]!.sql, parse: (text: string) => text, format: String};
  const store = createStore<{query: string}>("sql", {query: anyText});
  const startRun = latestRun();
  const text = html`<textarea
    rows="6"
    spellcheck="false"
    autocapitalize="off"
    onkeydown=${onKey}
    oninput=${() => store.set({query: text.value})}
  ></textarea>` as HTMLTextAreaElement;
  const status = html`<p class="sql-status" role="status"></p>`;
  const output = html`<div class="sql-output"></div>`;

  function onKey(event: KeyboardEvent): void {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void run();
  }

  /** A query that is asked while another runs takes its place. */
  async function run(): Promise<void> {
    const isLatest = startRun();
    status.textContent = messages.sql.sqlWords.running;
    const begun = performance.now();
    try {
      const result = await database.query(text.value);
      if (!isLatest()) return;
      const {rows} = result;
      status.textContent = messages.sql.sqlWords.told(
        rows.length,
        Math.min(rows.length, SHOWN),
        performance.now() - begun
      );
      output.replaceChildren(resultView(messages, result, file));
    } catch (error) {
      if (!isLatest()) return;
      status.textContent = messages.sql.sqlWords.refused;
      output.replaceChildren(html`<pre class="sql-error">${(error as Error).message}</pre>`);
    }
  }

  store.subscribe(({query}) => void (text.value === query || (text.value = query)));
  const choose = (sql: string): void => {
    store.set({query: sql});
    void run();
  };
  const element = html`<div class="sql-console">
    <p class="sql-examples">
      <span class="muted">${messages.sql.sqlWords.examples}</span>
      ${examples.map(({label, sql}) => button(label, () => choose(sql)))}
    </p>
    <label class="field sql-query"
      ><span>${messages.sql.sqlWords.query}. ${messages.sql.sqlWords.hint}</span>${text}</label
    >
    <p class="sql-run">${button(messages.sql.sqlWords.run, () => void run())}</p>
    ${status}${output}${tableList(messages, tables)}
  </div>`;
  return {element, focus: () => text.focus()};
}

function tableList(messages: Messages<"sql">, tables: readonly (readonly string[])[]): HTMLElement {
  return html`<details class="sql-tables">
    <summary>${messages.sql.sqlWords.tables}</summary>
    <dl>
      ${tables.map(
        ([name, columns]) =>
          html`<div>
            <dt><code>${name}</code> <span class="muted">${messages.sql.tableMeanings[name!] ?? ""}</span></dt>
            <dd><code>${columns}</code></dd>
          </div>`
      )}
    </dl>
  </details>`;
}

function resultView(messages: Messages<"sql">, result: SqlResult, file: string): HTMLElement {
  const {names, rows} = result;
  const isNumeric = (column: number): boolean => rows.some((row) => typeof row[column] === "number");
  const save = (): void => download(csvOf(result), `${file}.csv`);
  const table = tableOf({
    caption: messages.sql.sqlWords.result,
    columns: names.map((label, column) => ({label, numeric: isNumeric(column)})),
    rows: rows.slice(0, SHOWN).map((row) => row.map((value) => cellText(value) ?? messages.sql.sqlWords.missing))
  });
  return html`<div>
    ${table}
    <p>${button(messages.sql.sqlWords.download, save)}</p>
  </div>`;
}

function download(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], {type: "text/csv"}));
  const link = html`<a href=${url} download=${name}></a>` as HTMLAnchorElement;
  link.click();
  URL.revokeObjectURL(url);
}
