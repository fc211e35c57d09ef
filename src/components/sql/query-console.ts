import {html} from "htl";
import {sqlExamples, sqlWords as words, tableMeanings} from "../../messages/sql.en.js";
import {button} from "../controls.js";
import {latestRun} from "../latest.js";
import {tableOf} from "../show-table.js";
import {createStore} from "../store.js";
import {cellText, csvOf} from "./csv.js";
import type {SqlDatabase, SqlResult} from "./types.js";

/** Rows of a result that are drawn. */
const SHOWN = 200;

/**
 * A query with its result. The query is part of the page's address.
 * @param tables name and columns of each
 */
export function queryConsole(
  database: SqlDatabase,
  tables: readonly (readonly string[])[],
  file: string
): {readonly element: HTMLElement; focus(): void} {
  const examples = sqlExamples.filter(({table}) => tables.some(([name]) => name === table));
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
    status.textContent = words.running;
    const begun = performance.now();
    try {
      const result = await database.query(text.value);
      if (!isLatest()) return;
      const {rows} = result;
      status.textContent = words.told(rows.length, Math.min(rows.length, SHOWN), performance.now() - begun);
      output.replaceChildren(resultView(result, file));
    } catch (error) {
      if (!isLatest()) return;
      status.textContent = words.refused;
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
      <span class="muted">${words.examples}</span> ${examples.map(({label, sql}) => button(label, () => choose(sql)))}
    </p>
    <label class="field sql-query"><span>${words.query}. ${words.hint}</span>${text}</label>
    <p class="sql-run">${button(words.run, () => void run())}</p>
    ${status}${output}${tableList(tables)}
  </div>`;
  return {element, focus: () => text.focus()};
}

function tableList(tables: readonly (readonly string[])[]): HTMLElement {
  return html`<details class="sql-tables">
    <summary>${words.tables}</summary>
    <dl>
      ${tables.map(
        ([name, columns]) =>
          html`<div>
            <dt><code>${name}</code> <span class="muted">${tableMeanings[name!] ?? ""}</span></dt>
            <dd><code>${columns}</code></dd>
          </div>`
      )}
    </dl>
  </details>`;
}

function resultView(result: SqlResult, file: string): HTMLElement {
  const {names, rows} = result;
  const isNumeric = (column: number): boolean => rows.some((row) => typeof row[column] === "number");
  const save = (): void => download(csvOf(result), `${file}.csv`);
  const table = tableOf({
    caption: words.result,
    columns: names.map((label, column) => ({label, numeric: isNumeric(column)})),
    rows: rows.slice(0, SHOWN).map((row) => row.map((value) => cellText(value) ?? words.missing))
  });
  return html`<div>
    ${table}
    <p>${button(words.download, save)}</p>
  </div>`;
}

function download(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], {type: "text/csv"}));
  const link = html`<a href=${url} download=${name}></a>` as HTMLAnchorElement;
  link.click();
  URL.revokeObjectURL(url);
}
